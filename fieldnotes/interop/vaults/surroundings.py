"""What lies around a file that is imported: the folder that was chosen, the vault, the pictures beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading, Skipped
from fieldnotes.interop.vaults.leads import is_picture
from fieldnotes.interop.vaults.linking import linked
from fieldnotes.interop.vaults.obsidian import SETTINGS, Vault, unnamed_vault, vault_at
from fieldnotes.interop.vaults.pictures import Shelf, in_folder, with_pictures
from fieldnotes.interop.vaults.placing import folder_of_file, lying_in


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read: where it lies, the name it goes by, and the folder that was chosen.

    A file chosen ``alone`` has for its ``root`` the vault around it, else the folder it lies in.
    """

    path: Path
    name: str
    root: Path
    alone: bool = False


class Surroundings:
    """Knows, through one import, the vaults and the pictures around its files."""

    def __init__(self) -> None:
        self._vaults: dict[Path, Vault | None] = {}
        self._by_links: dict[Path, Vault | None] = {}
        self._shelves: dict[Path, Shelf] = {}

    def vault(self, file: Found) -> Vault | None:
        """The vault a file belongs to, the nearest around it; None too where it lies in a folder of another kind.

        Raises:
            UserError: the vault says that the file is no note.
        """
        vault = self._vault(file.path.parent, file.root)
        if vault is not None:
            vault.refuse(file.path)
        elif not file.alone:
            vault = self._unnamed(file.root)
        return vault

    def _unnamed(self, root: Path) -> Vault | None:
        if root not in self._by_links:
            self._by_links[root] = unnamed_vault(root)
        return self._by_links[root]

    def placed(self, reading: Reading, file: Found, options: ImportOptions) -> Reading:
        """The notes of one file with their folders of the library, and with the pictures they show."""
        folder = "" if file.alone else folder_of_file(file.name, options.order)
        return replace(
            reading, notes=tuple(self._pictured(lying_in(note, folder, first=True), file) for note in reading.notes)
        )

    def _vault(self, folder: Path, root: Path) -> Vault | None:
        if folder not in self._vaults:
            found = vault_at(folder)
            if found is None and folder != root and folder != folder.parent:
                found = self._vault(folder.parent, root)
            self._vaults[folder] = found
        return self._vaults[folder]

    def _pictured(self, note: PlannedNote, file: Found) -> PlannedNote:
        if not any(not media.length for media in note.media):
            return note
        deep = not file.alone or self._vaults.get(file.root) is not None
        shelf = self._shelves.setdefault(file.root, Shelf(file.root, deep))
        return with_pictures(note, in_folder(shelf, file.path.parent))


def file_found(path: Path, given: Path, name: str) -> Found:
    """A file, where ``given`` was chosen."""
    if given.is_dir():
        return Found(path, name, given)
    around = next((folder for folder in given.parents if (folder / SETTINGS).is_dir()), given.parent)
    return Found(path, name, around, alone=True)


def settled(notes: Sequence[PlannedNote], skipped: Sequence[Skipped]) -> tuple[tuple[PlannedNote, ...], list[Skipped]]:
    """The notes led to one another; and what is left out, without the pictures that came along with a note."""
    shown = {_real(media.file) for note in notes for media in note.media}
    rest: list[Skipped] = []
    for each in skipped:
        if is_picture(each.path) and Path(each.path).is_file():
            if _real(each.path) in shown:
                continue
            each = replace(each, reason=f"No note shows this picture ({Path(each.path).suffix.lower()}).")
        rest.append(each)
    return linked(notes), rest


def _real(path: str) -> str:
    try:
        return str(Path(path).resolve())
    except (OSError, RuntimeError):
        return path
