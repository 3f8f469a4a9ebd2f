"""Where an index lies: Whoosh's own files in the user's cache folder, a folder a project."""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
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
