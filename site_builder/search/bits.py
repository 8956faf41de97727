"""Numbers as bits, near to the entropy of what an index holds, and bits as text that a script can carry.

Base64 costs nothing after gzip: its 64 characters are equally frequent, so each takes the six bits that it stands for.
`client/bits.js` reads the same codes.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache

_TABLE = 256


def code_number(number: int, k: int = 0) -> str:
    """Exponential Golomb code of order `k`, for numbers ≥ 0 that may be large: about twice their length in bits."""
    shifted = number + (1 << k)
    return "0" * (shifted.bit_length() - 1 - k) + format(shifted, "b")


def code_gap(gap: int, k: int) -> str:
    """Rice code of order `k`: `gap >> k` zeros, a one, then the last `k` bits."""
    return "0" * (gap >> k) + format((gap & ((1 << k) - 1)) | (1 << k), "b")


@cache
def _short_gaps(k: int) -> tuple[str, ...]:
    return tuple(code_gap(gap, k) for gap in range(_TABLE))


def order_for(members: int, total: int) -> int:
    """The order of Rice code that suits `members` numbers below `total`."""
    return max(0, ((total - members) // (members + 1)).bit_length() - 1)


def code_ascending(numbers: Sequence[int], total: int) -> str:
    """Strictly ascending numbers from 0 to `total` - 1; how many there are must be known to who reads them."""
    k = order_for(len(numbers), total)
    short, pieces, last = _short_gaps(k), [], -1
    for number in numbers:
        gap = number - last - 1
        pieces.append(short[gap] if gap < _TABLE else code_gap(gap, k))
        last = number
    return "".join(pieces)


def pack_bits(bits: str) -> str:
    """Base64 of the bits, the last byte filled with zeros."""
    padded = bits + "0" * (-len(bits) % 8)
    return base64.b64encode(int(padded or "0", 2).to_bytes(len(padded) // 8, "big")).decode("ascii")
