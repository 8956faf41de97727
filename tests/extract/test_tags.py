"""Tags: topics by their cues, keywords to complete them, and never a place, a person or a fragment."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from site_builder.errors import ConfigError
from site_builder.extract.facts import extract_facts
from site_builder.extract.topics import count_cues, parse_topics
from site_builder.model import Block, Story
from tests.extract.bundled import bundled, knowledge


def _story(headline: str, *paragraphs: str) -> Story:
    return Story(title=headline, blocks=tuple(Block("text", paragraph) for paragraph in paragraphs))


STORIES = {
    "招商引资": _story("我市招商引资势头强劲", "一季度，全市招商引资到位资金72.5亿元，新签约项目96个。"),
    "疫情防控": _story("我市增划封控区", "临清市报告1例无症状感染者，开展流调和核酸检测，密切接触者隔离观察。"),
    "交通建设": _story("东阿至阳谷高速公路年底开工", "高速公路全长60公里，设互通立交5座，项目总投资20亿元。"),
    "政务服务": _story("项目审批“跨阶段并联办”", "行政审批服务局推行并联审批，审批时限压缩83%。"),
    "粮食生产": _story("麦收进入尾声", "全县小麦机收率达99%，麦田里收割机往来穿梭，夏粮丰收在望。"),
    "防汛抗旱": _story("我市部署防汛工作", "会议要求，做好防汛抗旱工作，确保安全度汛。"),
    "党风廉政": _story("市纪委监委通报典型问题", "3起违反中央八项规定精神问题被通报，相关人员受到党内警告处分。"),
    "医疗保障": _story("医保报销更方便", "市医保局推行异地就医直接结算，参保群众门诊统筹报销比例提高。"),
}


@pytest.mark.parametrize("topic", STORIES)
def test_the_topic_comes_first(topic: str) -> None:
    tags = extract_facts(STORIES[topic], "2022-04-19", knowledge("聊城")).tags
    assert tags[0] == topic
    assert 2 <= len(tags) <= 5


def test_a_synonym_of_a_topic_is_no_tag_beside_it() -> None:
    known = knowledge("聊城")
    for story in STORIES.values():
        tags = extract_facts(story, "", known).tags
        assert all(known.topics.also.get(tag, tag) == tag for tag in tags)


def test_a_telling_keyword_joins_them() -> None:
    story = _story("临清轴承闯世界", *["轴承企业建成智能车间，轴承产值增长，轴承远销海外，轴承订单充足。"] * 2)
    assert "轴承" in extract_facts(story, "", knowledge("聊城")).tags


def test_the_last_resort_is_no_keyword() -> None:
    story = _story("电视台民生频道开播", *["民生频道开播，民生频道办好《民生面对面》《民生大看台》。"] * 3)
    assert "民生" not in extract_facts(story, "", knowledge("聊城")).tags


def test_no_place_person_or_number_is_a_tag() -> None:
    text = "茌平区肖家庄镇的毕艳红和艳红的同事在茌平区肖家庄镇的105国道旁，茌平区的毕艳红说。" * 3
    for tag in extract_facts(_story("毕艳红", text), "", knowledge("聊城")).tags:
        assert not any(word in tag for word in ("茌平", "肖家庄", "区肖", "艳红", "105"))


def test_a_cue_inside_a_places_name_does_not_count() -> None:
    tags = extract_facts(
        _story("检验互认", "德城区、陵城区的医院互认检验结果，患者少跑腿。"), "", knowledge("德州")
    ).tags
    assert "城市建设" not in tags


def test_the_longest_cue_counts_alone() -> None:
    topics = parse_topics("topics:\n  - name: 招商引资\n    cues: {招商引资: 3, 招商: 2}\n", "t.yaml")
    assert count_cues("招商引资和招商", topics) == {
        "招商引资": (1, (("招商引资", 3.0),)),
        "招商": (1, (("招商引资", 2.0),)),
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("topics:\n  - name: 甲\n    cue: {乙: 1}\n", "did you mean `cues`"),
        ("topics:\n  - name: 甲\n", "has no cues"),
        ("topics:\n  - name: 甲\n    cues: {乙: 多}\n", "no cue with its weight"),
        ("topics:\n  - name: 甲\n    cues: {12345: 1}\n", "in quotes if digits"),
        ("topics: 甲\n", "must be a list"),
        ("topic: []\n", "did you mean `topics`"),
    ],
)
def test_a_faulty_list_is_refused(text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        parse_topics(text, "t.yaml")


def test_the_bundled_list_has_no_doubled_names() -> None:
    topics = parse_topics(bundled("topics/default.yaml"), "default.yaml")
    assert len(topics.names) == len(set(topics.names)) >= 60
    assert not [name for name in topics.names if topics.also[name] != name]


def test_jieba_is_loaded_late_in_silence_and_without_its_cache(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.extract.bundled import knowledge; from site_builder.extract.facts import extract_facts;"
        "from tests.extract.test_tags import STORIES; known = knowledge('聊城'); assert 'jieba' not in sys.modules;"
        "facts = extract_facts(STORIES['招商引资'], '', known); assert 'jieba' in sys.modules"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"TMPDIR": str(tmp_path), "PYTHONHASHSEED": "1"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert not list(tmp_path.iterdir())
    assert tempfile.gettempdir() != str(tmp_path)
