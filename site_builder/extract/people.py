"""Who reported: the names of a printed byline or credit, by role.

A byline is read as a sequence of names and role words.  A role word before names rules them (记者 A B), one after
them closes them (A B 摄); names without any are reporters, on a stand-alone photo its photographers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from site_builder.extract.surnames import is_name, split_names
from site_builder.extract.words import words
from site_builder.model import ArticleKind

Part = Literal["reporters", "correspondents", "photographers", "both", "nobody"]


@dataclass(frozen=True, slots=True)
class People:
    """Names by role, in printed order, each once."""

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()


class Token(NamedTuple):
    """A piece of a byline: a name, or a role word with its part."""

    text: str
    part: Part | None
    closes: bool = False  # a role word that stands after the names it rules


_PAPER = r"(?:本报|本社|本台|本刊|新华社|中新社|人民日报|[\u4e00-\u9fff]{2,6}(?:日报|晚报|报社|融媒体?))?"
_KIND = r"(?:全媒体|融媒体?|首席|特约|特派|见习|实习|驻[\u4e00-\u9fff]{1,4}|高级|资深|摄影|文字|图片|视频|新媒体){0,4}"
_ROLES: tuple[tuple[str, Part], ...] = (
    (rf"{_PAPER}{_KIND}(?:摄影(?:记者|报道)|摄像)|摄影(?:记者)?|摄制|图片|供图|拍摄|摄|图", "photographers"),
    (r"文[、/／及]?(?:图|摄影|摄)|图[、/／及]?文|(?:报道)?并(?:摄影|摄)|摄影(?:报道|[、/／]文|/文)", "both"),
    (rf"{_PAPER}{_KIND}通讯员|通联|供稿", "correspondents"),
    (
        r"作者单位|(?:责任|值班|本版)?(?:编辑(?!部)|校对|美编|审读|编审|主编|策划|统筹|监制|制图|制表|版式|设计)",
        "nobody",
    ),
    (r"资料|来源|据|综合|提供|支持", "nobody"),
    (rf"{_PAPER}{_KIND}(?:记者|评论员|采访人员|编辑部)|实习生|作者|撰文|采写|撰稿|整理|文字|文", "reporters"),
)
_LEAD = re.compile(
    r"^[\u4e00-\u9fffA-Za-z/／]{2,14}讯(?=\s|$)|本报\s*(?:[0-9０-９]{1,2}月[0-9０-９]{1,2}日)?\s*[讯电]|新华社[\u4e00-\u9fff]{0,12}[0-9０-９]{1,2}月[0-9０-９]{1,2}日[讯电]|"
    r"新华社[\u4e00-\u9fff]{1,12}电|中新网[\u4e00-\u9fff]{0,6}|据[\u4e00-\u9fff]{2,10}(?:报道|消息|电|讯)|本报综合(?:消息|报道)?"
)
_SEPARATORS = re.compile(r"[\s、,，/／|｜;；&＆和]+")
_SPACED = re.compile(r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]\s+){2,}[\u4e00-\u9fff](?![\u4e00-\u9fff])")
_SPACED_WORDS = ("本报", "记者", "通讯员", "摄影", "新华社", "实习生", "见习", "全媒体")
_SPACED_RUN = 24  # characters: more letter-spaced names than a byline ever has
_CLOSING = words("摄 供图 拍摄 整理 供稿 提供 图 文 摄影报道 采写 撰文")
_NO_NAME = words(
    "报道 报导 消息 讯 电 综合 本报 本报讯 本台 特稿 专电 摄影 联合 发自 等 联合报道 通讯 特写 新华社 提供"
)
_OFFICE = re.compile(
    r"[部局社台网委会院校室处科股所厅办队团站厂店司镇乡村县市区报]$|中心$|公司$|集团$|政府|委员|法院|宣传|检察"
)


def find_people(byline: str, kind: ArticleKind) -> People:
    """The people that a printed byline or credit names.

    `find_people("本报讯（记者 曹天伟 通讯员 张同耀）", "article")` → reporters 曹天伟, correspondents 张同耀;
    on a photo a bare name is a photographer, a named 记者 or 通讯员 both that and a photographer.
    """
    found: dict[Part, dict[str, None]] = {"reporters": {}, "correspondents": {}, "photographers": {}}
    for group in re.split(r"[（）()\[\]【】〔〕\n■□●▲◆○◎△▶☆★]+", _join_spaced(byline)):
        for name, part in _read(tuple(_tokens(_LEAD.sub(" ", group)))):
            for place in _places(part, kind):
                found[place][name] = None
    return People(tuple(found["reporters"]), tuple(found["correspondents"]), tuple(found["photographers"]))


def _places(part: Part | None, kind: ArticleKind) -> tuple[Part, ...]:
    if part == "nobody":
        return ()
    if part is None:
        return ("photographers",) if kind == "photo" else ("reporters",)
    if part == "both":
        return ("photographers",) if kind == "photo" else ("reporters", "photographers")
    if kind == "photo" and part != "photographers":
        return (part, "photographers")
    return (part,)


def _join_spaced(text: str) -> str:
    """Undo letter-spacing of role words: 本 报 记 者 许 金 松 → 本报 记者 许 金 松."""

    def close(match: re.Match[str]) -> str:
        run = match.group()
        for word in _SPACED_WORDS:
            run = re.sub(r"\s+".join(word), f" {word} ", run)
        return run

    text = re.sub(r"本报\s+(?=记者|通讯员)", "本报", _SPACED.sub(close, text))
    return re.sub(r"(?<=新华社)\s+(?=记者)", "", text)


_ROLE = re.compile(
    "|".join(f"(?P<r{n}>{pattern})" for n, (pattern, _) in sorted(enumerate(_ROLES), key=lambda p: p[0] != 1))
)


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    for match in _ROLE.finditer(text):
        if not _stands_alone(text, match):
            continue
        yield from _names(text[at : match.start()])
        part = _ROLES[int((match.lastgroup or "r0")[1:])][1]
        yield Token(match.group(), part, _closes(match.group(), text[match.end() : match.end() + 3]))
        at = match.end()
    yield from _names(text[at:])


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """文, 图 and 摄 are names' characters too (张文, 李图南): as roles they stand between blanks, slashes or colons."""
    if len(match.group()) > 1:
        return True
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if match.group() == "摄":
        return not after.strip() or after in "影，、"
    return all(not ch.strip() or ch in "/／:：、，" for ch in (before, after))


