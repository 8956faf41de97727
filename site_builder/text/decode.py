"""Seed bytes → text: UTF-8 with or without BOM, else GB18030; anything else is refused with its cause."""

from __future__ import annotations

import re

from site_builder.errors import SeedError

MAX_SEED_BYTES = 8_000_000

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ODD = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff\x80-\x9f]")  # private use, C1: GB18030 gives them for noise
_OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "save it as UTF-8 text"


def decode(raw: bytes, seed: str) -> str:
    """The text of a seed, without BOM, line ends untouched.

    Raises `SeedError` for an empty file, more than `MAX_SEED_BYTES`, control characters (a binary file) and
    bytes that are neither UTF-8 nor GB18030.  Example: `decode("德州日报".encode("gb18030"), "a.txt") == "德州日报"`.
    """
    if len(raw) > MAX_SEED_BYTES:
        cause = f"larger than {MAX_SEED_BYTES:,} bytes"
        raise SeedError(cause, path=f"seeds/{seed}", remedy="put one page in each file")
    if not raw.strip():
        raise SeedError("empty file", path=f"seeds/{seed}", remedy="put the page's text into it or remove it")
    if raw.startswith(_OTHER_BOMS):
        raise SeedError("UTF-16 text is not read", path=f"seeds/{seed}", remedy=_SAVE_AS)
    if b"\x00" in raw:
        raise SeedError("a binary file, not text", path=f"seeds/{seed}", remedy="extract the page's text first")
    text = _text(raw, seed)
    if bad := _CONTROL.search(text):
        line = len(re.findall(r"\r\n|\n|\r", text[: bad.start()])) + 1
        cause = f"a binary file, not text (control character U+{ord(bad[0]):04X})"
        raise SeedError(cause, path=f"seeds/{seed}", line=line, remedy="extract the page's text first")
    if not text.strip():
        raise SeedError("empty file", path=f"seeds/{seed}", remedy="put the page's text into it or remove it")
    return text


def _text(raw: bytes, seed: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        cause = "unknown encoding: neither UTF-8 nor GB18030"
        raise SeedError(cause, path=f"seeds/{seed}", line=line, remedy=_SAVE_AS) from None
    # GB18030 maps nearly every byte string to something; text of another encoding comes out as rare signs
    if len(_ODD.findall(text)) * 10 > len(text) or _looks_foreign(text):
        raise SeedError("unknown encoding: neither UTF-8 nor GB18030", path=f"seeds/{seed}", remedy=_SAVE_AS)
    return text


def _looks_foreign(text: str) -> bool:
    """Whether the Han characters are not those of Chinese prose: Big5 or Shift-JIS read as GB18030.

    Nineteen of twenty characters of a newspaper are among the 3,755 of GB 2312's first level.
    """
    sample = text[:4000]
    han = [ch for ch in sample if "\u3400" <= ch <= "\u9fff"]
    if not han:
        return not sample.isascii()
    return len(han) >= 40 and sum(map(_is_common, han)) < 0.7 * len(han)


def _is_common(ch: str) -> bool:
    code = ch.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7
