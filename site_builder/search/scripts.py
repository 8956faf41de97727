"""Values as classic scripts: what a page can load without fetch, from a disk as from a server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

MAIN = "client.js"
_CALL, _END = b"siteSearch(", b");\n"


def dump_script(kind: str, number: int | str, *values: object) -> bytes:
    """A script that hands `values` to the client under `kind` and `number`."""
    arguments = ",".join(_literal(value) for value in (kind, number, *values))
    return _CALL + arguments.encode("utf-8", "replace") + _END


def load_script(script: bytes) -> list[Any]:
    """The values of a script that `dump_script` wrote; `ValueError` where it did not."""
    if not (script.startswith(_CALL) and script.endswith(_END)):
        raise ValueError("not a file of the index")
    values: list[Any] = json.loads(b"[" + script[len(_CALL) : -len(_END)] + b"]")
    return values[2:]


def _literal(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def join_client(sources: Mapping[str, str]) -> bytes:
    """The client's files as one script, in the order of their names, `client.js` last.

    Comment lines and indentation go: they are for those who read the sources.
    """
    names = sorted(sources, key=lambda name: (name == MAIN, name))
    lines = [line.strip() for name in names for line in sources[name].splitlines()]
    code = "\n".join(line for line in lines if line and not line.startswith("//"))
    return f'(function () {{\n"use strict";\n{code}\n}})();\n'.encode()
