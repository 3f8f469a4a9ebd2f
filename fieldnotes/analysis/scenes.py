"""The scene of a passage: who said it, when, where, and in what register it is written down."""

from collections.abc import Iterable
from dataclasses import dataclass

from fieldnotes.domain.codes import Passage
from fieldnotes.domain.notes import NoteRow
from fieldnotes.project.project import Project


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of where a passage lies.

    Attributes:
        speaker: who says it, or "" where no turn lies over it.
        note: the title of its note.
        observed: when it was observed, in words; "" if nobody knows.
        site: where.
        register: how it is to be read, such as "verbatim".
    """

    speaker: str = ""
    note: str = ""
    observed: str = ""
    site: str = ""
    register: str = ""


class Scenes:
    """Tells the scenes of passages; a note is read once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._names = {actor.id: actor.name for actor in project.actors.all()}
        self._notes: dict[str, NoteRow] = {}
        self._registers: dict[str, list[tuple[int, int, str]]] = {}

    def read(self, passages: Iterable[Passage]) -> None:
        """Read the notes in which some passages lie."""
        fresh = list(dict.fromkeys(passage.note for passage in passages if passage.note not in self._notes))
        for row in self._project.notes.rows(ids=fresh) if fresh else ():
            self._notes[row.id] = row
            registers = self._project.registers.of_note(row.id)
            self._registers[row.id] = [(register.start, register.end, register.kind) for register in registers]

    def of(self, passage: Passage) -> Scene:
        """The scene of a passage."""
        if passage.note not in self._notes:
            self.read([passage])
        note = self._notes[passage.note]
        register = next((kind for start, end, kind in self._registers[note.id] if start <= passage.start < end), "")
        observed = note.observed.label() if note.observed else ""
        return Scene(self._speaker(passage), note.title, observed, note.site, register)

    def _speaker(self, passage: Passage) -> str:
        turn = self._project.turns.at(passage.note, passage.start)
        if turn is None:
            return ""
        return self._names.get(turn.speaker or "") or turn.speaker_name