def _names(text: str) -> Iterator[Token]:
    """The names of a piece without role words; single characters in a row are one letter-spaced name."""
    run = ""
    for piece in (*_SEPARATORS.split(text.replace("：", " ").replace(":", " ")), ""):
        if len(piece) == 1 and "\u4e00" <= piece <= "\u9fff":
            run += piece
            continue
        if run:
            yield from (Token(name, None) for name in split_names(run[:_SPACED_RUN]))
            run = ""
        if piece:
            yield from (Token(name, None) for name in _whole(piece))


def _whole(piece: str) -> tuple[str, ...]:
    piece = piece.strip("·.。—-“”\"'《》")
    if piece in _NO_NAME:
        return ()
    if re.fullmatch(r"[\u4e00-\u9fff]{1,10}·[\u4e00-\u9fff·]{1,12}", piece) or is_name(piece):
        return (piece,)
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,12}", piece) or _OFFICE.search(piece):
        return ()
    return split_names(piece) or ((piece,) if len(piece) <= 3 else ())


def _read(tokens: tuple[Token, ...]) -> Iterator[tuple[str, Part | None]]:
    """Give each name its role: the role word before it, or the one after when none stands before.

    A role word that comes after names which already have one adds to it (记者 X 摄: reporter and photographer).
    """
    ruling: Part | None = None
    since: list[str] = []
    also = False  # 文/图 stood before another role word: its names took the pictures too
    for token in tokens:
        if token.part is None:
            since.append(token.text)
            continue
        if since and token.closes:
            for name in since:
                if ruling is not None:
                    yield name, ruling
                yield name, "photographers" if ruling is not None and token.part == "both" else token.part
            since, ruling = [], None
            continue
        yield from _ruled(since, ruling, also)
        also = ruling == "both" and not since
        since, ruling = [], token.part
    yield from _ruled(since, ruling, also)


def _ruled(names: list[str], ruling: Part | None, also: bool) -> Iterator[tuple[str, Part | None]]:
    for name in names:
        yield name, ruling
        if also:
            yield name, "photographers"


def _closes(role: str, rest: str) -> bool:
    """Role words that stand after the names they close: 摄, 文/图, 整理, 供图; not 图 in 图/赵六."""
    if rest.lstrip()[:1] in {"/", "／", ":", "："}:
        return False
    return role in _CLOSING or "并" in role or bool(re.fullmatch(r"[文图摄影、/／及]{2,4}", role) and role != "摄影")
