"""Beginning a memo with passages that were found, each quoted under its note and leading to its scene."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from time import perf_counter

from fieldnotes.analysis.found_coding import BATCH, SLICE, Spot, standing
from fieldnotes.analysis.units import Span, units_of
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import spoken
from fieldnotes.domain.memos import Memo
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.project.project import Project
from fieldnotes.text.standoff import settle

MOST = 200
"""How many places are quoted in one memo at most."""
LONGEST_TURN = 600
"""Code points up to which a turn is quoted whole; of a longer one only the sentence around what was found."""
LONGEST_TITLE = 80
_NO_BRACKETS = str.maketrans("[]", "()")


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A passage with its words as the memo quotes them, those that were found between asterisks."""

    passage: str
    note: str
    words: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Naming:
    """A stretch of the entry that leads somewhere."""

    start: int
    end: int
    target: Ref


class FoundMemo:
    """Work under way: call `advance` until it says False, then `finish`.

    Quotations are mentions of their passages: what one takes out of the memo's text is no longer tied to it, and a
    passage follows its note however that is edited.

    Args:
        project: where the notes are.
        title: the memo's.
        opening: the first paragraph of its entry: what was asked, where and when.
        spots: what was found, the places of one note together; after the first ``MOST`` the rest is left out.

    Raises:
        UserError: nothing was found, or the project is open for reading only.
    """

    def __init__(self, project: Project, title: str, opening: str, spots: Sequence[Spot]) -> None:
        if not spots:
            raise UserError("Nothing was found that a memo could quote.")
        self._project = project
        self._title = " ".join(title.split())[:LONGEST_TITLE]
        self._opening = opening
        self._groups = [
            (note, some, whole)
            for note, here in groupby(spots[:MOST], attrgetter("note"))
            for whole in [list(here)]
            for some in (whole[at : at + BATCH] for at in range(0, len(whole), BATCH))
        ]
        self._pending = project.store.pending(f"Begin memo “{self._title}”")
        self._take_back: Callable[[], bool] | None = None
        self._quotations: dict[str, _Quotation] = {}
        self._heads: dict[str, tuple[str, str]] = {}
        self._namings: list[_Naming] = []
        self._entry = ""
        self.memo: Memo | None = None
        self.quoted = 0
        self.done = 0
        self.total = len(self._groups)

    def advance(self) -> bool:
        """Do one slice of the work, or, once cancelled, take one back; False when nothing is left.

        Raises:
            UserError: the project cannot be written, or none of the words stand any more; what was done has been
                taken back.
        """
        if self._take_back is not None:
            return self._take_back()
        began = perf_counter()
        try:
            with self._pending.slice():
                while not self._finished and perf_counter() - began < SLICE:
                    self._go_on()
        except UserError:
            self.cancel()
            raise
        return not self._finished

    def finish(self, initiator: object | None = None) -> Step | None:
        """Make the memo visible; the step, or None when it was cancelled."""
        return None if self._take_back is not None else self._pending.close(initiator)

    def cancel(self) -> None:
        """Give the work up and take back what was done; nothing happens to work that is finished."""
        if not self._pending.ended:
            self._take_back = self._pending.cancel()
            while self._take_back():
                pass

    @property
    def _finished(self) -> bool:
        return self.memo is not None and not self._namings

    def _go_on(self) -> None:
        if self.done < self.total:
            self._quote(*self._groups[self.done])
            self.done += 1
        elif self.memo is None:
            self._write()
        else:
            naming = self._namings.pop()
            self._project.mentions.add_to_entry(self._entry, naming.start, naming.end, naming.target)

    def _quote(self, note: str, spots: Sequence[Spot], whole: Sequence[Spot]) -> None:
        """Make passages of the sentences or turns around some places of a note, all its places marked in them."""
        text = self._project.notes.text(note)
        marked = [place for spot in whole if (place := standing(text, spot)) is not None]
        places = [place for spot in spots if (place := standing(text, spot)) is not None]
        if places and note not in self._heads:
            self._heads[note] = self._head(note)
        for span in self._spans(note, places):
            passage = self._project.passages.add(note, *span)
            number = text.count("\n", 0, span[0]) + 1
            quotation = _Quotation(passage.id, note, _marked(text, span, marked), number)
            self._quotations.setdefault(passage.id, quotation)

    def _spans(self, note: str, places: Sequence[Span]) -> list[Span]:
        turns = self._project.turns.of_note(note)
        short = [turn for turn in turns if turn.end - turn.start <= LONGEST_TURN]
        spans = []
        for place in places:
            within = any(turn.start < place[1] and turn.end > place[0] for turn in short)
            spans += units_of(self._project, note, [place], "turn" if within else "sentence")
        return list(dict.fromkeys(spans))

    def _write(self) -> None:
        """Make the memo with its entry, and work out which stretches of this lead where."""
        if not self._quotations:
            raise UserError("The words that were found are not in their notes any more; search again.")
        entry = _Entry(self._opening)
        for note, here in groupby(self._quotations.values(), attrgetter("note")):
            title, when = self._heads[note]
            entry.add("\n\n")
            entry.add(f"[[{title}]]", Ref("note", note))
            entry.add(f" · {when}" if when else "")
            for one in here:
                entry.add("\n")
                entry.add(f"“{one.words}” [[¶ {one.paragraph}]]", Ref("passage", one.passage))
        self.quoted = len(self._quotations)
        self.memo = self._project.memos.add(self._title, text=entry.text + "\n\n")
        self._entry = self._project.memos.entries(self.memo.id)[0].id
        self._namings = entry.namings

    def _head(self, note: str) -> tuple[str, str]:
        """What a note is called, without signs that would break a link, and when it was observed."""
        title = self._project.titles.title(Ref("note", note))
        observed = self._project.notes.get(note).observed
        return " ".join(title.translate(_NO_BRACKETS).split()), observed.label() if observed else ""


class _Entry:
    """The text of the entry as it grows."""

    def __init__(self, opening: str) -> None:
        self.text = settle(opening)
        self.namings: list[_Naming] = []

    def add(self, words: str, target: Ref | None = None) -> None:
        """Write on, and say what these words lead to."""
        words = settle(words)
        if target is not None:
            self.namings.append(_Naming(len(self.text), len(self.text) + len(words), target))
        self.text += words


def _marked(text: str, span: Span, places: Sequence[Span]) -> str:
    """The words of a span on one line, the places within it between asterisks."""
    low = span[0]
    parts = []
    for start, end in sorted(places):
        start, end = max(start, low), min(end, span[1])
        if start < end:
            parts += [text[low:start], "*", text[start:end], "*"]
            low = end
    return " ".join(spoken("".join([*parts, text[low : span[1]]])).split())
