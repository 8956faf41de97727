"""Changes at work: a growth or gap joins the figure it is about, or is one itself; 分别 hands several out."""

from __future__ import annotations

import re
from decimal import Decimal

from site_builder.extract.figures.beside import place_label
from site_builder.extract.figures.changes import Change, is_generic, read_change
from site_builder.extract.figures.distribution import names_before
from site_builder.extract.figures.earlier import earlier_phrase
from site_builder.extract.figures.layout import Item
from site_builder.extract.figures.passage import LEFT, Passage
from site_builder.extract.figures.phrases import clean, following
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.reading import Reading

_COMPARISON = re.compile(r"(?:按(?:可比|不变)价格?计算|同比|环比|较|(?<![占可])比(?![例重率]))[^，]*$")
_LONGEST = 60
_IN_MONEY = re.compile(r"(?:[售资同约账]额|产值|[价均]格?|营收|利润)$")
_MERE = ("完成", "实现", "达到")


_COMPARED = re.compile(r"[比较](?:(?:19|20)[0-9]{2}年|去年|上年|前年)(?:同期)?")


def read_growth(passage: Passage, q: Quantity, item: Item, left: str, right: str) -> bool:
    """Read a value as growth or gap if the words before it say so; False if they do not."""
    if is_percent(q) and left in ("", "和", "及", "与") and passage.readings:
        return False
    change = read_change(left)
    if change is None:
        return False
    noun, base = clean(change.noun), passage.base(item)
    noun = "" if noun in _MERE else noun
    if q.unit.endswith(("位", "位次", "名")) and passage.readings and passage.readings[-1].role == "rank":
        base = passage.readings[-1]  # 居全省第2位，较去年前移3位
    if change.kind == "growth" and is_percent(q):
        if base and is_generic(noun) and _awaits(base, change):
            passage.attach(base, item, percent_of(q, change), change.base or _base_of_gap(passage, item))
        else:
            _add_growth(passage, q, item, _grown(passage, noun, base, item) + change.phrase, noun, change)
        return True
    follows = bool(following(right).noun)
    mere = not change.base and change.kind == "growth" and "百分点" not in q.unit  # 增加(3个封控区): just a verb
    if (mere and (not noun or follows or q.kind == "count")) or (follows and q.kind == "count"):
        return False
    passage.add(q, item, "gap", _grown(passage, noun, base, item) + change.phrase, noun)
    return True


def _base_of_gap(passage: Passage, item: Item) -> str:
    """比2021年多31个，增幅为29%: the growth is over the year that the gap before it names."""
    last = passage.readings[-1]
    if last.role != "gap" or last.sentence != item.sentence:
        return ""
    named = _COMPARED.search(last.metric)
    return named.group() if named else ""


def _awaits(base: Reading, change: Change) -> bool:
    """Whether a figure can take a change: it has none, and the words do not only say how far it moved."""
    fits = "元" in base.unit or not _IN_MONEY.search(change.noun)  # 份额占三分之一，销售额增长2倍: another thing grew
    fits = fits and not (change.phrase.endswith(("高", "低")) and base.unit in ("个", "项", "家", "种"))
    whole = not change.base and change.phrase in ("增产", "增收", "减亏")  # says by itself what grew
    return base.role == "value" and base.change is None and bool(change.base or not base.moved) and fits and not whole


def is_percent(q: Quantity) -> bool:
    """Whether a value can be a change: per cent or times, no percentage points."""
    return q.kind == "ratio" and "百分点" not in q.unit


def percent_of(q: Quantity, change: Change) -> Decimal:
    """The change in per cent, signed: 增长1.2倍 is 120, 翻一番 is 100, 翻两番 300."""
    if q.unit == "番":
        return (2**q.value - 1) * 100
    return q.value * (100 if q.unit == "倍" else 1) * change.sign


def _add_growth(passage: Passage, q: Quantity, item: Item, metric: str, noun: str, change: Change) -> None:
    added = passage.add(q, item, "growth", metric, noun)
    passage.amend(added, added._replace(change=percent_of(q, change), change_kind=change.base))


def _grown(passage: Passage, noun: str, base: Reading | None, item: Item) -> str:
    if base is None:
        return noun or earlier_phrase(passage.layout, item)
    said = (base.noun or base.metric)[-_LONGEST:]  # a chain of growths must not pile up its words
    return _COMPARISON.sub("", said) + noun if is_generic(noun) else noun


def read_series(
    passage: Passage, index: int, q: Quantity, item: Item, sides: tuple[str, str], series: tuple[int, int, int]
) -> bool:
    """Read one of the values that a 分别 hands out; False if nothing says to whom."""
    place, length, at = series
    left, right = sides
    head = passage.quantities[index - place]
    first = passage.layout.item(head.start)
    names = names_before(passage.layout, at, length)
    said = passage.layout.slice(at, head.lead, first)
    begin = max(passage.layout.item(at).clause, at - LEFT)
    change = read_change(said if names else passage.layout.slice(begin, head.lead, first))
    if change is not None and change.kind == "growth" and is_percent(q):
        if place and (own := read_change(left)):  # 分别增长19.5%和下降7.1%
            change = change._replace(sign=own.sign, phrase=own.phrase)
        return _series_growth(passage, q, item, place, length, names, change)
    if not names:
        return change is not None and _series_gap(passage, q, item, place, length, change)
    label = place_label(names[place], passage.places)
    tail = change.phrase if change else clean(said.removeprefix("分别"))
    noun = following(right).noun or _noun_of_last(passage, index - place + length - 1)
    metric = names[place] + ("" if tail in _MERE else tail) + noun if label or change else names[place] + noun
    passage.add(q, item, "gap" if change else "value", metric, names[place], label)
    return True


def _noun_of_last(passage: Passage, index: int) -> str:
    """每月5000元、3000元、1000元生活补贴: what stands behind the last value is of all."""
    last = passage.quantities[index]
    item = passage.layout.item(last.start)
    return following(passage.layout.slice(last.end, min(item.end, last.end + 16), item)).noun


def _series_gap(passage: Passage, q: Quantity, item: Item, place: int, length: int, change: Change) -> bool:
    """面积518万亩，总产241万吨，分别比去年增加1.2万亩和4.1万吨."""
    bases = passage.values(item, length)
    if len(bases) < length:
        return False
    base = bases[place]
    passage.add(q, item, "gap", (base.noun or base.metric) + change.phrase.replace("分别", ""), base.noun)
    return True


def _series_growth(
    passage: Passage, q: Quantity, item: Item, place: int, length: int, names: tuple[str, ...], change: Change
) -> bool:
    """数量和金额分别同比增长26.3%和19.6%: each to its own, or figures of their own if they name what grows."""
    bases = passage.values(item, length)
    if len(bases) == length and all(is_generic(n) or _ends_alike(n, b) for n, b in zip(names, bases, strict=False)):
        passage.attach(bases[place], item, percent_of(q, change), change.base)
        return True
    if not names:
        return False
    _add_growth(passage, q, item, names[place] + change.phrase.replace("分别", ""), names[place], change)
    return True


def _ends_alike(name: str, base: Reading) -> bool:
    return name[-2:] == base.metric[-2:] or name in base.metric
