"""Codings: a code on a passage, by whom, when, with what comment."""

from fieldnotes.domain.codes import CodedPassage, Coding
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.project.passages import Passages
from fieldnotes.project.shapes import CODED, coded_from, coded_of, coding_of
from fieldnotes.storage.store import Row, Store, now


class Codings:
    """The codings of one project."""

    def __init__(self, store: Store, passages: Passages) -> None:
        self._store = store
        self._passages = passages

    def add(
        self,
        note: str,
        start: int,
        end: int,
        code: str,
        comment: str = "",
        coder: str | None = None,
        at: int | None = None,
    ) -> Coding:
        """Code a span of a note; the same code by the same coder on the same words is not doubled.

        Args:
            note, code: ids.
            start, end: code points, end exclusive.
            coder: a contributor's id; None is whoever works now.
            at: when it was coded, in milliseconds since 1970; None is now.

        Raises:
            UserError: the span holds no words, or the code is gone.
        """
        name = self._store.value("SELECT name FROM live_code WHERE id = ?", [code])
        if name is None:
            raise UserError("This code is not in the project any more.")
        with self._store.step(f"Code with “{name}”"):
            passage = self._passages.add(note, start, end)
            return self._lay(passage.id, code, comment, coder, at)

    def add_to_passage(
        self, passage: str, code: str, comment: str = "", coder: str | None = None, at: int | None = None
    ) -> Coding:
        """Code a passage that there is already, such as a rectangle of a picture; coder and moment as in `add`.

        Raises:
            UserError: passage or code are gone.
        """
        name = self._store.value("SELECT name FROM live_code WHERE id = ?", [code])
        if name is None:
            raise UserError("This code is not in the project any more.")
        self._passages.get(passage)
        with self._store.step(f"Code with “{name}”"):
            return self._lay(passage, code, comment, coder, at)

    def add_if_new(self, passage: str, code: str) -> bool:
        """Code a passage with a code (ids that are known to be there), unless anybody did so already."""
        sql = "SELECT 1 FROM live_coding WHERE passage = ? AND code = ? LIMIT 1"
        if self._store.value(sql, [passage, code]) is not None:
            return False
        with self._store.step("Code passage"):
            self._insert(passage, code, "", self._store.contributor, now())
        return True

    def add_own(self, note: str, start: int, end: int, code: str) -> bool:
        """Code a span of a note (code points); False if whoever works now has coded it so already.

        Raises:
            UserError: the span holds no words, or note or code are gone.
        """
        if self._store.value("SELECT 1 FROM live_code WHERE id = ?", [code]) is None:
            raise UserError("This code is not in the project any more.")
        with self._store.step("Code passage"):
            passage = self._passages.add(note, start, end).id
            sql = "SELECT 1 FROM live_coding WHERE passage = ? AND code = ? AND coder IS ?"
            if self._store.value(sql, [passage, code, self._store.contributor]) is not None:
                return False
            self._insert(passage, code, "", self._store.contributor, now())
        return True

    def spans_of(self, note: str, code: str) -> list[tuple[int, int]]:
        """The spans of a note (code points) that whoever works now has coded with a code, lost ones left out."""
        return self._store.tuples(
            'SELECT p.start, p."end" FROM live_passage p JOIN live_coding c ON c.passage = p.id '
            "WHERE p.note = ? AND c.code = ? AND c.coder IS ? AND p.lost = 0 "
            "AND NOT EXISTS (SELECT 1 FROM region WHERE passage = p.id)",
            [note, code, self._store.contributor],
        )

    def _lay(self, passage: str, code: str, comment: str, coder: str | None, at: int | None) -> Coding:
        """Put a coding on a passage, unless the same coder put this code there already."""
        coder = coder or self._store.contributor
        row = self._store.row(
            "SELECT * FROM live_coding WHERE passage = ? AND code = ? AND coder IS ?", [passage, code, coder]
        )
        if row is not None:
            return coding_of({f"c_{key}": value for key, value in row.items()})
        return self._insert(passage, code, comment, coder, now() if at is None else at)

    def _insert(self, passage: str, code: str, comment: str, coder: str | None, at: int) -> Coding:
        values: Row = {"id": ordered_id(), "passage": passage, "code": code, "coder": coder, "at": at}
        self._store.insert("coding", {**values, "comment": comment})
        return Coding(values["id"], passage, code, coder, at, comment)

    def get(self, ident: str) -> CodedPassage:
        """A coding with its passage and code.

        Raises:
            UserError: there is no such coding.
        """
        row = self._store.row(f"{CODED} WHERE c.id = ?", [ident])
        if row is None:
            raise UserError("This coding is not in the project any more.")
        return coded_of(row)

    def of_note(self, note: str) -> list[CodedPassage]:
        """The codings of a note in the order of its text."""
        rows = self._store.rows(f'{CODED} WHERE p.note = ? ORDER BY p.start, p."end", k.name', [note])
        return coded_from(rows)

    def of_passage(self, passage: str) -> list[CodedPassage]:
        """The codings of one passage."""
        return coded_from(self._store.rows(f"{CODED} WHERE p.id = ? ORDER BY k.name", [passage]))

    def remove(self, ident: str) -> None:
        """Take a code off a passage; a passage that nothing else holds on to goes with it."""
        coded = self.get(ident)
        with self._store.step(f"Remove “{coded.code.name}” from passage"):
            self._store.delete("coding", ident)
            held = self._store.value(
                "SELECT 1 FROM coding WHERE passage = ?1 UNION SELECT 1 FROM link WHERE source = ?1 OR target = ?1 "
                "UNION SELECT 1 FROM mention WHERE target = ?1 UNION SELECT 1 FROM fact WHERE source = ?1 "
                "UNION SELECT 1 FROM region WHERE passage = ?1",
                [coded.passage.id],
            )
            if held is None:
                self._store.delete("passage", coded.passage.id)

    def comment(self, ident: str, text: str) -> None:
        """Say something about a coding; "" takes the comment away."""
        self.get(ident)
        with self._store.step("Comment on coding"):
            self._store.update("coding", ident, {"comment": text.strip()})

    def set_exemplar(self, ident: str, exemplar: bool) -> None:
        """Mark a coding as an exemplar of its code, or no longer."""
        self.get(ident)
        with self._store.step("Mark as exemplar" if exemplar else "Unmark exemplar"):
            self._store.update("coding", ident, {"exemplar": int(exemplar)})

    def set_weight(self, ident: str, weight: int | None) -> None:
        """Give a coding a weight from 0 to 100, or none.

        Raises:
            UserError: another weight, or there is no such coding.
        """
        self.get(ident)
        if weight is not None and not 0 <= weight <= 100:
            raise UserError("A weight lies between 0 and 100.")
        with self._store.step("Weigh coding"):
            self._store.update("coding", ident, {"weight": weight})
