"""What the notice of a commit names: the rows it touched, those that come by the ten thousand only to a limit."""

from fieldnotes.domain.refs import Ref
from fieldnotes.storage.database import Database
from fieldnotes.storage.schema import TOLD, UNNUMBERED

MOST = 1_000
"""How many rows of a table whose rows come by the ten thousand a long step names; of other tables it names all."""

_TOUCHED = "SELECT noun, id FROM touched WHERE seq = ?1"
_CLOSED = "SELECT r.noun, r.id FROM step s JOIN step_ref r ON r.step = s.n WHERE s.closed_seq = ?1"
_ROWS = "SELECT c.tbl, c.row FROM step s JOIN change c ON c.step = s.n WHERE s.closed_seq = ?1 AND c.tbl IN ({names})"
_LAST = "SELECT tbl, row FROM change WHERE id > ?1 AND tbl IN ({names})"


def refs_of_commit(db: Database, last_change: int) -> frozenset[Ref]:
    """The rows that the last commit touched; one that closes a long step touches all that the step did.

    Args:
        db: whose commit it was.
        last_change: the number of the last journaled change before it.
    """
    seq = db.execute("SELECT seq FROM journal").fetchone()[0]
    numbered = [table for table in TOLD if table not in UNNUMBERED]
    found = db.execute(_TOUCHED, [seq]).fetchall()
    found += (row for row in db.execute(_CLOSED, [seq]).fetchall() if row[0] in TOLD)
    found += db.execute(_ROWS.format(names=_names(numbered)), [seq]).fetchall()
    for table in UNNUMBERED:
        found += db.execute(f"{_ROWS.format(names=_names([table]))} LIMIT {MOST}", [seq]).fetchall()
    found += db.execute(_LAST.format(names=_names(list(UNNUMBERED))), [last_change]).fetchall()
    return frozenset(Ref(*row) for row in set(found))


def _names(tables: list[str]) -> str:
    return ", ".join(f"'{table}'" for table in tables)
