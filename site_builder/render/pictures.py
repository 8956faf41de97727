"""The site's data as pictures: the county map, density strips, bars beside numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from heapq import heapify, heappop
from itertools import islice

from markupsafe import Markup

from site_builder.catalog import EventRow, FigureRow
from site_builder.catalog.cards import AMOUNT, BASE_UNIT, ID, NAME
from site_builder.catalog.leads import distinct
from site_builder.charts import Bar, Day, Tile, bar_chart, day_strip, small_bar, tile_map
from site_builder.model import Place
from site_builder.render.engine import address, root_of
from site_builder.render.press import Press
from site_builder.render.wording import printed_figure

_LONGEST_ON_TILE = 4
_BARS = 10
_YEARS = 20  # a strip of more is drawn by years: thinner bars could not be hit
_TICKS = 12  # years that are all named under it
_ALIKE = 3  # characters at a metric's end that say of what kind it is: (同比)增长 alone would be too little
_COUNTERS = frozenset("个项次条种类位件处批")


def county_map(press: Press, path: str, current: str = "") -> Markup:
    """The tile map, shaded by articles; counties without a tile are listed beside it by the template."""
    terms = {term.name: term for term in press.site.counties}
    tiles = [
        Tile(
            place.tile,
            short_name(place),
            f"{place.name}：{press.say('articles', n=len(terms[place.name].entries))}",
            len(terms[place.name].entries),
            root_of(path) + terms[place.name].url,
            place.name == current,
        )
        for place in press.site.gazetteer.places
        if place.tile and place.name in terms
    ]
    lang = "zh-CN" if press.site.config.language != "zh-CN" else None
    return tile_map(tiles, press.say("map_label", city=press.site.gazetteer.city), lang)


def short_name(place: Place) -> str:
    """What fits on a tile: 聊城经济技术开发区 → 开发区, its shortest alias."""
    if len(place.name) <= _LONGEST_ON_TILE:
        return place.name
    return min((name for name in place.aliases if len(name) > 1), key=lambda n: (len(n), n), default=place.name[:4])


def event_strip(press: Press, path: str, rows: Iterable[EventRow], first: str, last: str) -> Markup:
    """One bar a day from `first` to `last`, both included."""
    listed = [row for row in rows if first <= row.event.date <= last]
    counts = Counter(row.event.date for row in listed)
    planned = {row.event.date for row in listed if row.planned}
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [start + timedelta(n) for n in range((end - start).days + 1)]
    strip = [_day(press, path, day, counts, planned, labelled=day in (start, end)) for day in days]
    return day_strip(strip, press.say("strip_label", first=press.say.long_date(first), last=press.say.long_date(last)))


def _day(press: Press, path: str, day: date, counts: Mapping[str, int], planned: set[str], *, labelled: bool) -> Day:
    iso = day.isoformat()
    count = counts.get(iso, 0)
    spoken = press.say.short_date(iso)
    return Day(
        f"{spoken}：{press.say('events', n=count)}",
        count,
        root_of(path) + press.event_url(iso) if count else "",
        iso in planned,
        spoken if labelled else "",
    )


def all_time_strip(press: Press, path: str, rows: Sequence[EventRow]) -> Markup:
    """All the time that the rows tell of: a bar a month, or a year where that is too much; '' within one month.

    `rows` are in order of their days.
    """
    if not rows or rows[0].event.date[:7] == rows[-1].event.date[:7]:
        return Markup()
    years = range(int(rows[0].event.date[:4]), int(rows[-1].event.date[:4]) + 1)
    by_year = len(years) > _YEARS
    names = [str(year) for year in years]
    names = names if by_year else [f"{year}-{month:02}" for year in names for month in range(1, 13)]
    width, every = len(names[0]), -(-len(years) // _TICKS)
    counts = Counter(row.event.date[:width] for row in rows)
    first = {row.event.date[:width]: row.event.date for row in reversed(rows)}
    past = {row.event.date[:width] for row in rows if not row.planned}
    bars = [
        Day(
            f"{name if by_year else press.say.month(name)}：{press.say('events', n=counts[name])}",
            counts[name],
            root_of(path) + press.event_url(first[name]) if name in first else "",
            name in first and name not in past,
            name[:4] if name[4:] in ("", "-01") and (int(name[:4]) - years[0]) % every == 0 else "",
        )
        for name in names
    ]
    return day_strip(bars, press.say("overview_label"))


def bars_by_url(rows: Iterable[FigureRow]) -> dict[str, Markup]:
    """URL → a small bar, where an article states three or more figures of one kind, so that comparing tells something.

    Of one kind are those of one unit whose metrics end alike: 工业投资同比增长 and 技改投资同比增长, not 网办率.  Ranks
    are left out, where longer would look better, and counters that go with anything (3个协议, 48个项目).
    """
    groups: dict[tuple[str, str], list[FigureRow]] = {}
    for row in rows:
        if row.base_unit not in _COUNTERS:
            groups.setdefault((row.base_unit, row.figure.metric[-_ALIKE:]), []).append(row)
    bars: dict[str, Markup] = {}
    for group in groups.values():
        most = max(abs(row.amount) for row in group)
        if len(group) > 2 and most:
            bars |= {row.url: small_bar(abs(row.amount) / most, row.figure.status == "target") for row in group}
    return bars


def largest_sums(press: Press, path: str) -> Markup:
    """A chart of the largest sums of money, each a link to its sentence."""
    money = [
        (-AMOUNT(figure), f"{entry.url}#{ID(figure)}", n, NAME(figure), entry)
        for entry in press.site.entries
        for n, figure in enumerate(entry.card.figures)
        if BASE_UNIT(figure) == "元"
    ]
    heapify(money)
    ordered = (heappop(money) for _ in range(len(money)))
    largest = distinct(((name, -less, "元"), (entry, n)) for less, _, n, name, entry in ordered)
    top = [entry.figures[n] for entry, n in islice(largest, _BARS)]
    bars = [
        Bar(
            row.name,
            row.amount,
            printed_figure(row.figure),
            root_of(path) + address(row.url),
            row.title,
            row.figure.status == "target",
        )
        for row in top
    ]
    return bar_chart(bars, press.say("chart_label"))
