"""Marks: the formatting over a text, kept as spans that edits carry."""

from collections.abc import Sequence

from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.marks import Mark
from fieldnotes.storage.store import Store

_OWNER = {"note": "note", "memo_entry": "entry"}


class Marks:
    """The marks of notes and memo entries; called by those modules, inside their steps."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, table: str, ident: str) -> list[Mark]:
        """The marks over one text, in order."""
        rows = self._store.rows(
            f'SELECT start, "end", kind, value FROM live_mark WHERE {_OWNER[table]} = ? AND lost = 0 ORDER BY start, '
            '"end", kind',
            [ident],
        )
        return [Mark(row["start"], row["end"], row["kind"], row["value"]) for row in rows]

    def insert(self, table: str, ident: str, marks: Sequence[Mark]) -> None:
        """Lay marks over a text, beside those it has; what lies outside the text is cut off."""
        length = len(self._store.text(table, ident) or "") if marks else 0
        for mark in marks:
            start, end = max(0, mark.start), min(length, mark.end)
            if start >= end:
                continue
            values = {"id": ordered_id(), _OWNER[table]: ident, "start": start, "end": end}
            self._store.insert("mark", {**values, "kind": mark.kind, "value": mark.value})

    def replace(self, table: str, ident: str, marks: Sequence[Mark]) -> None:
        """Make these the marks of a text; those that stay are not touched."""
        rows = self._store.rows(
            f'SELECT id, start, "end", kind, value FROM live_mark WHERE {_OWNER[table]} = ? AND lost = 0', [ident]
        )
        present = {Mark(row["start"], row["end"], row["kind"], row["value"]): row["id"] for row in rows}
        wanted = set(marks)
        for mark, mark_id in present.items():
            if mark not in wanted:
                self._store.delete("mark", mark_id)
        self.insert(table, ident, sorted(wanted - set(present)))
