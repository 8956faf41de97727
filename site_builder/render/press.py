"""What every page needs: the site, its words, the templates, and where things are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from site_builder.catalog import Entry, EventRow, FigureRow, Series, Site
from site_builder.catalog.fingerprint import fingerprint, plain_print
from site_builder.catalog.finished import Said
from site_builder.catalog.leads import lead_figures
from site_builder.catalog.series import disputes
from site_builder.catalog.taxonomy import unlike
from site_builder.extract.placenames import PlaceIndex, index_places
from site_builder.model import Place
from site_builder.render.engine import Engine, address
from site_builder.render.lines import NOTHING, Made
from site_builder.render.pieces import File
from site_builder.render.snippets import link_numbers
from site_builder.render.theme import Theme
from site_builder.render.wording import Wording, change, number_parts, printed_figure, tells_change

_DAYS = 1024  # whose names are remembered
_LEADS = 5000  # articles, whose leading figures are
LONG_TIMELINE = 600  # events; more are split by month


class Press:
    """Renders pages of one site in one theme; holds nothing that changes but a cache."""

    def __init__(self, site: Site, theme: Theme, file: Callable[[str], bytes | None] = NOTHING.file) -> None:
        """`file` gives what was kept of the last site."""
        self.site, self.theme = site, theme
        self.say = Wording(theme, site.config.language)
        self._leads: dict[str, list[FigureRow]] = {}
        foreign = site.config.language != "zh-CN"
        shared: dict[str, Any] = {
            "site": site,
            "config": site.config,
            "t": self.say,
            "zh": Markup(' lang="zh-CN"') if foreign else "",
            "own": Markup(' lang="{}"').format(site.config.language) if foreign else "",  # words of ours among Chinese
            "numbered": _numbered,
            "term_url": self.term_url,
            "event_url": self.event_url,
            "leads": self.leads,
            "disputed": self.disputed,
        }
        filters: dict[str, Callable[..., Any]] = {
            "printed": printed_figure,
            "parts": number_parts,
            "change": change,
            "tells_change": tells_change,
        }
        dated = {
            "day": self._day,
            "long_date": self.say.long_date,
            "short_date": self.say.short_date,
            "month": self.say.month,
            "weekday": self.say.weekday,
        }
        filters |= {name: lru_cache(maxsize=_DAYS)(say) for name, say in dated.items()}
        self._engine = Engine(theme, site.config.language, shared, filters, file)

    def page(self, template: str, path: str, **values: Any) -> File:
        """One finished page; `section` names the part of the site that the navigation marks as current."""
        return self._engine.page(template, path, {"section": "", "robots": "", "canonical": path, **values})

    def compiled(self) -> Iterator[Made]:
        """The theme's templates, compiled, for the next site."""
        return self._engine.compiled()

    def _day(self, iso: str) -> Markup:
        """A day as an element that machines read too; words alone where there is none."""
        said = self.say.long_date(iso)
        return Markup('<time datetime="{}">{}</time>').format(iso, said) if iso else Markup("{}").format(said)

    @cached_property
    def _terms(self) -> Mapping[tuple[str, str], str]:
        return self.site.term_urls

    @cached_property
    def place_names(self) -> PlaceIndex:
        """The gazetteer's names as they are found in a text."""
        return index_places(self.site.gazetteer)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places of the gazetteer by their preferred names."""
        return {place.name: place for place in self.site.gazetteer.places}

    def link_to(self, kind: str, name: str, root: str) -> str:
        """The address of a term's page as it stands in an href; '' where there is none."""
        url = self.term_url(kind, name)
        return root + address(url) if url else ""

    def term_url(self, kind: str, name: str) -> str:
        """The page of a tag, county or contributor; '' where there is none."""
        return self._terms.get((kind, name), "")

    @cached_property
    def timeline_is_long(self) -> bool:
        """Whether the timeline has a page for each month."""
        return len(self.site.events) > LONG_TIMELINE

    def event_url(self, date: str) -> str:
        """The permanent anchor of a day."""
        page = f"timeline/{date[:7]}.html" if self.timeline_is_long else "timeline.html"
        return f"{page}#d{date}"

    @cached_property
    def _events(self) -> Mapping[tuple[str, str], list[EventRow]]:
        found: dict[tuple[str, str], list[EventRow]] = {}
        for row in self.site.events:
            for key in (*(("counties", name) for name in row.counties), *(("tags", name) for name in row.tags)):
                found.setdefault(key, []).append(row)
        return found

    def events_of(self, kind: str, name: str) -> Sequence[EventRow]:
        """What a county's or tag's articles tell, by day."""
        return self._events.get((kind, name), ())

    @cached_property
    def _disputes(self) -> Mapping[str, tuple[Said, ...]]:
        return disputes(self.site.series)

    def disputed(self, url: str) -> tuple[FigureRow, ...]:
        """What other articles state instead of the figure at `url`."""
        return tuple([said.row for said in self._disputes[url]]) if url in self._disputes else ()

    # -------------------------------------------------------------------------- what a page is made from, as keys
    def print_of(self, entry: Entry) -> str:
        """Stands for all that any page shows of an article, wherever its links lead."""
        return self._prints[entry.id]

    @cached_property
    def _prints(self) -> Mapping[str, str]:
        """The addresses of most terms follow from their names; those that do not may be anybody's."""
        counties = [term.url for term in self.site.counties]
        common = fingerprint(self.timeline_is_long, counties, [*map(tuple, unlike(self.site))])
        prints = {entry.id: f"{entry.print}{entry.url}{common}" for entry in self.site.entries}
        for name, urls in self._elsewhere.items():
            elsewhere = [(other.url, printed_figure(other.figure)) for url in urls for other in self.disputed(url)]
            prints[name] += fingerprint(elsewhere)
        return prints

    @cached_property
    def _elsewhere(self) -> Mapping[str, list[str]]:
        """The figures of each article of which others say something else."""
        found: dict[str, list[str]] = {}
        for series in self.site.series:
            for said in (said for point in series.points if point.disputed for said in point.said):
                found.setdefault(said.entry.id, []).append(said.url)
        return found

    def prints_of(self, series: Iterable[Series]) -> list[str]:
        """Stand for all that is shown of indicators through time."""
        said = (said for one in series for point in one.points for said in (*point.said, *point.repeated))
        return [self._prints[name] for name in dict.fromkeys(one.entry.id for one in said)]

    def event_prints(self, rows: Iterable[EventRow]) -> list[str]:
        """Stand for all that is shown of events: what an article tells of a day follows from the article."""
        return [self._by_url[url] for row in rows for url in (row.url, *(other.url for other in row.others))]

    @cached_property
    def _by_url(self) -> Mapping[str, str]:
        return {entry.url: self._prints[entry.id] for entry in self.site.entries}

    @cached_property
    def whole(self) -> str:
        """Stands for the whole digest."""
        return plain_print(*self._prints.values())

    # -------------------------------------------------------------------------- the figures of an article
    def leads(self, entry: Entry) -> list[FigureRow]:
        """The two figures to show beside an article's headline in a list."""
        if entry.url not in self._leads:
            if len(self._leads) >= _LEADS:
                self._leads.clear()
            self._leads[entry.url] = lead_figures([entry], 2)
        return self._leads[entry.url]


@pass_context
def _numbered(context: Context, text: str, entry: Entry) -> Markup:
    """A text of an article with its key figures linked, as the page that shows it must link them."""
    given = context.parent  # what the page was made with
    here = given["path"] == entry.url
    return link_numbers(text, entry, "" if here else given["root"] + address(entry.url))
