"""Folders: how a person lays notes together; a note may lie in several."""

import unicodedata
from dataclasses import dataclass

from fieldnotes.domain.errors import UserError

LONGEST_NAME = 200
"""Characters a folder's name may have."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with its place in the tree; ``parent`` is an id, ``position`` orders siblings."""

    id: str
    name: str
    parent: str | None = None
    position: int = 0


def checked_name(name: str) -> str:
    """A folder's name, with white space and accents settled.

    Raises:
        UserError: nothing is left of it, it is too long, or it holds the sign that parts folders in a path.
    """
    settled = settled_name(name)
    if not settled:
        raise UserError("A folder needs a name.")
    if "/" in settled:
        raise UserError("A folder's name cannot hold “/”, which parts a folder from the one it lies in.")
    if len(settled) > LONGEST_NAME:
        raise UserError(f"A folder's name may have at most {LONGEST_NAME} characters.")
    return settled


def settled_name(name: str) -> str:
    """A name as it is kept: single spaces, accents joined to their letters."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def name_key(name: str) -> str:
    """By what two names are the same: whatever their case, white space and way of writing accents."""
    return settled_name(name).casefold()


def path_parts(path: str) -> tuple[str, ...]:
    """The names in a path "A/B", from the outermost; empty ones are passed over."""
    return tuple(name for part in path.split("/") if (name := settled_name(part)))
