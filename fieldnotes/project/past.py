"""The past: what a note, a memo or a code was at any step, as words, and bringing that back as a new step."""

from collections.abc import Callable
from datetime import datetime

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import PICTURE
from fieldnotes.domain.refs import Ref
from fieldnotes.project.codes import DEFINING, Codes
from fieldnotes.project.media import MediaFiles
from fieldnotes.project.memos import Memos
from fieldnotes.project.notes import Notes
from fieldnotes.storage.store import Row, Store
from fieldnotes.text.anchors import diff_edits
from fieldnotes.text.diff import paragraph_edits

NOW = 1 << 60
"""A number above every step's: the thing as it is now."""

_FIELDS = {"definition": "Definition", "include": "Include", "exclude": "Exclude", "example": "Example"}


class Past:
    """Old states of the things of one project."""

    def __init__(self, store: Store, notes: Notes, memos: Memos, codes: Codes, media: MediaFiles) -> None:
        self._store = store
        self._notes = notes
        self._memos = memos
        self._codes = codes
        self._media = media
        self._words: dict[str, Callable[[str, int], str]] = {
            "note": self._note_words,
            "memo": self._memo_words,
            "code": self._code_words,
        }
        self._restore: dict[str, Callable[[str, int, str], object]] = {
            "note": self._restore_note,
            "memo": self._restore_memo,
            "code": self._restore_code,
        }

    def words_at(self, ref: Ref, number: int = NOW) -> str:
        """A note's text, a memo's title and entries, or a code's name and definition, when a step had been done.

        Args:
            ref: a note, a memo or a code; one that has been deleted since has a past too.
            number: the step's.
        """
        return self._words[ref.noun](ref.id, number)

    def restore(self, ref: Ref, number: int, when: str) -> bool:
        """Make a thing again what it was, as a new step; passages are carried, formatting stays as it is.

        Args:
            ref: a note, a memo or a code.
            number: the step after which it was so.
            when: that moment in words, for the step's name.

        Returns:
            False when it is so already, and nothing is done.

        Raises:
            UserError: it is gone, or cannot be so again.
        """
        if self.words_at(ref, number) == self.words_at(ref):
            return False
        self._restore[ref.noun](ref.id, number, when)
        return True

    # Notes

    def _note_words(self, ident: str, number: int) -> str:
        return self._store.journal.text_at("note", ident, number)

    def _restore_note(self, ident: str, number: int, when: str) -> None:
        edits = paragraph_edits(self._notes.get(ident).text, self._note_words(ident, number))
        label = f"Restore the text of {when}"
        with self._store.step(label):
            self._notes.write(ident, edits, label=label)
            self._bring_back_pictures(ident, number)

    def _bring_back_pictures(self, note: str, number: int) -> None:
        """Lay the pictures that stood in a text then, and were deleted since, over their places again, in their order.

        Where these are not as many as the places without a picture, it is not known which belongs where.
        """
        covered = {media.start for media in self._media.of_note(note)}
        text = self._store.text("note", note) or ""
        free = [place for place, sign in enumerate(text) if sign == PICTURE and place not in covered]
        if not free:
            return
        row_at = self._store.journal.row_at
        stood = [media for media in self._media.lost_of(note) if row_at("media", media.id, number) is not None]
        if len(stood) == len(free):
            for media, place in zip(stood, free, strict=True):
                self._media.place(media.id, note, place)

    # Memos

    def _memo_words(self, ident: str, number: int) -> str:
        memo = self._store.journal.row_at("memo", ident, number) or {}
        parts = [str(memo.get("title", ""))]
        parts += [f"{_day(at)}\n{text}" for _, at, text in self._entries_at(ident, number)]
        return "\n\n".join(part for part in parts if part)

    def _entries_at(self, memo: str, number: int) -> list[tuple[Row, int, str]]:
        """The entries that a memo had: each as its row, its day (milliseconds) and its text, the oldest first."""
        journal = self._store.journal
        found = []
        for ident in entries_ever(self._store, memo):
            row = journal.row_at("memo_entry", ident, number)
            if row is not None:
                found.append((row, int(str(row["at"])), journal.text_at("memo_entry", ident, number)))
        return sorted(found, key=lambda entry: (entry[1], str(entry[0]["id"])))

    def _restore_memo(self, ident: str, number: int, when: str) -> None:
        """Title and entries as they were; an entry deleted since comes back, one added since stays."""
        memo = self._store.journal.row_at("memo", ident, number)
        if memo is None:
            raise UserError("This memo did not exist then.")
        present = {entry.id: entry.text for entry in self._memos.entries(ident)}
        with self._store.step(f"Restore the memo of {when}"):
            if memo["title"] != self._memos.get(ident).title:
                self._memos.change(ident, title=str(memo["title"]))
            for row, at, text in self._entries_at(ident, number):
                entry = str(row["id"])
                if entry not in present:
                    author = row["author"]
                    self._memos.add_entry(ident, text, at, str(author) if author else None)
                elif present[entry] != text:
                    self._memos.write(entry, diff_edits(present[entry], text))

    # Codes

    def _code_words(self, ident: str, number: int) -> str:
        code = self._store.journal.row_at("code", ident, number) or {}
        parts = [str(code.get("name", ""))]
        parts += [f"{words}\n{code[name]}" for name, words in _FIELDS.items() if code.get(name)]
        return "\n\n".join(part for part in parts if part)

    def _restore_code(self, ident: str, number: int, when: str) -> None:
        """Name and definition as they were; colour, place and status stay."""
        code = self._store.journal.row_at("code", ident, number)
        if code is None:
            raise UserError("This code did not exist then.")
        reason = f"as of {when}"
        with self._store.step(f"Restore the code of {when}"):
            self._codes.rename(ident, str(code["name"]), reason)
            self._codes.redefine(ident, reason, **{name: str(code[name]) for name in DEFINING})


def entries_ever(store: Store, memo: str) -> list[str]:
    """The ids of all entries that a memo has or had."""
    rows = store.tuples(
        "SELECT DISTINCT c.row FROM change c WHERE c.tbl = 'memo_entry' AND c.step IN "
        "(SELECT step FROM step_ref WHERE id = ? AND noun = 'memo')",
        [memo],
    )
    own = dict(store.tuples("SELECT id, memo FROM memo_entry WHERE memo = ?", [memo]))
    return [ident for (ident,) in rows if ident in own or _was_in(store, ident, memo)]


def _was_in(store: Store, entry: str, memo: str) -> bool:
    """Whether a deleted entry belonged to a memo."""
    sql = (
        "SELECT json_extract(before, '$.memo') FROM change WHERE row = ? AND tbl = 'memo_entry' AND op = 'delete' "
        "ORDER BY id DESC LIMIT 1"
    )
    return bool(store.value(sql, [entry]) == memo)


def _day(at: int) -> str:
    moment = datetime.fromtimestamp(at / 1000).astimezone()
    return f"{moment.day} {moment:%B} {moment.year}"
