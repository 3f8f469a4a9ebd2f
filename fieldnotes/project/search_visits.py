"""When the results of kept searches were looked at last, and what was among them: no work of anybody's, so no steps."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from fieldnotes.domain.searches import DIGEST, SavedSearch, SearchVisit, digest
from fieldnotes.storage.database import FILE_TROUBLE, as_user_error
from fieldnotes.storage.store import Store, now

_RECORD = (
    "INSERT INTO search_visit (search, at, found) SELECT id, ?, ? FROM live_search WHERE id = ? "
    "ON CONFLICT (search) DO UPDATE SET at = excluded.at, found = excluded.found"
)


class SearchVisits:
    """The last visit to each kept search.

    What is stored begins with the digest of what was asked; then come the digests of the rows found, in order. So a
    visit counts only for the question that was asked then, and counts again when a change to it is undone.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._let_go: dict[str, tuple[int, bytes]] = {}

    def last(self, search: SavedSearch) -> SearchVisit | None:
        """The last visit to a search; None if nobody has looked since it asks what it asks now."""
        row = self._stored(search.id) or self._let_go.get(search.id)
        if row is None or row[1][:DIGEST] != search.asks:
            return None
        at, data = row
        found = frozenset(data[start : start + DIGEST] for start in range(DIGEST, len(data), DIGEST))
        return SearchVisit(at, found)

    def record(self, search: SavedSearch, keys: Iterable[str]) -> None:
        """Say that the results were looked at now; one that is gone, or a project open for reading only, goes without.

        Args:
            search: as it was asked.
            keys: every row that was found, "noun:id".

        Raises:
            UserError: the disk is full, or the file is damaged.
        """
        if self._store.readonly:
            return
        data = search.asks + b"".join(sorted({digest(key) for key in keys}))
        inside = self._store.db.conn.in_transaction
        frame: AbstractContextManager[object] = nullcontext() if inside else self._store.db.atomic()
        try:
            with frame:
                self._store.db.execute(_RECORD, [now(), data, search.id])
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error
        self._let_go.pop(search.id, None)

    def remember(self, ident: str) -> None:
        """Hold on to the visit of a search that is about to be deleted, for as long as the project is open: its
        row goes with the search, and undo, which brings the search back, does not know of it.
        """
        row = self._stored(ident)
        if row is not None:
            self._let_go[ident] = row

    def _stored(self, ident: str) -> tuple[int, bytes] | None:
        rows = self._store.tuples("SELECT at, found FROM search_visit WHERE search = ?", [ident])
        return (int(rows[0][0]), bytes(rows[0][1])) if rows else None
