"""Periods: what span of time a figure is about, as printed, carried on until another is named."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from site_builder.extract.figures.reading import Reading

_N = "[0-9一二三四五六七八九十两]"
_YEAR = r"(?:(?:19|20)[0-9]{2}(?:[—–\-－至到](?:19|20)?[0-9]{2,4})?年度?|今年|去年|前年|明年|上年|本年度?|全年|当年)"
_MONTHS = r"(?<![0-9.])[0-9]{1,2}(?:月份?)?[—–\-－至到~～][0-9]{1,2}月份?"
_PART = (
    rf"(?:第?[一二三四1-4]季度|(?<!提)[前首]{_N}{{1,2}}个?(?:季度|月)|[上下]半年|{_MONTHS}|"
    rf"(?<![0-9.])[0-9]{{1,2}}月份?(?!下旬|中旬|上旬)|年[初底末])"
)
_DAY = r"[0-9]{1,2}月(?:[0-9]{1,2}日(?:[0-9]{1,2}时)?|[上中下]旬|[底初末])"
_AGO = r"(?:以来|年?[底末初](?:前|之前)?|期间|底前|末前)"
_UNTIL = r"(?:截至|截止到?|到|至|自|从)"
# What a mention can begin with: elsewhere none of its many forms need be tried.
_OPENS = (
    r"(?=[0-9一二三四五六七八九十两“\"今去前明上下本全当年截到至自从第首目现眼发记近过连入开党春国中清端元双暑寒"
    r"这新未此正项建投达启竣运完满])"
)
_MENTION = re.compile(
    rf"{_OPENS}(?:(?P<until>{_UNTIL})?(?P<full>(?:{_YEAR}(?:{_DAY}|{_PART})?|{_DAY}|{_PART}){_AGO}?)(?:(?:全年|期间)?)"
    r"|(?P<now>(?:截至|截止)?(?:目前|当前|现在|眼下|今日|发稿时|记者发稿时?))"
    rf"|(?P<plan>[“\"]?十[三四五][五]?[”\"]?(?:以来|期间|末|时期|中期)|[“\"]十[三四五]五[”\"](?!规划|计划))"
    rf"|(?P<recent>近年来?|近几年来?|近{_N}{{1,2}}年来?|(?<![0-9]){_N}{{1,2}}多?年[来间里]|过去{_N}{{1,2}}年[来间里中]?|连日来|年初以来|"
    rf"[入今去][春夏秋冬汛]以来|今年[春夏秋冬][收种播灌耕管]|"
    rf"开年以来|开[年春]以来|党的十[八九]大以来|[党]的二十大以来)"
    rf"|(?P<holiday>[“\"]?(?:春节|五一|国庆|中秋|清明|端午|元旦|双节|暑假|寒假|春运|三夏|"
    rf"三秋)[”\"]?(?:小长假|黄金周|假期|期间|以来|前后|当天))"
    rf"|(?P<term>(?:这|本|上|当|新)(?:一|个)?(?:季度?|月|学期|学年|周|年度)(?!节))"
    rf"|(?P<future>未来{_N}{{1,3}}年(?:内|间)?|(?:今后|此后){_N}{{1,2}}年|{_N}{{1,2}}年内|年内)"
    r"|(?P<after>(?:全部|正式|项目)?(?:建成|投产|达产|启用|竣工|投用|投运|运营|完工|投入使用|满产|"
    r"满负荷)(?:投产|投用|运营|达产|启用|达效|通车|运行)?后))"
)
_RATE = re.compile(  # a look behind comes after its character: `re` runs through a text for such a one
    r"每(?:年|月|天|日|周|季度|季|小时|班|晚|学期)|一(?:年|天|季|个月)(?=能|可以?|就|要|下来|光|最[多少]|大[概约])"
    r"|"
    r"年(?<![0-9一二三四五六七八九十今去前上明全当近成周多整往常历半少青中老壮]年)(?=[产供可加处销发出吞纳接节减屠收用育服创增吨]|"
    r""
    r"均|产值|营|新增|消耗|培训|利|交易|主营|综合|旅|客|货|总|制|回收|补贴)(?!供给侧)"
    r"|日(?<![0-9今昨当次近节假生工周今明后前元一旦同往终平每]日)(?=[产供处加烘]|均|发电|"
    r"检测|接|屠|吞|最大|最高|销|采|用水|用电|客流|流量|排)"
    r"|月(?<![0-9个每当近本上下半满整]月)(?=产[量能值0-9]|均|销|营业额|收入|租金|供)"
)
_MOST = 8  # rates that are weighed for one figure
_FAR = 600  # characters in which a mark between a period and its figure is looked for
_LISTED = re.compile(r"[^0-9，。；：、\n]{2,30}、")  # 从2022年省级重点项目、专项债券项目等四类564个项目中
_COMPARED = frozenset("比较与同于")
_OF_PLAN = re.compile(r"目标|任务|预期|总量|计划(?:的|投资|任务|目标|[，。；、]|$)")  # 完成全年计划的28%
_AND = re.compile(r"[、和与及]")
_SPOKEN = re.compile(r"记者|获悉|了解到|介绍|说|采访|发布会|讯$|表示")
_FOUNDED = re.compile(r"(?:成立|始建|建成|创建|创办|组建|设立|定名|毕业|出生|注册|起源|入党|参军|投产)(?:于|在)$|于$")


class Period(NamedTuple):
    """A period as printed and where it stands."""

    start: int
    end: int
    text: str
    day: bool
    name: bool = False  # part of a name (2022年省级重点项目): counts where its own clause states a figure
    only: bool = False  # 从2010年的54%: of the one figure behind it


def find_periods(text: str) -> list[Period]:
    """Every period that a paragraph names, without those it only compares with (比2021年, 较去年同期)."""
    titles = bytearray(len(text))
    for title in re.finditer(r"《[^《》\n]{0,80}》", text):
        titles[title.start() : title.end()] = b"\x01" * (title.end() - title.start())
    found = []
    compared = -1  # where the last period ended that is only compared with
    for match in _MENTION.finditer(text):
        start, end = match.span()
        if titles[start]:
            continue
        if _is_compared(text, start, end) or (start - compared <= 1 and _AND.fullmatch(text, compared, start)):
            compared = end  # 较一季度和上半年: neither
            continue
        printed = match.group()
        moved = match["until"] in ("到", "至") and text[start - 1 : start] in tuple("高加升大少降低减小长展增")
        if moved or match["until"] in ("从", "自") or (match["until"] in ("到", "至") and not re.search("年", printed)):
            start, printed = match.start("full"), match["full"]
        if match["full"] in ("全年", "年度") and _OF_PLAN.match(text, end):
            continue
        dated = bool(match["full"] and re.search(r"[0-9]{1,2}日", match["full"]))
        day = dated and match["until"] is None
        if dated and match["until"] in (None, "从", "自") and _is_dateline(text, end):
            continue
        if text[start - 1 : start] == "、" and match["full"] and _LISTED.match(text, end):
            continue
        if _FOUNDED.search(text, max(0, start - 4), start):
            continue
        only = text[end : end + 1] == "的" and (match["until"] or text[start - 1 : start]) in ("从", "由", "自")
        found.append(Period(start, end, printed, day, _is_attribute(text, start, end, match), only))
    return found


def _is_compared(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else ""
    if before in "是为达" and text[end : end + 1] == "的" and before:
        return True
    return (before in _COMPARED and text[max(0, start - 2) : start] not in ("对比", "基于", "由于")) or text.startswith(
        ("同期", "同比", "同时期"), end
    )


def _is_attribute(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    if (
        match["until"] not in (None, "从")
        or not match["full"]
        or not re.fullmatch(r"(?:19|20)[0-9]{2}年", match["full"])
    ):
        return False
    if match["until"]:  # 从2022年省级重点项目中, but not 从2022年起
        return bool(_LISTED.match(text, end))
    return start > 0 and text[start - 1] not in "，。；：、“‘（\n" and text[end : end + 1] not in tuple("，、的末底初")


def _is_dateline(text: str, end: int) -> bool:
    """4月12日，毕艳红接受记者采访时说: the day of the talk, not of the figure."""
    stop = end
    while stop < len(text) and stop - end < 60 and text[stop] not in "。！？；“":
        stop += 1
    return bool(_SPOKEN.search(text, end, stop))


def find_rates(text: str) -> list[tuple[int, str]]:
    """每年, 年(产), 日(处理) … and where they stand."""
    return [(m.start(), m.group()) for m in _RATE.finditer(text)]


def period_at(
    text: str, reading: Reading, periods: list[Period], rates: list[tuple[int, str]], used: set[Period]
) -> str:
    """The period of a figure: a rate in its clause, a period named behind it there, else the last one named.

    `used` gathers those in names that figures drew on, and so carry on.
    """
    low, high = bisect_left(rates, (reading.sentence, "")), bisect_left(rates, (reading.start, ""))
    for at, printed in reversed(rates[max(low, high - _MOST) : high]):
        if printed[0] not in "每一" and _named_before(reading, periods):
            break
        if _every_holds(text, at, printed, reading, periods) or (
            at >= reading.clause and "等" not in text[max(at, reading.start - _FAR) : reading.start]
        ):
            return printed
    after = bisect_right(periods, reading.start, key=lambda period: period.start)
    before = next((p for p in reversed(periods[max(0, after - 6) : after]) if _counts(text, p, reading, used)), None)
    if before and not _holds(text, before, reading, used):
        before = None
    behind = periods[after] if after < len(periods) else None
    if (
        behind
        and behind.start < reading.clause_end
        and not behind.day
        and (not before or before.start < reading.clause)
    ):
        before = behind
    if before and (before.name or before.day):
        used.add(before)
    return before.text if before else ""


def _every_holds(text: str, at: int, printed: str, reading: Reading, periods: list[Period]) -> bool:
    """Whether 每年 reaches a figure: up to a semicolon, or until another period is named."""
    if printed[0] not in "每一":
        return False
    behind = at + len(printed)
    if at < reading.clause and (text[behind : behind + 1].isdigit() or "；" in text[behind : reading.start]):
        return False
    after = bisect_right(periods, at, key=lambda period: period.start)
    return after >= len(periods) or periods[after].start >= reading.start or at >= reading.clause


def _counts(text: str, period: Period, reading: Reading, used: set[Period]) -> bool:
    """Whether a period may be that of a figure at all, wherever it stands before it."""
    if period.only:
        return reading.start - period.end <= 1
    return not period.name or _names(text, period, reading, used)


def _names(text: str, period: Period, reading: Reading, used: set[Period]) -> bool:
    """Whether a period in a name (2022年省级重点项目) is that of a figure: in its own statement, or once it was."""
    return period in used or (_same_statement(text, period, reading) and not _LISTED.match(text, period.end))


def _holds(text: str, period: Period, reading: Reading, used: set[Period]) -> bool:
    """Whether a period reaches as far as a figure: 截至目前 its sentence, a bare date its own statement.

    A date that a figure of its own statement drew on goes on: 4月17日，增加封控区5个。增加管控区2个。
    """
    between = _between(text, period, reading)
    if between.count("”") > between.count("“"):  # what somebody says of 这个月 is not what the paper says
        return False
    if period.text.startswith(("截至目前", "截止目前")):
        return period.start >= reading.sentence
    return not period.day or period in used or _same_statement(text, period, reading)


def _same_statement(text: str, period: Period, reading: Reading) -> bool:
    """Whether no full stop and no semicolon stands between a period and a figure: a bare date holds no further."""
    return period.start >= reading.sentence and "；" not in _between(text, period, reading)


def _between(text: str, period: Period, reading: Reading) -> str:
    return text[period.end : min(reading.start, period.end + _FAR)]


def _named_before(reading: Reading, periods: list[Period]) -> bool:
    """Whether the sentence names a year or the like before a figure; that says more than 年(产)."""
    before = bisect_right(periods, reading.start, key=lambda period: period.start) - 1
    if before < 0 or periods[before].start < reading.sentence:
        return False
    return bool(re.search(r"到20|全年|[今去明]年|^20|后$|近.年|未来", periods[before].text)) and not periods[before].day
