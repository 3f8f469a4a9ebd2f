"""All notes of a project as the library holds them: narrowed as one types, in any order, under any headings."""

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, field, replace

from fieldnotes.domain.notes import NoteRow
from ui.models.note_groups import NOTHING, Frame, Group, collect, headed, same_places
from ui.models.note_order import SORTINGS, finished, ordering, place_for, place_of


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

SLICE = 8_000
"""How many notes are looked at in one go: a few milliseconds."""


class Shelf:
    """Holds rows and finds among them; a search begins with what the last one found, where one has typed on."""

    def __init__(self) -> None:
        self._notes: dict[str, NoteRow] = {}
        self._texts: dict[str, str] = {}
        self._base: list[NoteRow] = []
        self._frame = NOTHING
        self._arrangement = Arrangement()
        self._sorted: list[NoteRow] | None = None
        self._lines: list[str] = []
        self._found: tuple[Narrowing, list[int]] | None = None

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

    def add(self, notes: Sequence[NoteRow]) -> None:
        """Take more notes, in the order of the project's list; what is searched in is made ready at once."""
        texts, frame = self._texts, self._frame
        for note in notes:
            if note.id not in self._notes:
                self._base.append(note)
                self._notes[note.id] = note
                texts[note.id] = _text(note, frame)
        self._forget()

    def set_frame(self, frame: Frame) -> bool:
        """Take other folders, phases and pins; whether anything is different now."""
        if frame == self._frame:
            return False
        old, self._frame = self._frame, frame
        if frame.folders != old.folders or frame.lying != old.lying:
            renamed = frame.folders != old.folders
            for note in {*frame.lying, *old.lying} & self._notes.keys():
                if renamed or frame.lying.get(note) != old.lying.get(note):
                    self._texts[note] = _text(self._notes[note], frame)
            self._read_lines()
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
        gone = {ident for ident in touched if ident in self._notes} - {note.id for note in fresh}
        looked_for = self._found is not None and bool(self._found[0].words)
        moved = retold = False
        for ident in gone:
            moved = True
            self._take(self._notes[ident])
        for note in fresh:
            old, stays = self._notes.get(note.id), self._stays(note)
            text = _text(note, self._frame)
            retold = retold or text != self._texts.get(note.id)
            self._texts[note.id] = text
            moved = moved or not stays
            if old is not None and stays:
                self._swap(old, note)
            else:
                if old is not None:
                    self._take(old)
                self._put(note, text)
        if moved or retold:
            self._found = None
        return moved or (retold and looked_for)

    def work(self, narrowing: Narrowing = EVERYTHING) -> Generator[None, None, list[Group]]:
        """The notes that pass, under their headings, a little at a time; whoever changes the shelf begins anew."""
        arrangement = self._arrangement
        rising = arrangement.sorting == "observed" and not arrangement.falling
        notes = self._sorted if self._sorted is not None else (yield from self._sort())
        places: Sequence[int] = range(len(notes))
        if narrowing != EVERYTHING:
            places = yield from self._pass(narrowing, notes)
        found: dict[str, list[NoteRow]] = {}
        for start in range(0, len(places), SLICE):
            collect(found, [notes[place] for place in places[start : start + SLICE]], arrangement.grouping, self._frame)
            yield
        return headed(found, arrangement.grouping, self._frame, rising)

    def groups(self, narrowing: Narrowing = EVERYTHING) -> list[Group]:
        """The notes that pass, under their headings, at once."""
        return finished(self.work(narrowing))

    def found(self, narrowing: Narrowing = EVERYTHING) -> list[NoteRow]:
        """The notes that pass, in their order."""
        notes = self._in_order()
        return notes if narrowing == EVERYTHING else [notes[place] for place in self._places(narrowing)]

    def count(self, narrowing: Narrowing = EVERYTHING) -> int:
        """How many notes pass."""
        return len(self) if narrowing == EVERYTHING else len(self._places(narrowing))

    def loose(self) -> frozenset[str]:
        """The notes (ids) that lie in no folder."""
        return frozenset(self._notes.keys() - self._frame.lying.keys())

    def _stays(self, note: NoteRow) -> bool:
        """Whether a note that has changed keeps its place."""
        old = self._notes.get(note.id)
        key = SORTINGS[self._arrangement.sorting].key
        return old is not None and key(old) == key(note) and same_places(old, note)

    def _orders(self) -> list[tuple[list[NoteRow], str, bool]]:
        """The lists that hold the rows: the project's own, and the one that is sorted; each with its order."""
        own = (self._base, "observed", True)
        if self._sorted is None:
            return [own]
        return [own, (self._sorted, self._arrangement.sorting, self._arrangement.falling)]

    def _swap(self, old: NoteRow, note: NoteRow) -> None:
        """Put a row in the place of the old one."""
        self._notes[note.id] = note
        for notes, sorting, falling in self._orders():
            place = place_of(old, notes, sorting, falling)
            notes[place] = note
            if notes is self._sorted:
                self._lines[place] = self._texts[note.id]

    def _take(self, note: NoteRow) -> None:
        """Take a row away."""
        for notes, sorting, falling in self._orders():
            place = place_of(note, notes, sorting, falling)
            del notes[place]
            if notes is self._sorted:
                del self._lines[place]
        del self._notes[note.id]

    def _put(self, note: NoteRow, text: str) -> None:
        """Put a row where it belongs."""
        self._notes[note.id], self._texts[note.id] = note, text
        for notes, sorting, falling in self._orders():
            place = place_for(note, notes, sorting, falling)
            notes.insert(place, note)
            if notes is self._sorted:
                self._lines.insert(place, text)

    def _sort(self) -> Generator[None, None, list[NoteRow]]:
        now = self._arrangement
        if now.sorting == "observed" and now.falling:
            self._sorted = list(self._base)
        else:
            self._sorted = yield from ordering(self._base, now.sorting, now.falling)
        self._read_lines()
        yield
        return self._sorted

    def _pass(self, narrowing: Narrowing, notes: list[NoteRow]) -> Generator[None, None, list[int]]:
        """Where in the order the notes stand that pass."""
        if self._found is not None and narrowing == self._found[0]:
            return self._found[1]
        begin, places = self._begin(narrowing), list[int]()
        for start in range(0, len(begin), SLICE):
            places += _passing(begin[start : start + SLICE], narrowing, notes, self._lines)
            yield
        self._found = (narrowing, places)
        return places

    def _in_order(self) -> list[NoteRow]:
        return self._sorted if self._sorted is not None else finished(self._sort())

    def _places(self, narrowing: Narrowing) -> list[int]:
        return finished(self._pass(narrowing, self._in_order()))

    def _begin(self, narrowing: Narrowing) -> Sequence[int]:
        """The places among which to look: what was found last, where one has typed on."""
        if self._found is not None and narrowing.within(self._found[0]):
            return self._found[1]
        return range(len(self))

    def _read_lines(self) -> None:
        """Put what is searched in beside the rows, in their order: to go along one list is quick."""
        texts = self._texts
        self._lines = [texts[note.id] for note in self._sorted or ()]
        self._found = None

    def _forget(self) -> None:
        self._sorted = self._found = None


def folded(words: str) -> tuple[str, ...]:
    """What is typed into the filter as the words that are looked for."""
    return tuple(words.casefold().split())


def _passing(places: Sequence[int], narrowing: Narrowing, notes: Sequence[NoteRow], lines: Sequence[str]) -> list[int]:
    """The places of the notes that pass: one plain loop for each condition, which is what makes it quick."""
    for word in sorted(narrowing.words, key=len, reverse=True):
        places = [place for place in places if word in lines[place]]
    if narrowing.kinds:
        places = [place for place in places if notes[place].kind in narrowing.kinds]
    if narrowing.statuses:
        places = [place for place in places if notes[place].status in narrowing.statuses]
    for only in narrowing.only:
        places = [place for place in places if notes[place].id in only]
    return list(places)


def _text(note: NoteRow, frame: Frame) -> str:
    """What is looked for in a row: title or opening words, kind, place, people, status, phase, date, folders."""
    observed = note.observed.label() if note.observed is not None else ""
    folders = [frame.folders.get(folder, "") for folder in frame.lying.get(note.id, ())]
    parts = (note.title, note.opening, note.kind, note.site, note.status, note.phase, observed, *note.people, *folders)
    return "\n".join(parts).casefold()
