"""In which year a page was printed: what its own years, weekdays and anniversaries agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from site_builder.extract.days import Day, find_days, make, number

_PRINTED = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)\d\d)\s?(?:年|(?=[“届]))|[（(〔\[](?P<case>20\d\d)[）)〕\]](?=[\u4e00-\u9fff\d]{1,12}号)"
)
_TARGET_BEFORE = re.compile(r"(?:(?<!截)[到至]|力争|确保|争取|规划|[-—~])$")
_BEFORE = r"前(?![一二两三四\d]{1,2}个?[季月])"  # 2021年前三季度 is no time before 2021
_TARGET_AFTER = re.compile(
    rf"^(?:[底末]?(?:之?{_BEFORE}|时)|[，、]?[^，。]{{0,14}}(?:力争|将达|实现.{{0,8}}目标)|[-—~至]20)"
)
_PLANNED = re.compile(r"将|计划|预计|力争|拟|底前|月前|投产|竣工|完工|建成|通车|开园|交付|到期|有效期|截止|为止")
_USES: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    # use, what must stand before, what must stand after
    ("now", "", re.compile(r"以来|即将结束|即将过去|伊始|开年|新年")),
    ("whole", r"截[至止]$", re.compile(r"[底末]")),
    (
        "whole",
        "",
        re.compile(
            r"(?:全年)?(?:营业收入|产值|销售收入|营收|税收|财政收入)|[，,][^，。]{0,12}(?:实现|完成|达到?\d|销售|营收)"
        ),
    ),
    ("past", r"(?:比|较|去年|同)[（(]?$", re.compile(r"")),
    ("past", "", re.compile(r"[底末]|度?(?:相比|同期|[^，。]{0,6}相比)")),
    ("month", "", re.compile(r"\s?(?P<month>\d{1,2})月")),
    ("ahead", "", re.compile(r"[，,]?[^，。]{0,16}将")),
    ("told", r"(?:自|从|由|于|在|早在|始于|建于|生于)$", re.compile(r"")),
    ("told", "", re.compile(rf"起|[，,]|的|[以之]?后|[以之]?{_BEFORE}|初|春节|冬|夏|秋")),
    ("noun", "", re.compile(r"[\u4e00-\u9fff“《]")),
)


def _table(text: str) -> dict[str, int]:
    cells = text.split()
    return {name: int(year) for name, year in zip(cells[::2], cells[1::2], strict=True)}


# The first year less one of what is counted year by year.
_COUNTED = _table(
    """
    植树节 1978  教师节 1984  记者节 1999  世界读书日 1995  助残日 1990
    安全生产月 2001  农民丰收节 2017  科技工作者日 2016  医师节 2017  国家安全教育日
    2015  世界水日 1992  全民健身日 2008  国家公祭日 2013  烈士纪念日 2013  宪法日
    2013  人民警察节 2020  文化和自然遗产日 2005  世界博物馆日 1976  全国爱眼日 1995
    国际禁毒日 1987  税收宣传月 1991  爱国卫生月 1988  国际护士节 1911
    """
)
_NUM = r"(\d{1,3}|[一二三四五六七八九十]{1,3})"
_NTH = re.compile(rf"第\s?{_NUM}\s?[个届次](?:全国|国际|世界|中国|全民)?“?(" + "|".join(_COUNTED) + ")")
_JUBILEES = _table(
    """
    建党 1921  中国共产党成立 1921  新中国成立 1949  中华人民共和国成立 1949  建军
    1927  建团 1922  抗战胜利 1945  抗日战争 1945  改革开放 1978
    """
)
_JUBILEE = re.compile("(" + "|".join(_JUBILEES) + r")[^，。]{0,12}?(\d{2,3})周年")
_WEEKDAY = re.compile("[期周][一二三四五六日天]")
_WEEKDAYS = "一二三四五六日"
# What a mention is worth for a year, by how many years it is away and its use; towards the end of a year plans for the
# next abound and a year's results come out before it is over.
_WORTH = {
    "now": {0: 3.0},
    "day": {0: 3.0, -1: 0.4},
    "noun": {0: 1.5, 1: -1.5, -1: 0.2},
    "month": {0: 1.0, -1: 0.4},
    "ahead": {0: 1.0, 1: -0.5},
    "past": {0: -2.0, -1: 1.0},
    "whole": {0: -2.0, -1: 1.0},
    "next": {0: 0.2, 1: 1.2},
    "told": {0: 0.1},
}
_WORTH_LATE = {
    **_WORTH,
    "noun": {0: 1.5, 1: 0.3},
    "ahead": {0: 1.0, 1: 0.8},
    "past": {0: -0.5, -1: 1.0},
    "whole": {0: 0.2, -1: 1.0},
}


class Mention(NamedTuple):
    """A printed year, how it is used, and the month that goes with it (0 if none)."""

    year: int
    use: str
    text: str
    month: int = 0


def find_year(day: Day, texts: Sequence[str]) -> tuple[int, str]:
    """The year of a page's latest day and the wording that tells it; (0, "") where the page does not say.

    The candidates are the years printed, and the year after each; the one that most agrees wins, of equals the later.
    """
    if day.year and (printed := number(day.year.rstrip("年 "))) > 1900:
        return printed, day.text
    mentions = tuple(mention for text in texts for mention in _mentions(text, day))
    years = {m.year for m in mentions if m.use not in {"target", "told"}}
    candidates = years | {y + 1 for y in years} | {m.year - 1 for m in mentions if m.use in {"ahead", "next"}}
    weekdays = tuple(found for text in texts for found in _weekdays(text))
    scored = sorted(((_agreement(year, day, mentions, weekdays), year) for year in candidates), reverse=True)
    if not scored or scored[0][0] < 0.3:
        return 0, ""
    best = scored[0][1]
    ranked = sorted(mentions, key=lambda m: -_worth(m, best, day))
    return best, ranked[0].text


def _mentions(text: str, latest: Day) -> Iterator[Mention]:
    for match in _PRINTED.finditer(text) if "20" in text or "19" in text else ():
        before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 20]
        shown = re.split(r"[，。；、）]", match.group() + after[:8])[0]
        if match["case"]:
            yield Mention(int(match["case"]), "month", match.group(), 1)
        elif _TARGET_BEFORE.search(before) or _TARGET_AFTER.search(after):
            yield Mention(int(match["year"]), "target", shown)
        else:
            yield _mention(int(match["year"]), before, after, shown, latest)
    for match in _NTH.finditer(text):
        yield Mention(_COUNTED[match[2]] + number(match[1]), "now", match.group())
    for match in _JUBILEE.finditer(text):
        yield Mention(_JUBILEES[match[1]] + int(match[2]), "now", match.group())


def _mention(year: int, before: str, after: str, shown: str, latest: Day) -> Mention:
    for use, left, right in _USES:
        found = right.match(after)
        if not found or (left and not re.search(left, before)):
            continue
        if use != "month":
            return Mention(year, use, shown)
        month = int(found["month"])
        if re.match(r"\s?(?:\d{1,2}[日号])?起?(?:正式)?(?:施行|实施|执行|起)", after[found.end() :]):
            return Mention(year, "next" if month < latest.month - 5 else "ahead", shown)  # in force from a day to come
        if month > latest.month and _PLANNED.search(before + after):
            return Mention(year, "target", shown)
        day = re.match(r"\s?(\d{1,2})[日号]", after[found.end() :])
        near = day and 0 <= (latest.month - month) * 30 + latest.day - int(day[1]) <= 20
        return Mention(year, "day" if near else "month", shown, month)
    return Mention(year, "told", shown)


def _worth(mention: Mention, year: int, day: Day) -> float:
    """How far one mention speaks for a year (above 0) or against it."""
    away = mention.year - year
    if mention.use == "target":
        return -2.0 if away < 0 else 0.0
    if away > 1 or (away == 1 and mention.use in {"now", "past", "whole", "month", "day"}):
        return -3.0
    if away == 0 and mention.use == "month" and mention.month > day.month:
        return -2.0
    worth = _WORTH_LATE if day.month >= 11 else _WORTH
    return worth.get(mention.use, {}).get(away, 0.0)


def _agreement(year: int, day: Day, mentions: tuple[Mention, ...], weekdays: tuple[tuple[int, int, int], ...]) -> float:
    score, seen = 0.0, dict[tuple[int, str], int]()
    for mention in mentions:
        key = (mention.year, mention.use)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= 3:  # a year said ten times says no more than one said thrice
            score += _worth(mention, year, day)
    for month, dom, weekday in weekdays:
        found = make(year, month, dom)
        score += 3.0 if found and found.weekday() == weekday else -3.0
    return score


def _weekdays(text: str) -> Iterator[tuple[int, int, int]]:
    """Days printed with their weekday: 4月19日（星期二）."""
    for day in find_days(text) if _WEEKDAY.search(text) else ():
        match = re.match(r"[（(]?(?:星期|周)([一二三四五六日天])", text[day.end : day.end + 5])
        if day.month and match and not day.end_day and not day.year:
            yield day.month, day.day, _WEEKDAYS.index(match[1].replace("天", "日"))
