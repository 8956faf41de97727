"""Growth and decline: which per cent belongs to a figure, which is a figure of its own, which is a mere gap."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["growth", "gap"]

_UP = (
    "前移 上浮 改善 增长 增加 提高 提升 上升 上涨 攀升 扩大 增 涨 升 多 增收 增产 增幅 涨幅 升幅 增速 增长率 增幅达 "
    "高 高出 高于 超出 多出 翻"
)
_DOWN = (
    "后移 下降 减少 降低 压缩 压减 回落 下滑 下跌 缩短 收窄 减 降 少 降幅 跌幅 缩减 精简 下浮 低 低于 节约 减亏 负增长"
)
_SIGN = dict.fromkeys(_UP.split(), 1) | dict.fromkeys(_DOWN.split(), -1)
_NEEDS_BASE = frozenset("高低多少")  # 比2021年多(31个)
_MAY_END_WORD = frozenset("增减升降涨")  # 新增(31个)
_DIRECTION = re.compile(rf"(?P<dir>{'|'.join(sorted(_SIGN, key=lambda word: (-len(word), word)))})$")
_TRAIL = re.compile(
    r"(?:了|为|达到|达|超过|超|近|约|高达|逾|突破|均|分别|也|已|将|平均|大约|不到|不低于|接近|就|"
    r"是|幅度|均达到|仅|至少){1,9}+$"
)
_MOVED = re.compile(
    r"^(?:[，、](?:现在|如今|目前)?)?(?:[^，。；、由从]{0,3})?(?:降低?|压缩?|压减|缩短|缩减|提高?|"
    r"提升|增加?|增长|升|上升|扩大?|减少?|下降|精简|发展|延长|跃升|调整|上调|下调|下浮|合并|"
    r"改|涨|跌|增|降)(?:到|至|为)了?"
    r"(?:今年|目前|现在|去年|如今|现今|(?:19|20)[0-9]{2}年|[0-9]{1,2}月[底末]?|每[天日月年])?的?$"
)
_TO = re.compile(r"(?:到|至|为)$")
_MARK = re.compile(
    r"(?P<kind>(?:按可比价格?计算，?)?同比|环比|同口径|(?:(?<![占同环对可])比(?!重|例|如|较|赛|特|"
    r"亚迪|率|值)|(?<![比])较(?![大高好快强为多])|与)"
    r"(?:[^，。；、]{1,16}?)?(?:相比)?)(?:实际|名义|净|平均|累计|均|分别|又|再|也|共|实现|将|预计|"
    r"已|仍|大幅|明显|稳步|快速|可|能)*$"
)
_ABOVE = re.compile(r"\A(?P<np>.*?)(?P<above>(?:高于|低于|高出|超出|超过|快于|好于|优于|少于|多于)[^，。；、]{1,16})$")
_GENERIC = re.compile(
    r"^(?:其)?(?:数量|金额|个数|总量|总额|总数|额度|面积|产量|产值|数额|规模|人数|户数|件数|次数|"
    r"比例|占比|价格|均价|单价|总产量?|总产值|同比|环比|增速|数|销量|销售额|"
    r"投资额|合同额|发电量|用量|营收|利润|接待量|量|两项指标|两者|二者|各项|指标|数值|涨幅|降幅|"
    r"增幅|增速|这一数字|该指标|项目数|项目数量|签约额|到账额)?$"
)


class Change(NamedTuple):
    """What the words left of a value say about growth."""

    kind: Kind
    sign: int
    base: str  # 同比, 环比, 较去年同期, 比2021年 …; '' where none is named
    noun: str  # what grows, as printed left of that; may be empty
    phrase: str  # the words themselves: 同比增长, 高于全省平均


def read_change(left: str) -> Change | None:
    """The growth that the words left of a value state: `数量同比增长` → growth, +, 同比, 数量.

    None where they state none, or where the value is a result (增加到, 降至).
    """
    left = left[-60:]
    bare = _TRAIL.sub("", left)
    if _TO.search(bare) and not bare.endswith(("增幅为", "增速为", "降幅为")):
        return None
    if match := _DIRECTION.search(bare):
        return _with_base(bare, match)
    if match := _ABOVE.search(bare):
        noun = match["np"]
        sign = -1 if match["above"][:2] in ("低于", "少于") else 1
        average = "平均" if left.startswith("平均", len(bare)) else ""  # 高于全省平均7.7个百分点
        return Change("gap", sign, "", noun, match["above"] + average)
    return None


def _with_base(bare: str, match: re.Match[str]) -> Change | None:
    word, before = match["dir"], bare[: match.start()]
    base = _MARK.search(before, max(0, len(before) - 30))
    if base:
        return Change("growth", _SIGN[word], base["kind"], before[: base.start()], base["kind"] + word)
    if word in _NEEDS_BASE or (word in _MAY_END_WORD and before and before[-1] in "新提上下率不"):
        return None
    return Change("growth", _SIGN[word], "", before, word)


def is_generic(noun: str) -> bool:
    """Whether a noun only points back: 数量, 金额, nothing at all."""
    return bool(_GENERIC.match(noun))


def is_moved(left: str) -> bool:
    """Whether the words before a value say where another value went: (由15吨)压减到(9吨)."""
    return bool(_MOVED.search(left[-20:]))
