"""Mentions: spans of notes and memo entries that name another thing."""

from collections.abc import Sequence
from datetime import datetime

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.notes import Mention, MentionPlace
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.titles import Titles
from fieldnotes.project.whens import when_of
from fieldnotes.storage.store import Row, Store

_AROUND = 140
"""How many code points of the text stand on each side of a mention in a list."""
_IN_NOTES = (
    'SELECT m.id, m.start, m."end", t.id AS owner, t.title, t.kind, t.observed, t.observed_to, t.precision '
    "FROM live_mention m JOIN live_note t ON t.id = m.note WHERE m.target = ? AND m.target_noun = ? AND m.lost = 0 "
    "ORDER BY t.observed_first IS NULL, t.observed_first, t.created_at, t.id, m.start"
)
_IN_ENTRIES = (
    "SELECT m.id, m.start, m.\"end\", t.id AS owner, o.title, o.kind || ' memo' AS kind, t.at FROM live_mention m "
    "JOIN live_memo_entry t ON t.id = m.entry JOIN live_memo o ON o.id = t.memo "
    "WHERE m.target = ? AND m.target_noun = ? AND m.lost = 0 ORDER BY t.at, t.id, m.start"
)
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

    def lay(self, note: str, found: Sequence[tuple[int, int, Ref]]) -> int:
        """Say of several spans of a note (code points) what they name, as one step; how many were laid.

        A span that touches a mention already there is passed over.

        Raises:
            UserError: what one names is gone, or a span lies outside the text; nothing is laid then.
        """
        taken = [(mention.start, mention.end) for mention in self.of_note(note)]
        free = [one for one in found if not any(low < one[1] and high > one[0] for low, high in taken)]
        if not free:
            return 0
        with self._store.step(f"Mention {len(free):,} name{'s' * (len(free) != 1)}"):
            for start, end, target in free:
                self.add_to_note(note, start, end, target)
        return len(free)

    def places(self, target: Ref) -> list[MentionPlace]:
        """Where something is mentioned: notes by the date observed, undated ones last, then memos by their entries."""
        found = []
        for sql, table, when in ((_IN_NOTES, "note", when_of), (_IN_ENTRIES, "memo_entry", _day)):
            owner, text = "", ""
            for row in self._store.rows(sql, [target.id, target.noun]):
                if row["owner"] != owner:  # cut here, since SQLite would count each text from its beginning each time
                    owner, text = row["owner"], self._store.text(table, row["owner"]) or ""
                found.append(_place(row, Ref(table, owner), text, when(row)))
        return found

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


def _place(row: Row, owner: Ref, text: str, when: When | None) -> MentionPlace:
    start, end = row["start"], row["end"]
    return MentionPlace(
        id=row["id"],
        text=owner,
        start=start,
        end=end,
        title=row["title"] or text[:40].split("\n", 1)[0],
        kind=row["kind"],
        observed=when,
        before=text[max(0, start - _AROUND) : start],
        words=text[start:end],
        after=text[end : end + _AROUND],
    )


def _day(row: Row) -> When:
    """The day of an entry by this machine's clock."""
    return When.of(datetime.fromtimestamp(row["at"] / 1000).astimezone().date().isoformat())
