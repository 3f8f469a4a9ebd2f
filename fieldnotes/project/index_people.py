"""What the search index is told of the people of a note: who says what, and what was true of them at that time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from fieldnotes.domain.as_at import Days
from fieldnotes.domain.index_rows import INTERVIEWER, OTHERS, IndexRow
from fieldnotes.domain.when import When
from fieldnotes.project.as_at import AsAt, Told
from fieldnotes.project.shapes import ASKED
from fieldnotes.storage.store import Row

_TURNS = (
    f'SELECT note, start, "end", speaker, contributor, speaker_name, {ASKED} AS asked, date FROM live_turn t '
    "WHERE note IN ({marks}) AND lost = 0 ORDER BY note, start"
)
Select = Callable[[str, Sequence[str]], list[Row]]


class IndexPeople:
    """Adds to notes what was true of their people.

    Args:
        select: reads rows for some ids in place of "{marks}".
    """

    def __init__(self, as_at: AsAt, select: Select) -> None:
        self._as_at = as_at
        self._select = select

    def added(self, notes: Sequence[IndexRow]) -> list[IndexRow]:
        """The notes with facts, teams and standings as at the dates observed, and who says what."""
        turns: dict[str, list[Row]] = {}
        for row in self._select(_TURNS, [note.id for note in notes]):
            turns.setdefault(row["note"], []).append(row)
        told = self._as_at.told(_everybody(notes, turns))
        return [_with_people(note, told, turns.get(note.id, ())) for note in notes]


def _everybody(notes: Sequence[IndexRow], turns: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    for note in notes:
        yield from note.people
        if note.author:
            yield note.author
        yield from (turn["contributor"] for turn in turns.get(note.id, ()) if turn["contributor"])


def _with_people(note: IndexRow, told: Told, turns: Sequence[Row]) -> IndexRow:
    days = note.observed.days if note.observed else None
    people = dict.fromkeys((*note.people, *(turn["contributor"] for turn in turns if turn["contributor"])))
    return replace(
        note,
        facts=tuple(dict.fromkeys(word for person in people for word in _facts(told, person, days))),
        teams=tuple(dict.fromkeys(team for person in people for team in told.teams_of(person, days))),
        standings=told.standing_of(note.author, days) if note.author else (),
        spoken=tuple(_spoken(turns, told, days)),
        voices=tuple(dict.fromkeys(filter(None, map(_voice, turns)))),
    )


def _facts(told: Told, person: str, days: Days | None) -> Iterator[str]:
    """Each value alone and after the name of its fact."""
    for truth in told.of(person, days):
        for value in truth.values:
            yield value
            yield f"{truth.key} {value}"


def _spoken(turns: Sequence[Row], told: Told, days: Days | None) -> Iterator[tuple[int, int, str]]:
    known: dict[tuple[str, str | None], list[str]] = {}
    for turn in turns:
        start, end, date = turn["start"], turn["end"], turn["date"]
        yield start, end, INTERVIEWER if turn["asked"] else OTHERS
        person = turn["speaker"] or turn["contributor"]
        if person is None:
            yield from ((start, end, name) for name in _forms(turn["speaker_name"]))
            continue
        if (person, date) not in known:
            then = When.of(date).days if date else days
            known[person, date] = [person, *_facts(told, person, then), *told.teams_of(person, then)]
        yield from ((start, end, who) for who in known[person, date])


def _voice(turn: Row) -> str:
    """Who speaks, as lists name it: an id, or the whole of a mere name that is no part in the talk."""
    name = turn["speaker_name"].strip()
    return turn["speaker"] or turn["contributor"] or ("" if name.casefold() in (INTERVIEWER, OTHERS) else name)


def _forms(name: str) -> list[str]:
    """By what a speaker of whom only a name is known is found: the name, and each of its words that is no part."""
    forms = dict.fromkeys((name, *name.split())) if name.strip() else {}
    return [form for form in forms if form.casefold() not in (INTERVIEWER, OTHERS)]
