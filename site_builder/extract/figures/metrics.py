"""The metric of a figure: the noun phrase that a reader would put in a table.

`RULES` is how it is read: they are asked in order, and the first that knows the case says the metric.
"""

from __future__ import annotations

import re

from site_builder.extract.figures.beside import (
    Beside,
    Name,
    Rule,
    first_of,
    look_beside,
    noun_may_follow,
    unit_noun,
)
from site_builder.extract.figures.durations import RULES as OF_TIME
from site_builder.extract.figures.layout import Layout
from site_builder.extract.figures.nounless import RULES as WITHOUT_NOUN
from site_builder.extract.figures.nouns import with_noun
from site_builder.extract.figures.phrases import (
    amount_head,
    clean,
    last_verb,
    names_amount,
    shorten,
    untrailed,
    without_origin,
)
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.words import VERB_PAIRS, word_set

_MEDALS = {"金": "金牌", "银": "银牌", "铜": "铜牌"}
ADMINISTRATIVE = word_set("县 市 区 镇 乡 村 省 国 县区 乡镇 街道 社区 行政村 自然村")
_GIVEN = re.compile(r"(?:罚款|捐款)(?=$|[，。；、的])")
_AIM = re.compile(r"任务|目标|要求|水平|增幅|增速|速度|成绩|标准|价格")
_SHARE = re.compile(r"^(?P<part>.{0,20}?)(?:达到|达|占到?|为)(?P<whole>.{2,24})的$")
_YIELD = re.compile(r"[年日月]产$")
_LAST_OF_LIST = re.compile(r"[路街县市区镇乡村桥]的?$|[及和与等]")


def compose(
    layout: Layout, q: Quantity, left: str, right: str, fallback: str, places: frozenset[str] = frozenset()
) -> Name:
    """Metric and its bare noun, from the words on both sides of a figure; `fallback` where they say nothing."""
    beside = look_beside(layout, q, left, right, fallback, places)
    return first_of(RULES, beside) or (fallback or unit_noun(q.unit) or "数量", "")


# ------------------------------------------------------------------ what the unit says
def _listed_places(beside: Beside) -> Name | None:
    """横穿莘县、阳谷、东阿3县 → 横穿县数."""
    q, layout = beside.q, beside.layout
    if q.unit not in ADMINISTRATIVE or noun_may_follow(beside.right):
        return None
    item = layout.item(q.start)
    phrase = layout.slice(max(item.clause, q.lead - 90), q.lead, item)
    verb = next((phrase[i : i + 2] for i in range(len(phrase) - 1) if phrase[i : i + 2] in VERB_PAIRS), "")
    noun = q.unit.lstrip("个") + "数"
    if item.start > item.clause or not beside.phrase:
        return verb + noun, noun
    return shorten(beside.phrase + noun), noun


def _medals(beside: Beside) -> Name | None:
    """28金 → 金牌."""
    medal = _MEDALS.get(beside.q.unit)
    return (medal, medal) if medal else None


def _given(beside: Beside) -> Name | None:
    """处以200元罚款 → 处以罚款."""
    given = _GIVEN.match(beside.after) if beside.q.kind == "money" else None
    if given is None:
        return None
    verb = last_verb(beside.left)
    return (verb + given.group() if verb else shorten(beside.phrase + given.group())), given.group()


# ------------------------------------------------------------------ shares and rates
def _share(beside: Beside) -> Name | None:
    """合作社数量达到自然村数量的80% → 合作社数量占自然村数量比例."""
    left = beside.left
    if beside.q.unit != "%" or not left.endswith("的"):
        return None
    if (rest := without_origin(left)) != left:
        return clean(rest), ""
    if left.startswith("占"):
        return shorten(left.removesuffix("的") + "比例"), ""
    if match := _SHARE.match(left):
        part, whole = clean(match["part"]), clean(match["whole"])
        return shorten(f"{part}占{whole}比例" if whole else f"{part}占比"), ""
    return shorten(beside.phrase + "比例"), ""


def _at_rate(beside: Beside) -> Name | None:
    """物业费按60%交纳 → 物业费交纳比例."""
    if beside.q.unit != "%" or not beside.left.endswith("按") or len(beside.after) < 2:
        return None
    return f"{beside.phrase}{clean(beside.after)[:6]}比例", ""


def _yield(beside: Beside) -> Name | None:
    """年产20万套阀门项目 → 年产阀门."""
    rate = _YIELD.search(untrailed(beside.left))
    if rate is None or len(beside.noun) < 2:
        return None
    noun = re.sub(r"(?<=..)项目.*$", "", beside.noun)
    return rate.group() + noun, noun


# ------------------------------------------------------------------ a noun behind it
def _last_of_list(beside: Beside) -> Name | None:
    """卫育路、利民路、建设路3条道路: what stands before is but the last name of a list."""
    layout, phrase = beside.layout, beside.phrase
    item = layout.item(beside.q.start)
    if not beside.noun or item.start == item.clause or layout.text[item.start - 1] != "、" or len(phrase) > 12:
        return None
    if re.search(r"[0-9]", layout.text[max(item.clause, item.start - 60) : item.start]):
        return None
    if not (_LAST_OF_LIST.search(phrase) or beside.label):
        return None
    return first_of(_NAMING, beside._replace(left="", phrase=""))


def _amount_of(beside: Beside) -> Name | None:
    """总投资20亿元的化工项目 → 化工项目投资."""
    if beside.q.kind == "count" or not beside.after.startswith("的") or not names_amount(beside.left):
        return None
    if len(beside.noun) < 2 or _AIM.match(beside.noun):
        return None
    return shorten(beside.noun + (amount_head(beside.left) or "")), beside.noun


def _noun_behind(beside: Beside) -> Name | None:
    """签约12个项目 → 签约项目, unless the words before it name an amount."""
    amount = beside.q.kind != "count" and names_amount(beside.left)
    return with_noun(beside) if beside.noun and not amount else None


_NAMING: tuple[Rule, ...] = (
    _amount_of,
    _noun_behind,
    *WITHOUT_NOUN,
)
RULES: tuple[Rule, ...] = (
    *OF_TIME,
    _listed_places,
    _medals,
    _given,
    _share,
    _at_rate,
    _yield,
    _last_of_list,
    *_NAMING,
)
