"""History: what was done, by whom, when; of the whole project or of one thing."""

from dataclasses import dataclass

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.storage.store import Store

_COLUMNS = "n AS number, id, at, contributor, label, undoes"


@dataclass(frozen=True, slots=True)
class Revision:
    """A full copy of a text, kept at the end of a writing session."""

    id: int
    at: int
    contributor: str | None
    words: int
    text: str


class History:
    """The steps of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def steps(self, limit: int = 200, before: int | None = None) -> list[Step]:
        """Steps, latest first; ``before`` a step's number to go on from."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM step WHERE state <> 'pending' AND state <> 'cancelled' AND n < ? "
            "ORDER BY n DESC LIMIT ?",
            [before if before is not None else 1 << 60, limit],
        )
        return [Step(**row) for row in rows]

    def of(self, ref: Ref, limit: int = 200) -> list[Step]:
        """The steps that touched one thing, latest first."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM step WHERE n IN (SELECT step FROM step_touch WHERE id = ? AND noun = ?) "
            "AND state <> 'pending' ORDER BY n DESC LIMIT ?",
            [ref.id, ref.noun, limit],
        )
        return [Step(**row) for row in rows]

    def revisions(self, ident: str) -> list[Revision]:
        """The full copies kept of a text, oldest first."""
        rows = self._store.rows(
            "SELECT id, at, contributor, words, text FROM revision WHERE row = ? ORDER BY id", [ident]
        )
        return [Revision(**row) for row in rows]

    def text_at(self, note: str, step: Step) -> str:
        """The text of a note as it stood when a step had been done."""
        return self._store.journal.text_at("note", note, step.number)
