"""Folders: a tree into which notes are laid; a note may lie in several, and none of them owns it."""

from collections.abc import Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.folders import Folder, checked_name, name_key, path_parts
from fieldnotes.domain.ids import new_id, ordered_id
from fieldnotes.storage.store import Store

_COLUMNS = "id, name, parent, position"

_BELOW = "WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT f.id FROM live_folder f JOIN below b ON f.parent = b.id) "


class Folders:
    """The folders of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, parent: str | None = None) -> Folder:
        """Add a folder, last in another if ``parent`` (an id) is given.

        Raises:
            UserError: no name, one that holds "/", a sibling bears it already, or the parent is gone.
        """
        name = checked_name(name)
        if parent is not None:
            self.get(parent)
        self._refuse_twin(name, parent, None)
        folder = Folder(new_id(), name, parent, self._last(parent))
        with self._store.step(f"Add folder “{name}”"):
            self._store.insert("folder", {column: getattr(folder, column) for column in _COLUMNS.split(", ")})
        return folder

    def get(self, ident: str) -> Folder:
        """A folder.

        Raises:
            UserError: there is no such folder.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_folder WHERE id = ?", [ident])
        if row is None:
            raise UserError("This folder is not in the project any more.")
        return Folder(**row)

    def find(self, path: str) -> Folder | None:
        """A folder by its path "A/B", whatever the case; None if there is none."""
        found: Folder | None = None
        for name in path_parts(path):
            found = self._child(name, found.id if found else None)
            if found is None:
                return None
        return found

    def ensure(self, path: str) -> Folder:
        """The folder of a path "A/B", made with all it lies in where it is missing.

        Raises:
            UserError: the path holds no name, or one that is too long.
        """
        found: Folder | None = None
        with self._store.step(f"Add folder “{path.strip()[:40]}”"):
            for name in path_parts(path):
                parent = found.id if found else None
                found = self._child(name, parent) or self.add(name, parent)
        if found is None:
            raise UserError("A folder needs a name.")
        return found

    def all(self) -> list[Folder]:
        """All folders in the order of the tree: each followed by those in it."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM live_folder ORDER BY position, name, id")
        folders = [Folder(**row) for row in rows]
        known = {folder.id for folder in folders}
        below: dict[str | None, list[Folder]] = {}
        for folder in folders:
            below.setdefault(folder.parent if folder.parent in known else None, []).append(folder)
        ordered: dict[str, Folder] = {}
        # After the tops come folders that lie in one another in a ring, as undoing an old move may leave them.
        waiting = [*reversed(folders), *reversed(below.get(None, []))]
        while waiting:
            folder = waiting.pop()
            if folder.id not in ordered:
                ordered[folder.id] = folder
                waiting.extend(reversed(below.get(folder.id, [])))
        return list(ordered.values())

    def paths(self) -> dict[str, str]:
        """The path "A/B" of each folder by its id, in the order of the tree."""
        paths: dict[str, str] = {}
        for folder in self.all():
            above = paths.get(folder.parent or "")
            paths[folder.id] = folder.name if above is None else f"{above}/{folder.name}"
        return paths

    def counts(self) -> dict[str, int]:
        """How many notes lie directly in each folder, by its id; folders without any are left out."""
        rows = self._store.tuples(
            "SELECT f.folder, count(DISTINCT f.note) FROM live_note_folder f JOIN live_note n ON n.id = f.note "
            "GROUP BY f.folder"
        )
        return dict(rows)

    def rename(self, ident: str, name: str) -> None:
        """Give a folder another name.

        Raises:
            UserError: no name, one that holds "/", or a sibling bears it already.
        """
        folder = self.get(ident)
        name = checked_name(name)
        if name == folder.name:
            return
        self._refuse_twin(name, folder.parent, ident)
        with self._store.step(f"Rename folder “{folder.name}”"):
            self._store.update("folder", ident, {"name": name})

    def move(self, ident: str, parent: str | None, position: int | None = None) -> None:
        """Put a folder into another (None: at the top), at a place among its siblings (None: last).

        Raises:
            UserError: a folder cannot lie in itself, or a sibling bears its name.
        """
        folder = self.get(ident)
        if parent is not None and ident in self._line(self.get(parent).id):
            raise UserError("A folder cannot be put into itself.")
        self._refuse_twin(folder.name, parent, ident)
        siblings = [each.id for each in self._children(parent) if each.id != ident]
        siblings.insert(len(siblings) if position is None else max(0, position), ident)
        places = {each.id: each.position for each in self._children(parent)}
        with self._store.step(f"Move folder “{folder.name}”"):
            for place, sibling in enumerate(siblings):
                if places.get(sibling) != place:
                    self._store.update("folder", sibling, {"position": place})
            if parent != folder.parent:
                self._store.update("folder", ident, {"parent": parent})

    def delete(self, ident: str) -> None:
        """Delete a folder; its notes stay, and the folders in it move up, numbered where a sibling bears their name."""
        folder = self.get(ident)
        with self._store.step(f"Delete folder “{folder.name}”"):
            for child in self._children(ident):
                name = self._free_name(child.name, folder.parent, {ident})
                place = self._last(folder.parent)
                self._store.update("folder", child.id, {"parent": folder.parent, "name": name, "position": place})
            self._store.delete("folder", ident)

    def put(self, notes: Sequence[str], folder: str) -> None:
        """Lay notes (ids) into a folder; those in it already stay there once.

        Raises:
            UserError: the folder is gone, or none of the notes is in the project.
        """
        into = self.get(folder)
        there = [note for note in dict.fromkeys(notes) if self._is_note(note)]
        if notes and not there:
            raise UserError("These notes are not in the project any more.")
        new = [note for note in there if not self._lies_in(note, folder)]
        if not new:
            return
        what = "note" if len(new) == 1 else f"{len(new)} notes"
        with self._store.step(f"Put {what} into “{into.name}”"):
            for note in new:
                self._store.insert("note_folder", {"id": ordered_id(), "note": note, "folder": folder})

    def take_out(self, notes: Sequence[str], folder: str) -> None:
        """Take notes (ids) out of a folder; they stay in the project and in their other folders."""
        name = self.get(folder).name
        rows = [row for note in dict.fromkeys(notes) for row in self._lies_in(note, folder)]
        if not rows:
            return
        what = "note" if len(notes) == 1 else f"{len(notes)} notes"
        with self._store.step(f"Take {what} out of “{name}”"):
            for row in rows:
                self._store.delete("note_folder", row)

    def of_note(self, ident: str) -> list[Folder]:
        """The folders a note lies in, by name."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_folder WHERE id IN (SELECT folder FROM live_note_folder WHERE note = ?) "
            "ORDER BY name, id",
            [ident],
        )
        return [Folder(**row) for row in rows]

    def notes_in(self, ident: str, below: bool = True) -> set[str]:
        """The ids of the notes in a folder, with those of the folders in it unless ``below`` is False."""
        scope = f"{_BELOW} SELECT f.note FROM live_note_folder f WHERE f.folder IN (SELECT id FROM below)"
        direct = "SELECT f.note FROM live_note_folder f WHERE f.folder = ?1"
        rows = self._store.tuples(f"{scope if below else direct} AND f.note IN (SELECT id FROM live_note)", [ident])
        return {note for (note,) in rows}

    def _children(self, parent: str | None) -> list[Folder]:
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_folder WHERE parent IS ? ORDER BY position, name, id", [parent]
        )
        return [Folder(**row) for row in rows]

    def _child(self, name: str, parent: str | None) -> Folder | None:
        key = name_key(name)
        return next((each for each in self._children(parent) if name_key(each.name) == key), None)

    def _refuse_twin(self, name: str, parent: str | None, ident: str | None) -> None:
        twin = self._child(name, parent)
        if twin is not None and twin.id != ident:
            raise UserError(f"There is a folder “{twin.name}” in this place already.")

    def _free_name(self, name: str, parent: str | None, leaving: set[str]) -> str:
        """The name itself, or with a number where a sibling bears it that is not ``leaving``."""
        taken = {name_key(each.name) for each in self._children(parent) if each.id not in leaving}
        free, number = name, 2
        while name_key(free) in taken:
            free, number = f"{name} ({number})", number + 1
        return free

    def _last(self, parent: str | None) -> int:
        sql = "SELECT coalesce(max(position) + 1, 0) FROM live_folder WHERE parent IS ?"
        return int(self._store.value(sql, [parent]))

    def _is_note(self, ident: str) -> bool:
        return self._store.value("SELECT 1 FROM live_note WHERE id = ?", [ident]) is not None

    def _lies_in(self, note: str, folder: str) -> list[str]:
        """The rows that lay a note into a folder: none or one, more after a merge."""
        sql = "SELECT id FROM live_note_folder WHERE note = ? AND folder = ?"
        return [row for (row,) in self._store.tuples(sql, [note, folder])]

    def _line(self, ident: str | None) -> list[str]:
        """A folder and all that it lies in."""
        line: list[str] = []
        while ident is not None and ident not in line:
            line.append(ident)
            ident = self._store.value("SELECT parent FROM live_folder WHERE id = ?", [ident])
        return line
