"""Pins: notes that a person wants at hand, above all others."""

from collections.abc import Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.storage.store import Store, now


class Pins:
    """The pinned notes of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pin(self, notes: Sequence[str]) -> None:
        """Pin notes (ids); those pinned already stay so once.

        Raises:
            UserError: none of the notes is in the project, or it is open for reading only.
        """
        pinned = set(self.all())
        there = [note for note in dict.fromkeys(notes) if self._is_note(note)]
        if notes and not there:
            raise UserError("These notes are not in the project any more.")
        new = [note for note in there if note not in pinned]
        if not new:
            return
        with self._store.step("Pin note" if len(new) == 1 else f"Pin {len(new)} notes"):
            for note in new:
                self._store.insert("pin", {"id": ordered_id(), "note": note, "at": now()})

    def unpin(self, notes: Sequence[str]) -> None:
        """Take the pins off notes (ids); the notes stay where they are.

        Raises:
            UserError: the project is open for reading only.
        """
        wanted = set(notes)
        rows = [(row, note) for row, note in self._store.tuples("SELECT id, note FROM live_pin") if note in wanted]
        if not rows:
            return
        count = len({note for _, note in rows})
        with self._store.step("Unpin note" if count == 1 else f"Unpin {count} notes"):
            for row, _ in rows:
                self._store.delete("pin", row)

    def all(self) -> list[str]:
        """The pinned notes (ids), the one pinned last first."""
        rows = self._store.tuples("SELECT note FROM live_pin ORDER BY at DESC, id DESC")
        return list(dict.fromkeys(note for (note,) in rows))

    def _is_note(self, ident: str) -> bool:
        return self._store.value("SELECT 1 FROM live_note WHERE id = ?", [ident]) is not None
