"""Passages of a code, one row for each with what coders said about it; in time or under headings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, Qt

from fieldnotes.analysis.scenes import Scene
from fieldnotes.domain.codes import CodedPassage, Passage
from fieldnotes.domain.edits import Span
from ui.models.list_model import Index, ListModel


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A card.

    Attributes:
        id: the passage's id.
        note: the note it lies in.
        span: where, in code points.
        words: the quotation.
        scene: who said it, when, where.
        names: of the codes, where cards of several are mixed.
        comments: what coders said about it.
        codings: the ids of the codings the card stands for.
        colour: "#RRGGBB" of the code.
        exemplar, lost: marked as exemplar; its words were deleted.
    """

    id: str
    note: str
    span: Span
    words: str
    scene: Scene
    names: tuple[str, ...]
    comments: tuple[str, ...]
    codings: tuple[str, ...]
    colour: str
    exemplar: bool = False
    lost: bool = False

    @property
    def who(self) -> str:
        """Who said it, or the note's title where nobody in particular did."""
        return self.scene.speaker or self.scene.note or "Untitled"

    @property
    def details(self) -> tuple[str, ...]:
        """Date, note or place, register and codes, as far as known."""
        place = self.scene.note if self.scene.speaker else self.scene.site
        parts = (self.scene.observed or "undated", place, self.scene.register, *self.names)
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading over cards that belong together."""

    id: str
    words: str
    count: int
    detail: str = ""


Entry = PassageRow | GroupRow


def passage_rows(
    coded: Iterable[CodedPassage],
    scene_of: Callable[[Passage], Scene],
    initials: Mapping[str | None, str],
    several: bool = False,
) -> list[PassageRow]:
    """Cards for codings, one a passage: what several coders said about the same words stands on one card.

    Args:
        coded: the codings, in the order of the cards.
        scene_of: tells of a passage's surroundings.
        initials: of coders, by id.
        several: name the code on each card, where cards of several codes are mixed.
    """
    grouped: dict[str, list[CodedPassage]] = {}
    for one in coded:
        grouped.setdefault(one.passage.id, []).append(one)
    return [_row(codings, scene_of(codings[0].passage), initials, several) for codings in grouped.values()]


def _row(
    codings: Sequence[CodedPassage], scene: Scene, initials: Mapping[str | None, str], several: bool
) -> PassageRow:
    first = codings[0]
    names = tuple(dict.fromkeys(one.code.name for one in codings)) if several else ()
    comments = tuple(
        f"{initials.get(one.coding.coder, '')}: {one.coding.comment}".removeprefix(": ")
        for one in codings
        if one.coding.comment
    )
    return PassageRow(
        first.passage.id,
        first.passage.note,
        Span(first.passage.start, first.passage.end),
        first.passage.said,
        scene,
        names,
        comments,
        tuple(one.coding.id for one in codings),
        first.code.colour,
        any(one.coding.exemplar for one in codings),
        first.passage.state == "lost",
    )


NOBODY = "No speaker marked"


def by_person(row: PassageRow) -> tuple[str, str]:
    """The heading of a card by who speaks."""
    return row.scene.speaker or NOBODY, ""


def by_note(row: PassageRow) -> tuple[str, str]:
    """The heading of a card by its note, with the note's date."""
    return row.scene.note or "Untitled", row.scene.observed or "undated"


def grouped_rows(rows: Iterable[PassageRow], group_of: Callable[[PassageRow], tuple[str, str]]) -> list[Entry]:
    """Cards under headings, which stand in the order in which they are first met; those nobody says come last.

    Args:
        rows: the cards.
        group_of: a card's heading and what more the heading says.
    """
    groups: dict[tuple[str, str], list[PassageRow]] = {}
    for row in rows:
        groups.setdefault(group_of(row), []).append(row)
    entries: list[Entry] = []
    for (words, detail), members in sorted(groups.items(), key=lambda group: group[0][0] == NOBODY):
        entries.append(GroupRow(f"group:{words}:{detail}", words, len(members), detail))
        entries.extend(members)
    return entries


class PassageList(ListModel[Entry]):
    """Cards and headings; ``more`` is asked for the next ones when the page reaches their end."""

    def __init__(self, more: Callable[[], Sequence[Entry] | None], parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._more = more
        self._ended = True

    def begin(self, rows: Sequence[Entry], ended: bool) -> None:
        """Show first rows; ``ended`` says that there are no others."""
        self._ended = ended
        self.set_rows(rows)

    def ended(self) -> bool:
        """Whether all rows are here."""
        return self._ended

    def extend(self) -> bool:
        """Show some more; False when there are none."""
        if self._ended:
            return False
        rows = self._more()
        if rows is None:
            self._ended = True
            return False
        self.set_rows(rows)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.row(index), GroupRow) else super().flags(index)

    def first_of(self, test: Callable[[PassageRow], bool]) -> QModelIndex:
        """Where the first card stands for which something is true."""
        for place, row in enumerate(self.rows()):
            if isinstance(row, PassageRow) and test(row):
                return self.index(place)
        return QModelIndex()


def _words(entry: Entry) -> str:
    if isinstance(entry, GroupRow):
        return f"{entry.words}, {entry.count:,} passages"
    star = ", exemplar" if entry.exemplar else ""
    return f"{entry.words}. {entry.who}, {', '.join(entry.details)}{star}"
