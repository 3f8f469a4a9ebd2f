"""The templates that come with the program: Markdown files, copied into a project when first used."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import resources
from fieldnotes.domain.marks import Marked
from fieldnotes.interop.readers.front_matter import front_matter
from fieldnotes.text.marked import join, slice_marked
from fieldnotes.text.standoff import from_markdown

FOLDER = Path(resources.__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A template that comes with the program: the kind of note it makes, and what stands in it."""

    title: str
    kind: str
    words: Marked


@lru_cache(maxsize=1)
def built_in() -> tuple[BuiltIn, ...]:
    """All of them, in their order."""
    return tuple(_read(file) for file in sorted(FOLDER.glob("*.md")))


def _read(file: Path) -> BuiltIn:
    front, body = front_matter(file.read_text(encoding="utf-8"))
    return BuiltIn(front.title, front.kind, _with_room(from_markdown(body)))


def _with_room(marked: Marked) -> Marked:
    """With an empty paragraph under each prompt, to write in."""
    starts = sorted({mark.start for mark in marked.marks if mark.kind.startswith("heading")})
    cuts = [*([0] if starts[:1] != [0] else []), *starts, len(marked.text) + 1]
    parts = [slice_marked(marked, start, end - 1) for start, end in pairwise(cuts)]
    before = parts[: len(parts) - len(starts)]
    return join([*before, *(join([part, Marked("")]) for part in parts[len(before) :])])
