"""History: what was done, by whom, when; of the whole project or of one thing."""

from dataclasses import replace

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.history import Deed, Passed, sessions_of
from fieldnotes.domain.media import opening_line
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.revisions import Revision
from fieldnotes.domain.steps import Step
from fieldnotes.project.past import entries_ever
from fieldnotes.project.revisions import Revisions
from fieldnotes.storage.edits import JournaledEdit
from fieldnotes.storage.store import Store
from fieldnotes.text.counting import count_words

_COLUMNS = "n AS number, id, at, contributor, label, undoes"
_DEED = "s.n AS number, s.id, s.at, s.contributor, s.label, s.kind, s.undone"
_NOT_PENDING = "state NOT IN ('pending', 'cancelled')"
_OPENED = ("note", "memo", "code", "actor", "site")
_TOLD = {
    "note": ("notes", "CASE WHEN x.title = '' THEN substr(x.text, 1, 500) ELSE x.title END"),
    "memo": ("memos", "x.title"),
    "actor": ("people", "x.name"),
    "site": ("places", "x.name"),
}
"""Of which nouns steps are told, what several of them are called, and the words for one; steps on codes name them."""
_LONGEST = 60
MOST = 5_000
"""How many steps of one thing are told at the most, the latest."""

_TOUCHING = "SELECT step FROM step_touch WHERE id = ?1 AND noun = ?2"
_OF_CODE = (
    "SELECT step FROM change WHERE row = ?1 AND tbl = ?2 UNION SELECT step FROM change WHERE tbl = 'code_event' "
    "AND row IN (SELECT id FROM code_event WHERE code = ?1)"
)
"""The steps that changed a code itself; those that laid it over passages are told by these."""


