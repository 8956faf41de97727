"""What the members of a list share, and what a bracket cuts out of a name."""

from __future__ import annotations

import re

from site_builder.extract.figures.layout import Item, Layout
from site_builder.extract.figures.passage import Passage
from site_builder.extract.figures.phrases import NOMINAL
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.words import VERB_PAIRS

_INSIDE = re.compile(r"[\u4e00-\u9fff]{2}(?P<bracket>[（(][\u4e00-\u9fff]{1,4}[）)])[\u4e00-\u9fff]{2}")
_LEVELS = re.compile(r"(?P<level>[县市区旗镇乡])(?P<bracket>[（(](?:[县市区旗镇乡]|街道|办事处|、){1,5}[）)])")
_LEVEL_BEFORE = re.compile(r"(?:[省市县区镇乡]、){1,3}$")
_GREW = re.compile(r"(?:增长|提高|提升|上升|下降|降低|减少|增加)$")
_AMOUNT = re.compile(r"[0-9][0-9.]{0,8}(?:%|个百分点)以[上下]")
_VERB_LEAD = re.compile(r"(?:[年日月可已共能将]|累计|先后){0,4}")
_PLACE_END = re.compile(r"[路街县市区镇乡村桥站]$|等")
_LONGEST = 26
_LEFT, _RIGHT = 60, 40  # characters on either side of a figure in which its metric stands


def shared_verb(passage: Passage, item: Item, metric: str, right: str) -> str:
    """增加划定封控区3个、管控区3个: the second is 增加划定管控区 too."""
    last = passage.readings[-1] if passage.readings else None
    if last is None or right or item.start == item.clause or last.role != "value" or last.clause != item.clause:
        return metric
    text = passage.layout.text
    if text[item.start - 1] != "、" or not item.start - 4 <= last.end < item.start:
        return metric
    verb = _opening_verb(last.metric)
    if not verb or "的" in last.metric or _has_verb(metric) or len(verb + metric) > 24:
        return metric
    return verb + metric


def _opening_verb(metric: str) -> str:
    """The verbs that open a metric: 增加划定封控区 → 增加划定; '' for a noun such as 服务区."""
    at = 0
    while metric[at : at + 2] in VERB_PAIRS and metric[at : at + 2] not in NOMINAL:
        at += 2
    at += bool(at) and metric[at : at + 1] == "到"
    return metric[:at] if len(metric) - at > 1 else ""


def _has_verb(metric: str) -> bool:
    pairs = (metric[at : at + 2] for at in range(len(metric) - 1))
    return any(pair in VERB_PAIRS and pair not in NOMINAL for pair in pairs)


def as_printed(layout: Layout, q: Quantity, item: Item, metric: str) -> str:
    """A metric with the brackets that stand inside its name: 聊城（阳谷）智惠产业创新城, 10个县（市、区）."""
    if item.bracket:
        return metric
    text = layout.text
    if (levels := _LEVELS.match(text, q.end)) and metric.endswith(levels["level"]):
        return metric + levels["bracket"].replace("(", "（").replace(")", "）")
    start, stop = max(item.clause, q.lead - _LEFT), min(item.clause_end, q.end + _RIGHT)
    for match in _INSIDE.finditer(text, start, stop):
        bracket = match["bracket"]
        bare = match.group().replace(bracket, "")
        if metric.count(bare) == 1:
            metric = metric.replace(bare, f"{bare[:2]}（{bracket[1:-1]}）{bare[2:]}")
    return metric


def levels_before(passage: Passage, item: Item) -> str:
    """市、 before 县环保部门: levels of government that share a noun; '' behind the name of a place."""
    text = passage.layout.text
    if item.start == item.clause or text[item.start] not in "市县区镇乡村":
        return ""
    match = _LEVEL_BEFORE.search(text, max(item.clause, item.start - 6), item.start)
    if match is None:
        return ""
    first = match.start() + 1
    named = any(text.endswith(name, 0, first) for name in passage.places if name[-1:] == text[first - 1])
    return "" if named or match.start() == item.clause - 1 else match.group()


def with_threshold(text: str, at: int, metric: str, noun: str) -> str:
    """14个行业增加值同比增长10%以上: the threshold at `at` belongs to what the industries do."""
    said = metric.removesuffix("的" + noun)
    if not noun or said == metric or not _GREW.search(said):
        return metric
    amount = _AMOUNT.match(text, at)
    return f"{said}{amount.group()}的{noun}" if amount else metric


def listed_nouns(passage: Passage, q: Quantity, item: Item, right: str) -> str:
    """生产激光焊接设备、关键器件1000多套: one count of all that a list names; '' where it is no such list."""
    if q.kind != "count" or right or item.start == item.clause or q.lead - item.clause > 40:
        return ""
    whole = passage.layout.slice(item.clause, q.lead, item)
    lead = _VERB_LEAD.match(whole)
    said = whole[lead.end() :] if lead else whole
    if said[:2] not in VERB_PAIRS or "、" not in said or len(said) > _LONGEST:
        return ""
    plain = not re.search(r"[0-9]", whole) and not any(_PLACE_END.search(part) for part in said.split("、"))
    return said if plain else ""
