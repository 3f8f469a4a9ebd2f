"""Searches that are kept: saved under a name, pinned, put in order, changed, deleted."""

from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.searches import EVERYTHING, ORDERS, SavedSearch, Scope
from fieldnotes.project.search_visits import SearchVisits
from fieldnotes.storage.store import Row, Store

_SELECT = "SELECT id, name, query, scope, face, pinned, position, description FROM live_search"


class Searches:
    """The kept searches of one project; ``visits`` knows when their results were looked at last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.visits = SearchVisits(store)

    def add(self, name: str, query: str, scope: Scope = EVERYTHING, face: str = "rank") -> SavedSearch:
        """Keep a search, after those that are kept already.

        Args:
            name: what it is to be called.
            query: as typed.
            scope: what it is narrowed to.
            face: one of ``ORDERS``.

        Raises:
            UserError: no name, another search bears it, or nothing is asked.
        """
        name = self._checked(name, None)
        _check_asked(query, scope)
        assert face in ORDERS
        last = self._store.value("SELECT max(position) FROM live_search WHERE pinned = 0")
        made = SavedSearch(new_id(), name, query.strip(), scope, face, position=0 if last is None else int(last) + 1)
        fields = {"id": made.id, "name": name, "query": made.query, "scope": scope.plain(), "face": face}
        with self._store.step(f"Keep search “{name}”"):
            self._store.insert("search", {**fields, "position": made.position})
        return made

    def get(self, ident: str) -> SavedSearch:
        """A kept search.

        Raises:
            UserError: it is not in the project any more.
        """
        row = self._store.row(f"{_SELECT} WHERE id = ?", [ident])
        if row is None:
            raise UserError("This search is not kept any more.")
        return _search(row)

    def exists(self, ident: str) -> bool:
        """Is it kept still?"""
        return self._store.value("SELECT 1 FROM live_search WHERE id = ?", [ident]) is not None

    def all(self) -> list[SavedSearch]:
        """All kept searches in their order, pinned ones first."""
        return [_search(row) for row in self._store.rows(f"{_SELECT} ORDER BY pinned DESC, position, name, id")]

    def find(self, name: str) -> SavedSearch | None:
        """A kept search by its name, whatever the case; None if there is none."""
        folded = " ".join(name.split()).casefold()
        return next((search for search in self.all() if search.name.casefold() == folded), None)

    def free_name(self, name: str) -> str:
        """A name that no kept search bears yet: this one, or with a number."""
        name = " ".join(name.split())
        taken = {search.name.casefold() for search in self.all()}
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{name} {number}"
        return free

    def rename(self, ident: str, name: str) -> None:
        """Give a search another name.

        Raises:
            UserError: it is gone, no name, or another search bears it.
        """
        before = self.get(ident)
        name = self._checked(name, ident)
        if name != before.name:
            with self._store.step(f"Rename search “{before.name}”"):
                self._store.update("search", ident, {"name": name})

    def change(self, ident: str, query: str | None = None, scope: Scope | None = None, face: str | None = None) -> None:
        """Let a search ask something else, or show its results otherwise; None leaves a thing as it is.

        Raises:
            UserError: it is gone, or nothing would be asked.
        """
        before = self.get(ident)
        query = before.query if query is None else query.strip()
        scope = before.scope if scope is None else scope
        face = before.face if face is None else face
        assert face in ORDERS
        _check_asked(query, scope)
        if not before.is_kept(query, scope, face):
            with self._store.step(f"Change search “{before.name}”"):
                self._store.update("search", ident, {"query": query, "scope": scope.plain(), "face": face})

    def pin(self, ident: str, pinned: bool = True) -> None:
        """Put a search among those that stand above all others, as their last, or back among the others.

        Raises:
            UserError: it is gone.
        """
        before = self.get(ident)
        if before.pinned == pinned:
            return
        last = self._store.value("SELECT max(position) FROM live_search WHERE pinned = ?", [int(pinned)])
        position = 0 if last is None else int(last) + 1
        with self._store.step(f"{'Pin' if pinned else 'Unpin'} search “{before.name}”"):
            self._store.update("search", ident, {"pinned": int(pinned), "position": position})

    def move(self, ident: str, by: int) -> None:
        """Move a search up (-1) or down (1) among its like, pinned or not.

        Raises:
            UserError: it is gone.
        """
        like = self._like(ident)
        self.place(ident, min(max(like.index(ident) + by, 0), len(like) - 1))

    def place(self, ident: str, place: int) -> None:
        """Put a search at a place among its like, pinned or not.

        Raises:
            UserError: it is gone.
        """
        name, order = self.get(ident).name, self._like(ident)
        before = list(order)
        order.remove(ident)
        order.insert(place, ident)
        if order != before:
            with self._store.step(f"Move search “{name}”"):
                for position, each in enumerate(order):
                    self._store.update("search", each, {"position": position})

    def delete(self, ident: str) -> None:
        """Keep a search no longer.

        Raises:
            UserError: it is gone already.
        """
        name = self.get(ident).name
        self.visits.remember(ident)
        with self._store.step(f"Delete search “{name}”"):
            self._store.delete("search", ident)

    def _like(self, ident: str) -> list[str]:
        """The ids of those that are pinned as this one is, or not, in their order."""
        pinned = self.get(ident).pinned
        return [search.id for search in self.all() if search.pinned == pinned]

    def _checked(self, name: str, ident: str | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise UserError("A search that is kept needs a name.")
        other = self.find(name)
        if other is not None and other.id != ident:
            raise UserError(f"“{name}” is among the kept searches already.")
        return name


def _check_asked(query: str, scope: Scope) -> None:
    if not query.strip() and scope == EVERYTHING:
        raise UserError("Search for something first; then it can be kept.")


def _search(row: Row) -> SavedSearch:
    """A search as it is kept; a face or a narrowing that this program does not know is left out."""
    known: dict[str, Any] = dict(row)
    try:
        known["scope"] = Scope.of(known["scope"])
    except UserError:  # damaged, or from a newer program: the query itself is still good
        known["scope"] = EVERYTHING
    known["face"] = known["face"] if known["face"] in ORDERS else ORDERS[0]
    return SavedSearch(**{**known, "pinned": bool(known["pinned"])})
