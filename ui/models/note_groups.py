"""Under which headings notes are listed: by year, month, place, person, kind, phase, status or folder."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fieldnotes.domain.notes import KINDS, STATUSES, NoteRow
from fieldnotes.domain.phases import first_of

GROUPINGS = {
    "year": "Year",
    "month": "Month",
    "site": "Place",
    "person": "Person",
    "kind": "Kind",
    "phase": "Phase",
    "status": "Status",
    "folder": "Folder",
    "none": "No headings",
}
"""What one can group by, in the order of the menu."""

_LAST = {
    "year": "No date",
    "month": "No date",
    "site": "No place",
    "person": "Nobody named",
    "phase": "In no phase",
    "folder": "In no folder",
}
"""The heading over the notes that belong under no other."""

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

PINNED = "\npinned"
"""The key of the group on top; no name of a place or a person is like it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Notes under one heading; the heading of a list without groups is empty.

    ``count`` is how many there are where not all of them have been read yet.
    """

    key: str
    words: str
    notes: list[NoteRow]
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What groups are made from besides the notes themselves.

    Attributes:
        folders: path of each folder by its id, in the order of the tree.
        lying: the folders (ids) in which each note lies, by the note's id.
        phases: names of phases in their order.
        pinned: ids of the pinned notes, the first one on top.
    """

    folders: Mapping[str, str]
    lying: Mapping[str, Collection[str]]
    phases: Sequence[str] = ()
    pinned: Sequence[str] = ()


NOTHING = Frame({}, {})
"""A project without folders, phases and pins."""


def single(grouping: str) -> bool:
    """Whether each note stands in one group only."""
    return grouping in _KEYS


def grouped(notes: Sequence[NoteRow], grouping: str, frame: Frame = NOTHING, rising: bool = False) -> list[Group]:
    """Notes under headings, the pinned ones on top; within each they stand in the order given.

    Args:
        notes: in their order.
        grouping: one of GROUPINGS.
        frame: folders, phases and pins.
        rising: whether the oldest year or month comes first.
    """
    found: dict[str, list[NoteRow]] = {}
    collect(found, notes, grouping, frame)
    return headed(found, grouping, frame, rising)


def collect(found: dict[str, list[NoteRow]], notes: Iterable[NoteRow], grouping: str, frame: Frame) -> None:
    """Add notes, in their order, to what has been found of each group so far; the pinned ones to PINNED alone."""
    if frame.pinned:
        pinned = frozenset(frame.pinned)
        notes = list(notes)
        found.setdefault(PINNED, []).extend(note for note in notes if note.id in pinned)
        notes = [note for note in notes if note.id not in pinned]
    if single(grouping):
        key_of = _KEYS[grouping]
        for note in notes:
            key = key_of(note)
            if key in found:
                found[key].append(note)
            else:
                found[key] = [note]
        return
    for note in notes:
        keys = note.people if grouping == "person" else frame.lying.get(note.id, ())
        for key in keys or ("",):
            found.setdefault(key, []).append(note)


def headed(found: dict[str, list[NoteRow]], grouping: str, frame: Frame, rising: bool = False) -> list[Group]:
    """What has been found, under headings and in order."""
    groups: list[Group] = []
    pinned, rest = found.pop(PINNED, []), found.pop("", [])
    if pinned:
        places = {note: place for place, note in enumerate(frame.pinned)}
        groups.append(Group(PINNED, "Pinned", sorted(pinned, key=lambda note: places[note.id])))
    order = _in_order(found, grouping, frame, rising)
    groups += [Group(key, _words(key, grouping, frame), found[key]) for key in order]
    if rest:
        words = _LAST.get(grouping, "Others")
        if grouping == "none":
            words = "All others" if pinned else ""
        groups.append(Group("", words, rest))
    return groups


def _month(note: NoteRow) -> str:
    """The month, or the year of a note of which no more is known."""
    return note.observed.start[:7] if note.observed is not None else ""


_KEYS: dict[str, Callable[[NoteRow], str]] = {
    "none": lambda _: "",
    "year": lambda note: note.observed.start[:4] if note.observed is not None else "",
    "month": _month,
    "site": lambda note: note.site,
    "kind": lambda note: note.kind,
    "phase": lambda note: note.phase,
    "status": lambda note: note.status,
}


def _in_order(keys: Iterable[str], grouping: str, frame: Frame, rising: bool) -> list[str]:
    if grouping in ("year", "month"):
        return sorted(keys, reverse=not rising)
    known: Sequence[str] = {
        "kind": KINDS,
        "status": STATUSES,
        "phase": frame.phases,
        "folder": tuple(frame.folders),
    }.get(grouping, ())
    places = {key: place for place, key in enumerate(known)}
    if grouping == "phase":  # notes at the edge of a phase stand behind those that are surely in it
        return sorted(keys, key=lambda key: (places.get(first_of(key), len(places)), key not in places, key.casefold()))
    return sorted(keys, key=lambda key: (places.get(key, len(places)), key.casefold()))


def _words(key: str, grouping: str, frame: Frame) -> str:
    if grouping == "month" and len(key) > len("1836"):
        return f"{_MONTHS[int(key[5:7]) - 1]} {key[:4]}"
    if grouping == "folder":
        return frame.folders.get(key, "").replace("/", " / ")
    return key[:1].upper() + key[1:] if grouping in ("kind", "status") else key


def same_places(one: NoteRow, other: NoteRow) -> bool:
    """Whether two rows of one note stand under the same headings, as far as the rows tell."""
    return (
        one.observed == other.observed
        and one.site == other.site
        and one.people == other.people
        and one.kind == other.kind
        and one.phase == other.phase
        and one.status == other.status
    )
