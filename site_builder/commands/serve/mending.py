"""What the form in an article's page asks: its fields, the difference that it would make, to save, to undo.

Only pages that this `serve` sent may ask: from this machine, by its own address, with the token that they carry.
"""

from __future__ import annotations

import difflib
import hashlib
import hmac
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from tornado import escape, web

from site_builder.commands.serve.builder import Builder
from site_builder.errors import SiteBuilderError
from site_builder.files.content import write_content
from site_builder.files.holding import only_build
from site_builder.files.reading import read_memory
from site_builder.matter.article import dump_article, parse_article
from site_builder.matter.mending import UnfitFieldsError, form_of, mend
from site_builder.model import Article
from site_builder.settle.ondisk import edited_fields

_PAGE = re.compile(r"articles/([^/\\]+)/([^/\\]+)\.html")


@dataclass(frozen=True, slots=True)
class Guard:
    """By what `serve` knows its own pages."""

    port: int
    token: str

    @property
    def hosts(self) -> frozenset[str]:
        """The addresses under which this `serve` is known."""
        return frozenset((f"127.0.0.1:{self.port}", f"localhost:{self.port}"))

    def lets_in(self, host: str, origin: str, token: str, address: str) -> bool:
        """Whether a request comes from a page of this `serve` on this machine."""
        same = host in self.hosts and origin == f"http://{host}" and address == "127.0.0.1"
        return same and hmac.compare_digest(token.encode(), self.token.encode())


@dataclass(frozen=True, slots=True)
class _File:
    """An article's file as it is now."""

    name: str  # under content/
    text: str
    article: Article

    @property
    def mark(self) -> str:
        """Stands for its bytes."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class MendHandler(web.RequestHandler):
    """POST form, try, save, undo: JSON in and out; the answer to what cannot be done has `error`, or `faults` by field.

    `mark` stands for the file as the form was filled from it: where it is another one by now, nothing is written.
    """

    def initialize(self, builder: Builder, guard: Guard) -> None:
        """See `make_application`."""
        self.builder, self.guard = builder, guard

    def prepare(self) -> None:
        """Refuse whatever is not a page of ours."""
        asked, headers = self.request, self.request.headers
        token, origin = headers.get("X-Serve-Token", ""), headers.get("Origin", "")
        json = headers.get("Content-Type", "").startswith("application/json")
        if not json or not self.guard.lets_in(asked.host, origin, token, asked.remote_ip or ""):
            self.set_status(HTTPStatus.FORBIDDEN)
            self.finish({"error": "refused"})

    async def post(self, what: str) -> None:
        """Answer one request."""
        self.set_header("Cache-Control", "no-store")
        try:
            given = escape.json_decode(self.request.body)
            if what in ("save", "undo"):
                async with self.builder.lock:  # a build reads what is written, or has written what is read
                    answer = await self._answer(what, given)
            else:
                answer = await self._answer(what, given)
        except UnfitFieldsError as unfit:
            self._refuse(HTTPStatus.UNPROCESSABLE_ENTITY, faults=unfit.faults)
        except SiteBuilderError as error:
            self._refuse(HTTPStatus.CONFLICT, error="trouble", said=str(error))
        except (LookupError, TypeError, ValueError, AttributeError):
            self._refuse(HTTPStatus.BAD_REQUEST, error="unclear")
        else:
            if answer is None:
                self._refuse(HTTPStatus.CONFLICT, error="stale")
            else:
                self.finish(answer)

    def _refuse(self, status: HTTPStatus, **why: Any) -> None:
        self.set_status(status)
        self.finish(why)

    async def _answer(self, what: str, given: dict[str, Any]) -> dict[str, Any] | None:
        file = self._read(given["page"])
        if what == "form":
            quotes = {figure.id: figure.quote for figure in file.article.facts.figures}
            edited = edited_fields(file.article, read_memory(self.builder.root, file.article))
            form = form_of(file.article)
            return {"mark": file.mark, "file": f"content/{file.name}", "form": form, "quotes": quotes, "edited": edited}
        if given["mark"] != file.mark:
            return None
        if what == "undo":
            said = await self.builder.run("restore", file.article.id, str(given["field"]))
            return {"said": said}
        text = dump_article(mend(file.article, given["fields"]))
        parse_article(text, f"content/{file.name}")  # nothing is written that could not be read again
        if what == "save":
            with only_build(self.builder.root):
                write_content(self.builder.root, {file.name: text}, [])
        return {"diff": _difference(file.text, text)}

    def _read(self, page: str) -> _File:
        """The file behind a page's address; `LookupError` where there is none."""
        match = _PAGE.fullmatch(unquote(page).lstrip("/"))
        folder = (self.builder.root / "content").resolve()
        path = (folder / match[1] / f"{match[2]}.md").resolve() if match else folder
        if not path.is_relative_to(folder) or not path.is_file():
            raise LookupError(page)
        name = path.relative_to(folder).as_posix()
        text = path.read_bytes().decode("utf-8")
        return _File(name, text, parse_article(text, f"content/{name}"))


def _difference(old: str, new: str) -> list[str]:
    """Lines that go (`- …`) and lines that come (`+ …`)."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [f"{line[0]} {line[1:]}" for line in list(lines)[2:] if line[0] in "+-"]
