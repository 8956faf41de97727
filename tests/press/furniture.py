"""What stands on a page and belongs to no article: masthead, folio, staff, telephone, weather, advertisement."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .corpus import Issue
from .layout import Layout

_WEEK = "一二三四五六日"
_SURNAMES = "张王李赵刘陈杨孙周吴"
_GIVEN = ("伟", "丽娜", "建国", "晓燕", "文静", "海涛", "雪", "志强")
_AREA_CODES = {"聊城": "0635", "德州": "0534", "菏泽": "0530"}
_PINYIN = {
    "聊城日报": "LIAOCHENG RIBAO",
    "德州日报": "DEZHOU RIBAO",
    "菏泽日报": "HEZE RIBAO",
    "潍坊日报": "WEIFANG RIBAO",
}
_TITLES = (
    "老旧小区改造又添新举措",
    "全市高考评卷工作有序进行",
    "“夜经济”点亮水城夏夜",
    "一位护林员的二十三年",
    "今冬供暖价格不变",
    "乡村大舞台 村民唱主角",
)


@dataclass(frozen=True)
class Piece:
    """One piece of furniture: its kind, its lines and where in the stream it comes."""

    kind: str
    lines: tuple[str, ...]
    place: str  # first, last, between


def draw_furniture(issue: Issue, layout: Layout, rng: Random) -> list[Piece]:
    """The pieces of a page of this issue; a page dated by its masthead always has one."""
    pieces = []
    if layout.dated == "masthead" or rng.random() < layout.furniture * 0.6:
        pieces.append(_masthead(issue, rng))
    if rng.random() < layout.furniture * 0.25:
        pieces += [_front(issue, rng), _guide(issue, rng)]
    for draw in (_staff, _telephone, _weather, _advertisement):
        if rng.random() < layout.furniture * 0.5:
            pieces.append(draw(issue, rng))
    return pieces


def _masthead(issue: Issue, rng: Random) -> Piece:
    d = issue.day
    day = rng.choice((f"{d.year}年{d.month}月{d.day}日", f"{d.year} 年 {d.month} 月 {d.day} 日"))
    week = rng.choice((f"星期{_WEEK[d.weekday()]}", f"星期{_WEEK[d.weekday()]} 统一刊号CN37-0073"))
    page = rng.choice(("A02", "02", "A3", "第3版", "03 版"))
    section = rng.choice(("要闻", "综合", "本地新闻", "县域新闻"))
    lines = rng.choice(
        (
            (issue.newspaper, f"{day} {week}", f"{page} {section}"),
            (f"{page} {section} {day} {week}",),
            (f"{day} {week} {issue.newspaper} {page}",),
            (issue.newspaper, f"{d.year}.{d.month}.{d.day} {week}", f"{page} {section}"),
            (
                f"{page} {section}",
                f"■{day} {week[:3]} ■责编 {_name(rng)} ■美编 {_name(rng)} ■电话 {rng.randint(2000000, 8999999)}",
            ),
        )
    )
    return Piece("masthead", lines, rng.choice(("first", "last")))


def _front(issue: Issue, rng: Random) -> Piece:
    """The head of a front page; its runs are printed one by one."""
    rest = (
        f"中共{issue.city.removesuffix('市')}市委机关报 国内统一连续出版物号CN37-00{rng.randint(10, 99)}",
        f"第{rng.randint(9000, 19999)}期 今日{rng.choice((4, 8))}版",
    )
    number = rng.choice((("01", "版"), ("第1版",), ("1",)))
    return Piece("masthead", (_PINYIN.get(issue.newspaper, "RIBAO"), issue.newspaper, *rest, *number), "first")


def _guide(issue: Issue, rng: Random) -> Piece:
    """The index of the pages inside."""
    sign = rng.choice((" >>>0{}版", "……{}版", " →第{}版", "（详见{}版）"))
    titles = rng.sample(_TITLES, rng.randint(2, 3))
    lines = tuple(f"{title}{sign.format(number)}" for number, title in enumerate(titles, 2))
    return Piece("masthead", (rng.choice(("导读", "今日导读", "■ 导读")), *lines), rng.choice(("first", "last")))


def _name(rng: Random) -> str:
    return rng.choice(_SURNAMES) + rng.choice(_GIVEN)


def _staff(issue: Issue, rng: Random) -> Piece:
    lines = rng.choice(
        (
            (f"责任编辑：{_name(rng)} 美术编辑：{_name(rng)} 校对：{_name(rng)}",),
            (f"编辑/{_name(rng)} 校对/{_name(rng)}", f"美编/{_name(rng)}"),
            (f"责编 {_name(rng)} 美编 {_name(rng)} 校对 {_name(rng)}",),
            (f"责任编辑 {_name(rng)} 美编 {_name(rng)} 校对 {_name(rng)}",),
            (f"编辑 {_name(rng)} 视觉 {_name(rng)} 校对 {_name(rng)}",),
            (f"本版编辑：{_name(rng)}", f"邮箱：{issue.day:%m%d}bj@163.com"),
        )
    )
    return Piece("staff", lines, rng.choice(("first", "last", "last")))


def _telephone(issue: Issue, rng: Random) -> Piece:
    number = f"{_AREA_CODES.get(issue.city, '0531')}-{rng.randint(2000000, 8999999)}"
    lines = rng.choice(
        (
            (f"新闻热线：{number}",),
            (f"热线电话：{number} 投稿邮箱：xinwen{rng.randint(10, 99)}@126.com",),
            (f"本报地址：{issue.city}市东风路{rng.randint(2, 120)}号 电话：{number}",),
        )
    )
    return Piece("staff", lines, "last")


def _weather(issue: Issue, rng: Random) -> Piece:
    low = rng.randint(5, 18)
    sky = rng.choice(("晴转多云", "多云", "阴有小雨", "晴"))
    wind = rng.choice(("南风3—4级", "北风2—3级", "东南风3级"))
    lines = rng.choice(
        (
            (f"今日天气 {sky} {wind} 气温{low}℃—{low + 11}℃",),
            ("天气预报", f"今天白天到夜间：{sky}，{wind}，{low}℃～{low + 10}℃"),
        )
    )
    return Piece("weather", lines, rng.choice(("first", "last", "between")))


def _advertisement(issue: Issue, rng: Random) -> Piece:
    lines = rng.choice(
        (
            ("广告", f"{issue.city}金都家居广场", "厂价直销 欢迎选购", f"订购热线：{rng.randint(2000000, 8999999)}"),
            (f"遗失声明 {_name(rng)}的身份证丢失，特此声明作废。",),
            ("诚聘", f"{issue.city}宏远商贸有限公司招会计一名", f"电话：1{rng.randint(3000000000, 8999999999)}"),
            ("公益广告", "讲文明 树新风", f"{issue.newspaper}社宣"),
        )
    )
    return Piece("advertisement", lines, rng.choice(("last", "last", "between")))
