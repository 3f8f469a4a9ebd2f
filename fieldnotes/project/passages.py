"""Passages: spans of notes that codes, links and quotations hold on to."""

from fieldnotes.domain.codes import CodedPassage, Passage
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.project.shapes import CODED, PICTURES, coded_from, passage_of
from fieldnotes.project.whens import within
from fieldnotes.storage.store import Store, now
from fieldnotes.text.anchors import context

_COLUMNS = 'id, note, start, "end", lost, words, before, after, created_at, ' + PICTURES.format(p="live_passage")


class Passages:
    """The passages of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, note: str, start: int, end: int) -> Passage:
        """The passage over a span of a note; the identical one if there is one that is no rectangle of a picture.

        Args:
            note: the note's id.
            start, end: code points, end exclusive; white space at both ends is left outside.

        Raises:
            UserError: the span holds no words or lies outside the note.
        """
        text = self._text(note)
        start, end = _trimmed(text, start, end)
        row = self._store.row(
            f'SELECT {_COLUMNS} FROM live_passage WHERE note = ? AND start = ? AND "end" = ? AND lost = 0 '
            "AND NOT EXISTS (SELECT 1 FROM region WHERE passage = live_passage.id)",
            [note, start, end],
        )
        if row is not None:
            return passage_of(row)
        before, after = context(text, start, end)
        passage = Passage(ordered_id(), note, start, end, text[start:end], before, after, "live", now())
        with self._store.step("Mark passage"):
            self._store.insert(
                "passage",
                {
                    "id": passage.id,
                    "note": note,
                    "start": start,
                    "end": end,
                    "words": passage.words,
                    "before": before,
                    "after": after,
                    "created_at": passage.created_at,
                },
            )
        return passage

    def get(self, ident: str) -> Passage:
        """A passage.

        Raises:
            UserError: there is no such passage.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_passage WHERE id = ?", [ident])
        if row is None:
            raise UserError("This passage is not in the project any more.")
        return passage_of(row)

    def of_note(self, note: str, lost: bool = True) -> list[Passage]:
        """The passages of a note in the order of the text, with the lost ones unless told otherwise."""
        where = "" if lost else " AND lost = 0"
        rows = self._store.rows(
            f'SELECT {_COLUMNS} FROM live_passage WHERE note = ?{where} ORDER BY start, "end"', [note]
        )
        return [passage_of(row) for row in rows]

    def of_code(
        self,
        code: str,
        limit: int | None = None,
        offset: int = 0,
        children: bool = False,
        span: TimeSpan | None = None,
    ) -> list[CodedPassage]:
        """Codings of a code with their passages, in order of date observed.

        Args:
            code: the code's id.
            limit, offset: how many at most, and how many are passed over.
            children: with those of the codes below it.
            span: only of notes that may have been observed within it.
        """
        where, args = within(span)
        scope = "c.code = ?"
        if children:
            scope = (
                "c.code IN (WITH RECURSIVE below(id) AS (SELECT ? UNION SELECT k.id FROM live_code k "
                "JOIN below b ON k.parent = b.id) SELECT id FROM below)"
            )
        rows = self._store.rows(
            f"{CODED} WHERE {scope} AND {where} ORDER BY n.observed_first IS NULL, n.observed_first, n.id, p.start "
            "LIMIT ? OFFSET ?",
            [code, *args, -1 if limit is None else limit, offset],
        )
        return coded_from(rows)

    def lost(self) -> list[Passage]:
        """Passages all of whose words were deleted."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM live_passage WHERE lost = 1 ORDER BY created_at")
        return [passage_of(row) for row in rows]

    def put_back(self, ident: str, start: int, end: int) -> None:
        """Lay a lost passage over words again.

        Raises:
            UserError: the span holds no words, or passage or note are gone.
        """
        passage = self.get(ident)
        text = self._text(passage.note)
        start, end = _trimmed(text, start, end)
        before, after = context(text, start, end)
        values = {
            "start": start,
            "end": end,
            "lost": 0,
            "words": text[start:end],
            "before": before,
            "after": after,
        }
        with self._store.step("Put passage back"):
            self._store.update("passage", ident, values)

    def delete(self, ident: str) -> None:
        """Delete a passage with its codings; the words of the note stay."""
        with self._store.step("Delete passage"):
            self._store.delete("passage", ident)

    def _text(self, note: str) -> str:
        text = self._store.text("note", note)
        if text is None or self._store.value("SELECT 1 FROM live_note WHERE id = ?", [note]) is None:
            raise UserError("This note is not in the project any more.")
        return text


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise UserError("Select some words first.")
    return start, end
