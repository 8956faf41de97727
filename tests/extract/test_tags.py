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
    "住房保障": _story("公积金贷款额度上调", "住房公积金管理中心上调贷款额度，购房者首付比例降低。"),
    "对外贸易": _story("我市外贸平稳增长", "海关数据显示，一季度全市进出口总值131亿元，出口增长21%。"),
    "社会治安": _story("警方破获系列盗窃案", "公安局民警抓获犯罪嫌疑人3名，破获盗窃案12起。"),
    "体育": _story("全市篮球赛落幕", "比赛吸引32支球队，运动员奋力拼搏，体育局颁发奖杯。"),
    "自然资源": _story("建设用地挂牌出让", "自然资源和规划局挂牌出让2宗国有建设用地使用权。"),
    "天气": _story("周末降温", "气象台预报，受冷空气影响，气温下降10℃，阵风8级。"),
    "人大政协": _story("市人大常委会举行会议", "人大常委会会议听取报告，人大代表列席。"),
    "工青妇工作": _story("50人获评工匠", "总工会表彰一线职工，劳模代表发言。"),
    "国防双拥": _story("冬季征兵启动", "退役军人和民兵到场，适龄青年报名参军。"),
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


BEARINGS = _story("临清轴承闯世界", *["轴承企业建成智能车间，轴承产值增长，轴承远销海外，轴承订单充足。"] * 2)


def test_a_telling_keyword_joins_them() -> None:
    assert "轴承" in extract_facts(BEARINGS, "", knowledge("聊城")).tags


def test_the_last_resort_is_no_keyword() -> None:
    story = _story("电视台民生频道开播", *["民生频道开播，民生频道办好《民生面对面》《民生大看台》。"] * 3)
    assert "民生" not in extract_facts(story, "", knowledge("聊城")).tags


def test_a_story_of_one_topic_gets_its_field() -> None:
    story = _story("两名嫌疑人落网", "警方抓获两名盗窃嫌疑人。")
    assert extract_facts(story, "", knowledge("聊城")).tags == ("社会治安", "平安法治")


def test_a_metaphor_in_quotation_marks_is_no_keyword() -> None:
    text = "医生推着小推车义诊，小推车走遍9个村，村民盼着小推车，小推车来了，小推车又走了。"
    tags = extract_facts(_story("医疗“小推车”推进心坎里", *[text] * 2), "", knowledge("聊城")).tags
    assert tags[0] == "医疗卫生"
    assert "小推车" not in tags


def test_a_commentary_says_so() -> None:
    text = "办事不能只看痕迹。倘若考核仍看截图，基层何尝能轻松？唯有务实，才能减负。"
    assert "新闻评论" in extract_facts(_story("莫让工作群成负担", text), "", knowledge("聊城")).tags


def test_one_passing_word_is_no_topic() -> None:
    story = _story("山区小学有了新操场", "山区学校的教师和学生有了新操场。", "学校旁的山坡上种着中药材。")
    assert "农业生产" not in extract_facts(story, "", knowledge("聊城")).tags


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


def test_a_word_that_holds_a_cue_by_chance_counts_for_none() -> None:
    text = "topics:\n  - name: 社会保障\n    cues: {民政: 2}\nchance: 人民政府\n"
    assert count_cues("市人民政府的民政工作", parse_topics(text, "t.yaml")) == {
        "人民政府": (1, ()),
        "民政": (1, (("社会保障", 2.0),)),
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
        "from tests.extract.test_tags import BEARINGS, STORIES; known = knowledge('聊城');"
        "facts = extract_facts(STORIES['招商引资'], '', known); assert 'jieba' not in sys.modules;"
        "facts = extract_facts(BEARINGS, '', known); assert 'jieba' in sys.modules"
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
