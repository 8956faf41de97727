"""What happens on a day: the clause with the deed, whole, and who said so."""

from __future__ import annotations

import re

from site_builder.extract.days import Day
from site_builder.extract.sentences import Piece

NEAR = 80  # characters on either side of a day in which wording can bear on it
_LONGEST = 60  # clauses are joined up to here
_WHOLE = 80  # one clause may run to here before it is cut
_TELLING = 12  # a clause of fewer characters seldom tells a deed by itself
_QUOTE = 400

_HEARSAY = re.compile(r"^据(?:了解|介绍|悉|统计)$|^(?:获悉|了解到|得知)$")
_SOURCE = re.compile(r"^[^，。]{0,10}记者从[^，。]{2,40}(?:获悉|了解到|得知)$")
_LEAD_IN = re.compile(
    r"^[“‘（(]?(?:本报|记者|截至|截止|从|在|自|于|到|至|和|及|与|但|而|不过|随后|早在|就在|据|以|为|定|这是)*"
)
_SAID = re.compile(r"(?:说|表示|介绍|坦言|告诉[^，。]{0,4}记者|[说写]道)$")
_SCENE = re.compile(
    r"(?:[里中上下内时处旁前]|现场|工地|记者|看到|发现|指引|公司|集团|[^建]厂|车间|园区?|基地|中心|广场|合作社|村)$"
)
_PLACE = re.compile(r"^在?(?P<place>.{6,}?)[上中]?(?:获悉|了解到|得知|看到)?$")
_CAME = re.compile(r"(?:走进|来到|走访|参观|落户|入驻)[^，]*$")  # a place, and a deed as well
_HEARD = re.compile(r"(?:获悉|了解到|得知)$")
_HELD = re.compile(r"召开|举行|举办")
_OPENING = re.compile(
    r"^(?:举行|召开|举办|开展|发布|印发|公布|起?至(?:\d{1,2}月)?(?:\d{1,2}日)?(?:\d{1,2}时)?止?[，对]?)的?(?=[\u4e00-\u9fff“]{6})(?:的)?"
)
_DATELINE = re.compile(r"^[■●▲◆【\s]*(?P<place>[\u4e00-\u9fff]{1,8}[县市区旗])】?\s*$")  # 【东明县】5月19日，…
_CLAUSE = re.compile(r"[，；。！？：\n]")
_STOP = re.compile(r"(?<=[^，；]{2})；")  # what follows it has its own day


def find_deed(text: str, day: Day, piece: Piece, after: int) -> str:
    """What the sentence `piece` says of a day whose wording ends at `after`; '' if nothing.

    The clause from the date on, or the whole clause where the date stands inside.  A scene is followed by what happens
    in it, a speaker by the words, and 记者从…获悉 stays, since the day is the reporter's:
    4月14日记者从市交通运输局获悉，我市将开工建设高速 → 记者从市交通运输局获悉，我市将开工建设高速.
    """
    edge = max(piece.start, day.start - NEAR)
    left = max(edge, *(text.rfind(mark, edge, day.start) + 1 for mark in "，；。：！？”"))
    before, end = text[left : day.start], min(piece.end, after + 2 * NEAR)
    rest = _STOP.split(text[after:end].lstrip("，,、：: "), maxsplit=1)[0]
    if len(_LEAD_IN.sub("", before)) >= 2:
        if not rest or text[after : after + 1] not in ("，", "："):
            return shorten(_clauses(text[left:end])[0])
        deed, where = _joined(_clauses(rest), _LONGEST), _DATELINE.match(before)
        return shorten(deed if where is None or where["place"] in deed else f"{where['place']}，{deed}")
    clauses = _clauses(("记者" if before.endswith("记者") and rest.startswith("从") else "") + rest)
    while len(clauses) > 1 and _HEARSAY.match(clauses[0]):
        clauses.pop(0)
    source = clauses.pop(0) if len(clauses) > 1 and _SOURCE.match(clauses[0]) else ""
    deed = _joined(clauses, _LONGEST - len(source))
    if source:
        both = f"{source}，{deed}"
        return shorten(both if len(both) <= _WHOLE else source)
    if _SAID.search(deed) and text[left - 1 : left] == "”":
        return deed + _words(text[max(piece.start, left - _QUOTE) : left - 1], _LONGEST - len(deed))
    if _is_scene(deed) or (_HEARD.search(deed) and not _SOURCE.match(deed)):
        deed = _PLACE.sub(r"\g<place>", deed)
    return shorten(_OPENING.sub("", deed))


def shorten(text: str) -> str:
    """A text of at most 80 characters, cut where an enumeration or a name ends, without marks that hang loose."""
    text = text.strip(" ，、；：的")
    if len(text) > _WHOLE:
        at = max(text.rfind(mark, _TELLING, _WHOLE - 1) for mark in "，、；：”》）")
        at = at + (text[at] in "”》）") if at > 0 else _WHOLE - 1
        text = text[:at] + "…"
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text


def _clauses(text: str) -> list[str]:
    """The clauses of a text; one in brackets or in the title of a book is part of the clause around it."""
    out: list[str] = []
    open_ = 0
    for part in _CLAUSE.split(text):
        if open_ > 0:
            out[-1] += "，" + part
        elif part.strip(" ”’）"):
            out.append(part.strip())
        else:
            continue
        open_ = max(0, open_ + sum((ch in "（《") - (ch in "）》") for ch in part))
    return out or [""]


def _is_scene(text: str) -> bool:
    return bool(_SCENE.search(text)) and not _CAME.search(text)


def _joined(clauses: list[str], room: int) -> str:
    """The first clause that tells a deed, with the scene before it where both have room."""
    out = ""
    for clause in clauses:
        if len(out) >= _TELLING and not _SAID.search(out) and not _is_scene(out):
            break
        if not out or len(out) + 1 + len(clause) <= room:
            out += ("，" if out else "") + clause
        elif _HELD.search(out) or _SAID.search(out) or len(clause) < _TELLING:
            break
        else:
            out = clause
    return out


def _words(before: str, room: int) -> str:
    """The words in the quotation that ends a text, as many clauses as have room: ：“…”."""
    said = before[before.rfind("“") + 1 :] if "“" in before else ""
    out = ""
    for clause in _clauses(said):
        if out and len(out) + 1 + len(clause) > room:
            break
        out += ("，" if out else "") + clause.rstrip("…")
    return f"：“{out}”" if 0 < len(out) <= _WHOLE - _TELLING else ""
