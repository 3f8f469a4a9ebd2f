"""Writing turns: where they begin and end, as a transcript is typed, cut up, pasted and put together."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import Voice
from fieldnotes.project.notes import Notes
from fieldnotes.project.turns import Turns
from fieldnotes.storage.store import Store


class TurnWriting:
    """Lays turns over the words of notes; every verb is one step."""

    def __init__(self, store: Store, notes: Notes, turns: Turns) -> None:
        self._store = store
        self._notes = notes
        self._turns = turns

    def mark(self, note: str, start: int, end: int, voice: Voice) -> str:
        """Make a stretch of a note (code points) one turn; what it overlaps is cut back. Its id.

        Raises:
            UserError: there are no words in the stretch, or the note is gone.
        """
        text = self._text(note)
        start, end = _trimmed(text, max(0, start), min(end, len(text)))
        if start >= end:
            raise UserError("Select the words of the turn first.")
        turn = Turn(ordered_id(), note, start, end)
        with self._store.step(f"Turn of “{voice.name}”"):
            self._lay([replace(turn, **voice.fields())], (start, end))  # type: ignore[arg-type]  # its own fields
        return turn.id

    def lay(self, note: str, turns: Sequence[Turn], start: int, end: int) -> None:
        """Lay turns, in order and disjoint, over words that were put in from ``start`` to ``end`` (code points).

        What the words were put into is cut back to what it held before. A turn that was lost in this note comes back
        with its id; one that is still there, or is elsewhere, gets one of its own.

        Raises:
            UserError: a turn lies outside the note, or the note is gone.
        """
        text = self._text(note)
        if any(not 0 <= turn.start <= turn.end <= len(text) for turn in turns):
            raise UserError("A turn lies outside its note.")
        with self._store.step("Paste turns"):
            self._lay([replace(turn, note=note) for turn in turns], (start, end))

    def add_found(self, note: str, turns: Sequence[Turn]) -> int:
        """Add turns that were found in a text, except where there are turns already; how many were added.

        Raises:
            UserError: a turn lies outside the note, or the note is gone.
        """
        length = len(self._text(note))
        present = self._turns.of_note(note)
        wanted, place = [], 0
        for turn in sorted(turns, key=lambda one: one.start):
            while place < len(present) and present[place].end <= turn.start:
                place += 1
            free = place == len(present) or present[place].start >= turn.end
            if free and 0 <= turn.start < turn.end <= length:
                wanted.append(replace(turn, id=ordered_id(), note=note))
        if wanted:
            self._turns.add_many(wanted)
        return len(wanted)

    def remove(self, idents: Sequence[str]) -> None:
        """Take turns away; their words stay.

        Raises:
            UserError: a turn is gone already.
        """
        turns = [self._turns.get(ident) for ident in idents]
        with self._store.step("Remove turn" if len(turns) == 1 else f"Remove {len(turns)} turns"):
            for turn in turns:
                self._store.delete("turn", turn.id)

    def split(self, ident: str, position: int) -> str:
        """Make two turns of one at a position (code points), both of the same speaker; the second one's id.

        Raises:
            UserError: there would be no words on one side, or the turn is gone.
        """
        turn = self._turns.get(ident)
        text = self._text(turn.note)
        place = min(max(position, turn.start), turn.end)
        start, end = _trimmed(text, turn.start, place)
        second, last = _trimmed(text, place, turn.end)
        if not start < end <= second < last:
            raise UserError("Put the cursor between two words of the turn.")
        with self._store.step("Split turn"):
            return self._divide(turn, end, replace(turn, start=second, end=turn.end))

    def join(self, ident: str) -> str:
        """Make a turn part of the one before it; that one's id.

        Raises:
            UserError: there is none before it, or the turn is gone.
        """
        turn = self._turns.get(ident)
        before = [one for one in self._turns.of_note(turn.note) if one.end <= turn.start and one.id != ident]
        if not before:
            raise UserError("There is no turn before this one.")
        first = before[-1]
        with self._store.step("Join turns"):
            for one in self._turns.of_note(turn.note):
                if one.answers == ident and one.id != first.id:
                    self._store.update("turn", one.id, {"answers": first.id})
            self._store.delete("turn", ident)
            self._store.update("turn", first.id, {"end": turn.end, "end_time": turn.end_time or first.end_time})
        return first.id

    def begin(self, note: str, position: int, voice: Voice, words: str = "", time: int | None = None) -> int:
        """Begin a new paragraph and in it a turn, at a position (code points); where the turn begins.

        In the middle of a turn its second part goes over to the new speaker; in an empty paragraph the turn begins
        there.

        Args:
            words: what is to stand before the turn ("Ines: "), "" for nothing.
            time: when it begins in the recording (milliseconds), if that is known.

        Raises:
            UserError: the note is gone.
        """
        text = self._text(note)
        turn = self._turns.written_at(note, position)
        after = position
        while after < len(text) and text[after] in " \t":
            after += 1
        at_end = after == len(text) or text[after] == "\n"
        line = text.rfind("\n", 0, position) + 1
        blank = at_end and not text[line:position].strip()
        put_in = words if blank else f"\n{words}"
        start = position + len(put_in)
        with self._store.step(f"Turn of “{voice.name}”"):
            if put_in:
                self._notes.write(note, [Edit(position, text[position:after], put_in)], label="Write")
            self._open(note, turn, line if blank else position, start, voice, time)
        return start

    def name(self, note: str, start: int, end: int, voice: Voice, keep: bool = False, time: int | None = None) -> int:
        """Make of a name that was typed at the beginning of a paragraph a turn of whoever bears it.

        Args:
            start, end: where the name stands, with its colon and blank (code points).
            keep: whether the name stays in the text, before the turn.
            time: when the turn begins in the recording (milliseconds), if that is known.

        Returns:
            Where the turn begins.

        Raises:
            UserError: the note is gone.
        """
        text = self._text(note)
        turn = self._turns.written_at(note, start)
        with self._store.step(f"Turn of “{voice.name}”"):
            if not keep:
                self._notes.write(note, [Edit(start, text[start:end], "")], label="Write")
                if turn is not None and turn.end >= end:
                    turn = replace(turn, end=turn.end - (end - start))
                end = start
            self._open(note, turn, start, end, voice, time)
        return end

    # Inside

    def _open(self, note: str, before: Turn | None, line: int, start: int, voice: Voice, time: int | None) -> None:
        """Begin a turn at ``start``; what ``before``, the turn that was written in, holds from ``line`` on is its."""
        text = self._text(note)
        held = None if before is None else self._store.row("SELECT * FROM live_turn WHERE id = ?", [before.id])
        if held is None or held["lost"] or before is None:
            self._insert_free(note, start, voice, time)
            return
        before = replace(before, start=held["start"], end=held["end"])
        if before.start >= line or not text[before.start : line].strip():
            begins = {} if time is None else {"time": time}
            span = {"start": start, "end": max(start, before.end)}
            self._store.update("turn", before.id, {**span, **begins, **voice.fields()})
            return
        end = _trimmed(text, before.start, line)[1]
        rest = Turn("", note, start, max(start, before.end), prompt=before.prompt, round=before.round)
        rest = replace(rest, date=before.date, mode=before.mode, **voice.fields())  # type: ignore[arg-type]
        self._divide(before, end, rest, time)

    def _insert_free(self, note: str, start: int, voice: Voice, time: int | None) -> None:
        """A turn over the rest of a paragraph that no turn holds."""
        text = self._text(note)
        line = text.find("\n", start)
        end = line if line >= 0 else len(text)
        later = [one.start for one in self._turns.of_note(note) if one.start >= start]
        last = _trimmed(text, start, min([end, *later]))[1]
        turn = Turn(ordered_id(), note, start, max(start, last), time=time)
        self._store.insert("turn", asdict(replace(turn, **voice.fields())))  # type: ignore[arg-type]

    def _divide(self, turn: Turn, end: int, rest: Turn, time: int | None = None) -> str:
        """End a turn earlier and begin another one with what it held beyond; the second one's id."""
        second = replace(rest, id=ordered_id(), time=time, answers=None, end_time=turn.end_time)
        self._store.update("turn", turn.id, {"end": end, "end_time": None})
        self._store.insert("turn", asdict(second))
        return second.id

    def _lay(self, turns: Sequence[Turn], within: tuple[int, int]) -> None:
        for old in self._turns.of_note(turns[0].note) if turns else ():
            if old.start < within[1] and old.end > within[0]:
                self._cut(old, *within)
        for turn in turns:
            known = self._store.row("SELECT note, lost FROM live_turn WHERE id = ?", [turn.id])
            if known is not None and known["note"] == turn.note and known["lost"]:
                self._store.update("turn", turn.id, {"start": turn.start, "end": turn.end, "lost": 0})
            else:
                ident = turn.id if turn.id and known is None else ordered_id()
                self._store.insert("turn", asdict(replace(turn, id=ident, answers=None)))

    def _cut(self, old: Turn, start: int, end: int) -> None:
        """Take a stretch from a turn; what is left of it on both sides stays its speaker's."""
        text = self._text(old.note)
        left = _trimmed(text, old.start, start) if old.start < start else (0, 0)
        right = _trimmed(text, end, old.end) if old.end > end else (0, 0)
        if left[0] < left[1]:
            self._store.update("turn", old.id, {"end": left[1]})
            if right[0] < right[1]:
                rest = replace(old, id=ordered_id(), start=right[0], end=right[1], time=None, answers=None)
                self._store.insert("turn", asdict(rest))
        elif right[0] < right[1]:
            self._store.update("turn", old.id, {"start": right[0], "end": right[1]})
        else:
            self._store.delete("turn", old.id)

    def _text(self, note: str) -> str:
        text = self._store.text("note", note)
        if text is None:
            raise UserError("This note is not in the project any more.")
        return text


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
