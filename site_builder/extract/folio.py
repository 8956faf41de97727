"""What mastheads, folio lines and file names say: the issue's date and its page numbers."""

from __future__ import annotations

import re
from datetime import date

from site_builder.extract.days import find_days, fold, make, number

_NAME_DATE = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./年](\d{1,2})[-_./月](\d{1,2})(?!\d)"),
    re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(\d\d)(\d\d)(?![0-9A-Za-z]*[a-z][0-9A-Za-z]*\d|\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?(\d\d)/(\d\d)(?!\d)"),
)
_AFTER_DATE = re.compile(
    r"^日?[-_./ ]*(?:第|page|p|版面?)?[-_]?([A-Da-d])?0*(\d{1,2})(?:版)?"
    r"(?:[-_~和&+、,]([A-Da-d])?0*(\d{1,2})(?:版)?)?(?=$|[-_. /第\u4e00-\u9fff])"
)
_NAMED_PAGE = re.compile(r"(?:第\s*|[Pp]age[-_ ]?|版[次面]?[:： ]\s*|(?<![0-9A-Za-z]))([A-Da-d])?0*(\d{1,3})\s*(?:版)")
_NUM = r"[A-DＡ-Ｄ]?\s?0*(\d{1,3})"
_HAN_NUM = r"[一二三四五六七八九十]{1,3}"
_FOLIO = (
    re.compile(rf"第\s*{_NUM}\s*版(?:\s*[-~—、和至]\s*(?:第\s*)?{_NUM}\s*版)?"),
    re.compile(rf"版\s*[次面号]?\s*[:：]\s*第?\s*{_NUM}(?:\s*[-~、]\s*{_NUM})?"),
    re.compile(rf"(?<![\d共出])(?<!今日){_NUM}\s*[-~—、]\s*{_NUM}\s*版"),
    re.compile(rf"(?<![\d共出日0-9A-Za-z:：]){_NUM}\s*版(?!次|权|面|本|图)"),
)
_FOLIO_HAN = re.compile(rf"第?\s{{0,4}}({_HAN_NUM})\s{{0,4}}版(?!权|本|图|画)")
_LONE = re.compile(
    r"(?m)^\s*[A-D]?0(\d)\s*(?:$|[\s|｜·/／](?=\s*[\u4e00-\u9fff])|(?=要闻|时政|综合|民生|国内|国际|经济|社会|专题|副刊|文体|县区|广告))"
)
_COUNT = re.compile(r"(?:今日|本期|共|出)\s*[0-9一二三四五六七八九十]{1,3}\s*版")
_SPACED = re.compile(r"(?<=\d)\s*([年月日])(?:\s+(?=\d))?")  # 2022 年 9 月 21 日
_WEEKDAYS = "一二三四五六日"


def date_in_name(seed: str) -> date | None:
    """The day in a seed's path: `2022-04-19_01.txt`, `2022/04/19/A2.txt`, `聊城日报20220419.txt`."""
    for pattern in _NAME_DATE:
        for match in pattern.finditer(seed):
            if found := make(int(match[1]), int(match[2]), int(match[3])):
                return found
    return None


def date_in_furniture(furniture: str) -> tuple[date, str] | None:
    """The day a masthead or folio prints, and its wording; a line with the right weekday is believed first."""
    best: tuple[int, date, str] | None = None
    for line in (_SPACED.sub(r"\1", line) for line in furniture.splitlines()):
        for day in find_days(line):
            year = number(day.year.rstrip("年 ")) if day.year[:1] in "12一二" else 0
            if not (found := make(year, day.month, day.day) if 1900 < year < 2100 and day.month else None):
                continue
            rank = _weekday_rank(line, found) + bool(re.search(r"第\s*\d+\s*期|农历|刊号|CN\s?\d|报|版", line))
            if best is None or rank > best[0]:
                best = (rank, found, day.text)
    return (best[1], best[2]) if best and best[0] >= 0 else None


def _weekday_rank(line: str, day: date) -> int:
    match = re.search(r"(?:星\s?期|周|礼拜)\s?([一二三四五六日天])", line)
    if not match:
        return 0
    return 4 if _WEEKDAYS.index(match[1].replace("天", "日")) == day.weekday() else -4


def find_page_numbers(furniture: str, seed: str) -> tuple[int, ...]:
    """The page numbers of a seed, from its folio or its file name; () if neither tells, two for a spread.

    `find_page_numbers("第2版 要闻", "") == (2,)`, `find_page_numbers("", "2022-04-19_01.txt") == (1,)`.
    """
    text = _COUNT.sub(" ", fold(furniture))
    found: list[int] = []
    for pattern in _FOLIO:
        for match in pattern.finditer(text):
            found += [int(group) for group in match.groups() if group]
        if found:
            break
    if not found:
        found = [number(m[1]) for m in _FOLIO_HAN.finditer(text)] or [int(m[1]) for m in _LONE.finditer(text)]
    pages = tuple(sorted({page for page in found if 0 < page < 200}))
    return pages if 0 < len(pages) <= 2 else _pages_in_name(seed)


def _pages_in_name(seed: str) -> tuple[int, ...]:
    stem = re.sub(r"\.txt$", "", seed, flags=re.IGNORECASE)
    if match := next((m for m in _NAMED_PAGE.finditer(stem) if "版" in m.group()), None):
        return (int(match[2]),) if int(match[2]) else ()
    for pattern in _NAME_DATE:
        if date_match := pattern.search(stem):
            rest = stem[date_match.end() :]
            if page := _AFTER_DATE.match(rest):
                numbers = [int(n) for n in (page[2], page[4]) if n]
                return tuple(sorted({n for n in numbers if n > 0}))
    return ()
