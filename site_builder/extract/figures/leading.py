"""The words before a numeral that qualify it: 已超过, 不低于, 累计."""

from __future__ import annotations

import re

_PRE = re.compile(
    r"(?:(?:不少于|不低于|不超过|不高于|不小于|不大于|不足|不到|至少|至多|最多|最高|最低|最大|"
    r"突破|超过|接近|将近|大约|大概|约为|达到|高达|多达|"
    r"仅仅?|共计?|合计|总计|累计|逾|近|约|超|过|破|上|达|已|有|才|只|满))$"
)
_SAYS_SOMETHING = re.compile(
    r"不少于|不低于|不超过|不高于|不小于|不大于|不足|不到|至少|至多|最多|最高|最低|突破|超过|接近|"
    r"将近|大约|大概|约|累计|逾|近|超|破|上|仅|过"
)
_NO_YUE = frozenset("签合节预履违邀集条公简制契")  # 签约, 合约, 节约 … before a number
_NO_JIN = frozenset("附最邻靠临")
_NO_CHAO = frozenset("赶反彩高")


def leading(text: str, start: int) -> tuple[int, list[str]]:
    """Where qualifiers before a numeral begin, and those of them that qualify: 已超过 → 超过."""
    at = start
    words: list[str] = []
    for _ in range(4):
        match = _PRE.search(text, max(0, at - 4), at)
        if match is None or _inside_word(text, match.start(), match.group()):
            break
        at = match.start()
        if _SAYS_SOMETHING.fullmatch(match.group()):
            words.insert(0, match.group())
    return at, words


def _inside_word(text: str, at: int, word: str) -> bool:
    before = text[at - 1] if at else ""
    return (
        (word == "约" and before in _NO_YUE)
        or (word == "近" and before in _NO_JIN)
        or (word == "超" and before in _NO_CHAO)
        or (word == "上" and before in "以线网马路身地会车海用边早晚掌桌手" and before != "")
        or (
            word in ("过", "有", "达", "共", "破", "满")
            and before in "通经超不来去没拥现占国私所含到发传表公丰充突圆已打"
            and before != ""
        )
        or (word in ("有", "已", "只", "才") and before in "拥现具所私国占含自早而人")
    )
