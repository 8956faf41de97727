"""SVG elements as escaped markup.  No style attributes: colours come from the theme's classes."""

from __future__ import annotations

from markupsafe import Markup, escape


def element(name: str, *children: str, **attributes: object) -> Markup:
    """`element("rect", width=3, class_="s1")`: a trailing underscore falls off, others become hyphens."""
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    opening = "".join(f' {key}="{escape(_short(value))}"' for key, value in pairs)
    inside = "".join(escape(child) for child in children)
    return Markup(f"<{name}{opening}>{inside}</{name}>" if inside else f"<{name}{opening}/>")


def _short(value: object) -> object:
    """Coordinates need no more than two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def shade(count: float, most: float) -> int:
    """A shade from 0 (none) to 4 for a count among counts of at most `most`."""
    return 0 if count <= 0 or most <= 0 else min(4, 1 + int(3.999 * count / most)) if count < most else 4
