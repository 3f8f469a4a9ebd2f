"""Turns: who says what in an interview, a transcript, a dialogue exercise."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import MODES, Voice, speaker_key
from fieldnotes.project.shapes import ASKED
from fieldnotes.storage.store import Store

_COLUMNS = (
    'id, note, start, "end", speaker, speaker_name, time, end_time, prompt, round, date, mode, answers, '
    "contributor, asks"
)


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
        sql = f'SELECT {_COLUMNS} FROM live_turn WHERE note = ? AND lost = 0 ORDER BY start, "end"'
        return [Turn(*row) for row in self._store.tuples(sql, [note])]

    def has_any(self, note: str) -> bool:
        """Whether there are turns in a note."""
        return self._store.value("SELECT 1 FROM live_turn WHERE note = ? AND lost = 0 LIMIT 1", [note]) is not None

    def get(self, ident: str) -> Turn:
        """A turn that has not been lost.

        Raises:
            UserError: there is no such turn.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_turn WHERE id = ? AND lost = 0", [ident])
        if row is None:
            raise UserError("This turn is not in the note any more.")
        return Turn(**row)

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
        return self._store.value(f"SELECT 1 FROM live_turn t WHERE t.lost = 0 AND {ASKED} LIMIT 1") is not None

    def written_at(self, note: str, position: int) -> Turn | None:
        """The turn that grows by what is typed at a position (code points): ends belong, an empty turn comes first."""
        row = self._store.row(
            f'SELECT {_COLUMNS} FROM live_turn WHERE note = ?1 AND start <= ?2 AND "end" >= ?2 AND lost = 0 '
            'ORDER BY start < "end", start LIMIT 1',
            [note, position],
        )
        return None if row is None else Turn(**row)

    # What is said of turns

    def set_time(self, ident: str, time: int | None) -> None:
        """Say when a turn begins, in milliseconds from the recording's start; None for not known.

        Raises:
            UserError: there is no such turn, or the time lies before the start.
        """
        if time is not None and time < 0:
            raise UserError("A turn cannot begin before the recording does.")
        self._change([self.get(ident)], "Set time of turn", time=time)

    def set_mode(self, idents: Sequence[str], mode: str) -> None:
        """Say that turns were "spoken" or "written", or "" for neither.

        Raises:
            UserError: another word, or a turn is gone.
        """
        if mode not in MODES:
            raise UserError("A turn is spoken or written.")
        self._change([self.get(one) for one in idents], f"Mark turn as {mode}" if mode else "Clear mode", mode=mode)

    def set_round(self, idents: Sequence[str], number: int | None) -> None:
        """Say which round of a dialogue turns belong to, None for none.

        Raises:
            UserError: rounds are counted from 1, or a turn is gone.
        """
        if number is not None and number < 1:
            raise UserError("Rounds are counted from 1.")
        self._change([self.get(one) for one in idents], "Set round of turn", round=number)

    def set_answers(self, ident: str, other: str | None) -> None:
        """Say which turn of the same note a turn answers, None for none.

        Raises:
            UserError: one of them is gone, or it would answer itself.
        """
        turn = self.get(ident)
        if other is not None and (other == ident or self.get(other).note != turn.note):
            raise UserError("A turn answers another turn of its note.")
        self._change([turn], "Set what a turn answers", answers=other)

    def set_speaker(self, idents: Sequence[str], voice: Voice) -> None:
        """Say whose turns these are.

        Raises:
            UserError: a speaker without a name, or a turn is gone.
        """
        name = _named(voice)
        self._change([self.get(one) for one in idents], f"Turn of “{name}”", **voice.fields())

    def give_all(self, note: str, key: str, voice: Voice) -> int:
        """Make all turns of one speaker (`Voice.key`) in a note those of another; how many there were.

        Raises:
            UserError: a speaker without a name.
        """
        name = _named(voice)
        turns = [turn for turn in self.of_note(note) if speaker_key(turn) == key]
        self._change(turns, f"Speaker is “{name}”", **voice.fields())
        return len(turns)

    def set_asks(self, note: str, key: str, asks: bool) -> int:
        """Say of all turns of a speaker (`Voice.key`) in a note that this is, or is not, the one who asks."""
        turns = [turn for turn in self.of_note(note) if speaker_key(turn) == key]
        self._change(turns, "Mark the one who asks" if asks else "Not the one who asks", asks=int(asks))
        return len(turns)

    def _change(self, turns: Sequence[Turn], label: str, **fields: object) -> None:
        changed = [turn for turn in turns if any(getattr(turn, name) != value for name, value in fields.items())]
        if changed:
            with self._store.step(label):
                for turn in changed:
                    self._store.update("turn", turn.id, dict(fields))


def _named(voice: Voice) -> str:
    if not voice.name.strip():
        raise UserError("Say who speaks.")
    return voice.name
