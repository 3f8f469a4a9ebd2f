"""Where an index lies: Whoosh's own files in the user's cache folder, a folder a project."""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from platformdirs import user_cache_path
from whoosh.filedb.filestore import FileStorage

from fieldnotes.domain.errors import UserError

_PLACE = "project"
"""The file in an index's folder that says where the project lies."""


def open_storage(project: str, path: Path, key: bytes | None = None, cache: Path | None = None) -> Any:
    """The storage of a project's index, made if it is missing.

    Args:
        project: the project's id. A copy of a project bears the same one, so the path counts too.
        path: the project file.
        key: of a sealed project, whose index may only lie in a sealed storage.
        cache: the folder for all indexes; the user's cache folder by default.

    Raises:
        UserError: the folder cannot be made, or the project is sealed.
    """
    if key is not None:
        raise UserError("This version cannot search sealed projects yet; nothing of them is written outside the file.")
    folder = (cache or cache_folder()) / index_name(project, path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _PLACE).write_bytes(os.fsencode(os.path.realpath(path)))
    except OSError as error:
        raise UserError(f"The search index cannot be kept in {folder}: {error.strerror}.") from error
    return FileStorage(str(folder), supports_mmap=False)


class IndexPlace:
    """Where one project's index lies: in the cache folder, or in a temporary one where that cannot be used.

    Args:
        project, path, key, cache: as for ``open_storage``.

    Attributes:
        cache: the folder in use, to be handed to whoever writes the index; None for the user's own.
        storage: the index's storage.

    Raises:
        UserError: the index can be kept nowhere, or the project is sealed.
    """

    def __init__(self, project: str, path: Path, key: bytes | None, cache: Path | None) -> None:
        self.cache = cache
        self._project = project
        self._path = path
        self._temporary: TemporaryDirectory[str] | None = None
        try:
            self.storage = open_storage(project, path, key, cache)
        except UserError:
            if key is not None or not self.retreat():
                raise

    def retreat(self) -> bool:
        """Go to a temporary folder; False if there is none, or if the index lies in one already."""
        if self._temporary is not None:
            return False
        try:
            self._temporary = TemporaryDirectory(prefix="fieldnotes-search-", ignore_cleanup_errors=True)
            self.cache = Path(self._temporary.name)
            self.storage = open_storage(self._project, self._path, None, self.cache)
        except (OSError, UserError):
            return False
        return True

    def close(self) -> None:
        """Delete the temporary folder, if there is one."""
        if self._temporary is not None:
            self._temporary.cleanup()


def sweep(cache: Path | None = None) -> None:
    """Delete the indexes of projects that are no longer where they were: nobody's words stay behind them."""
    for place in (cache or cache_folder()).glob(f"*/{_PLACE}"):
        with suppress(OSError, ValueError):
            if not Path(os.fsdecode(place.read_bytes())).exists():
                shutil.rmtree(place.parent, ignore_errors=True)


def cache_folder() -> Path:
    """The folder for all indexes; they can be deleted at any time and are made again."""
    return Path(user_cache_path("fieldnotes", appauthor=False)) / "search"


def index_name(project: str, path: Path) -> str:
    """The folder name of a project's index: its id and, shortened to a digest, where the file lies."""
    place = os.path.normcase(os.path.realpath(path))
    return f"{project[:12]}-{hashlib.sha256(os.fsencode(place)).hexdigest()[:16]}"
