"""Values as short keys, so that what is made from them need not be made again."""

from __future__ import annotations

import hashlib


def fingerprint(*values: object) -> str:
    """Twenty hex digits that stand for values whose `repr` says all of them: texts, numbers, records of these."""
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()
