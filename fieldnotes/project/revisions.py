"""Revisions: a full copy of a note at the end of each writing session, the first of them sealed.

A session ends when its page is closed, after ten minutes without writing, or, where a crash cut it off, before the
next words: whichever comes first keeps the copy. What was typed is in the journal in any case; a copy is what can be
shown without it, and what the seal is set on.
"""

from fieldnotes.domain.revisions import PAUSE, Revision, Written, seal_of
from fieldnotes.storage.store import Row, Store, now
from fieldnotes.storage.writing import LONGEST

_COLUMNS = "id, at, contributor, words, text, step, began, seal"


class Revisions:
    """The copies kept of the notes of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, note: str) -> list[Revision]:
        """The copies kept of a note, oldest first."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM revision WHERE row = ? ORDER BY id", [note])
        return [Revision(**{**row, "step": row["step"] or 0}) for row in rows]

    def written(self, note: str) -> Written:
        """When a note was written first and last, without reading any text."""
        rows = self._store.rows("SELECT at, seal <> '' AS sealed, step FROM revision WHERE row = ? ORDER BY id", [note])
        if not rows:
            return Written()
        last = self._last_writing(note)
        ends = [row["at"] for row in rows[1:]]
        if last is not None and last["step"] > (rows[-1]["step"] or 0):
            ends.append(last["at"])
        return Written(rows[0]["at"], bool(rows[0]["sealed"]), len(ends), ends[-1] if ends else None)

    def end_session(self, note: str) -> bool:
        """Keep a copy at the end of a writing session; False when there is nothing new.

        Raises:
            UserError: the project is open for reading only, or the disk is full.
        """
        self._store.seal_writing()
        last = self._last_writing(note)
        return last is not None and self._keep(note, last)

    def recover(self, note: str) -> bool:
        """Keep a copy of a session that was cut off, when its note is opened again; False if none was.

        Raises:
            UserError: the disk is full.
        """
        last = self._last_writing(note)
        return last is not None and last["op"] == "edit" and self._keep(note, last)

    def before_writing(self, note: str, step: int) -> None:
        """Keep a copy of what stands before new words, if these begin another session; inside the step that writes.

        Args:
            note: the note's id.
            step: the number of the step that is about to write.

        Raises:
            UserError: the disk is full.
        """
        last = self._last_writing(note)
        if last is None or last["step"] == step or last["batch"] == step:
            return
        # What was imported, or there when the project began, was written before, however lately it came.
        came = last["batch"] == last["step"] or last["kind"] == "begin"
        if came or now() - last["at"] > PAUSE:
            self._keep(note, last)

    def _last_writing(self, note: str) -> Row | None:
        """The step that last changed a note's text."""
        return self._store.row(
            "SELECT c.op, s.n AS step, s.kind, s.at, s.contributor, n.batch, n.modified_at, n.words FROM change c "
            "JOIN step s ON s.n = c.step JOIN note n ON n.id = c.row WHERE c.row = ? AND c.tbl = 'note' "
            "AND c.op IN ('edit', 'insert') ORDER BY c.step DESC LIMIT 1",
            [note],
        )

    def _keep(self, note: str, last: Row) -> bool:
        text = self._store.value("SELECT text FROM note WHERE id = ?", [note])
        before = self._store.row("SELECT step, text FROM revision WHERE row = ? ORDER BY id DESC LIMIT 1", [note])
        if text == (before["text"] if before else "") or (before is None and self._unanswered(note, text)):
            return False
        ended = max(last["at"], min(last["modified_at"], last["at"] + round(LONGEST * 1000)))
        contributor = last["contributor"]
        self._store.keep_revision(
            {
                "tbl": "note",
                "row": note,
                "at": ended,
                "contributor": contributor,
                "step": last["step"],
                "words": last["words"],
                "text": text,
                "began": min(self._began(note, before["step"] if before else None) or ended, ended),
                "seal": "" if before else seal_of(note, ended, contributor, text),
            }
        )
        return True

    def _unanswered(self, note: str, text: str) -> bool:
        """Whether a text is still word for word that of a template it was begun from: nobody has written it yet."""
        found = self._store.value(
            "SELECT 1 FROM live_template t JOIN live_note n ON n.id = t.note WHERE n.id <> ? AND n.text = ?",
            [note, text],
        )
        return found is not None

    def _began(self, note: str, after: int | None) -> int | None:
        """When the first step after another one (None: the very first) changed the text."""
        began: int | None = self._store.value(
            "SELECT s.at FROM change c JOIN step s ON s.n = c.step WHERE c.row = ? AND c.tbl = 'note' "
            "AND c.op IN ('edit', 'insert') AND c.step > ? ORDER BY c.step LIMIT 1",
            [note, after or 0],
        )
        return began
