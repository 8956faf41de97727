"""The metric of a figure that no noun follows: the phrase before it, else what is said behind it."""

from __future__ import annotations

from site_builder.extract.figures.beside import Beside, Name, Rule, unit_noun
from site_builder.extract.figures.phrases import clean, names_amount
from site_builder.extract.figures.words import VERB_PAIRS, word_set

_DIMENSION = {
    "长": "长度",
    "宽": "宽度",
    "高": "高度",
    "深": "深度",
    "重": "重量",
    "省": "节省费用",
    "厚": "厚度",
    "净重": "净重",
    "总重": "总重",
}
PARTS = word_set("占比 比重 增幅 降幅 占")
PERSONS = word_set("人 名 个人 位")


def _part_of_base(beside: Beside) -> Name | None:
    """(税收收入……，)占比64.2% → 税收收入占比."""
    phrase = beside.phrase
    return (beside.fallback + phrase, phrase) if phrase in PARTS and beside.fallback else None


def _verb_alone(beside: Beside) -> Name | None:
    """培训300人 → 培训人数."""
    phrase, unit = beside.phrase, beside.q.unit
    short = phrase[-2:] in VERB_PAIRS and 0 < len(phrase) <= 4 and beside.q.kind == "count"
    if phrase not in VERB_PAIRS and not short:
        return None
    if not names_amount(phrase):
        noun = unit_noun(unit)
        return (phrase + noun if noun and not phrase.endswith(noun[-1]) else phrase), phrase
    said = clean(beside.predicate)
    return (said + phrase if 2 < len(said) < 16 else phrase), phrase


def _dimension(beside: Beside) -> Name | None:
    """(大桥……，)长1650米 → 大桥长度."""
    size = _DIMENSION.get(beside.phrase)
    return (beside.fallback + size, size) if size else None


def _phrase_before(beside: Beside) -> Name | None:
    """一般公共预算收入132.4亿元 → 一般公共预算收入."""
    phrase = beside.phrase
    if not phrase or (beside.label and beside.predicate):
        return None
    return (phrase + "比" if phrase.endswith("占") and beside.q.unit == "%" else phrase), phrase


def _predicate(beside: Beside) -> Name | None:
    """300人参加: what is said behind it."""
    unit, said = beside.q.unit, clean(beside.predicate)
    if len(said) < 2:
        return None
    said = (beside.predicate if beside.predicate[:2] == "达到" else said)[:14]
    if unit in PERSONS and said[:2] not in VERB_PAIRS:
        return "人数", ""
    return said + (unit_noun(unit) if unit in ("人", "次", "名") else ""), said


RULES: tuple[Rule, ...] = (_part_of_base, _verb_alone, _dimension, _phrase_before, _predicate)
