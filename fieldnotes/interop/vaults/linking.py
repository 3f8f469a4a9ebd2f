"""Which note each link of an import leads to: by path, by name, by alias or by number in the other program."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from os.path import normpath
from pathlib import PurePosixPath
from unicodedata import normalize

from fieldnotes.interop.plan import PlannedLink, PlannedNote

NOTE_ENDINGS = (".md", ".markdown", ".mdown", ".txt", ".html", ".htm", ".docx", ".odt", ".rtf", ".pdf")
"""Endings by which a link may name the file of a note."""
_ATTACHED = frozenset([
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".odp", ".zip", ".epub",
    ".mp3", ".m4a", ".wav", ".ogg", ".flac", ".webm", ".mp4", ".mov", ".m4v", ".mkv", ".3gp", ".canvas", ".base",
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".heic",
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Known:
    """A note by one of its names; ``rank`` says how sure the name is, 0 a path, 1 a file's name, 2 any other."""

    at: int
    rank: int
    path: str


def linked(notes: Sequence[PlannedNote]) -> tuple[PlannedNote, ...]:
    """The notes with their links led to one another.

    Links to files that are no notes are left out, with a warning; a link to a note that does not come keeps its
    target's name, so that a note of the project may be found by it.
    """
    if not any(note.links for note in notes):
        return tuple(notes)
    known: dict[str, list[_Known]] = {}
    for at, note in enumerate(notes):
        for rank, name, path in _names_of(note):
            known.setdefault(name, []).append(_Known(at, rank, path))
    return tuple(_led(note, at, known) if note.links else note for at, note in enumerate(notes))


def name_of(target: str) -> str:
    """What a note that a link names is called: the last part of its path, without the ending."""
    return _without_ending(PurePosixPath(target).name or target)


def key_of(name: str) -> str:
    """By what two names of notes are the same."""
    return " ".join(normalize("NFC", name).split()).casefold()


def _names_of(note: PlannedNote) -> Iterator[tuple[int, str, str]]:
    path = _path_key(note.source.partition(" · ")[0])
    yield 1, path.rpartition("/")[2], path
    yield 1, key_of(PurePosixPath(note.source.partition(" · ")[0]).name), path
    for name in (*note.names, note.title):
        if name:
            yield 2, key_of(name), path


def _led(note: PlannedNote, at: int, known: dict[str, list[_Known]]) -> PlannedNote:
    links: list[PlannedLink] = []
    left: list[str] = []
    loose: list[str] = []
    here = _path_key(note.source.partition(" · ")[0]).rpartition("/")[0]
    for link in note.links:
        found = _found(link.target, here, known)
        ending = PurePosixPath(link.target).suffix.lower()
        if found is None and ending in _ATTACHED:
            left.append(PurePosixPath(link.target).name)
        elif found is None:
            # A number means nothing outside the other program, so there the words of the link are all there is.
            name = note.text[link.start : link.end] if link.target.startswith(":/") else name_of(link.target)
            loose.append(name)
            links.append(replace(link, target=name))
        elif found != at:
            links.append(replace(link, note=found))
    warnings = [*note.warnings]
    if loose:
        leads = "link leads" if len(loose) == 1 else "links lead"
        warnings.append(
            f"{len(loose):,} {leads} to no note of this import ({_few(loose)}); "
            "only words are kept where the project holds no note of that name."
        )
    if left:
        what = "file that is" if len(left) == 1 else "files that are"
        warnings.append(f"{len(left):,} {what} linked here will not come along: {_few(left)}.")
    return replace(note, links=tuple(links), warnings=tuple(warnings))


def _found(target: str, here: str, known: dict[str, list[_Known]]) -> int | None:
    """The note a target means: the one at that path, else the surest and nearest of that name."""
    if target.startswith(":/"):
        # The same export may come twice, as an archive and as a folder; each keeps to itself.
        top = here.partition("/")[0]
        numbered = sorted(known.get(key_of(target), []), key=lambda each: each.path.partition("/")[0] != top)
        return numbered[0].at if numbered else None
    path = _path_key(target)
    named = known.get(path.rpartition("/")[2]) or known.get(key_of(PurePosixPath(target).name)) or []
    beside = normpath(f"{here}/{path}") if here else normpath(path)
    exact = [each for each in named if each.path == beside]
    wanted = path.lstrip("./")
    fitting = exact or [each for each in named if "/" not in wanted or f"/{each.path}".endswith(f"/{wanted}")]
    if not fitting:
        return None
    return min(fitting, key=lambda each: (each.rank, each.path.rpartition("/")[0] != here, each.path, each.at)).at


def _path_key(path: str) -> str:
    return key_of(_without_ending(path.replace("\\", "/")))


def _without_ending(path: str) -> str:
    return next((path[: -len(end)] for end in NOTE_ENDINGS if path.lower().endswith(end) and path.lower() != end), path)


def _few(names: Sequence[str]) -> str:
    """The first few of some names, in quotation marks."""
    some = list(dict.fromkeys(name if len(name) <= 60 else name[:59] + "…" for name in names))
    return ", ".join(f"“{name}”" for name in some[:3]) + (" and others" if len(some) > 3 else "")