class History:
    """The steps of one project."""

    def __init__(self, store: Store, revisions: Revisions) -> None:
        self._store = store
        self._revisions = revisions

    # The whole project

    def steps(self, limit: int = 200, before: int | None = None) -> list[Step]:
        """Steps, latest first; ``before`` a step's number to go on from."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM step WHERE {_NOT_PENDING} AND n < ? ORDER BY n DESC LIMIT ?",
            [before if before is not None else 1 << 60, limit],
        )
        return [Step(**row) for row in rows]

    def log(
        self, limit: int = 200, before: int | None = None, contributor: str | None = None, words: str = ""
    ) -> list[Deed]:
        """What was done in the project, latest first.

        Args:
            limit: how many steps at the most.
            before: a step's number to go on from.
            contributor: only hers (an id).
            words: only steps whose name holds these words, whatever their case, in any order.
        """
        where = [f"s.{_NOT_PENDING}", "s.n < ?"]
        args: list[str | int] = [1 << 60 if before is None else before]
        if contributor:
            where.append("s.contributor = ?")
            args.append(contributor)
        for word in words.split():
            where.append("s.label LIKE ? ESCAPE '\\'")
            args.append(f"%{_escaped(word)}%")
        rows = self._store.rows(
            f"SELECT {_DEED} FROM step s WHERE {' AND '.join(where)} ORDER BY s.n DESC LIMIT ?", [*args, limit]
        )
        about = self._about([row["number"] for row in rows])
        return [Deed(**{**row, "undone": bool(row["undone"]), "about": about.get(row["number"], "")}) for row in rows]

    def count(self) -> int:
        """How many steps there are."""
        return int(self._store.value(f"SELECT count(*) FROM step WHERE {_NOT_PENDING}"))

    def concerned(self, number: int) -> Ref | None:
        """The note, memo, code, person or place that a step touched, and that is still there; the first of these."""
        for noun in _OPENED:
            ident = self._store.value(
                f"SELECT t.id FROM step_touch t JOIN live_{noun} x ON x.id = t.id WHERE t.step = ? AND t.noun = ? "
                "LIMIT 1",
                [number, noun],
            )
            if ident is not None:
                return Ref(noun, ident)
        return None

    def _about(self, numbers: list[int]) -> dict[int, str]:
        """What the notes are called that these steps touched, where there are none the memos, and so on."""
        told: dict[int, str] = {}
        marks = ", ".join("?" * len(numbers))
        for noun, (several, title) in _TOLD.items():
            rows = self._store.tuples(
                f"SELECT t.step, count(DISTINCT x.id), {title} FROM step_touch t JOIN live_{noun} x ON x.id = t.id "
                f"WHERE t.noun = '{noun}' AND t.step IN ({marks}) GROUP BY t.step",
                numbers,
            )
            for number, count, words in rows:
                told.setdefault(number, _short(opening_line(words)) if count == 1 else f"{count:,} {several}")
        return told

    # One thing

    def thing(self, ident: str) -> Ref:
        """The note, memo or code with an id: what a history can be shown of.

        Raises:
            UserError: there is none.
        """
        for noun in ("note", "memo", "code"):
            if self._store.value(f"SELECT 1 FROM live_{noun} WHERE id = ?", [ident]) is not None:
                return Ref(noun, ident)
        raise UserError("What this is the history of is not in the project any more.")

    def of(self, ref: Ref, limit: int = 200) -> list[Step]:
        """The steps that touched one thing, latest first."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM step WHERE n IN (SELECT step FROM step_touch WHERE id = ? AND noun = ?) "
            "AND state <> 'pending' ORDER BY n DESC LIMIT ?",
            [ref.id, ref.noun, limit],
        )
        return [Step(**row) for row in rows]

    def passed(self, ref: Ref) -> list[Passed]:
        """What befell a note, a memo or a code: its writing sessions and all that was done outside of them, oldest
        first.
        """
        copies = self._revisions.of(ref.id) if ref.noun == "note" else []
        return sessions_of(self.deeds(ref), copies)

    def deeds(self, ref: Ref) -> list[Deed]:
        """What was done to a note, a memo or a code, oldest first, with the words that came and went."""
        steps = _OF_CODE if ref.noun == "code" else _TOUCHING
        rows = self._store.rows(
            f"SELECT {_DEED} FROM step s WHERE s.{_NOT_PENDING} AND s.n IN ({steps}) ORDER BY s.n DESC LIMIT {MOST}",
            [ref.id, ref.noun],
        )
        deeds = {row["number"]: Deed(**{**row, "undone": bool(row["undone"])}) for row in reversed(rows)}
        for table, row in self._texts(ref):
            self._tell_words(deeds, table, row)
        self._tell_entering(deeds, ref)
        if ref.noun == "code":
            self._tell_reasons(deeds, ref.id)
        return list(deeds.values())

    def _texts(self, ref: Ref) -> list[tuple[str, str]]:
        """The tables and rows of a thing's texts."""
        if ref.noun == "memo":
            return [("memo_entry", row) for row in entries_ever(self._store, ref.id)]
        return [("note", ref.id)] if ref.noun == "note" else []

    def _tell_words(self, deeds: dict[int, Deed], table: str, row: str) -> None:
        """Add the words that came and went by edits of a text, and those it was entered with."""
        edits = self._store.tuples(
            "SELECT step, before FROM change WHERE row = ? AND tbl = ? AND op = 'edit' ORDER BY id", [row, table]
        )
        for number, before in edits:
            if number in deeds:
                edit = JournaledEdit.load(before).edit
                added, removed = count_words(edit.inserted), count_words(edit.removed)
                deeds[number] = _with(deeds[number], added, removed)
        entered = self._store.value(
            "SELECT min(step) FROM change WHERE row = ? AND tbl = ? AND op = 'insert'", [row, table]
        )
        if entered in deeds:
            then = self._store.journal.text_at(table, row, entered)
            gained = deeds[entered].added - deeds[entered].removed if deeds[entered].wrote else 0
            words = count_words(then) - (gained if table == "note" else 0)
            if then:
                deeds[entered] = _with(deeds[entered], max(0, words), 0)

    def _tell_entering(self, deeds: dict[int, Deed], ref: Ref) -> None:
        number = self._store.value(
            "SELECT min(step) FROM change WHERE row = ? AND tbl = ? AND op = 'insert'", [ref.id, ref.noun]
        )
        if number in deeds:
            deeds[number] = replace(deeds[number], entered=True)

    def _tell_reasons(self, deeds: dict[int, Deed], code: str) -> None:
        rows = self._store.tuples(
            "SELECT c.step, e.reason FROM live_code_event e JOIN change c ON c.row = e.id AND c.tbl = 'code_event' "
            "WHERE e.code = ? AND e.reason <> ''",
            [code],
        )
        for number, reason in rows:
            if number in deeds:
                deeds[number] = replace(deeds[number], reason=reason)

    def revisions(self, ident: str) -> list[Revision]:
        """The full copies kept of a text, oldest first."""
        return self._revisions.of(ident)

    def text_at(self, note: str, step: Step, copies: bool = True) -> str:
        """The text of a note as it stood when a step had been done; from the journal alone without ``copies``.

        Formatting, passages and registers are not told of old states, the text is.
        """
        return self._store.journal.text_at("note", note, step.number, copies)


def _with(deed: Deed, added: int, removed: int) -> Deed:
    return replace(deed, wrote=True, added=deed.added + added, removed=deed.removed + removed)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _escaped(words: str) -> str:
    """Words, for LIKE."""
    return "".join(f"\\{sign}" if sign in "%_\\" else sign for sign in words)
