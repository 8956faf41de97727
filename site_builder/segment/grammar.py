"""How stories follow one another on a page: the moves of the search for the best division, and what they weigh.

A story is a headline group, a byline and paragraphs; the headline may stand before its body or after it, a photo
has only a caption and its credit, an infobox may have strayed to anywhere.  Which way headlines stand is a habit of
the page (`lean`), found by reading it each way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.segment.coverage import Ties
from site_builder.segment.lattice import Move
from site_builder.segment.looks import Looks, is_listed
from site_builder.segment.profile import Profile
from site_builder.segment.units import Unit

IDLE, JUST, LIST = "idle", "just", "list"  # between stories: after a headline, among strays
HEAD, BY = "head", "by"  # a headline or byline has come, its body not yet
OPEN, HEADED, DONE = "open", "headed", "done"  # in a body: headline to come, headline had, body signed
PHOTO = "photo"  # in a caption
_WEAK = ("date", "contact")  # furniture that may as well end an announcement
_AFTER_FLOAT = {IDLE: LIST, JUST: LIST}
NO_HEADLINE = -4.5
COVER = 5.0


@dataclass(frozen=True)
class Habits:
    """What the page as a whole says."""

    lean: float  # log-odds that a headline stands after its body rather than before it
    marked: float  # share of stories that open with a mark (本报讯, a byline), 0 to 1


class Grammar:
    """Moves over the units of one page."""

    def __init__(
        self, units: Sequence[Unit], ties: Sequence[Ties], looks: Looks, habits: Habits, profile: Profile
    ) -> None:
        self.units, self.ties, self.habits, self.profile = units, ties, habits, profile
        self.runs, self.places = looks.runs, looks.places
        self.columns, self.photos = looks.columns, looks.photos
        self._cache: dict[tuple[str, int], list[Move[str]]] = {}

    def moves(self, state: str, i: int) -> list[Move[str]]:
        """Every way to read unit `i` in `state`."""
        key = (state, i)
        if key not in self._cache:
            kind = self.units[i].kind
            if kind == "furniture":
                found = list(self._furniture(state, i))
            elif kind == "byline":
                found = list(self._byline(state, i))
            elif kind == "display":
                found = list(self._display(state, i))
            else:
                found = list(self._prose(state, i))
            self._cache[key] = found
        return self._cache[key]

    @staticmethod
    def last(state: str) -> float:
        """What is left undone at the end of the page."""
        return {OPEN: NO_HEADLINE, DONE: NO_HEADLINE, HEAD: -3.0, BY: -5.0, PHOTO: -1.5}.get(state, 0.0)

    def _furniture(self, state: str, i: int) -> Iterator[Move[str]]:
        yield Move("furniture", IDLE if state == JUST else state, 0.0)
        unit = self.units[i]
        if state in (OPEN, HEADED) and unit.furniture in _WEAK:
            signed = "".join(u.text for u in self.units[max(0, i - 2) : i])[-12:].endswith(self.profile.signers)
            dated = unit.furniture == "date"
            score = (1.0 if signed else -3.0) if dated else 0.6 if state == OPEN else -0.4
            yield Move("go_on", state, score + (2.0 if self._announces(state, i) else 0.0))

    def _announces(self, state: str, i: int) -> bool:
        """Whether the story at unit `i` is an announcement by its headline, before it or after."""
        order = range(i + 1, min(len(self.units), i + 8)) if state == OPEN else range(i - 1, max(-1, i - 16), -1)
        for j in order:
            if self.units[j].opener:
                return False
            if self.units[j].kind == "display" and self.units[j].text.endswith(self.profile.notice_headings):
                return True
        return False

    # ------------------------------------------------------------------------------------- display
    def _display(self, state: str, i: int) -> Iterator[Move[str]]:
        unit, ties = self.units[i], self.ties[i]
        back = COVER * (ties.before - 0.3) - 2.0 * max(0.0, ties.after - ties.before) + self.habits.lean
        ahead = COVER * (ties.after - 0.3) - 2.0 * max(0.0, ties.before - ties.after) - self.habits.lean
        crowd = 1.0 if self.runs[i] > 3 else 0.0
        crowd += 4.0 if unit.pieces[0].bullet else 1.5 * self._heads_list(i) * (ties.before < 0.4)
        crowd += 1.5 if self.places[i] > 2 else 0.0
        crowd += 1.5 if self.runs[i] > 2 and is_listed(unit) else 0.0
        back, ahead = back - crowd, ahead - crowd
        if unit.text.startswith("——"):
            back, ahead = back + 1.0, ahead - 1.0
        if state in (OPEN, DONE):
            yield Move("head_back", JUST, 1.5 + back)
        elif state == JUST:
            yield Move("head_back", JUST, (1.2 if unit.tight else 0.4) + 0.5 * back)
        elif state == HEADED:
            yield Move("head_back", JUST, back - 4.0)
        if state == HEAD:
            yield Move("head_on", HEAD, (1.2 if unit.tight else 0.4) + 0.5 * ahead)
        else:
            cost = {OPEN: NO_HEADLINE, DONE: NO_HEADLINE, PHOTO: -1.5, BY: -3.0}.get(state, 0.0)
            tight = -2.5 if unit.tight and state == JUST else 0.0
            yield Move("head_on", HEAD, 1.0 + ahead + cost + tight)
        if state in (OPEN, HEADED):
            yield Move("subhead", state, self._subhead(i))
            if self._is_signed(i):
                yield Move("go_on", state, 3.5)
        yield Move(
            "float",
            _AFTER_FLOAT.get(state, state),
            self._float(i) + (1.2 if state == LIST else 0.0) - (2.0 if state == OPEN else 0.0),
        )

    def _heads_list(self, i: int) -> bool:
        """Whether the items of a list follow: 数读禹城生物产业 / ■ 现有规模以上企业：36家."""
        after = self.units[i + 1] if i + 1 < len(self.units) else self.units[i]
        if after.pieces[0].bullet:
            return after.kind == "display" or not after.closed
        following = self.units[i + 1 : i + 3]
        amounts = [u for u in following if u.kind == "display" and is_listed(u)]
        return len(amounts) == 2 and not is_listed(self.units[i])

    def _subhead(self, i: int) -> float:
        text, ties = self.units[i].text, self.ties[i]
        profile = self.profile
        labels = (*profile.brief_headings, *profile.column_labels)
        if text.endswith(profile.notice_headings) or (len(text) <= 8 and text.endswith(labels)):
            return -5.0
        follower = next((j for j in range(i + 1, len(self.units)) if self.units[j].kind != "display"), -1)
        if follower < 0 or self.units[follower].kind != "prose" or self.units[follower].opener:
            return -5.0
        score = COVER * (ties.after - 0.3) - 3.0 * max(0.0, ties.before - ties.after) + abs(self.habits.lean)
        if self.runs[i] > 1 and not (self.units[i].tight or (i + 1 < len(self.units) and self.units[i + 1].tight)):
            score -= 0.7  # lines of different sizes: kicker and headline
        score += 1.5 * self.columns[follower] + (0.5 if self.runs[i] == 1 else -0.4 * (self.runs[i] - 2))
        return score - (1.5 if self.photos[follower] > 0.5 else 0.0)

    def _is_signed(self, i: int) -> bool:
        """Whether the date under an announcement follows: 德州市公路事业发展中心 / 2023年6月14日."""
        text = ""
        for j in range(i, min(i + 4, len(self.units) - 1)):
            unit, after = self.units[j], self.units[j + 1]
            text += unit.text
            if unit.kind != "display":
                return False
            if after.kind == "furniture":
                return after.furniture == "date" and text.endswith(self.profile.signers)
        return False

    def _float(self, i: int) -> float:
        unit, ties = self.units[i], self.ties[i]
        score = -2.6 + 3.0 * max(0.0, ties.told - 0.5)
        score += 2.0 * unit.pieces[0].bullet + 4.0 * unit.pieces[0].doubled
        if i and self.units[i - 1].furniture == "advertisement":
            score += 2.5
        score += 1.5 * self._heads_list(i) * (ties.before < 0.4)
        score += 2.0 if self.runs[i] > 2 and is_listed(unit) else 0.0
        return score + (1.5 if self.runs[i] > 3 else 0.0)  # lists have more lines than headlines

    # --------------------------------------------------------------------------------------- prose
    def _prose(self, state: str, i: int) -> Iterator[Move[str]]:
        unit = self.units[i]
        credited = unit.tail >= 0
        begin = self._begin(i)
        if state in (HEAD, BY):
            by = state == BY
            joined = 1.0 if unit.opener and by else 3.0 if unit.opener else 0.0 if by else -1.5 * self.habits.marked
            yield Move("start", (DONE if by else IDLE) if credited else (OPEN if by else HEADED), joined)
            if state == HEAD:
                yield Move("photo", IDLE if credited else PHOTO, self.photos[i] - 3.5)
            return
        close = {OPEN: NO_HEADLINE, DONE: NO_HEADLINE, HEADED: -1.0, PHOTO: -1.0}.get(state, 0.0)
        broken = -2.0 if state in (OPEN, HEADED) and not unit.opener else 0.0
        yield Move("start", DONE if credited else OPEN, begin + close + broken)
        if not unit.opener:
            change = -2.0 if state == OPEN else -1.0 if state == HEADED else 0.0
            change = -4.0 if state == PHOTO else change - 1.2 * self.columns[i] * (state in (OPEN, HEADED))
            yield Move("photo", IDLE if credited else PHOTO, self.photos[i] + close + change)
            yield Move("float", _AFTER_FLOAT.get(state, state), self._prose_float(i))
        stay = -8.0 if unit.opener else 0.5
        if unit.text[0] in self.profile.caption_signs:
            stay -= 3.0
        elif not unit.closed:
            stay -= 2.0 if unit.pieces[0].bullet else 1.0
        if state == OPEN:
            yield Move("go_on", DONE if credited else OPEN, stay)
        elif state == HEADED:
            yield Move("go_on", IDLE if credited else HEADED, stay)
        elif state == PHOTO:
            yield Move("go_on", IDLE if credited else PHOTO, stay - 0.3 - 0.01 * max(0, len(unit.text) - 150))
        elif state == DONE:
            yield Move("go_on", DONE if credited else OPEN, stay - 4.0)

    def _begin(self, i: int) -> float:
        """Log-odds that a story begins with this paragraph."""
        unit = self.units[i]
        if unit.opener:
            return 3.0
        return -0.8 - 3.0 * self.habits.marked - (0.0 if unit.closed else 2.0) - 1.4 * self.columns[i]

    def _prose_float(self, i: int) -> float:
        unit, ties = self.units[i], self.ties[i]
        listed = (1.5 if unit.closed else 3.0) * unit.pieces[0].bullet + 4.0 * unit.pieces[0].doubled
        stray = 1.5 if i and self.units[i - 1].furniture == "advertisement" and not unit.closed else 0.0
        return -3.5 + 7.0 * max(0.0, ties.told - 0.35) + (0.0 if unit.closed else 1.0) + listed + stray

    # -------------------------------------------------------------------------------------- byline
    def _byline(self, state: str, i: int) -> Iterator[Move[str]]:
        close = {OPEN: NO_HEADLINE, DONE: NO_HEADLINE, PHOTO: -1.5, BY: -4.0}.get(state, 0.0)
        text = self.units[i].text
        if text[0] in "（(" or text.rstrip("）)").endswith(("报道", "摄", "供图")):
            close -= 3.0  # so bylines end
        if state == HEAD:
            yield Move("byline", HEAD, 1.5)
        elif state == JUST:
            yield Move("byline", BY, 1.0 + close)
            yield Move("credit", JUST, -1.0)
        else:
            yield Move("byline", BY, 1.0 + close)
        if state == PHOTO:
            yield Move("credit", IDLE, 2.0)
        elif state == OPEN:
            yield Move("credit", DONE, 0.0)
        elif state == HEADED:
            yield Move("credit", IDLE, 0.5)
        yield Move("float", state, -5.0)


def habits_of(units: Sequence[Unit], lean: float) -> Habits:
    """The habits of a page read with this lean."""
    starts = sum(1 for u in units if u.opener or u.kind == "byline")
    heads = sum(1 for u in units if u.kind == "display" and not u.tight)
    return Habits(lean, starts / max(1.0, starts + 0.2 * heads))
