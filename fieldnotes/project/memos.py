"""Memos: titles, dated entries, writing in them."""

from collections.abc import Sequence

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.memos import MEMO_KINDS, VISIBILITIES, Memo, MemoEntry, MemoRow
from fieldnotes.domain.refs import Ref
from fieldnotes.project.links import Links
from fieldnotes.storage.store import Row, Store, now
from fieldnotes.text.counting import count_words
from fieldnotes.text.standoff import settle

_COLUMNS = "id, title, kind, visibility, author, created_at, modified_at"
_ENTRY = "id, memo, at, author, text"


class Memos:
    """The memos of one project."""

    def __init__(self, store: Store, links: Links) -> None:
        self._store = store
        self._links = links

    def add(
        self,
        title: str,
        kind: str = "analytic",
        text: str = "",
        visibility: str = "team",
        about: Sequence[Ref] = (),
        author: str | None = None,
        at: int | None = None,
    ) -> Memo:
        """Add a memo with its first entry, linked to what it is about; ``at`` (milliseconds) if not written just now.

        Raises:
            UserError: an unknown kind or visibility.
        """
        _check(kind, visibility)
        moment = now() if at is None else at
        author = author or self._store.contributor
        title = " ".join(title.split())
        memo = Memo(new_id(), title, kind, visibility, author, moment, moment)
        with self._store.step(f"Add memo “{title}”" if title else "Add memo"):
            self._store.insert("memo", {name.strip(): getattr(memo, name.strip()) for name in _COLUMNS.split(",")})
            self._insert_entry(memo.id, text, moment, author)
            for ref in about:
                self._links.add(Ref("memo", memo.id), ref, "about")
        return memo

    def get(self, ident: str) -> Memo:
        """A memo.

        Raises:
            UserError: there is no such memo.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_memo WHERE id = ?", [ident])
        if row is None:
            raise UserError("This memo is not in the project any more.")
        return Memo(**row)

    def find(self, title: str) -> Memo | None:
        """A memo by its exact title, or None."""
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_memo WHERE title = ? ORDER BY created_at", [title])
        return None if row is None else Memo(**row)

    def rows(self) -> list[MemoRow]:
        """Memos for a list, the one last written in first."""
        rows = self._store.rows(
            "SELECT m.id, m.title, m.kind, coalesce((SELECT substr(e.text, 1, 200) FROM live_memo_entry e "
            "WHERE e.memo = m.id ORDER BY e.at DESC, e.entered DESC LIMIT 1), '') AS excerpt, "
            "(SELECT count(*) FROM live_link l WHERE l.source = m.id OR l.target = m.id) AS links, "
            "coalesce((SELECT max(e.at) FROM live_memo_entry e WHERE e.memo = m.id), m.created_at) AS last_entry "
            "FROM live_memo m ORDER BY last_entry DESC, m.title"
        )
        return [MemoRow(**row) for row in rows]

    def count(self) -> int:
        """How many memos there are."""
        return int(self._store.value("SELECT count(*) FROM live_memo"))

    def entries(self, ident: str) -> list[MemoEntry]:
        """The dated entries of a memo, oldest first."""
        rows = self._store.rows(f"SELECT {_ENTRY} FROM live_memo_entry WHERE memo = ? ORDER BY at, entered", [ident])
        return [MemoEntry(**row) for row in rows]

    def entry(self, ident: str) -> MemoEntry:
        """One dated entry.

        Raises:
            UserError: there is no such entry.
        """
        row = self._store.row(f"SELECT {_ENTRY} FROM live_memo_entry WHERE id = ?", [ident])
        if row is None:
            raise UserError("This entry is not in the project any more.")
        return MemoEntry(**row)

    def add_entry(self, ident: str, text: str = "", at: int | None = None, author: str | None = None) -> MemoEntry:
        """Add a dated entry; earlier ones stay as they were written."""
        memo = self.get(ident)
        with self._store.step(f"Add entry to “{memo.title}”"):
            entry = self._insert_entry(ident, text, now() if at is None else at, author or self._store.contributor)
            self._store.update("memo", ident, {"modified_at": now()})
        return entry

    def delete_entry(self, ident: str) -> None:
        """Delete one dated entry.

        Raises:
            UserError: there is no such entry.
        """
        memo = self.get(self.entry(ident).memo)
        with self._store.step("Delete memo entry"):
            self._store.delete("memo_entry", ident)
            self._store.update("memo", memo.id, {"modified_at": now()})

    def write(self, entry: str, edits: Sequence[Edit], initiator: object | None = None) -> None:
        """Change the text of an entry; mentions in it are carried through the edits.

        Raises:
            UserError: the entry is gone, or was changed elsewhere.
        """
        memo = self.get(self.entry(entry).memo)
        settled = [Edit(edit.position, edit.removed, settle(edit.inserted)) for edit in edits]
        try:
            with self._store.step(f"Write in memo “{memo.title}”", join=f"memo:{entry}", initiator=initiator):
                self._store.write_text("memo_entry", entry, settled)
                self._store.update("memo", memo.id, {"modified_at": now()})
        except ValueError as error:
            raise UserError("The memo has been changed elsewhere; open it again to go on writing.") from error

    def change(self, ident: str, **fields: str) -> None:
        """Change title, kind or visibility of a memo.

        Raises:
            UserError: there is no such memo, or an unknown kind or visibility.
        """
        unknown = set(fields) - {"title", "kind", "visibility"}
        if unknown:
            raise TypeError(f"a memo has no {unknown}")
        memo = self.get(ident)
        if "title" in fields:
            fields["title"] = " ".join(fields["title"].split())
        _check(fields.get("kind", memo.kind), fields.get("visibility", memo.visibility))
        with self._store.step("Rename memo" if list(fields) == ["title"] else "Change memo"):
            self._store.update("memo", ident, {**fields, "modified_at": now()})

    def delete(self, ident: str) -> None:
        """Delete a memo with its entries and links; undo brings all of it back."""
        memo = self.get(ident)
        with self._store.step(f"Delete memo “{memo.title}”"):
            self._store.delete("memo", ident)

    def _insert_entry(self, memo: str, text: str, at: int, author: str | None) -> MemoEntry:
        text = settle(text)
        entry = MemoEntry(new_id(), memo, at, author, text)
        values: Row = {"id": entry.id, "memo": memo, "at": at, "author": author, "text": text}
        self._store.insert("memo_entry", {**values, "words": count_words(text)})
        return entry


def _check(kind: str, visibility: str) -> None:
    if kind not in MEMO_KINDS:
        raise UserError(f"“{kind}” is no kind of memo; kinds are {', '.join(MEMO_KINDS)}.")
    if visibility not in VISIBILITIES:
        raise UserError(f"A memo is seen by the {' or '.join(VISIBILITIES)}.")
