"""In which folders of the library the notes of a folder will lie."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from fieldnotes.domain.folders import LONGEST_NAME, path_parts, settled_name
from fieldnotes.interop.name_dates import tells_date
from fieldnotes.interop.plan import PlannedNote
from fieldnotes.text.standoff import settle

DEEPEST = 12
"""Folders in one another beyond which the rest of a path is passed over."""


def folder_path(path: str) -> str:
    """A path "A/B" as folders may bear it; "" where nothing is left of it."""
    parts = [settled_name(part[:LONGEST_NAME]) for part in path_parts(settle(path))]
    return "/".join(part for part in parts[:DEEPEST] if part)


def folder_of_names(names: Sequence[str]) -> str:
    """The path of folders with these names, from the outermost; a "/" within a name does not part it."""
    return folder_path("/".join(name.replace("/", "-") for name in names))


def folder_of_file(name: str, order: str = "") -> str:
    """The folder of a file below the one that was chosen; folders that only tell a date are passed over.

    Args:
        name: the file's way from there, beginning with the chosen folder itself.
        order: how a date in figures is meant.
    """
    return folder_of_names([part for part in PurePath(name).parent.parts[1:] if not tells_date(part, order)])


def lying_in(note: PlannedNote, *folders: str, first: bool = False) -> PlannedNote:
    """The note with more folders after its own, or before them; each once, whatever its case."""
    every = (*folders, *note.folders) if first else (*note.folders, *folders)
    paths: dict[str, str] = {}
    for path in every:
        if path:
            paths.setdefault(path.casefold(), path)
    return replace(note, folders=tuple(paths.values()))
