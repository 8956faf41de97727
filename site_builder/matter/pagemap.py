"""The page map: which article every character of a seed went to, and what the tool wrote last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from site_builder.errors import ContentError
from site_builder.matter.article import page_value, span_value
from site_builder.matter.fields import Reader
from site_builder.model import Box, DateSource, IssueDate
from site_builder.yamltext import Flow, YamlTrouble, dump_yaml, load_yaml

SUFFIX = ".page.yaml"
LINES_SUFFIX = ".lines.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The memory of one article: where it stood and a hash of each field and figure as the tool wrote them."""

    spans: str  # of the whole article, as printed spans
    fields: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    reviewed: str = ""  # hash of the text that a person reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMap:
    """One page map of content/."""

    seed: str
    sha256: str
    issue: IssueDate
    page: tuple[int, ...] = ()
    articles: tuple[str, ...] = ()  # ids in page order
    leftover: tuple[str, ...] = ()  # printed spans
    leftover_kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    deleted: tuple[str, ...] = ()  # ids of articles that a person deleted
    written: Mapping[str, Written] = field(default_factory=dict)
    boxes: Mapping[int, Box] = field(default_factory=dict)  # of a PDF: line → where it stands in print


def map_path(seed: str, date: str) -> str:
    """`a/b.txt` or `a/b.pdf` of 2022-04-19 → `2022-04-19/a__b.page.yaml`, relative to content/."""
    name = seed.removesuffix(".txt").removesuffix(".pdf").replace("/", "__")
    return f"{date or 'undated'}/{name}{SUFFIX}"


def lines_path(map_path: str) -> str:
    """The lines that were read of a PDF, beside its page map: `…/a__b.page.yaml` → `…/a__b.lines.txt`."""
    return map_path.removesuffix(SUFFIX) + LINES_SUFFIX


def dump_page_map(page: PageMap) -> str:
    """The page map as YAML."""
    data: dict[str, Any] = {
        "seed": page.seed,
        "sha256": page.sha256,
        "date": page.issue.date or None,
        "date_source": page.issue.source,
        "date_evidence": page.issue.evidence,
        "page": page_value(page.page),
        "articles": list(page.articles),
        "leftover": [span_value(span) for span in page.leftover],
        "leftover_kinds": {kind: [span_value(s) for s in spans] for kind, spans in page.leftover_kinds.items()},
        "deleted": list(page.deleted),
        "written": {name: _written_value(written) for name, written in page.written.items()},
    }
    if page.boxes:
        data["boxes"] = {line: list(box) for line, box in page.boxes.items()}
    return dump_yaml(data)


def _written_value(written: Written) -> dict[str, Any]:
    value: dict[str, Any] = {"spans": span_value(written.spans), "fields": Flow(written.fields)}
    if written.figures:
        value["figures"] = Flow(written.figures)
    if written.reviewed:
        value["reviewed"] = written.reviewed
    return value


def parse_page_map(text: str, path: str) -> PageMap:
    """Read a page map; `ContentError` where it cannot be read or does not fit."""
    try:
        data = load_yaml(text)
    except YamlTrouble as trouble:
        raise _broken(trouble.cause, path, trouble.line) from None
    read = Reader(data, text, path)
    if not read.text("seed"):
        raise _broken("`seed` is missing", path, 1)
    written = {str(k): _written(v, path) for k, v in read.mapping("written").items()}
    return PageMap(
        seed=read.text("seed"),
        sha256=read.text("sha256"),
        issue=IssueDate(
            read.date("date"), read.choice("date_source", get_args(DateSource)), read.text("date_evidence")
        ),
        page=read.pages("page"),
        articles=read.texts("articles"),
        leftover=read.texts("leftover"),
        leftover_kinds={str(k): tuple(map(str, v)) for k, v in read.mapping("leftover_kinds").items()},
        deleted=read.texts("deleted"),
        written=written,
        boxes={int(line): Box(*numbers) for line, numbers in read.mapping("boxes").items()},
    )


def _written(value: object, path: str) -> Written:
    if not isinstance(value, dict):
        raise _broken("`written` holds no mapping", path, 1)
    data = cast(dict[str, Any], value)
    hashes = {part: {str(k): str(v) for k, v in (data.get(part) or {}).items()} for part in ("fields", "figures")}
    return Written(spans=str(data.get("spans", "")), reviewed=str(data.get("reviewed") or ""), **hashes)


def _broken(cause: str, path: str, line: int) -> ContentError:
    remedy = "it is the tool's memory of edits: take it from the repository's history, or delete it to forget the edits"
    return ContentError(cause, path=path, line=line, remedy=remedy)
