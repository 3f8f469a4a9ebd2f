"""Turns: who says what in an interview, a transcript, a dialogue exercise."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Turn
from fieldnotes.storage.store import Store
from fieldnotes.text.counting import count_words

_COLUMNS = (
    'id, note, start, "end", speaker, speaker_name, time, end_time, prompt, round, date, mode, answers, '
    "contributor, asks"
)

_ASKED = "lost = 0 AND (asks = 1 OR contributor IS NOT NULL)"


class Turns:
    """The turns of one project's notes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_many(self, turns: Iterable[Turn]) -> None:
        """Lay turns over notes; ``speaker`` is an actor's id where the speaker is known as one.

        Raises:
            UserError: a turn lies outside its note, or the note is gone.
        """
        with self._store.step("Mark turns"):
            for turn in turns:
                text = self._store.text("note", turn.note)
                if text is None or not 0 <= turn.start <= turn.end <= len(text):
                    raise UserError("A turn lies outside its note.")
                self._store.insert("turn", asdict(turn))

    def of_note(self, note: str) -> list[Turn]:
        """The turns of a note in the order of its text."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM live_turn WHERE note = ? AND lost = 0 ORDER BY start", [note])
        return [Turn(**row) for row in rows]

    def some(self, idents: Sequence[str]) -> list[Turn]:
        """Those of some turns (ids) that are there and not lost, in the order of their texts."""
        marks = ", ".join("?" * len(idents))
        sql = f"SELECT {_COLUMNS} FROM live_turn WHERE id IN ({marks}) AND lost = 0 ORDER BY note, start"
        return [Turn(**row) for row in self._store.rows(sql, idents)]

    def at(self, note: str, position: int) -> Turn | None:
        """The turn that a position (code points) lies in."""
        row = self._store.row(
            f'SELECT {_COLUMNS} FROM live_turn WHERE note = ? AND start <= ? AND "end" > ? AND lost = 0 LIMIT 1',
            [note, position, position],
        )
        return None if row is None else Turn(**row)

    def any_asked(self) -> bool:
        """Whether there are words of an interviewer anywhere."""
        return self._store.value(f"SELECT 1 FROM live_turn WHERE {_ASKED} LIMIT 1") is not None

    def words_asked(self, note: str) -> int:
        """How many of a note's words are the interviewer's: in turns of who asks, or of a researcher."""
        rows = self._store.tuples(f'SELECT start, "end" FROM live_turn WHERE note = ? AND {_ASKED}', [note])
        text = (self._store.text("note", note) or "") if rows else ""
        return sum(count_words(text[start:end]) for start, end in rows)
