"""Coding many places that were found, in slices short enough to type between, all of it or nothing."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from time import perf_counter

from fieldnotes.analysis.units import Span, checked_unit, units_of
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.steps import Step
from fieldnotes.project.project import Project
from fieldnotes.text.anchors import find_again

SLICE = 0.008
"""Seconds after which a slice takes nothing new."""
BATCH = 8
"""Places of one note looked at in one piece of work."""
SHOWN = 4
"""How many of the passages to be are quoted beforehand."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a note as it was found (code points, end exclusive).

    Attributes:
        words: what stood there; "" if that is not known, and then it is taken to stand there still.
        before, after: what stood on either side, as far as known.
    """

    note: str
    start: int
    end: int
    words: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What coding some places would do.

    Attributes:
        passages: how many passages it makes; coded: how many of them whoever works now has coded so already.
        notes: in how many notes they lie; with_turns: how many of these have turns.
        first: the words of the first few passages.
    """

    passages: int = 0
    coded: int = 0
    notes: int = 0
    with_turns: int = 0
    first: tuple[str, ...] = ()


def reckoned(project: Project, code: str, spots: Sequence[Spot], unit: str) -> Generator[Reckoning, None, None]:
    """What coding places by a unit with a code (its name, which may be new) would do, told again after each slice.

    Raises:
        UserError: an unknown unit.
    """
    known = project.codes.find(code) if code else None
    passages = coded = notes = turned = 0
    first: list[str] = []
    began = perf_counter()
    for note, here in groupby(spots, attrgetter("note")):
        spans = standing_units(project, note, list(here), checked_unit(unit))
        own = set(project.codings.spans_of(note, known.id)) if known else set()
        passages += len(spans)
        coded += sum(span in own for span in spans)
        notes += bool(spans)
        turned += bool(spans) and project.turns.has_any(note)
        if len(first) < SHOWN and spans:
            text = project.notes.text(note)
            first += [text[start:end] for start, end in spans[: SHOWN - len(first)]]
        if perf_counter() - began > SLICE:
            yield Reckoning(passages, coded, notes, turned, tuple(first))
            began = perf_counter()
    yield Reckoning(passages, coded, notes, turned, tuple(first))


def standing_units(project: Project, note: str, spots: Sequence[Spot], unit: str) -> list[Span]:
    """The units around places of a note, found again where its text has changed since; none for a note that is gone."""
    return units_of(project, note, _standing_places(project, note, spots), unit)


def _standing_places(project: Project, note: str, spots: Sequence[Spot]) -> list[Span]:
    text = project.notes.text(note)
    return [place for spot in spots if (place := standing(text, spot)) is not None]


def standing(text: str, spot: Spot) -> Span | None:
    """Where a place stands now; None if its words are gone, or can no longer be told from others."""
    start, end = spot.start, spot.end
    if not spot.words:
        return (start, end) if end <= len(text) else None
    around = spot.before + spot.words + spot.after
    if text.startswith(around, start - len(spot.before)) and start >= len(spot.before):
        return start, end
    again = find_again(text, spot.words, spot.before, spot.after, start)
    return None if again is None else (again.start, again.end)


class FoundCoding:
    """Work under way: call `advance` until it says False, then `finish`.

    Each place is looked at anew in the slice that codes it, so that typing meanwhile moves nothing under it; once
    there is a passage, it follows its text by itself.

    Args:
        project: where the notes are.
        code: a code's name or id; a missing one is made.
        spots: what is to be coded, the places of one note together.
        unit: "match", "sentence", "paragraph" or "turn".

    Raises:
        UserError: an unknown unit, nothing to code, or the project is open for reading only.
    """

    def __init__(self, project: Project, code: str, spots: Sequence[Spot], unit: str) -> None:
        self._project = project
        self._unit = checked_unit(unit)
        if not spots:
            raise UserError("Nothing was found to code.")
        known = project.codes.find(code)
        self.name = known.name if known else code
        self._code = known.id if known else ""
        self._spots = list(spots)
        self._pending = project.store.pending(f"Code what was found with “{self.name}”")
        self._take_back: Callable[[], bool] | None = None
        self.made = 0
        self.gone = 0
        self.done = 0
        self.total = len(self._spots)

    def advance(self) -> bool:
        """Do one slice of the work, or, once cancelled, take one back; False when nothing is left.

        Raises:
            UserError: the project cannot be written, or the code is gone; what was done has been taken back.
        """
        if self._take_back is not None:
            return self._take_back()
        began = perf_counter()
        try:
            with self._pending.slice():
                if not self._code:
                    self._code = self._project.codes.add(self.name).id
                while self.done < self.total and perf_counter() - began < SLICE:
                    self._lay(self._next())
        except UserError:
            self.cancel()
            raise
        return self.done < self.total

    def finish(self, initiator: object | None = None) -> Step | None:
        """Make the codings visible at once; the step, or None when there were none to make.

        A code made for nothing is not kept.
        """
        if self._take_back is not None:
            return None
        if not self.made:
            self.cancel()
            return None
        return self._pending.close(initiator)

    def cancel(self) -> None:
        """Give the work up and take back what was done; nothing happens to work that is finished."""
        if not self._pending.ended:
            self._take_back = self._pending.cancel()
            while self._take_back():
                pass

    def _next(self) -> list[Spot]:
        """The next places, all of one note."""
        note = self._spots[self.done].note
        some = self._spots[self.done : self.done + BATCH]
        return [spot for spot in some if spot.note == note]

    def _lay(self, spots: Sequence[Spot]) -> None:
        project, note = self._project, spots[0].note
        self.done += len(spots)
        places = _standing_places(project, note, spots)
        self.gone += len(spots) - len(places)
        for start, end in units_of(project, note, places, self._unit):
            self.made += project.codings.add_own(note, start, end, self._code)
