"""A piece taken afresh keeps what it tells by itself, and nothing of its neighbours."""

from __future__ import annotations

from dataclasses import fields

from site_builder.segment.piece import Piece


def test_afresh() -> None:
    names = [field.name for field in fields(Piece)]
    own = names[: names.index("line")]
    marked = Piece(*(f"<{name}>" for name in names))  # type: ignore[arg-type]
    plain, fresh = Piece(0, 0, "", "", line=7), marked.afresh(7)
    for name in names:
        assert getattr(fresh, name) == (f"<{name}>" if name in own else getattr(plain, name))
