"""Headnotes: dated later readings laid over a note or a passage; they are memos and never touch the note's text."""

from fieldnotes.domain.headnotes import Headnote
from fieldnotes.domain.media import opening_line
from fieldnotes.domain.memos import Memo
from fieldnotes.domain.refs import Ref
from fieldnotes.project.links import Links
from fieldnotes.project.memos import Memos
from fieldnotes.project.passages import Passages
from fieldnotes.storage.store import Row, Store

_SHORT = 40


class Headnotes:
    """The later readings of the notes of one project."""

    def __init__(self, store: Store, memos: Memos, passages: Passages, links: Links) -> None:
        self._store = store
        self._memos = memos
        self._passages = passages
        self._links = links

    def add(
        self,
        note: str,
        text: str = "",
        passage: str | None = None,
        at: int | None = None,
        author: str | None = None,
        visibility: str = "team",
    ) -> Memo:
        """Lay a later reading over a note, or over a passage of it; the note itself is not changed.

        Args:
            note: the note's id.
            text: the reading; it may be written afterwards.
            passage: the passage's id; None for the whole note.
            at: when it was read so (milliseconds since 1970), where that was not just now.
            author: a contributor's id; whoever works now by default.
            visibility: "team" or "private".

        Raises:
            UserError: note or passage are gone, or an unknown visibility.
        """
        ref, words = self._about(note, passage)
        with self._store.step("Add headnote"):
            return self._memos.add(
                f"Later reading of {words}", "headnote", text, visibility, about=[ref], author=author, at=at
            )

    def add_over(self, note: str, start: int, end: int, text: str = "", at: int | None = None) -> Memo:
        """Lay a later reading over words of a note (code points), which become a passage if they are none yet.

        ``at`` is when it was read so (milliseconds since 1970), where that was not just now.

        Raises:
            UserError: the note is gone, or no words are there.
        """
        with self._store.step("Add headnote"):
            return self.add(note, text, self._passages.add(note, start, end).id, at)

    def of_note(self, note: str) -> list[Headnote]:
        """The later readings of a note and of its passages, oldest first; private ones of others are left out."""
        rows = self._store.rows(
            'SELECT e.id, e.memo, e.at, e.author, e.text, m.visibility, p.id AS passage, p.start, p."end", p.lost '
            "FROM live_link l JOIN live_memo m ON m.id = l.source AND m.kind = 'headnote' "
            "JOIN live_memo_entry e ON e.memo = m.id LEFT JOIN live_passage p ON p.id = l.target "
            "WHERE l.type = 'about' AND (l.target = ?1 OR l.target IN (SELECT id FROM live_passage WHERE note = ?1)) "
            "AND (m.visibility = 'team' OR m.author IS ?2) ORDER BY e.at, e.entered",
            [note, self._store.contributor],
        )
        return [_headnote(row) for row in rows]

    def note_of(self, memo: str) -> str | None:
        """The id of the note that a headnote reads, whole or in part; None if it reads none any more."""
        ident: str | None = self._store.value(
            "SELECT coalesce(p.note, n.id) FROM live_link l LEFT JOIN live_passage p ON p.id = l.target "
            "LEFT JOIN live_note n ON n.id = l.target WHERE l.source = ? AND l.type = 'about' "
            "AND l.target_noun IN ('note', 'passage') ORDER BY l.at LIMIT 1",
            [memo],
        )
        return ident

    def _about(self, note: str, passage: str | None) -> tuple[Ref, str]:
        """What is read, and its words for the title."""
        if passage is not None:
            return Ref("passage", passage), f"‘{_short(self._passages.get(passage).words)}’"
        row = self._store.row("SELECT title, substr(text, 1, 90) AS opening FROM live_note WHERE id = ?", [note])
        words = "" if row is None else row["title"] or opening_line(row["opening"])
        return Ref("note", note), f"‘{_short(words)}’" if words.strip() else "a note without a title"


def _headnote(row: Row) -> Headnote:
    span = None if row["passage"] is None or row["lost"] else (row["start"], row["end"])
    return Headnote(
        row["id"], row["memo"], row["at"], row["author"], row["text"], row["visibility"], row["passage"], span
    )


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
