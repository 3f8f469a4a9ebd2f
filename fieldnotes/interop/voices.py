"""Lay the turns of planned notes over the notes that were made, each with whoever was said to be its speaker."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.notes import Turn
from fieldnotes.interop.plan import Casting, PlannedTurn
from fieldnotes.project.project import Project

BATCH = 20
"""Turns laid over a note in one piece of work."""
CODED = 4
"""Turns coded in one piece of work."""


class Voices:
    """Knows who the speakers are, and remembers whom it has made.

    Args:
        project: where the notes are.
        cast: who speaks under which label in which of the notes.
        code_turns: whether turns get the codes of their speakers.
        made: finds a person by name or makes one; its id.
        known: finds a person by name or form; its id or None.
    """

    def __init__(
        self,
        project: Project,
        cast: Sequence[Casting],
        code_turns: bool,
        made: Callable[[str], str],
        known: Callable[[str], str | None],
    ) -> None:
        self._project = project
        self._cast = {(place, casting.label.casefold()): casting for casting in cast for place in casting.notes}
        self._code_turns = code_turns
        self._made = made
        self._known = known
        self._kept: set[tuple[str, str]] = set()

    def lay(self, note: str, place: int, planned: Sequence[PlannedTurn]) -> Iterator[None]:
        """Lay the turns of one note (its id, its place in the plan), in pieces short enough for one slice each."""
        turns = iter(planned)
        while some := list(islice(turns, BATCH)):
            made = [self._turn(note, place, each) for each in some]
            self._project.turns.add_many(made)
            yield
            for begin in range(0, len(made) if self._code_turns else 0, CODED):
                self._project.speakers.code([turn.id for turn in made[begin : begin + CODED]])
                yield

    def _turn(self, note: str, place: int, planned: PlannedTurn) -> Turn:
        casting = self._cast.get((place, planned.speaker.casefold()))
        return Turn(
            id=ordered_id(),
            note=note,
            start=planned.start,
            end=planned.end,
            speaker=self._known(planned.speaker) if casting is None else self._person(casting),
            speaker_name=planned.speaker,
            time=planned.time,
            end_time=planned.end_time,
            prompt=planned.prompt,
            round=planned.round,
            date=planned.date,
            mode=planned.mode,
            contributor=None if casting is None else casting.contributor,
            asks=int(casting is not None and casting.asks),
        )

    def _person(self, casting: Casting) -> str | None:
        """The actor a label stands for, made if new; the label is kept as a form of the name if that was wished."""
        actor = casting.actor or (self._made(casting.new) if casting.new else None)
        if actor is not None and casting.keep and (actor, casting.label) not in self._kept:
            self._kept.add((actor, casting.label))
            self._project.speakers.keep_form(actor, casting.label)
        return actor
