"""Undo and redo: steps that take other steps back, in the whole project or in one row of it."""

from collections.abc import Callable

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.storage.database import Database
from fieldnotes.storage.journal import Journal
from fieldnotes.storage.schema import TOLD, UNNUMBERED
from fieldnotes.storage.steps import Steps

_NUMBERED = ", ".join(f"'{noun}'" for noun in TOLD if noun not in UNNUMBERED)

Notify = Callable[[Step, object | None, str], None]


class Undoing:
    """Takes steps back and does them again.

    Args:
        db, journal, steps: of one store.
        notify: told of each step made, who asked for it, and "undo" or "redo".
    """

    def __init__(self, db: Database, journal: Journal, steps: Steps, notify: Notify) -> None:
        self._db = db
        self._journal = journal
        self._steps = steps
        self._notify = notify

    def next_undo(self, ref: Ref | None) -> Step | None:
        """The step that `undo` would take back.

        Of one row it is never the step that made it: who goes back in a text does not mean to throw the page away.
        """
        step = self._journal.last_live(ref)
        return None if step is not None and ref is not None and self._journal.has_made(step, ref) else step

    def next_redo(self, ref: Ref | None) -> Step | None:
        """The undone step that `redo` would do again."""
        last = self._journal.last_undo(ref)
        return None if last is None or last.undoes is None else self._journal.by_id(last.undoes)

    def undo(self, ref: Ref | None, initiator: object | None) -> Step | None:
        """Take back the last step of the project, or of one row; None when there is nothing to undo.

        Raises:
            UserError: a later step stands in the way of a row's last one; the sentence names it.
        """
        step = self.next_undo(ref)
        if step is None:
            return None
        if ref is not None:
            self._check_free(step)
        self._reverse(step, "undo", initiator)
        return step

    def undo_step(self, step_id: str, initiator: object | None) -> Step:
        """Take one step back though others followed it.

        Raises:
            UserError: it is undone already, or a later step touched the same rows; the sentence names it.
        """
        step = self._journal.by_id(step_id)
        if not self._journal.is_live(step):
            raise UserError(f"“{step.label}” has been undone already, or cannot be undone.")
        self._check_free(step)
        self._reverse(step, "undo", initiator)
        return step

    def redo(self, ref: Ref | None, initiator: object | None) -> Step | None:
        """Do again what was undone last in the project, or in one row; returns that step, or None."""
        undoing = self._journal.last_undo(ref)
        if undoing is None or undoing.undoes is None:
            return None
        return self._do_again(undoing, self._journal.by_id(undoing.undoes), initiator)

    def redo_step(self, step_id: str, initiator: object | None) -> Step:
        """Do one undone step again though others followed it.

        Raises:
            UserError: it is not undone, or a later step touched the same rows; the sentence names it.
        """
        step = self._journal.by_id(step_id)
        undoing = self._journal.undo_of(step)
        if undoing is None:
            raise UserError(f"“{step.label}” is not undone, or cannot be done again.")
        return self._do_again(undoing, step, initiator)

    def _do_again(self, undoing: Step, step: Step, initiator: object | None) -> Step:
        other = self._journal.in_the_way(undoing)
        if other is not None:
            raise UserError(
                f"“{step.label}” cannot be done again: “{other.label}” came later and builds on what was undone."
            )
        self._reverse(undoing, "redo", initiator)
        return step

    def _check_free(self, step: Step) -> None:
        other = self._journal.in_the_way(step)
        if other is not None:
            raise UserError(f"“{step.label}” cannot be undone by itself: “{other.label}” came later and builds on it.")

    def _reverse(self, step: Step, kind: str, initiator: object | None) -> None:
        label = f"Undo {step.label}" if kind == "undo" else step.label.replace("Undo ", "Redo ", 1)
        with self._steps.transaction(None, label, keep=True, kind=kind, undoes=step.id) as made:
            self._db.execute("PRAGMA defer_foreign_keys = ON")
            hidden = self._flip_batch(step, kind) and kind == "undo"
            self._journal.reverse(step.number, own_rows=not hidden)
            self._mark_undone(step, kind)
        self._notify(made, initiator, kind)

    def _mark_undone(self, step: Step, kind: str) -> None:
        self._db.execute("UPDATE step SET undone = 1 WHERE n = ?", [step.number])
        if kind == "redo":
            self._db.execute("UPDATE step SET undone = 0 WHERE id = ?", [step.undoes])

    def _flip_batch(self, step: Step, kind: str) -> bool:
        """Hide or show a long step's rows at once, which is all that undoing an import takes."""
        target = step.undoes if kind == "redo" else step.id
        found = self._db.execute("SELECT n FROM step WHERE id = ? AND closed_seq IS NOT NULL", [target]).fetchone()
        if found is None:
            return False
        state = "done" if kind == "redo" else "hidden"
        self._db.execute(
            "UPDATE step SET state = ?, closed_seq = (SELECT seq FROM journal) WHERE n = ?", [state, found[0]]
        )
        self._db.execute(
            "INSERT INTO step_ref (step, noun, id) SELECT (SELECT step FROM journal), noun, id FROM step_touch "
            f"WHERE step = ? AND noun IN ({_NUMBERED}) ON CONFLICT DO NOTHING",
            [found[0]],
        )
        return True
