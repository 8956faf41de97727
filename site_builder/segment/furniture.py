"""What stands on a page and belongs to no story: masthead, folio, staff, weather strip, advertisement."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters

from site_builder.segment.profile import Profile
from site_builder.text.folding import em_width

_DATE = re.compile(r"(?:20|19)\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_WEEK = re.compile(r"星期[一二三四五六日天]|周[一二三四五六日](?![\u4e00-\u9fff])")
_FOLIO = re.compile(
    r"(?<![A-Za-z\d])[A-Z]?\d{1,2}\s{0,4}版?(?![\d.％%\u4e00-\u9fff-])|第?\s{0,4}[\d一二三四五六七八九十]{1,3}\s{0,4}版"
)
_LATIN = re.compile(r"[A-Z]{2,}(?: ?[A-Z]{2,})*")  # DEZHOU RIBAO
_LUNAR = re.compile(
    r"农?历?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|(?<=历))闰?[正一二三四五六七八九十冬腊]{1,2}月[初十廿二三][一二三四五六七八九十]"
)  # 农历癸卯年八月初七
_NUMBER = re.compile(r"(?:总?第\d{3,6}期)?(?:今日\d{1,2}版)?")  # 第11177期 今日4版
_TOKENS = re.compile(r"[\s/／·|｜]+")  # 3版/要闻
_SCRAPS = ("版", "第", "期", "叠")  # of a folio line set in runs of its own
_PICTURES = ("图片新闻", "新闻图片", "图片报道", "图说新闻")  # the label over a photo that stands alone
_LABELS = ("遗失声明", "公益广告", "遗失公告")
_CHARITY = "社宣"
_PROSE = re.compile("[，、“]")  # no masthead has any
_NUMERAL = re.compile(r"[A-Z]?\d{1,2}")
_SECTION = 4  # characters
_LONGEST = 60.0  # em: furniture is short
_DIGITS = re.compile(r"\d(?:\d{2,3}\s*-?\s*\d{7,8}|(?<=1)[3-9]\d{9})")
_SKIES = "晴阴云雨雪雾霾"
_SKY = re.compile(f"[{_SKIES}]")
_DEGREES = re.compile(r"\d\s*(?:℃|°C|度)|\d[—～-]\d级|风\d")


def names_section(text: str, profile: Profile) -> bool:
    """Whether a line says nothing but which section a page is of: `要闻`, `时政·综合`, `02 县域`.

    A story's kicker may read so; it takes a folio line beside it to tell.
    """
    tokens = [token for token in _TOKENS.split(text.strip()) if token]
    if len(tokens) > 1 and _NUMERAL.fullmatch(tokens[0]):
        return len(tokens) == 2 and len(tokens[1]) <= _SECTION
    return bool(tokens) and all(
        token in profile.sections or token.removesuffix("新闻") in profile.sections for token in tokens
    )


def furniture_kind(text: str, profile: Profile) -> str:
    """The kind of furniture that a line is by its own words, '' if none: `02 要闻 2023年5月3日 星期三` → folio."""
    if len(text) > _LONGEST and em_width(text) > _LONGEST:
        return ""
    bare = "".join(text.split())
    if (bare.endswith("。") or _PROSE.search(bare)) and not _worded(profile).search(bare):
        return ""  # as most lines of a page
    if _is_weather(bare, profile):
        return "weather"
    if bare.endswith("。") or bare.count("，") > 1:
        return "advertisement" if _strong(bare, profile) else ""
    if "。" not in bare and _has(bare, profile.furniture.get("staff", ())) and _is_label(bare, profile):
        return "staff" if _has(bare, profile.furniture.get("house", ())) else "contact"
    if folio := _folio(text, bare, profile):
        return folio
    if _strong(bare, profile):
        return "advertisement"
    return ""


@lru_cache(maxsize=8)
def _worded(profile: Profile) -> re.Pattern[str]:
    """What any line has that is furniture and reads as prose does: a word of an advertisement, a sky …"""
    words = [word for kind in ("weather", "staff", "advertisement") for word in profile.furniture.get(kind, ())]
    return re.compile("|".join(map(re.escape, (*_SKIES, *words, *_LABELS, _CHARITY))))  # words alone: that is quick


def _has(bare: str, words: tuple[str, ...]) -> bool:
    return any(map(bare.__contains__, words))


def _is_label(bare: str, profile: Profile) -> bool:
    """Whether the line is made of labels and their values: `责任编辑：李雪 校对：王伟`, `热线电话：0635-…`."""
    label = bare.lstrip(profile.glyphs).removeprefix("本版")
    if label.startswith(profile.furniture.get("house", ())):
        return True
    return bool(re.match(r"[\u4e00-\u9fff]{1,6}[：:/／]|[责美主]编|编辑|校对|电话|邮", label)) or bool(
        _DIGITS.search(bare)
    )


def _is_weather(bare: str, profile: Profile) -> bool:
    if bare in profile.furniture.get("weather", ()):
        return True
    return (
        bool(_SKY.search(bare) and _DEGREES.search(bare)) and not bare.endswith(("，", "、")) and bare.count("，") < 5
    )


def _strong(bare: str, profile: Profile) -> bool:
    """An advertisement's own words: the label alone, or a number to call."""
    words = profile.furniture.get("advertisement", ())
    if bare in words or bare.endswith(_CHARITY) or bare.startswith(_LABELS):
        return True
    return bool(_DIGITS.search(bare) or "热线" in bare) and _has(bare, words)


def _folio(text: str, bare: str, profile: Profile) -> str:
    if _PROSE.search(bare):
        return ""
    if bare in _PICTURES:
        return "folio"
    if bare in _SCRAPS or _NUMBER.fullmatch(bare) or _LATIN.fullmatch(text) or _LUNAR.fullmatch(bare):
        return "masthead"
    if _DATE.fullmatch(text.strip()):
        return "date"
    dated = bool(_DATE.search(text)) and len(bare) <= 48
    week = bool(_WEEK.search(bare))
    title = bare.rstrip(ascii_letters)  # 枣庄日报 ZAOZHUANG RIBAO
    if title != bare and len(title) <= 6 and title.endswith(profile.papers):
        return "masthead"
    named = len(bare) <= 8 and (
        bare.endswith(profile.papers) or ("第" in bare and any(f"{p}第" in bare for p in profile.papers))
    )
    if named and bare[:-2] in (*profile.sections, *profile.brief_headings) and bare.endswith(profile.brief_headings):
        return ""  # 时讯快报 heads a column
    number = bool(_FOLIO.search(text))
    section = (dated or number) and any(token in profile.sections for token in _TOKENS.split(text))
    if dated and (week or number or section or named or len(bare) <= 13):
        return "masthead" if named or not number else "folio"
    if named and (len(bare) <= 6 or number or dated):
        return "masthead"
    if number and (section or week) and len(bare) <= 20:
        return "folio"
    if number and len(bare) <= 5 and _FOLIO.fullmatch(text.strip()):
        return "folio"
    if sum(map(bare.__contains__, profile.furniture.get("masthead", ()))) > 1:
        return "masthead"
    return "masthead" if week and len(bare) <= 16 else ""
