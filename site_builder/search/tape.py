"""Bits by the million, in an eighth of the memory that text takes."""

from __future__ import annotations

BLOCK = 1 << 16  # bits


class Tape:
    """What is added is found again by where it began."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._added: list[str] = []  # not yet in a block
        self._length = 0  # of that
        self._last = (-1, "")  # block that was read, and its bits

    def add(self, bits: str) -> None:
        """Put them at the end."""
        self._added.append(bits)
        self._length += len(bits)
        if self._length >= BLOCK:
            joined = "".join(self._added)
            whole = self._length - self._length % BLOCK
            for start in range(0, whole, BLOCK):
                self._blocks.append(int(joined[start : start + BLOCK], 2).to_bytes(BLOCK // 8, "big"))
            self._added, self._length = [joined[whole:]], self._length - whole

    def read(self, start: int, end: int) -> str:
        """The bits from `start` to `end`."""
        first, last = start // BLOCK, -(-end // BLOCK)
        return "".join(map(self._block, range(first, last)))[start - first * BLOCK : end - first * BLOCK]

    def _block(self, number: int) -> str:
        if number == len(self._blocks):
            return "".join(self._added)
        if number != self._last[0]:
            self._last = (number, format(int.from_bytes(self._blocks[number], "big"), f"0{BLOCK}b"))
        return self._last[1]
