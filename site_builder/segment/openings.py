"""How stories open and how they are signed: recognisers compiled from a profile.

Blanks may stand anywhere in print (`■ 本 报 记 者 王军豪`), so patterns allow them between any two characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from site_builder.segment.profile import Profile
from site_builder.text.folding import is_han
from site_builder.text.joining import repair_line

LONGEST_OPENING = 120  # characters looked at, blanks included
_HAN = "[\u4e00-\u9fff]"
_DATE = r"(?:\d{1,2}\s*月\s*)?\d{1,2}\s*[日号]"
_HOLES = {"{date}": _DATE, "{place}": _HAN + "{0,8}?", "{source}": "[\u4e00-\u9fffA-Za-z《》“”]{1,12}?"}
_HOLE = re.compile(r"(\{date\}|\{place\}|\{source\})")
_CALLINGS = ("全媒体", "融媒")  # of a reporter, beside the roles
_HOUSE = "[\u4e00-\u9fff]{2,4}"  # the name of a place or a site
_PAPER = "(?:日报|晚报|晨报|早报)"
_NO_ROLE = r"(?!\s*员)(?:(?<!通讯)(?<!通 讯)|(?!\s*$))"  # 本报通讯员, be it cut by a line end
_BRACKET = r"(?:\s*[（(][^（）()。]{1,80}[）)])?"
_NAMED = "[^，。、：；（）()从在获了]{2,24}?"  # names, blanks between them
_LEARNT = re.compile(r"[者员]\s*(?:从[^\s（()）]|在|获悉|了解|看到|来到|走进|发现|采访)")  # 记者从市公安局获悉
_NO_NAME = re.compile(r"[^\s（()）/／、：:，,;；·]{5}")  # longer than any name
_CLOSERS = "。！？!?…”’」』）)》"


def loose(word: str) -> str:
    """A pattern for `word` with blanks anywhere in it."""
    return r"\s*".join(re.escape(ch) for ch in word if not ch.isspace())


def _unnamed(word: str) -> str:
    """A pattern for `word`; a single character is none where it ends a name of two: 刘文 beside 张明摄."""
    return loose(word) if len(word) > 1 else rf"(?<!\s{_HAN}){loose(word)}"


def _plain(profile: Profile) -> list[str]:
    """The words one of which every byline has, so that a line without any is known at once."""
    words = (*profile.papers, *_CALLINGS, *profile.organs, *profile.roles, *profile.acts)
    return [word for word in words if "{" not in word]


def _houses(profile: Profile, roles: str) -> str:
    """A pattern for the houses that reporters write for: 潍坊日报社, 滨州日报/滨州网, 聊报 and YMG before 融媒记者."""
    paper = f"{_HOUSE}?(?:{'|'.join(loose(w) for w in profile.papers)})社?"
    more = rf"(?:\s*[/／·]\s*{_HOUSE}?(?:网|客户端|新闻|融媒体?))?"
    writes = rf"(?=\s*(?:{'|'.join(map(loose, _CALLINGS))}|{roles}))"
    media = r"\s*(?:全\s*媒\s*体|融\s*媒\s*体?|客\s*户\s*端)\s*记\s*者"
    desk = rf"[A-Za-z]{{0,6}}(?:(?![的了在和与]){_HAN}){{2,6}}(?={media})"  # 最美泰安全媒体记者
    return rf"{paper}{more}|[\u4e00-\u9fff]报{writes}|{desk}|{_HOUSE}?(?:网|新闻|客户端){writes}|[A-Z]{{2,6}}{writes}"


class Openings:
    """What a profile says of openings and bylines, compiled."""

    def __init__(self, profile: Profile) -> None:
        self.glyphs = frozenset(profile.glyphs)
        self.surnames = frozenset(profile.surnames)
        glyph = f"[{re.escape(profile.glyphs)}]" if profile.glyphs else "(?!)"
        self.glyph = re.compile(glyph)
        forms = "|".join(self._form(opening) for opening in profile.openings) or "(?!)"
        roles = "|".join(loose(w) for w in profile.roles) or "(?!)"
        paper = _houses(profile, roles)
        organs = "|".join(paper if w == "{paper}" else loose(w) for w in profile.organs) or "(?!)"
        acts = "|".join(loose(w) for w in profile.acts) or "(?!)"
        lead = (
            rf"[（(]\s*(?:{organs}|{roles})[^（）()，。]{{1,60}}[）)](?=[ \t\u3000]*[^\s）)])"  # （记者 张明）近日，…
        )
        house = rf"(?:{paper}|{_HOUSE}?(?:融媒体?|网|客户端|{_DATE}))\s*[讯电](?=\s*[（(]\s*(?:{organs}|{roles}))"
        told = (
            rf"(?:\s*(?:{organs})*(?:{roles}){_NAMED}报\s*道(?![了称的中组，。])|{_BRACKET})"  # 本报讯 记者李洪峰报道
        )
        self.opening = re.compile(rf"\s*{glyph}?\s*(?:【?\s*(?:(?:{forms}){_NO_ROLE}|{house})(?:\s*】)?{told}|{lead})")
        strict = "|".join(self._form(o) for o in profile.openings if "{source}" not in o) or "(?!)"
        glued = rf"(?:{_HAN}{{2}}{_PAPER}社?|{_HAN}报)(?=全媒体|融媒|记者)|文\s*/\s*图|(?:{roles})(?=\s{_HAN})"
        self.byline_at = re.compile(
            rf"{glyph}|(?<=\s)(?:{organs}|{roles})|本\s*报\s*(?:{roles})|(?<![A-Z])[A-Z]{{2,6}}(?=全媒体|融媒)"
            rf"|(?<=[^\s（(，。、；：]){glued}"
        )
        leads = "|".join(re.escape(w) for w in profile.caption_leads) or "(?!)"
        self.lead = re.compile(rf"{_DATE}|{leads}|记者")
        before = re.escape("（(“《据" + profile.glyphs)
        named = rf"\s*讯(?=\s*[（(]\s*(?:{organs}|{roles}))"
        dated = rf"(?<!本报)(?<!本 报){_HAN}{{2}}(?:{_PAPER}(?:/{_HAN}{{2,4}}网)?|\s*{_DATE}){named}"
        self.inner = re.compile(
            rf"(?<=[^\s{before}])\s*(?:(?:{strict}){_NO_ROLE}(?=\s*[（(“\d]|\s|$|记者|{leads})|{dated})"
        )
        known = sorted((w for w in (*profile.organs, *profile.roles, *profile.acts) if "{" not in w), key=len)
        papers = [paper] if "{paper}" in profile.organs else []
        self.words = re.compile("|".join([*papers, *(_unnamed(w) for w in reversed(known)), glyph]))
        self.sign = re.compile("|".join([*map(loose, _plain(profile)), *map(re.escape, profile.glyphs)]))
        editor = rf"{glyph}?\s*本\s*报\s*(?:特\s*约\s*)?评\s*论\s*员"
        self.nameless = re.compile(rf"{editor}|[（(]据?\s*(?:{organs})\s*电?[）)]")  # （据新华社）
        self.role_words = tuple(w for w in (*profile.roles, *profile.organs) if "{" not in w)
        self.role_end = re.compile(rf"(?:{organs}|{roles})\s*$")
        self.role = re.compile(rf"{organs}|{roles}")
        self.head = re.compile(rf"\s*(?:{glyph}|(?:{organs}|{roles})(?![\u4e00-\u9fff]*[，。]))")
        shot = r"[\u4e00-\u9fff]{1,2}\s?[\u4e00-\u9fff]{1,2}\s*[/／]?\s*摄$"
        self.tail_at = re.compile(rf"(?<=[\s{_CLOSERS}])|(?={glyph})")
        self.tail = re.compile(rf"\s*(?:{glyph}\s*|[（(]\s*|(?={organs}|{roles}|{shot}))")
        self.start = re.compile(rf"{glyph}?\s*(?:(?:{organs}|{acts}|{roles})\s*)*")
        self.house = re.compile(rf"\s*(?:{glyph}|{organs})")

    @staticmethod
    def _form(template: str) -> str:
        parts = (_HOLES.get(part) or loose(part) for part in _HOLE.split(template) if part)
        return r"\s*".join(parts)

    # ------------------------------------------------------------------------------------ questions
    def opening_end(self, text: str) -> int:
        """Where the opening at the start of `text` ends, its names in brackets included; 0 if there is none."""
        found = self.opening.match(text[:LONGEST_OPENING])
        return found.end() if found else 0

    def is_byline(self, text: str) -> bool:
        """Whether a text is a byline and nothing else: `■ 本报记者 苑莘`, `（记者 马晓彤 报道）`, `□ 文/图 刘庆功`."""
        if not 2 < len(text) <= LONGEST_OPENING:
            return False
        bracketed = text[0] in "（(" and text[-1] in "）)"
        if not bracketed and not self.has_words(text):
            return False
        if "。" in text or text.count("（") + text.count("(") != text.count("）") + text.count(")"):
            return False  # a sentence, or a part of a byline
        if self.nameless.fullmatch(text):
            return True
        flat = repair_line(text)
        if _LEARNT.search(flat):
            return False
        rest = self.words.sub(" ", flat)
        if _NO_NAME.search(rest):
            return False
        signed = self.role.search(flat) is not None and (bracketed or self.house.match(flat) is not None)
        names = self.names(rest, strict=not signed)
        return bool(names) and len(names) <= 8

    def cuts_role(self, left: str, right: str) -> bool:
        """Whether a line end stands inside a word of a byline: 本报通讯 / 员 王强."""
        return any(
            left.endswith(word[:at]) and right.startswith(word[at:])
            for word in self.role_words
            for at in range(1, len(word))
        )

    def starts_byline(self, text: str) -> bool:
        """Whether a line may be the first of a byline that goes on below: `□潍坊日报社全媒体记者`, `▲`."""
        found = self.start.match(text)
        if not found or not found.end() or len(text) > 40:
            return False
        rest = self.words.sub(" ", text[found.end() :]).split()
        return len(rest) <= 4 and all(len(token) <= 4 and all(map(is_han, token)) for token in rest)

    def names(self, text: str, strict: bool = True) -> list[str]:
        """The names that `text` consists of, none if it holds anything else; `strict`: their surnames are known."""
        tokens = re.sub(r"[（()）/／、：:，,;；]", " ", text).split()
        out: list[str] = []
        for token in tokens:
            if len(token) == 1 and is_han(token) and out and len(out[-1]) == 1:
                out[-1] += token  # 张 三
            elif all(is_han(ch) or ch == "·" for ch in token):
                out.append(token)
            else:
                return []
        if any(word.startswith(name) and word != name for name in out for word in self.role_words):
            return []  # a part of 通讯员
        known = all(self.is_name(name) or (not strict and 2 <= len(name) <= 3) for name in out)
        return out if known else []

    def is_name(self, token: str) -> bool:
        """Whether `token` may be a person's name: a surname and one to three more characters."""
        return (2 <= len(token) <= 4 and token[0] in self.surnames) or "·" in token[1:-1]

    def may_sign(self, text: str, worded: bool = True) -> bool:
        """A quick look at whether a line may end in a credit or in the second half of one; `worded`: it `has_words`."""
        return text[-1] in "）)摄" or len(text) < 5 or (worded and self.has_words(text, max(0, len(text) - 36)))

    def has_words(self, text: str, low: int = 0) -> bool:
        """Whether a text has any word or glyph of a byline from `low` on."""
        return self.sign.search(text, low) is not None and self.words.search(text, low) is not None

    def tail_start(self, text: str) -> int:
        """Where a credit at the end of `text` begins, `len(text)` if there is none.

        It follows a closed sentence: `……提供有力保障。 ■ 张振祥 徐甜丽`, `……顺利举行。（记者 林晨 报道）`.
        """
        low = max(0, len(text) - LONGEST_OPENING)
        if text[-1:] not in "）)" and not self.sign.search(text, low):
            return len(text)
        for at in reversed([found.start() for found in self.tail_at.finditer(text, low + 1)]):
            if at > len(text) - 3:
                continue
            if text[at - 1] in _CLOSERS or (text[at - 1].isspace() and text[:at].rstrip()[-1:] in (*_CLOSERS, "")):
                found = self.tail.match(text, at)
                if found and self.is_byline(text[at:]):
                    return at
            elif text[at] in self.glyphs and self.is_byline(text[at:]):
                return at
        return len(text)


@lru_cache(maxsize=8)
def openings_of(profile: Profile) -> Openings:
    """The compiled recognisers of a profile."""
    return Openings(profile)
