"""Numbers as printable text that compresses well.

A number is one character while small; larger ones take leading characters from a second half of the alphabet.
Every symbol is one character, which gzip's Huffman coding brings near to its entropy: base64 would cut across.
"""

from __future__ import annotations

from collections.abc import Iterable

ALPHABET = "".join(chr(c) for c in range(0x21, 0x7F) if chr(c) not in '"\\<')
LAST = 46  # characters that end a number
MORE = len(ALPHABET) - LAST  # characters that go before others


def encode_number(number: int) -> str:
    """`number` ≥ 0 as one or more characters of the alphabet."""
    text = ""
    while number >= LAST:
        number, digit = divmod(number - LAST, MORE)
        text += ALPHABET[LAST + digit]
    return text + ALPHABET[number]


_SMALL = tuple(encode_number(n) for n in range(5000))


def encode_ascending(numbers: Iterable[int]) -> str:
    """Strictly ascending numbers ≥ 0 as their differences less one."""
    pieces, last = [], -1
    for number in numbers:
        pieces.append(_number(number - last - 1))
        last = number
    return "".join(pieces)


def encode_postings(codes: Iterable[int], levels: int) -> str:
    """Postings as `document * levels + level`, ascending: the step to each document, and its level."""
    pieces, last = [], -1
    for code in codes:
        document, level = divmod(code, levels)
        pieces.append(_number((document - last - 1) * levels + level))
        last = document
    return "".join(pieces)


def _number(number: int) -> str:
    return _SMALL[number] if number < len(_SMALL) else encode_number(number)
