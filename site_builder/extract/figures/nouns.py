"""The metric of a figure that a noun follows: 签约项目 of 签约12个项目; the first rule that fits says it."""

from __future__ import annotations

import re

from site_builder.extract.figures.beside import Beside, Name, Rule, first_of
from site_builder.extract.figures.phrases import clean, last_verb, shorten, untrailed
from site_builder.extract.figures.words import VERB_PAIRS, ends_in_preposition

_MERE = re.compile(r"[已均共]?(?:实现|完成|达到)")
_MERELY = re.compile(r"(?:^|中)(?:现有|共有|报告|发现|通报|迎来|出现|有)$")
_BY_WAY = re.compile(r"^通过[^，。；]{2,12}?(?:形式|方式|渠道|途径)(?=.{2})")
_ONE_OF_FIRST = re.compile(r"(?:入选|跻身|进入|列入|成为)(?P<group>[^的，]{0,8}(?:首批|第.批))$")
_SELF = re.compile(r"[我他她俺你咱]")
_HELD = re.compile(r"在|仪式|举行|发出")
_RATES = ("年产", "日产", "月产", "年", "日", "月")


def with_noun(beside: Beside) -> Name:
    """Metric and bare noun of a figure that a noun follows."""
    noun = "人口" if beside.noun == "人" and beside.q.unit.endswith("口") else beside.noun
    return first_of(RULES, beside._replace(noun=noun)) or (shorten(noun), noun)


def _land(beside: Beside) -> Name | None:
    """这12亩地 → 面积; 流转了1100亩地 → 流转土地面积."""
    if beside.noun != "地" or beside.q.kind != "measure":
        return None
    verb = last_verb(beside.left)
    return (f"{verb}土地面积" if verb else "面积"), "地"


def _around(beside: Beside) -> Name | None:
    """带动周边12个村 → 周边村."""
    return (shorten("周边" + beside.noun), beside.noun) if beside.left.endswith("周边") else None


def _merely_there(beside: Beside) -> Name | None:
    """现有45名党员志愿者: the verb says nothing."""
    mere = _MERELY.search(beside.phrase) and len(beside.noun) > 3 and beside.q.kind == "count"
    return (shorten(beside.noun), beside.noun) if mere else None


def _one_of_first(beside: Beside) -> Name | None:
    """入选全国首批10个试点: the group is counted."""
    member = _ONE_OF_FIRST.match(beside.phrase)
    return (shorten(member["group"] + beside.noun), beside.noun) if member else None


def _who_speaks(beside: Beside) -> Name | None:
    """我们又建了3个大棚: who speaks is no part of it."""
    if not _SELF.match(beside.phrase):
        return None
    unspoken = beside._replace(left="", phrase="")
    return first_of(_NOT_OF_SPEAKER, unspoken) or (shorten(beside.noun), beside.noun)


def _part(beside: Beside) -> Name | None:
    """60%的企业开工 → 开工的企业比例."""
    if beside.q.unit != "%":
        return None
    doing = _doing(beside)
    said = f"{doing[:14]}的{beside.noun}比例" if doing else f"{beside.phrase}{beside.noun}比例"
    return shorten(said), beside.noun


def _of_phrase(beside: Beside) -> Name | None:
    """全市的58个项目: what stands before 的 is part of the name."""
    fits = (
        beside.left.endswith("的")
        and "等" not in beside.phrase[-4:]
        and not beside.label
        and 1 < len(beside.phrase) <= 14
        and not _doing(beside).startswith("入选")
    )
    return (shorten(beside.phrase + beside.noun), beside.noun) if fits else None


def _verb_before(beside: Beside) -> Name | None:
    """新建12座大桥 → 新建大桥."""
    verb = "" if _governed(beside) else last_verb(beside.left)
    return (shorten(verb + beside.noun), beside.noun) if verb else None


def _rate(beside: Beside) -> Name | None:
    """年20万套阀门."""
    return (shorten(beside.phrase + beside.noun), beside.noun) if beside.left.endswith(_RATES) else None


def _verb_behind(beside: Beside) -> Name | None:
    """58家企业参加活动 → 参加活动的企业."""
    doing = _doing(beside)
    fits = 1 < len(doing) <= 18 and doing[:2] in VERB_PAIRS
    if not fits or beside.left.endswith("按") or _MERE.match(beside.predicate):
        return None
    return shorten(f"{doing}的{beside.noun}"), beside.noun


def _short_phrase(beside: Beside) -> Name | None:
    """妇女代表45名委员: a short phrase goes before the noun, but no place."""
    fits = 1 < len(beside.phrase) <= 8 and not beside.label and not beside.left.endswith("等")
    return (shorten(beside.phrase + beside.noun), beside.noun) if fits and not _governed(beside) else None


def _governed(beside: Beside) -> bool:
    """Whether a preposition stands before the figure, so that no verb does: 为300名群众."""
    return ends_in_preposition(untrailed(beside.left)) or ends_in_preposition(beside.left)


def _doing(beside: Beside) -> str:
    """What the counted do, '' where it is too long or says but where something was held."""
    said = _BY_WAY.sub("", beside.predicate)
    doing = said[2:] if said.startswith("通过获得") else re.sub(r"(?<=^..)了", "", clean(said))
    return "" if len(doing) + len(beside.noun) > 24 or _HELD.search(doing) else doing


_NOT_OF_SPEAKER: tuple[Rule, ...] = (_part, _of_phrase, _verb_before, _rate, _verb_behind, _short_phrase)
RULES: tuple[Rule, ...] = (_land, _around, _merely_there, _one_of_first, _who_speaks, *_NOT_OF_SPEAKER)
