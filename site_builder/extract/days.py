"""Days as newspapers print them: 4月17日, 2021年9月29日, 5月23至24日, 四月一日, 次日 - found, not yet dated.

`find_days` gives mentions in reading order; `resolve` puts a mention into the calendar of an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

_FOLD = str.maketrans("０１２３４５６７８９－～—–―∼", "0123456789-~---~")
_FOLDED = re.compile("[０-９－～—–―∼]")  # most texts have none
_DIGITS = {ch: n for n, ch in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "元": 1}
_HAN = "〇○零一二三四五六七八九十廿卅元"
_NUM = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_YEAR = r"(?:(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s?年|今年|去年|前年|明年|当年|次年|翌年|同年)"
_TO = r"\s?(?:-{1,2}|~|至|到)\s?"
_DAY = r"(?:日|号(?!线|楼|院|令|文|店|门|机|桥|井|地|路|馆|台风))"
_FULL = re.compile(
    rf"(?P<year>{_YEAR})?(?P<sep>的)?(?P<month>{_NUM})\s?月\s?(?:份\s?)?(?P<day>{_NUM})\s?"
    rf"(?:{_DAY}|(?={_TO}{_NUM}\s?{_DAY})|(?=(?:、{_NUM}){{1,6}}\s?{_DAY}))"
    rf"(?:(?:[（(](?:星期|周|礼拜)?[一二三四五六日天][）)])?(?:{_TO})"
    rf"(?:(?P<year2>{_YEAR})?(?:(?P<month2>{_NUM})\s?月\s?)?(?P<day2>{_NUM})\s?{_DAY}))?"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d.%])"
)
_MORE = re.compile(
    rf"\s?[、和及与]\s?(?P<day>{_NUM})\s?(?:{_DAY}(?:{_TO}(?P<day2>{_NUM})\s?{_DAY})?"
    rf"|(?=(?:[、和及与]{_NUM}){{1,5}}\s?{_DAY}))"
)
_AFTER_BARE = (
    r"上午|下午|中午|晚|凌晨|早|傍晚|清晨|夜|\d{1,2}[时点:：]|[，从在至起到电讯赴抵说对就]|"
    r"发布|举行|召开|印发|公布|透露|表示|宣布|介绍|通报|会见|出席|开幕|闭幕|启动|开通|举办|报道|发出|前往|正式|联合"
)
_BARE = re.compile(
    r"(?P<day>\d(?:(?<![\d月至到、第每零一二三四五六七八九十前近后.~-]\d)|(?<=截至\d)|(?<=[时点分晨午晚夜]至\d))\d?)"
    rf"日(?={_AFTER_BARE})"
)
_MONTHLY = re.compile(rf"(?P<word>本月|当月|上个?月|下个?月)的?(?P<day>{_NUM})\s?{_DAY}")
_BRACKETED = re.compile(r"(?P<word>[昨今])[（(]\d{1,2}日?[）)]日?(?P<part>上午|下午|晚)?")
_WORDS = {"当日": 0, "当天": 0, "同日": 0, "同一天": 0, "次日": 1, "翌日": 1, "第二天": 1, "前一天": -1, "前一日": -1}
_NEAR = {
    "昨日": -1,
    "昨天": -1,
    "昨晚": -1,
    "昨夜": -1,
    "前日": -2,
    "前天": -2,
    "今日": 0,
    "今天": 0,
    "今晨": 0,
    "今晚": 0,
    "明日": 1,
    "明天": 1,
    "明晚": 1,
    "后天": 2,
}
_WORD = re.compile("|".join((*_WORDS, *_NEAR)))
_LUNAR = re.compile(r"(?:农历|阴历|夏历)(?:[\u4e00-\u9fff]{2}年)?$")
_YEARLY = re.compile(r"每年(?:的)?$|每月$")


@dataclass(frozen=True, slots=True)
class Day:
    """One mention of a day. `year` is as printed ('' if not); a `word` such as 次日 has no month or day of its own."""

    start: int
    end: int
    text: str
    month: int = 0
    day: int = 0
    year: str = ""
    end_month: int = 0
    end_day: int = 0
    end_year: str = ""
    word: str = ""

    def last(self) -> Day:
        """The last day of a range, the day itself where it is none."""
        return replace(self, month=self.end_month, day=self.end_day) if self.end_day else self


def fold(text: str) -> str:
    """Full-width digits and the many dashes of print as one."""
    return text.translate(_FOLD) if _FOLDED.search(text) else text


@lru_cache(maxsize=128)  # issue, year and events ask for the paragraphs of one page
def find_days(text: str) -> tuple[Day, ...]:
    """The days that a text names, in reading order: `find_days("5月23至24日")[0].end_day == 24`.

    Months, quarters, lunar days and yearly days (每年4月23日) are none.
    """
    folded = fold(text)
    found: list[Day] = []  # a text is looked through only for what it has a sign of
    if "20" in folded or "19" in folded:
        found += _dotted(text, folded)
    if "月" in folded:
        found += _months(text, folded)
    if "日" in folded:
        found += _bare(text, folded)
    found += _words(text, folded)
    if "月" in folded:
        found += _monthly(text, folded)
    found.sort(key=lambda day: (day.start, -day.end))
    out: list[Day] = []
    for day in found:
        if not out or day.start >= out[-1].end:
            out.append(day)
    return tuple(out)


def _dotted(text: str, folded: str) -> Iterator[Day]:
    for m in _DOTTED.finditer(folded):
        month, day = int(m["month"]), int(m["day"])
        if real(month, day):
            yield Day(m.start(), m.end(), text[m.start() : m.end()], month, day, m["year"])


def _months(text: str, folded: str) -> Iterator[Day]:
    for m in _FULL.finditer(folded):
        month, day = number(m["month"]), number(m["day"])
        before = folded[max(0, m.start() - 8) : m.start()]
        if not real(month, day) or _LUNAR.search(before) or _YEARLY.search(before) or before[-1:].isdigit():
            continue
        last, end_month = number(m["day2"] or ""), number(m["month2"] or "") or month
        if not last or not real(end_month, last):
            last = end_month = 0
        yield Day(
            m.start(),
            m.end(),
            text[m.start() : m.end()],
            month,
            day,
            m["year"] or "",
            end_month,
            last,
            m["year2"] or "",
        )
        yield from _listed(text, folded, m.end(), end_month or month, m["year2"] or m["year"] or "")


def _listed(text: str, folded: str, at: int, month: int, year: str) -> Iterator[Day]:
    """The further days of 4月17日、18日 and 4月27、28日, and the further ranges of 4月4日至6日、9日至10日."""
    while m := _MORE.match(folded, at):
        day, last = number(m["day"]), number(m["day2"] or "")
        if not real(month, day):
            return
        until = last if last > day and real(month, last) else 0
        printed = text[m.start("day") : m.end()]
        yield Day(m.start("day"), m.end(), printed, month, day, year, month if until else 0, until)
        at = m.end()


def _bare(text: str, folded: str) -> Iterator[Day]:
    for m in _BARE.finditer(folded):
        if 1 <= int(m["day"]) <= 31:
            yield Day(m.start(), m.end(), text[m.start() : m.end()], 0, int(m["day"]))


def _words(text: str, folded: str) -> Iterator[Day]:
    for m in _WORD.finditer(folded):
        yield Day(m.start(), m.end(), text[m.start() : m.end()], word=m.group())
    for m in _BRACKETED.finditer(folded):  # 昨（9）日
        yield Day(m.start(), m.end(), text[m.start() : m.end()], word=m["word"] + "日")


def _monthly(text: str, folded: str) -> Iterator[Day]:
    """本月15日, 上月28日: the day is printed, the month told by the issue (当月: by the day named last)."""
    for m in _MONTHLY.finditer(folded):
        if 1 <= number(m["day"]) <= 31:
            yield Day(m.start(), m.end(), text[m.start() : m.end()], day=number(m["day"]), word=m["word"])


def number(text: str) -> int:
    """`number("二十三") == 23`, `number("廿一") == 21`; 0 for nothing."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    value = 0
    for ch in text:
        value = value * 10 + _DIGITS.get(ch, 0)
    return value


