"""Accuracy does not fall, and no floor is lowered in silence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.accuracy import BuiltPage, Score, parse_gold, score_pages
from site_builder.files.reading import read_content
from site_builder.text.lines import make_page

from . import floors as command
from .corpus import GOLD, ROOT, Sample, digest_of, measure_all, samples
from .floors import (
    Floors,
    Refused,
    dump_floors,
    find_breaches,
    floors_of,
    lower_floor,
    main,
    measure,
    parse_floors,
    raise_floors,
    read_floors,
)

RAISE = "python -m tests.accuracy.floors --raise"


# ------------------------------------------------------------------------------- the floors that hold
def test_accuracy_holds() -> None:
    """In one test, since it takes seconds to measure."""
    floors, now = read_floors(), measure()
    assert list(find_breaches(floors, now)) == []
    assert set(now.values) == set(floors.values), f"measures changed: {RAISE}"
    counts = {group: (s.measures["lost"], s.measures["doubled"]) for group, s in measure_all().items()}
    assert counts == dict.fromkeys(counts, (0, 0)), "characters are lost or claimed twice"
    assert main([]) == 0  # as the README has it


def test_floors_are_those_of_the_pages_there_are() -> None:
    assert read_floors().digest == digest_of(samples()), f"annotated pages changed: {RAISE}"


def test_content_as_it_lies_in_the_repository_is_no_worse_than_a_first_build() -> None:
    content = read_content(ROOT)
    golds = [parse_gold(path.read_text(encoding="utf-8"), path.name) for path in sorted(GOLD.glob("*.json"))]
    maps = {page_map.seed: page_map for page_map in content.maps.values()}
    if not maps:
        pytest.skip("nothing was built here yet")
    pages = []
    for gold in golds:
        page = make_page(gold.seed, (ROOT / "seeds" / gold.seed).read_bytes())
        articles = [a for _, a in sorted(content.articles.items()) if a.source.seed == gold.seed]
        pages.append(BuiltPage(page, articles, maps[gold.seed]))
    score = score_pages(pages, golds)
    held = Floors("", {k: v for k, v in read_floors().values.items() if k.startswith("seeds/")})
    assert list(find_breaches(held, floors_of("", {"seeds": score}))) == [], "build the site anew"
    assert (score.measures["lost"], score.measures["doubled"]) == (0, 0)


# ------------------------------------------------------------------------------------ how they move
HELD = Floors("old", {"seeds/whole": 0.9, "seeds/head": 0.8})


def _now(digest: str = "old", **values: float) -> Floors:
    return Floors(digest, {f"seeds/{name}": value for name, value in values.items()})


def test_what_is_measured_is_cut_not_rounded() -> None:
    measures: Mapping[str, float | int | str] = {
        "pages": 3,
        "articles": "1/1",
        "lost": 0,
        "b3": 0.99999,
        "fig_status": 0.5,
    }
    scores = {"seeds": Score(measures, ()), "press, 德州": Score(measures, ())}
    assert floors_of("d", scores).values == {"seeds/b3": 0.9999, "seeds/fig_status": 0.5, "press, 德州/b3": 0.9999}


def test_below_a_floor() -> None:
    assert list(find_breaches(HELD, _now(whole=0.9, head=0.8))) == []
    assert [b.split(":")[0] for b in find_breaches(HELD, _now(whole=0.8999, head=0.9))] == ["seeds/whole"]
    assert [b.split(":")[0] for b in find_breaches(HELD, _now(whole=1.0))] == ["seeds/head"]


def test_raising_never_lowers() -> None:
    better = _now("new", whole=0.95, head=0.8, text=0.5)
    assert raise_floors(HELD, better) == better
    with pytest.raises(Refused, match=r"seeds/head: 0\.7000 is below"):
        raise_floors(HELD, _now("new", whole=1.0, head=0.7))
    with pytest.raises(Refused, match="seeds/head: has a floor"):
        raise_floors(HELD, _now(whole=1.0))


def test_lowering_takes_one_floor_and_leaves_the_rest() -> None:
    worse = _now("new", whole=0.5, head=0.7)
    assert lower_floor(HELD, worse, "seeds/whole") == Floors("old", {"seeds/whole": 0.5, "seeds/head": 0.8})
    assert lower_floor(HELD, _now(whole=0.9), "seeds/head") == Floors("old", {"seeds/whole": 0.9})
    for key in ("seeds/head", "seeds/text", "head"):
        with pytest.raises(Refused):
            lower_floor(HELD, _now(whole=0.5, head=0.9, text=0.1), key)


def test_floors_come_back_from_their_file() -> None:
    floors = Floors("ab" * 32, {"seeds/whole": 0.9, "press, 德州/b3": 0.25, "press, 德州/head": 1.0})
    assert parse_floors(dump_floors(floors)) == floors
    assert parse_floors("") == Floors("", {})


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "FILE", tmp_path / "floors.yaml")
    monkeypatch.setattr(command, "measure", lambda: _now("new", whole=0.9, head=0.8))
    assert main(["--raise"]) == 0
    assert read_floors() == _now("new", whole=0.9, head=0.8)
    monkeypatch.setattr(command, "measure", lambda: _now("newer", whole=0.7, head=0.9))
    assert main(["--raise"]) == 1
    assert read_floors().values["seeds/head"] == 0.8
    assert main(["--lower", "seeds/whole"]) == 0
    assert main(["--raise"]) == 0
    assert read_floors() == _now("newer", whole=0.7, head=0.9)
    assert main([]) == 0
    assert "seeds/whole: 0.7000 is below its floor, 0.9000" in capsys.readouterr().out


def test_the_digest_stands_for_texts_and_annotations() -> None:
    sample = Sample(("seeds",), "a.txt", b"ab", json.dumps({"seed": "a.txt"}), next(samples()).settings)
    others = [replace(sample, raw=b"a"), replace(sample, gold="{}"), replace(sample, seed="b.txt")]
    assert len({digest_of([sample]), digest_of([sample, sample]), *(digest_of([o]) for o in others)}) == 5
