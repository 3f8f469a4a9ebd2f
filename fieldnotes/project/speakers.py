"""Speakers: what else a person is called in transcripts, and codes for what each of them says."""

from collections.abc import Sequence

from fieldnotes.domain.codes import COLOURS, Code
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.project.codes import Codes
from fieldnotes.project.codings import Codings
from fieldnotes.project.passages import Passages
from fieldnotes.project.turns import Turns
from fieldnotes.storage.store import Store

PARENT = "Speakers"
"""The code below which there is one for each speaker."""


class Speakers:
    """The speakers of one project's turns."""

    def __init__(self, store: Store, turns: Turns, codes: Codes, passages: Passages, codings: Codings) -> None:
        self._store = store
        self._turns = turns
        self._codes = codes
        self._passages = passages
        self._codings = codings

    def keep_form(self, actor: str, form: str) -> bool:
        """Keep what a transcript calls a person (an id) as another form of the name; False if somebody is called so."""
        form = " ".join(form.split())
        sql = "SELECT name FROM live_actor UNION SELECT form FROM live_alias"
        if not form or form.casefold() in {name.casefold() for (name,) in self._store.tuples(sql)}:
            return False
        with self._store.step(f"Enter “{form}” as another name"):
            self._store.insert("alias", {"id": new_id(), "actor": actor, "form": form})
        return True

    def spoken(self, notes: Sequence[str]) -> list[str]:
        """The ids of all turns of notes that have a speaker, in the order of notes and texts."""
        found: list[str] = []
        for note in notes:
            found += (turn.id for turn in self._turns.of_note(note) if _has_speaker(turn))
        return found

    def code(self, turns: Sequence[str]) -> int:
        """Code the words of turns (ids) with the codes of their speakers; missing codes are made below `PARENT`.

        Turns that are gone, without words, or coded so already are passed over.

        Returns:
            How many passages bear such a code that did not before.
        """
        made = 0
        names: dict[tuple[str | None, str | None, str], str] = {}
        codes: dict[str, str] = {}
        with self._store.step("Code turns by speaker"):
            for turn in self._turns.some(turns):
                who = (turn.speaker, turn.contributor, turn.speaker_name)
                if who not in names:
                    names[who] = self._name(turn)
                name = names[who]
                if name and name not in codes:
                    codes[name] = self._code(name).id
                made += bool(name) and self._lay(turn, codes[name])
        return made

    def _name(self, turn: Turn) -> str:
        """What a turn's speaker is called, "" for nobody."""
        said = self._store.value(
            "SELECT coalesce((SELECT name FROM live_actor WHERE id = ?), "
            "(SELECT name FROM live_contributor WHERE id = ?))",
            [turn.speaker, turn.contributor],
        )
        return " ".join(str(said or turn.speaker_name).split())[:200]

    def _code(self, name: str) -> Code:
        parent = self._below(None, PARENT) or self._codes.add(PARENT, definition="Who says it, turn by turn.")
        siblings = self._store.value("SELECT count(*) FROM live_code WHERE parent = ?", [parent.id])
        colour = COLOURS[siblings % len(COLOURS)]
        return self._below(parent.id, name) or self._codes.add(name, parent=parent.id, colour=colour)

    def _below(self, parent: str | None, name: str) -> Code | None:
        rows = self._store.tuples("SELECT id, name FROM live_code WHERE parent IS ? ORDER BY created_at, id", [parent])
        found = next((ident for ident, called in rows if called.casefold() == name.casefold()), None)
        return None if found is None else self._codes.get(found)

    def _lay(self, turn: Turn, code: str) -> bool:
        try:
            passage = self._passages.add(turn.note, turn.start, turn.end)
        except UserError:  # no words are left in it, or the note is gone
            return False
        return self._codings.add_if_new(passage.id, code)


def _has_speaker(turn: Turn) -> bool:
    return bool(turn.speaker or turn.contributor or turn.speaker_name)
