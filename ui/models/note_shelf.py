"""All notes of a project as the library holds them: narrowed as one types, in any order, under any headings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fieldnotes.domain.notes import NoteRow
from ui.models.note_groups import NOTHING, Frame, Group, grouped, same_places
from ui.models.note_order import SORTINGS, ordered


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How notes are grouped and sorted; ``falling`` begins with the greatest."""

    grouping: str = "year"
    sorting: str = "observed"
    falling: bool = True


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the list is narrowed to; empty fields do not narrow.

    Attributes:
        words: parts of words, each of which must occur in what a row tells of its note.
        kinds: kinds of notes, any of them.
        statuses: statuses, any of them.
        only: ids of notes, for what rows do not tell: the pinned, those in a folder; all of these sets.
    """

    words: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    only: tuple[Collection[str], ...] = field(default=())

    def within(self, other: "Narrowing") -> bool:
        """Whether every note that passes this passes the other as well: one has typed on."""
        same = replace(self, words=()) == replace(other, words=())
        return same and all(any(old in new for new in self.words) for old in other.words)


EVERYTHING = Narrowing()


class Shelf:
    """Holds rows and finds among them; a search begins with what the last one found, where one has typed on."""

    def __init__(self) -> None:
        self._notes: dict[str, NoteRow] = {}
        self._texts: dict[str, str] = {}
        self._frame = NOTHING
        self._arrangement = Arrangement()
        self._sorted: list[NoteRow] | None = None
        self._found: tuple[Narrowing, list[NoteRow]] | None = None

    def __len__(self) -> int:
        return len(self._notes)

    @property
    def arrangement(self) -> Arrangement:
        """How notes are grouped and sorted."""
        return self._arrangement

    @property
    def frame(self) -> Frame:
        """Folders, phases and pins."""
        return self._frame

    def get(self, ident: str) -> NoteRow | None:
        """A note's row, if it is there."""
        return self._notes.get(ident)

    def add(self, notes: Iterable[NoteRow]) -> None:
        """Take more notes, in the order of the project's list; what is searched in is made ready at once."""
        texts, frame = self._texts, self._frame
        for note in notes:
            self._notes[note.id] = note
            texts[note.id] = _text(note, frame)
        self._forget()

    def set_frame(self, frame: Frame) -> bool:
        """Take other folders, phases and pins; whether anything is different now."""
        if frame == self._frame:
            return False
        moved = {
            note
            for note in {*frame.lying, *self._frame.lying}
            if frame.folders != self._frame.folders or frame.lying.get(note) != self._frame.lying.get(note)
        }
        self._frame = frame
        for ident in moved & self._notes.keys():
            self._texts[ident] = _text(self._notes[ident], frame)
        self._found = None
        return True

    def arrange(self, arrangement: Arrangement) -> None:
        """Group and sort otherwise."""
        if (arrangement.sorting, arrangement.falling) != (self._arrangement.sorting, self._arrangement.falling):
            self._forget()
        self._arrangement = arrangement

    def renew(self, touched: Collection[str], fresh: Sequence[NoteRow]) -> bool:
        """Take in what became of some notes.

        Args:
            touched: ids of the notes that are not as they were.
            fresh: those of them that are still there, as they are now.

        Returns:
            False when all stay in their places, so that only their rows need be drawn anew.
        """
        key = SORTINGS[self._arrangement.sorting].key
        renewed = {note.id: note for note in fresh}
        moved = lasting = False
        for note in fresh:
            old = self._notes.get(note.id)
            text = _text(note, self._frame)
            stays = old is not None and key(old) == key(note) and same_places(old, note)
            moved = moved or not stays or text != self._texts[note.id]
            lasting = lasting or old is None or old.observed != note.observed
            self._texts[note.id] = text
        for ident in set(touched) - renewed.keys():
            moved = self._notes.pop(ident, None) is not None or moved
            self._texts.pop(ident, None)
        self._notes |= renewed
        if lasting:
            self._order_anew()
        if moved:
            self._forget()
        else:
            self._swap(renewed)
        return moved

    def found(self, narrowing: Narrowing = EVERYTHING) -> list[NoteRow]:
        """The notes that pass, in their order."""
        if self._sorted is None:
            self._sorted = ordered(self._notes.values(), self._arrangement.sorting, self._arrangement.falling)
        if narrowing == EVERYTHING:
            return self._sorted
        begin = self._sorted
        if self._found is not None and narrowing.within(self._found[0]):
            begin = self._found[1]
        result = _passing(begin, narrowing, self._texts)
        self._found = (narrowing, result)
        return result

    def loose(self) -> frozenset[str]:
        """The notes (ids) that lie in no folder."""
        return frozenset(self._notes.keys() - self._frame.lying.keys())

    def groups(self, narrowing: Narrowing = EVERYTHING) -> list[Group]:
        """The notes that pass, under their headings."""
        arrangement = self._arrangement
        rising = arrangement.sorting == "observed" and not arrangement.falling
        return grouped(self.found(narrowing), arrangement.grouping, self._frame, rising)

    def _forget(self) -> None:
        self._sorted = self._found = None

    def _order_anew(self) -> None:
        """Bring the rows into the order of the project's list, which decides between notes that are alike."""
        newest_first = sorted(self._notes.values(), key=lambda note: note.created_at, reverse=True)
        self._notes = {note.id: note for note in ordered(newest_first, "observed", falling=True)}

    def _swap(self, renewed: Mapping[str, NoteRow]) -> None:
        """Put new rows in the places of the old ones."""
        for notes in (self._sorted, self._found[1] if self._found is not None else None):
            for place, note in enumerate(notes or ()):
                if notes is not None and note.id in renewed:
                    notes[place] = renewed[note.id]


def folded(words: str) -> tuple[str, ...]:
    """What is typed into the filter as the words that are looked for."""
    return tuple(words.casefold().split())


def _passing(notes: list[NoteRow], narrowing: Narrowing, texts: dict[str, str]) -> list[NoteRow]:
    """The notes that pass: one plain loop for each condition, which is what makes it quick."""
    for only in narrowing.only:
        notes = [note for note in notes if note.id in only]
    if narrowing.kinds:
        notes = [note for note in notes if note.kind in narrowing.kinds]
    if narrowing.statuses:
        notes = [note for note in notes if note.status in narrowing.statuses]
    for word in sorted(narrowing.words, key=len, reverse=True):
        notes = [note for note in notes if word in texts[note.id]]
    return notes


def _text(note: NoteRow, frame: Frame) -> str:
    """What is looked for in a row: title or opening words, kind, place, people, status, phase, date, folders."""
    observed = note.observed.label() if note.observed is not None else ""
    folders = [frame.folders.get(folder, "") for folder in frame.lying.get(note.id, ())]
    parts = (note.title, note.opening, note.kind, note.site, note.status, note.phase, observed, *note.people, *folders)
    return "\n".join(parts).casefold()
