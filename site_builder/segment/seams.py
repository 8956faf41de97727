"""Where one story ends and another opens on the same line, and where a sentence ends."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.segment.openings import Openings

_CLOSED = "。！？!?…"
_NAME = 3  # characters: a headline has a longer word
_TRAILING = "”’」』）)》 \t\u3000"


def cut_line(text: str, start: int, end: int, openings: Openings) -> Iterator[tuple[int, int]]:
    """Cut a line before every story that opens inside it: `……45.6亿元 本报讯（记者 王培源）“我公司`."""
    at = start
    part = text[start:end]
    if "者" in part or "员" in part or openings.glyph.search(part):
        cut = _shared_byline(text, start, end, openings)
        if cut:
            yield trimmed(text, start, cut)
            yield trimmed(text, cut, end)
            return
    if "讯" in part or "电" in part:
        for found in openings.inner.finditer(text, start, end):
            if text[at : found.start()].strip():
                yield trimmed(text, at, found.start())
                at = found.start()
    yield trimmed(text, at, end)


def _shared_byline(text: str, start: int, end: int, openings: Openings) -> int:
    """Where another story's byline begins on a headline's line: `别让“便民”变“负担”□本报记者 孙嘉`; 0 if nowhere."""
    if end - start > 80 or openings.is_byline(text[start:end]) or openings.opening_end(text[start:end]):
        return 0
    for found in openings.byline_at.finditer(text, start + 1, end):
        rest = text[found.start() : end]
        head = text[start : found.start()].rstrip(" \u3000" + "".join(openings.glyphs))
        if ends_closed(head) and openings.is_byline(rest):
            return 0  # the line's own credit
        marked = found[0] in openings.glyphs
        apart = marked or text[found.start() - 1].isspace()
        cut_off = apart and openings.role.search(rest) and openings.starts_byline(rest)
        whole = _may_be_headline(head) and (marked or not _is_of_byline(head, openings))
        if whole and (cut_off or openings.is_byline(rest)):
            credit = openings.tail_start(text[start:end])  # 2.6亿元。记者 高兴 通讯员 刘振兴 摄
            return found.start() if credit >= found.start() - start else 0
    return 0


def _may_be_headline(head: str) -> bool:
    return (
        bool(head) and not ends_closed(head) and head[-1] not in "，、；：,）" and head.count("（") == head.count("）")
    )


def _is_of_byline(head: str, openings: Openings) -> bool:
    """Whether what stands before a role is the byline's: `本报讯（YMG全媒体记` / `者 逄苗 通讯员 曲玮 刘志`."""
    return max(map(len, head.split())) <= _NAME or openings.role.search(head) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, start + len(part.strip())


def ends_closed(text: str) -> bool:
    """Whether a text ends as a sentence does: `。`, `！”`, `（完）。` …"""
    text = text.rstrip()
    bare = text.rstrip(_TRAILING)
    if bare and bare[-1] in _CLOSED:
        return True
    return len(text) > 1 and text[-1] in "）)" and "。" in text[-40:] and "（" in text[text.rfind("。") :]
