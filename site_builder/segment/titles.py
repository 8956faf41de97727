"""A title for a story that has no headline: the first clause that says what happens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from site_builder.model import Block
from site_builder.segment.profile import Profile
from site_builder.text.folding import is_han

TITLE_LIMIT = 24
_LEAST = 6  # Han characters of a clause that says something
_LEAST_DEED = 4  # and of one that follows a place: `市民在赏花`
# A clause that names a place may still tell of a deed.
_DEED = re.compile(r"正在|举行|召开|举办|开展|[了将把被对着向为](?!民)|(?<!走)进")
_AT = re.compile(r"在(?!建|逃|押|校|职|线)|位于|走进|来到")
_STOPS = "，。；：！？"
_CLAUSE = re.compile(r"[，。；：！？,;:!?]")
_SENTENCE = re.compile(r"[。！？!?]")
_HOURS = r"[\d今去前当昨年月日号天上中下午早晚凌晨傍深夜点时分许初—至到]+"
_WHEN = re.compile(rf"{_HOURS}|.{{0,6}}(?:期间|以来|之际|时节|前夕)")
_OPENERS, _CLOSERS = "“‘（《「『", "”’）》」』"
_JOINT = re.compile(
    r"、|(?<!合)并(?!购)|(?<![共总温])和(?![谐平])|(?<!参)与(?!会)|以及|(?<![普涉以])及(?!时)"
    r"|参加|参与|举行|举办|开展|进行|前往|体验|观看|选购|学习|接受|享受|提供|利用|通过|推进|助力|确保|保障"
)


def first_clause(blocks: Sequence[Block], profile: Profile) -> str:
    """A title for a story without a headline: the first clause that says what happens, at most 24 characters.

    A date, a place and a company by themselves say nothing: `4月16日，在东昌路鑫亚公司家属院拆除项目现场，
    抑尘车在工作。` gives `抑尘车在工作`.  What is too long loses the place it opens with.
    """
    text = next((block.text for block in blocks if block.text), "")
    text = re.sub(r"^[^\w“《‘（]+", "", text) or text
    deeds = [deed for sentence in _SENTENCE.split(text) for deed in _deeds(sentence, profile)]
    short = (_shorter(deed, profile) for deed in deeds)
    clause = next((deed for deed in short if len(deed) <= TITLE_LIMIT), deeds[0] if deeds else text.rstrip(_STOPS))
    return _bare(_cut(clause).strip()) or text[:TITLE_LIMIT].strip()


def _deeds(sentence: str, profile: Profile) -> list[str]:
    """The clauses of a sentence that say what happens; where none does, those that are long enough to say anything."""
    clauses = [clause.strip() for clause in _CLAUSE.split(sentence)]
    long = [clause for clause in clauses if _han(clause) >= _LEAST]
    deeds = [clause for clause in long if not (_is_place(clause, profile) or _WHEN.fullmatch(clause))]
    if long and not deeds:  # a place, and then a deed told in a few words
        after = clauses[clauses.index(long[-1]) + 1 :]
        return [clause for clause in after if _han(clause) >= _LEAST_DEED] or long
    return deeds


def _is_place(clause: str, profile: Profile) -> bool:
    """Whether a clause only gives a place or a company: `在……项目现场`, `……公共服务平台有限公司`."""
    where = clause.endswith(profile.place_ends) or _AT.match(clause)
    return bool(where) and not _DEED.search(clause)


def _shorter(clause: str, profile: Profile) -> str:
    """A clause that is too long without the place or company it opens with, if that leaves it short enough."""
    if len(clause) > TITLE_LIMIT:
        for at in range(len(clause) - TITLE_LIMIT, len(clause) - _LEAST):
            if clause[:at].endswith(profile.place_ends):
                return clause[at:].lstrip("里内上中旁前的")
    return clause


def _cut(clause: str) -> str:
    """A clause cut to the limit: before `、`, `和` or a further verb, else where no number or Latin word breaks."""
    if len(clause) <= TITLE_LIMIT:
        return clause
    joints = [found.start() for found in _JOINT.finditer(clause, TITLE_LIMIT // 2, TITLE_LIMIT + 1)]
    if joints:
        return clause[: joints[-1]]
    at = TITLE_LIMIT
    while at > TITLE_LIMIT // 2 and clause[at].isascii() and clause[at - 1].isascii():
        at -= 1
    return clause[:at]


def _han(text: str) -> int:
    return sum(map(is_han, text))


def _bare(clause: str) -> str:
    """A clause without quotation marks or brackets that have lost their other half."""
    for a, b in zip(_OPENERS, _CLOSERS, strict=True):
        if clause.count(a) != clause.count(b):
            clause = clause.replace(a, "").replace(b, "")
    return clause
