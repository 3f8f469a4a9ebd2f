"""Mentions: spans of notes and memo entries that name another thing."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.notes import Mention
from fieldnotes.domain.refs import Ref
from fieldnotes.project.titles import Titles
from fieldnotes.storage.store import Row, Store

_COLUMNS = 'id, start, "end", target_noun, target, note, entry'


class Mentions:
    """The mentions of one project."""

    def __init__(self, store: Store, titles: Titles) -> None:
        self._store = store
        self._titles = titles

    def add_to_note(self, note: str, start: int, end: int, target: Ref) -> Mention:
        """Say that a span of a note (code points) names something.

        Raises:
            UserError: what it names is gone, or the span holds no words.
        """
        return self._add("note", {"note": note, "entry": None}, start, end, target)

    def add_to_entry(self, entry: str, start: int, end: int, target: Ref) -> Mention:
        """Say that a span of a memo's entry (code points) names something.

        Raises:
            UserError: what it names is gone, or the span holds no words.
        """
        return self._add("memo_entry", {"note": None, "entry": entry}, start, end, target)

    def of_note(self, note: str) -> list[Mention]:
        """The mentions in a note, in order."""
        return self._of("note", note)

    def of_entry(self, entry: str) -> list[Mention]:
        """The mentions in a memo's entry, in order."""
        return self._of("entry", entry)

    def remove(self, ident: str) -> None:
        """Take a mention away; the words stay."""
        with self._store.step("Remove mention"):
            self._store.delete("mention", ident)

    def complete(self, words: str, nouns: tuple[str, ...] = (), limit: int = 12) -> list[tuple[Ref, str, str]]:
        """What can be mentioned by the words typed so far: reference, name, detail."""
        return self._titles.complete(words, nouns, limit)

    def _of(self, column: str, ident: str) -> list[Mention]:
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_mention WHERE {column} = ? AND lost = 0 ORDER BY start", [ident]
        )
        return [Mention(**row) for row in rows]

    def _add(self, table: str, owner: Row, start: int, end: int, target: Ref) -> Mention:
        text = self._store.text(table, owner["note"] or owner["entry"])
        if text is None or not 0 <= start < end <= len(text):
            raise UserError("The words that mention something are not in this text.")
        if not self._titles.exists(target):
            raise UserError("What is mentioned is not in the project any more.")
        values = {
            "id": ordered_id(),
            "start": start,
            "end": end,
            "target_noun": target.noun,
            "target": target.id,
            **owner,
        }
        with self._store.step(f"Mention “{self._titles.title(target)[:40]}”"):
            self._store.insert("mention", values)
        return Mention(**values)
