"""Files of lines are the same bytes whether they are made anew or mended from the last ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.catalog import Entry, make_site
from site_builder.render.lines import NOTHING, Form, Last, mended
from tests.catalog.making import CONFIG, GAZETTEER, article

ARRAY = Form(b"[\n", b",\n", b"\n]\n", b"[]\n")
TABLE = Form(b"a,b\r\n", b"\r\n", b"\r\n", b"a,b\r\n")
LINES = st.lists(st.sampled_from((b"1", b"22", b"333")), max_size=3)
ENTRIES = make_site([article(f"x-{n}", "一段。") for n in range(12)], CONFIG, GAZETTEER).entries


def made(
    form: Form, lines: dict[str, list[bytes]], last: Last = NOTHING, asked: list[str] | None = None
) -> dict[str, bytes]:
    def make(entry: Entry) -> Iterator[bytes]:
        if asked is not None:
            asked.append(entry.id)
        yield from lines[entry.id]

    entries = [replace(ENTRIES[0], id=name) for name in lines]
    return {path: data for path, data, _ in mended("a.json", form, entries, last, make)}


@pytest.mark.parametrize("form", [ARRAY, TABLE])
@given(
    before=st.dictionaries(st.sampled_from([entry.id for entry in ENTRIES]), LINES),
    after=st.dictionaries(st.sampled_from([entry.id for entry in ENTRIES]), LINES),
)
def test_mended_is_made_anew(form: Form, before: dict[str, list[bytes]], after: dict[str, list[bytes]]) -> None:
    """Whatever comes, goes, changes or stands elsewhere; only what is new or has changed is made."""
    asked: list[str] = []
    same = {name for name, lines in after.items() if before.get(name) == lines}
    old = made(form, before)
    assert made(form, after, Last(same, old.get), asked) == made(form, after)
    whole = old["a.json"] == form.empty
    assert asked == [name for name in after if name not in same or whole]


@pytest.mark.parametrize(
    ("form", "file"),
    [(ARRAY, b"[\n1,\n22,\n22\n]\n"), (TABLE, b"a,b\r\n1\r\n22\r\n22\r\n")],
)
def test_a_file_of_lines(form: Form, file: bytes) -> None:
    assert made(form, {"a": [b"1"], "b": [], "c": [b"22", b"22"]})["a.json"] == file
    assert made(form, {"a": []})["a.json"] == form.empty
