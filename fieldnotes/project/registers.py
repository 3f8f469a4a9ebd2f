"""Registers: which stretches of a note are description, aside, verbatim speech and so on."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.notes import REGISTERS, Register
from fieldnotes.storage.store import Store

_COLUMNS = 'id, note, start, "end", kind'


class Registers:
    """The register marks of one project's notes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set(self, note: str, start: int, end: int, kind: str | None) -> None:
        """Give a stretch of a note (code points) one register, or none; what it overlaps is cut back.

        A stretch that overlaps another of the same register becomes one with it.

        Raises:
            UserError: an unknown register, no words in the stretch, or the note is gone.
        """
        if kind is not None and kind not in REGISTERS:
            raise UserError(f"“{kind}” is no register; registers are {', '.join(REGISTERS)}.")
        length = self._store.value("SELECT length(text) FROM live_note WHERE id = ?", [note])
        if length is None:
            raise UserError("This note is not in the project any more.")
        start, end = max(0, min(start, end)), min(length, max(start, end))
        if start >= end:
            raise UserError("Select some words first.")
        with self._store.step(f"Mark as {kind}" if kind else "Clear register"):
            for old in self._overlapping(note, start, end):
                if old.kind == kind:
                    start, end = min(start, old.start), max(end, old.end)
                    self._store.delete("register", old.id)
                else:
                    self._cut(old, start, end)
            if kind is not None:
                self._insert(note, start, end, kind)

    def of_note(self, note: str) -> list[Register]:
        """The registers of a note in the order of its text."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_register WHERE note = ? AND lost = 0 ORDER BY start", [note]
        )
        return [Register(**row) for row in rows]

    def _overlapping(self, note: str, start: int, end: int) -> list[Register]:
        return [register for register in self.of_note(note) if register.start < end and register.end > start]

    def _cut(self, old: Register, start: int, end: int) -> None:
        if old.start < start:
            self._store.update("register", old.id, {"end": start})
            if old.end > end:
                self._insert(old.note, end, old.end, old.kind)
        elif old.end > end:
            self._store.update("register", old.id, {"start": end})
        else:
            self._store.delete("register", old.id)

    def _insert(self, note: str, start: int, end: int, kind: str) -> None:
        self._store.insert("register", {"id": ordered_id(), "note": note, "start": start, "end": end, "kind": kind})
