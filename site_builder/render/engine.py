"""Jinja, set up once: autoescape, strict undefined names, and errors that say which line of which template."""

from __future__ import annotations

import contextlib
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from types import CodeType
from typing import Any
from urllib.parse import quote

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
    pass_eval_context,
)
from jinja2.bccache import Bucket
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup

from site_builder.catalog.fingerprint import fingerprint
from site_builder.errors import ThemeError
from site_builder.render.quick import FIXED, PLAIN, WITH_CONTEXT, QuickEnvironment
from site_builder.render.theme import Theme

_NAVIGATED = re.compile(r"^[^/]*$|/index\.html$")
_PLAIN = re.compile(r"[\w/.#-]*", re.ASCII)  # where nothing is to be quoted
COMPILED = "compiled"  # folder of what is kept
_PLAIN_TYPES = {str, int}
_CARDS = 20_000  # kept in memory, about 1 KB each
_OWN = {
    **dict.fromkeys(("link", "once", "card", "numbered"), WITH_CONTEXT),
    **dict.fromkeys(("term_url", "event_url", "leads", "disputed"), PLAIN),
    "t": FIXED,
}
_REMEDY = "mend the template, or remove it to get the bundled one back"


class _Compiled(BytecodeCache):
    """Templates that were compiled, by this process or for the last site, by name and source.

    What is kept for the next site names the version of Jinja and of Python that it is for.
    """

    def __init__(self, folder: str) -> None:
        self.file: Callable[[str], bytes | None] = _nothing  # of the last site
        self._folder = folder
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))
        if bucket.code is None and (data := self.file(f"{self._folder}/{bucket.key}")):
            bucket.bytecode_from_string(data)
            self._codes[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code

    def files(self, environment: Environment) -> Iterator[tuple[str, bytes, bool]]:
        """All that the next site can have ready."""
        for (key, checksum), code in self._codes.items():
            bucket = Bucket(environment, key, checksum)
            bucket.code = code
            yield f"{self._folder}/{key}", bucket.bytecode_to_string(), True


def _nothing(path: str) -> None:
    """No site before this one."""


@lru_cache(maxsize=8)
def _compiled(way: str, spoken: str) -> _Compiled:
    """A set for each way to compile; `spoken` stands for words and templates, since fixed ones are compiled too."""
    return _Compiled(f"{COMPILED}/{way}-{spoken}")


class Engine:
    """A theme's templates, compiled as they are first used."""

    def __init__(
        self,
        theme: Theme,
        language: str,
        shared: Mapping[str, Any],
        filters: Mapping[str, Any],
        file: Callable[[str], bytes | None] = _nothing,
    ) -> None:
        """`file` gives what was kept of the last site, compiled templates among it."""
        self._theme, self._shared, self._filters = theme, shared, filters
        self._spoken = fingerprint(theme.words, language, theme.templates)
        self._codes = _compiled("quick", self._spoken)
        self._codes.file = file
        self._quick = self._parts(partial(QuickEnvironment, _OWN), "quick")
        self._slow: set[str] = set()  # templates that the quick way is not made for

    def _parts(self, environment: Callable[..., Environment], way: str) -> Parts:
        made = environment(
            loader=FunctionLoader(self._source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_compiled(way, self._spoken),
        )
        made.filters |= {"join": _joined, **self._filters}
        return Parts(made, self._shared)

    @cached_property
    def _exact(self) -> Parts:
        """Jinja's own way, which also knows what is wrong and where."""
        return self._parts(Environment, "exact")

    def page(self, template: str, path: str, values: Mapping[str, Any]) -> tuple[str, bytes]:
        """(path, finished page).  Raises `ThemeError` with the template's name and line."""
        said = {"path": path, "root": root_of(path), **values}
        if template not in self._slow:
            try:
                return path, self._quick.render(template, said).encode()
            except Exception:  # whatever it is, it is said below
                self._slow.add(template)
        try:
            return path, self._exact.render(template, said).encode()
        except ThemeError:
            raise
        except Exception as error:  # a template can raise anything; its author must be told where
            raise self._blame(error, template) from error

    def compiled(self) -> Iterator[tuple[str, bytes, bool]]:
        """The theme's templates, compiled, for the next site; what is wrong with one is said where it is used."""
        environment = self._quick.environment
        for name in sorted(self._theme.templates):
            with contextlib.suppress(Exception):
                environment.get_template(name)
        yield from self._codes.files(environment)

    def _source(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        """A template with its name as file name, so that tracebacks name it."""
        source = self._theme.templates.get(name)
        return None if source is None else (source, name, lambda: True)

    def _blame(self, error: Exception, template: str) -> ThemeError:
        name, line = template, 0
        if isinstance(error, TemplateSyntaxError):
            name, line = error.name or template, error.lineno
        else:
            for frame in traceback.extract_tb(error.__traceback__):
                if frame.filename in self._theme.templates:
                    name, line = frame.filename, frame.lineno or 0
        cause = str(error) or type(error).__name__
        if isinstance(error, TemplateNotFound):
            cause = f"template `{error.name}` is missing"
        return ThemeError(cause, path=f"themes/{self._theme.name}/templates/{name}", line=line, remedy=_REMEDY)


class Parts:
    """What templates are made of, with the parts that stand on many pages."""

    def __init__(self, environment: Environment, shared: Mapping[str, Any]) -> None:
        self.environment = environment
        environment.globals |= {"link": _link, "once": self._once, "card": self._card, **shared}
        self._kept: dict[tuple[str, ...], Markup] = {}
        self._cards: dict[tuple[str, str], Markup] = {}

    def render(self, template: str, values: Mapping[str, Any]) -> str:
        """A template with its values."""
        return self.environment.get_template(template).render(values)

    @pass_context
    def _once(self, context: Context, template: str) -> Markup:
        """A part that is the same on many pages (header, footer), rendered once for all of them.

        It may depend on `root`, on `section` and on whether the page is one that the navigation leads to.
        """
        given = context.parent  # what the page was made with
        path, root, section = given["path"], given["root"], given["section"]
        path = path if _NAVIGATED.search(path) else ""
        key = (template, root, section, path)
        if key not in self._kept:
            self._kept[key] = Markup(self.render(template, {"path": path, "root": root, "section": section}))
        return self._kept[key]

    @pass_context
    def _card(self, context: Context, entry: Any) -> Markup:
        """An article in a list; it stands in as many lists as the article has tags, counties and authors."""
        root = context.parent["root"]
        key = (root, entry.url)
        if key not in self._cards:
            if len(self._cards) >= _CARDS:
                self._cards.clear()
            self._cards[key] = Markup(self.render("card.html", {"root": root, "path": "", "entry": entry}))
        return self._cards[key]


@pass_eval_context
def _joined(eval_ctx: EvalContext, value: Iterable[Any], d: str = "", attribute: str | None = None) -> Any:
    """Jinja's `join`, which looks at every value three times before it joins them."""
    values = list(value)
    if attribute is None and type(d) is str and set(map(type, values)) <= _PLAIN_TYPES:
        return d.join(map(str, values))
    return do_join(eval_ctx, values, d, attribute)


def root_of(path: str) -> str:
    """The way from a page back to the site's root: `articles/2022-04-19/x.html` → `../../`."""
    return "../" * path.count("/")


def address(url: str) -> str:
    """A URL inside the site as it must stand in an href."""
    return url if "#" in url and _PLAIN.fullmatch(url) else _quoted(url)


@lru_cache(maxsize=65536)  # pages; their anchors are too many to be remembered
def _quoted(url: str) -> str:
    return quote(url, safe="/#?=&-_.~!*'(),;:@%")


@pass_context
def _link(context: Context, url: str) -> str:
    """A relative link from this page; an address that starts with `#` stays on it."""
    if url.startswith("#"):
        return url
    return f"{context.parent['root']}{address(url)}"
