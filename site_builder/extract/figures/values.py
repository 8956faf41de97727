"""A plain value: what it counts or measures, said beside it or before it."""

from __future__ import annotations

import re

from site_builder.extract.figures.beside import place_label, unit_noun
from site_builder.extract.figures.changes import is_moved
from site_builder.extract.figures.counting import refers_back
from site_builder.extract.figures.earlier import earlier_phrase
from site_builder.extract.figures.layout import Item
from site_builder.extract.figures.metrics import ADMINISTRATIVE, compose
from site_builder.extract.figures.nounless import PARTS, PERSONS
from site_builder.extract.figures.passage import Passage, same_unit
from site_builder.extract.figures.phrases import NOMINAL, clean, following, without_origin
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.sharing import as_printed, listed_nouns, shared_verb, with_threshold
from site_builder.extract.figures.words import VERB_PAIRS

_LEADING = re.compile(r"^(?:已|共|新)+")
_MOVED_NOUN = re.compile(r"([\u4e00-\u9fff]{2,3})(?=合并|精简|压缩|整合|优化|调整)")
_LEVEL = re.compile(r"^(?:国家|省|市|县|区|镇|村)级")
_EACH = re.compile(r"每[人户家亩个名件台]")
_SUCH_PLACES = re.compile(r"等(?:地|省份?|国|市|县区?)的?$")
_RESULT = re.compile(
    r"(?:连续[0-9一二两三四五六七八九十]{1,3}年)?(?:达到?|增至|升至|降至|已?突破|(?:稳定|保持|维持)在)"
)  # 销售额增长近2倍，达到36.8亿元
_SO_ON = re.compile(r"(?<![一二三四特头优])等")
_YEARLY = re.compile(r"[年月日]产")
_USUALLY = re.compile(r"(?:一般|原则上|通常|大约|约)?")
_REST = ("其余", "剩余", "另", "其他", "还剩")


def read_moved(passage: Passage, q: Quantity, item: Item, left: str) -> bool:
    """由15吨压减到9吨: the second value is of the metric of the first."""
    base = passage.readings[-1] if passage.readings else None
    if base is None or base.sentence != item.sentence or not is_moved(left) or not same_unit(base.unit, q.unit):
        return False
    before = passage.layout.text[max(base.clause, base.start - 60) : base.start]
    if base.clause == item.clause and "由" not in before and "从" not in before:
        return False
    passage.amend(base, base._replace(origin=True))
    added = passage.add(q, item, "value", base.metric, base.noun)
    passage.amend(added, added._replace(moved=True))
    return True


def read_value(passage: Passage, q: Quantity, item: Item, left: str, right: str) -> None:
    """Read a quantity that is neither a growth nor a gap."""
    if is_moved(right):  # 材料由32份精简至(9份); 涉及的6个环节合并为(1个)
        moved = _MOVED_NOUN.match(right)
        right, left = (moved[1] if moved else ""), without_origin(left)
    phrase = clean(left)
    whole = passage.parent(q.unit)
    if refers_back(right, phrase, q.unit):
        return
    closed = right == "" or right[0] in "，。；、和）"
    label = place_label(left.rstrip("共有为达约近"), passage.places) if closed else ""
    if label and q.unit not in ADMINISTRATIVE:
        head = whole.metric.removeprefix(whole.label) if whole else unit_noun(q.unit)
        passage.add(q, item, "value", label + head, head, label)
        return
    if _LEVEL.fullmatch(phrase) and whole and whole.sentence == item.sentence:
        phrase = left = phrase + _LEVEL.sub("", whole.noun or whole.metric)
    if bare := (
        _behind_bracket(passage, item, left, right)
        or _verb_only(passage, q, item, phrase, right)
        or _of_those(passage, q, item, left, right)
    ):
        passage.add(q, item, "value", bare, bare)
        return
    if left.endswith("等") and (right[:1] in "，。；" or (q.unit in PERSONS and following(right).predicate)):
        phrase = left = "" if following(right).predicate else _summed_list(passage, q, item, "")
    if _SO_ON.search(phrase[1:-1]) and item.start > item.clause:
        phrase = left = "" if _SUCH_PLACES.search(left) else _after_and_so_on(passage, item, phrase)
    if left.endswith("等") and not following(right).predicate and (verb := _list_verb(passage, item)):
        left = verb  # 对接甲公司、乙公司等40家企业
    left = listed_nouns(passage, q, item, right) or _summed_list(passage, q, item, left)
    fallback = _fallback(passage, item) if len(phrase) <= 1 or q.kind == "time" else ""
    if phrase in PARTS and (base := passage.base(item)):
        fallback = base.noun or base.metric
    metric, noun = compose(passage.layout, q, left, right, fallback, passage.places)
    metric = _placed(passage, item, _scope(passage, item) + metric)
    metric = with_threshold(passage.layout.text, q.end + len(right), metric, noun)
    metric = as_printed(passage.layout, q, item, shared_verb(passage, item, metric, right))
    said = clean(following(right).predicate)
    if said[:2] in VERB_PAIRS and len(said) > 4:
        passage.topic = (item.sentence, said[2:])
    if _EACH.fullmatch(metric) and q.kind == "money":
        metric += passage.topic_of(item)
    passage.add(q, item, "value", metric, noun)


