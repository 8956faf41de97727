"""Numbers as bits, near to the entropy of what an index holds, and bits as text that a script can carry.

Base64 costs nothing after gzip: its 64 characters are equally frequent, so each takes the six bits that it stands for.
`client/bits.js` reads the same codes.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import cache
from operator import sub

_TABLE = 4_096  # short codes that are made once


def _code_number(number: int, k: int) -> str:
    shifted = number + (1 << k)
    return "0" * (shifted.bit_length() - 1 - k) + format(shifted, "b")


@cache
def _short_numbers(k: int) -> tuple[str, ...]:
    return tuple(_code_number(number, k) for number in range(_TABLE))


def code_number(number: int, k: int = 0) -> str:
    """Exponential Golomb code of order `k`, for numbers ≥ 0 that may be large: about twice their length in bits."""
    return _short_numbers(k)[number] if number < _TABLE else _code_number(number, k)


class _Steps(dict[int, str]):
    """Step from one number to the next, 1 or more, → its Rice code of order `k`.

    `(step - 1) >> k` zeros, a one, then the last `k` bits.
    """

    def __init__(self, k: int) -> None:
        super().__init__()
        self.k = k

    def __missing__(self, step: int) -> str:
        gap, k = step - 1, self.k
        code = "0" * (gap >> k) + format((gap & ((1 << k) - 1)) | (1 << k), "b")
        if gap >> k < 16:  # larger ones are rare, and would fill the memory
            self[step] = code
        return code


steps_of = cache(_Steps)


def order_for(members: int, total: int) -> int:
    """The order of Rice code that suits `members` numbers below `total`."""
    return max(0, ((total - members) // (members + 1)).bit_length() - 1)


def code_ascending(numbers: Sequence[int], total: int) -> str:
    """Strictly ascending numbers from 0 to `total` - 1; how many there are must be known to who reads them."""
    if not numbers:
        return ""
    codes = steps_of(order_for(len(numbers), total))
    return codes[numbers[0] + 1] + "".join(map(codes.__getitem__, map(sub, numbers[1:], numbers)))


def read_number(bits: str, at: int, k: int = 0) -> tuple[int, int]:
    """The number whose code begins at `at`, and where it ends."""
    one = bits.index("1", at)
    end = one + (one - at) + k + 1
    return int(bits[one:end], 2) - (1 << k), end


def read_ascending(bits: str, at: int, count: int, total: int) -> tuple[list[int], int]:
    """What `code_ascending` wrote from `at` on, and where it ends."""
    k = order_for(count, total)
    numbers, last = [], -1
    for _ in range(count):
        one = bits.index("1", at)
        end = one + k + 1
        last += ((one - at) << k) + int(bits[one:end], 2) - (1 << k) + 1
        numbers.append(last)
        at = end
    return numbers, at


def bytes_of(bits: str) -> bytes:
    """The bits as bytes, the last one filled with zeros."""
    padded = bits + "0" * (-len(bits) % 8)
    return int(padded or "0", 2).to_bytes(len(padded) // 8, "big")


def pack_bits(bits: str) -> str:
    """The same in base64."""
    return base64.b64encode(bytes_of(bits)).decode("ascii")


def unpack_bits(packed: str) -> str:
    """The bits, and the zeros that filled the last byte."""
    return bits_of(base64.b64decode(packed))


def bits_of(data: bytes) -> str:
    """The same of bytes."""
    return format(int.from_bytes(data, "big"), f"0{len(data) * 8}b") if data else ""
