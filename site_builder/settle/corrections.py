"""Renames that a person wrote in site.yaml, applied to facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from site_builder.config import Corrections
from site_builder.model import Facts


def correct_facts(facts: Facts, corrections: Corrections) -> Facts:
    """The facts with every tag, person and place under its right name: 招商 → 招商引资, each name once."""
    people, places = corrections.people, corrections.places
    counties = _rename(facts.counties, places)
    return replace(
        facts,
        reporters=_rename(facts.reporters, people),
        correspondents=_rename(facts.correspondents, people),
        photographers=_rename(facts.photographers, people),
        counties=counties,
        mentions=tuple(name for name in _rename(facts.mentions, places) if name not in counties),
        tags=_rename(facts.tags, corrections.tags),
        figures=tuple(replace(f, county=places[f.county]) if f.county in places else f for f in facts.figures),
    )


def _rename(names: Iterable[str], renames: Mapping[str, str]) -> tuple[str, ...]:
    """Each name corrected; a name corrected to nothing is dropped."""
    return tuple(dict.fromkeys(new for new in (renames.get(name, name) for name in names) if new))