def _behind_bracket(passage: Passage, item: Item, left: str, right: str) -> str:
    """选定N名（一般2—4人）“亲清服务团”成员: what stands behind the bracket is counted in it."""
    text = passage.layout.text
    if not item.bracket or right or not _USUALLY.fullmatch(left):
        return ""
    if not re.search(r"(?:[NXｎ]|若干|[数几])[名个家人位][（(]$", text[max(0, item.start - 5) : item.start]):
        return ""
    begin = item.end + 1
    end = begin
    while end < min(len(text), begin + 24) and text[end] not in "，。；：、！？（）()":
        end += 1
    return following(text[begin:end]).noun


def _list_verb(passage: Passage, item: Item) -> str:
    """The verb that governs a list: 精准对接甲公司、乙公司 → 对接."""
    first = clean(passage.layout.slice(item.clause, min(item.start, item.clause + 40), item))
    first = first.removeprefix("新")
    return first[:2] if item.start > item.clause and first[:2] in VERB_PAIRS else ""


def _summed_list(passage: Passage, q: Quantity, item: Item, left: str) -> str:
    """领取绩效工资、岗位补贴、年终奖共计3.36万元: the whole list is the metric."""
    layout = passage.layout
    summed = left == "" or re.match(r"共计|合计|总计", layout.text[q.lead : q.start])
    if item.start == item.clause or not summed:
        return left
    whole = layout.slice(max(item.clause, q.lead - 40), q.lead, item).removesuffix("等")
    first = whole.split("、")[0]
    if re.search(r"[0-9]", whole):
        return left
    begins = (i for i in range(len(first) - 2) if first[i : i + 2] in VERB_PAIRS or _YEARLY.match(first, i))
    at = max(begins, default=-1)
    return whole[at:] if at >= 0 else left


def _placed(passage: Passage, item: Item, metric: str) -> str:
    """其中临清市封控区1个、管控区1个: the second is 临清市管控区 too."""
    last = passage.readings[-1] if passage.readings else None
    if (
        last is None
        or last.clause != item.clause
        or item.start == item.clause
        or passage.layout.text[item.start - 1] != "、"
    ):
        return metric
    head = passage.layout.slice(item.clause, item.clause + 12, item).removeprefix("其中").lstrip("，")
    if head[:1] != last.metric[:1]:  # both begin with the place
        return metric
    place = max((name for name in passage.places if last.metric.startswith(name)), key=len, default="")
    bare = place and not any(metric.startswith(name) for name in passage.places)
    return place + metric if bare and head.startswith(place) and len(last.metric) > len(place) else metric


def _fallback(passage: Passage, item: Item) -> str:
    """What a figure without a word of its own is about."""
    base = passage.base(item)
    near = base and (base.end > item.clause or _RESULT.match(passage.layout.text, item.clause))
    said = base.noun or base.metric if base and near else passage.topic_of(item)
    return said or earlier_phrase(passage.layout, item) or (base.noun or base.metric if base else "")


def _verb_only(passage: Passage, q: Quantity, item: Item, phrase: str, right: str) -> str:
    """(发现隐患219户，)已整改205户: a verb alone counts what was counted before."""
    base = passage.parent(q.unit)
    if base is None or base.sentence != item.sentence or following(right).noun or q.kind != "count":
        return ""
    noun = _LEADING.sub("", base.noun)
    if noun[:2] in VERB_PAIRS and noun[:2] not in NOMINAL:
        noun = noun[2:]
    return phrase + noun if noun and (phrase in VERB_PAIRS or phrase in _REST) else ""


def _of_those(passage: Passage, q: Quantity, item: Item, left: str, right: str) -> str:
    """(33个大类中，)26个实现正增长; 59家景区中21家已免费开放: what is said of some of those counted before."""
    whole = passage.parent(q.unit)
    if whole is None or whole.sentence != item.sentence or q.kind != "count":
        return ""
    text = passage.layout.text
    inside = left.endswith("中") or text[max(0, item.start - 2) : item.start] == "中，"
    said = re.sub(r"^[已均仍]", "", right)
    if not inside or not {said[:2], said[2:4]} & VERB_PAIRS or len(whole.noun) < 2:
        return ""
    return f"{said[:14]}的{whole.noun}"


def _after_and_so_on(passage: Passage, item: Item, phrase: str) -> str:
    """栽下白蜡、国槐等苗木 → 栽下苗木."""
    noun = phrase.rsplit("等", 1)[1]
    first = clean(passage.layout.slice(item.clause, min(item.start, item.clause + 40), item))
    verb = next((first[i : i + 2] for i in range(len(first) - 1) if first[i : i + 2] in VERB_PAIRS), "")
    return verb + noun if noun else ""


def _scope(passage: Passage, item: Item) -> str:
    """在新签约项目中，(亿元以上项目58个): what a figure is a part of, said in the clause before."""
    text = passage.layout.text
    if item.start != item.clause or item.clause - 1 <= item.sentence or text[item.clause - 2] != "中":
        return ""
    begin = max(item.sentence, item.clause - 40)
    start = max(text.rfind(mark, begin, item.clause - 1) for mark in "，；：") + 1
    phrase = clean(passage.layout.slice(max(start, begin), item.clause - 2, item).removeprefix("在"))
    return phrase + "中" if 3 < len(phrase) <= 20 and not re.search(r"[0-9其]", phrase) else ""