def real(month: int, day: int) -> bool:
    """Whether a year can have such a day: not 2月30日, not 13月1日."""
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def year_of(printed: str, now: int, last: int = 0) -> int:
    """A printed year as a number: 2021年, 去年, 二〇二一年; 当年 is the year named last; 0 if none is printed."""
    named = {"今年": now, "去年": now - 1, "前年": now - 2, "明年": now + 1}
    named |= {"当年": last or now, "同年": last or now, "次年": (last or now) + 1, "翌年": (last or now) + 1}
    return named[printed] if printed in named else number(printed.rstrip("年 "))


def offset(word: str) -> tuple[int, bool] | None:
    """How many days a word is away, and whether from the issue (昨日) or from the day before it in the text (次日)."""
    if word in _NEAR:
        return _NEAR[word], True
    return (_WORDS[word], False) if word in _WORDS else None


def month_of(word: str, issue: date, last: date) -> tuple[int, int]:
    """Year and month that 本月, 上月, 下月 or 当月 means: `month_of("上月", issue, last)` in January is December."""
    if word == "当月":
        return last.year, last.month
    count = issue.year * 12 + issue.month - 1 + {"上": -1, "下": 1}.get(word[0], 0)
    return count // 12, count % 12 + 1


def make(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date | None:
    """A day so many days away; None beyond the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None
