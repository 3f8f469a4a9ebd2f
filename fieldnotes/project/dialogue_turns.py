"""Turns of dialogue exercises: each is text in the note, written where it belongs, with the turn laid over it."""

from collections.abc import Sequence
from dataclasses import asdict

from fieldnotes.domain.dialogues import MODES, Prompt, Round, Said, Side
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import first_day
from fieldnotes.project.dialogue_text import DialogueText
from fieldnotes.project.notes import Notes
from fieldnotes.project.sides import UNKNOWN, Sides
from fieldnotes.storage.store import Row, Store
from fieldnotes.text.anchors import diff_edits
from fieldnotes.text.standoff import paragraph_at, settle
from fieldnotes.text.threads import (
    ROUND_MARK,
    Line,
    heading_of,
    line_of,
    round_line,
    round_line_above,
)

_COLUMNS = 'id, start, "end", speaker, speaker_name, contributor, time, prompt, round, date, mode, answers'
TURN_MODES = MODES[:2]


class DialogueTurns:
    """The turns of one project's dialogue exercises."""

    def __init__(self, store: Store, notes: Notes, sides: Sides) -> None:
        self._store, self._notes, self._sides = store, notes, sides
        self.text = DialogueText(store, notes)

    def of(self, note: str, text: str, rounds: Sequence[Round], day: str | None) -> list[Said]:
        """The turns of an exercise in the order of its text.

        Args:
            note: the exercise.
            text: its text.
            rounds: its rounds, whose dates hold for turns without one.
            day: the ISO day that holds where nothing else is known.
        """
        dates = {one.number: one.date for one in rounds}
        codings = self._codings(note)
        moved = self._moved(note)
        said = []
        for row in self._rows(note):
            date = row["date"] or dates.get(row["round"] or 0)
            speaker, name, side = self._who(row, first_day(date) if date else day)
            start, end = row["start"], row["end"]
            said.append(
                Said(
                    row["id"],
                    row["prompt"],
                    row["round"] or 0,
                    start,
                    end,
                    speaker,
                    name,
                    side,
                    text[start:end],
                    date,
                    row["mode"],
                    row["time"],
                    row["answers"],
                    sum(1 for low, high in codings if low < end and high > start),
                    any(low < end and high > start and number == row["round"] for low, high, number in moved),
                )
            )
        return said

    def add(
        self,
        prompt: Prompt,
        number: int,
        speaker: Ref,
        words: str,
        date: str | None = None,
        mode: str = "",
        answers: str | None = None,
        time: int | None = None,
    ) -> str:
        """Write what somebody said to a prompt in a round; the turn's id.

        It is put behind what was said to the prompt up to that round.

        Args:
            prompt: the prompt.
            number: the round's number.
            speaker: a contributor or an actor.
            words: what was said; several paragraphs may be.
            date: partial ISO; None where it is the round's.
            mode: "spoken", "written", or "" where nobody says.
            answers: the id of the turn it answers.
            time: milliseconds from the recording's start.

        Raises:
            UserError: no words, or an unknown mode.
        """
        words = _checked(words)
        if mode and mode not in TURN_MODES:
            raise UserError("A turn is spoken or written.")
        name = self._sides.name(speaker)
        with self._store.step(f"Add turn of {name} in round {number}"):
            at, first = self._place(prompt, number)
            lines = [Line(round_line(number), mark=ROUND_MARK)] if first else []
            begin = self.text.insert(prompt.note, at, [*lines, Line(words, name)])
            turn = Turn(
                ordered_id(),
                prompt.note,
                begin,
                begin + len(words),
                speaker=speaker.id if speaker.noun == "actor" else None,
                speaker_name=name,
                time=time,
                prompt=prompt.id,
                round=number,
                date=date,
                mode=mode,
                answers=answers,
                contributor=speaker.id if speaker.noun == "contributor" else None,
            )
            self._store.insert("turn", asdict(turn))
        return turn.id

    def rewrite(self, ident: str, words: str) -> None:
        """Change the words of a turn where they stand; codings keep to the words that stay.

        Raises:
            UserError: no words, or the turn is gone.
        """
        row, words = self._row(ident), _checked(words)
        note, start = row["note"], row["start"]
        old = self._notes.text(note)[start : row["end"]]
        edits = [Edit(start + edit.position, edit.removed, edit.inserted) for edit in diff_edits(old, words)]
        if not edits:
            return
        with self._store.step(f"Change turn of {row['speaker_name'] or 'somebody'}"):
            self.text.write(note, edits)
            # Words put in at either end belong to the turn here, because they were written in it.
            self._store.update("turn", ident, {"start": start, "end": start + len(words), "lost": 0})

    def change(self, ident: str, **fields: object) -> None:
        """Change date, mode, answers, prompt or round of a turn; its words stay where they stand.

        Raises:
            UserError: the turn is gone, or would answer itself.
        """
        row = self._row(ident)
        if fields.get("answers") == ident:
            raise UserError("A turn cannot answer itself.")
        with self._store.step(f"Change turn of {row['speaker_name'] or 'somebody'}"):
            self._store.update("turn", ident, fields)

    def delete(self, ident: str) -> None:
        """Take a turn out of the text; its passages are kept as lost. Undo brings it back with them.

        Raises:
            UserError: the turn is gone.
        """
        row = self._row(ident)
        note, text = row["note"], self._notes.text(row["note"])
        with self._store.step(f"Delete turn of {row['speaker_name'] or 'somebody'}"):
            start, end = line_of(text, row["start"]), row["end"]
            alone = not self._store.value(
                "SELECT 1 FROM live_turn WHERE note = ? AND prompt = ? AND round IS ? AND id <> ? AND lost = 0",
                [note, row["prompt"], row["round"], ident],
            )
            above = round_line_above(text, start, row["round"] or 0) if alone else None
            self._store.delete("turn", ident)
            self.text.cut(note, start if above is None else above, end)

    def _place(self, prompt: Prompt, number: int) -> tuple[int, bool]:
        """Where a turn is put in: the end of a paragraph, and whether it is the first of its round there."""
        text = self._notes.text(prompt.note)
        rows = [row for row in self._rows(prompt.note) if row["prompt"] == prompt.id]
        earlier = [row for row in rows if (row["round"] or 0) <= number]
        first = not any(row["round"] == number for row in rows)
        if earlier:
            return paragraph_at(text, max(row["end"] for row in earlier))[1], first
        heading = heading_of(text, prompt.text)
        if heading is None:
            self.text.put_heading(prompt.note, prompt.text)
            return len(self._notes.text(prompt.note)), first
        return heading[1], first

    # Rows

    def _rows(self, note: str) -> list[Row]:
        return self._store.rows(f"SELECT {_COLUMNS} FROM live_turn WHERE note = ? AND lost = 0 ORDER BY start", [note])

    def _row(self, ident: str) -> Row:
        row = self._store.row(f"SELECT note, {_COLUMNS} FROM live_turn WHERE id = ?", [ident])
        if row is None:
            raise UserError("This turn is not in the exercise any more.")
        return row

    def _who(self, row: Row, day: str | None) -> tuple[Ref | None, str, Side]:
        """Who spoke a turn, what she is called, and for which side."""
        ref = None
        if row["contributor"]:
            ref = Ref("contributor", row["contributor"])
        elif row["speaker"]:
            ref = Ref("actor", row["speaker"])
        elif row["speaker_name"]:
            ref = self._sides.called(row["speaker_name"])
        if ref is None:
            name = row["speaker_name"] or UNKNOWN.name
            return None, name, Side(UNKNOWN.ref, name, UNKNOWN.colour)
        return (ref, *self._sides.speaker(ref, day))

    def _codings(self, note: str) -> list[tuple[int, int]]:
        return self._store.tuples(
            'SELECT p.start, p."end" FROM live_coding c JOIN live_passage p ON p.id = c.passage '
            "WHERE p.note = ? AND p.lost = 0",
            [note],
        )

    def _moved(self, note: str) -> list[tuple[int, int, int]]:
        """Passages that show a stance which is another than the same side's before: from, to, round."""
        return self._store.tuples(
            'SELECT p.start, p."end", s.round FROM live_stance s JOIN live_issue i ON i.id = s.issue '
            "JOIN live_link l ON l.source = s.id AND l.target_noun = 'passage' JOIN live_passage p ON p.id = l.target "
            "WHERE i.note = ?1 AND p.note = ?1 AND p.lost = 0 AND EXISTS (SELECT 1 FROM live_stance b "
            "WHERE b.issue = s.issue AND b.team IS s.team AND b.contributor IS s.contributor AND b.actor IS s.actor "
            "AND b.round = (SELECT max(round) FROM live_stance x WHERE x.issue = s.issue AND x.team IS s.team "
            "AND x.contributor IS s.contributor AND x.actor IS s.actor AND x.round < s.round) "
            "AND (b.level IS NOT s.level OR b.words <> s.words))",
            [note],
        )


def _checked(words: str) -> str:
    words = settle(words).strip()
    if not words:
        raise UserError("Write what was said.")
    return words
