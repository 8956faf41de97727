"""The size of what is counted next: 2000吨钢板储存仓6个, 大桥1650米5座."""

from __future__ import annotations

from site_builder.extract.figures.layout import Item
from site_builder.extract.figures.passage import Passage
from site_builder.extract.figures.phrases import clean, following
from site_builder.extract.figures.quantities import Quantity
from site_builder.extract.figures.words import VERB_PAIRS, word_set

_SIZE = {
    unit: noun
    for noun, units in {
        "容量": "吨 立方米 升",
        "面积": "平方米 亩 平方公里 公顷",
        "长度": "米 公里 千米",
    }.items()
    for unit in units.split()
}
_THINGS = word_set("个 座 处 条 口 栋 幢 间 块 眼 孔 段")  # what has a size; 次, 家 and 人 have none


def read_measure(passage: Passage, q: Quantity, item: Item, left: str, right: str, follower: Quantity | None) -> bool:
    """Read a measure whose thing is counted right behind it; whether it is one.

    16000平方米大型晾晒场1处 → 大型晾晒场面积; 大桥1650米5座 → 大桥长度, and the 5 are 大桥.
    """
    size = _SIZE.get(q.unit.lstrip("十百千万亿"))
    if size is None or follower is None or follower.unit not in _THINGS or follower.start >= item.end:
        return False
    if follower.lead != q.end + len(right):
        return False
    noun = following(right).noun if right else clean(left)
    if len(noun) < 2 or (right and noun != right) or any(noun[i : i + 2] in VERB_PAIRS for i in (0, len(noun) - 2)):
        return False
    passage.add(q, item, "value", noun + size, noun)
    return True
