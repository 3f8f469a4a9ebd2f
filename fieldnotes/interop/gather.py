"""From files and folders to a plan: which reader reads what, what is left out and why; nothing is changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from os import walk
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, Plan, PlannedNote, Reading, Skipped
from fieldnotes.interop.readers import docx_reader, html, markdown, rows, subtitles, text

Reader = Callable[[bytes, str, ImportOptions], Reading]
Progress = Callable[[int, int, str], None]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".text": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".mdown": markdown.read,
    ".docx": docx_reader.read,
    ".docm": docx_reader.read,
    ".doc": docx_reader.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".jsonl": rows.read_json_lines,
    ".ndjson": rows.read_json_lines,
    ".csv": rows.read_csv,
    ".tsv": rows.read_csv,
    ".vtt": subtitles.read,
    ".srt": subtitles.read,
}
"""The reader for each ending of a file's name."""

LARGEST = 100_000_000
"""Bytes beyond which a file is refused: no note of words is that long."""

_SAVE_AS = {
    ".rtf": "RTF files cannot be read yet; save it as .docx and import that.",
    ".odt": "ODT files cannot be read yet; save it as .docx and import that.",
    ".pdf": "PDF files cannot be read yet; copy its text into a .txt or .docx file.",
    ".json": "Only JSON Lines (.jsonl), one note a line, can be read.",
    ".xlsx": "Spreadsheets cannot be read yet; save it as .csv and import that.",
    ".pages": "Pages files cannot be read; export it as Word and import that.",
}
_CLUTTER = ("thumbs.db", "desktop.ini", "__macosx")


def plan_import(
    paths: Sequence[Path | str],
    options: ImportOptions | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Plan:
    """Read files and folders and say what an import of them would make.

    Args:
        paths: files, and folders that are looked through with all below them; hidden files are passed over.
        options: what the person said.
        progress: called before each file with how many are done, how many there are, and its name.
        cancelled: asked before each file; when it says yes, what has been read so far is the plan.
    """
    options = options or ImportOptions()
    skipped: list[Skipped] = []
    files = list(_files(paths, skipped))
    notes: list[PlannedNote] = []
    seen: dict[bytes, str] = {}
    used = 0
    for index, (path, name) in enumerate(files):
        if cancelled and cancelled():
            break
        if progress:
            progress(index, len(files), name)
        try:
            reading = _read(path, name, options, seen)
        except UserError as error:
            skipped.append(Skipped(_spelt(path), error.message))
            continue
        notes += reading.notes
        skipped += [replace(each, path=each.path.replace(name, _spelt(path), 1)) for each in reading.skipped]
        used += 1
    return Plan(tuple(notes), tuple(skipped), used)


def _files(paths: Sequence[Path | str], skipped: list[Skipped]) -> Iterator[tuple[Path, str]]:
    """Each file once, with the name it goes by: below a folder, its way from there."""
    met: set[Path] = set()
    for given in map(Path, paths):
        if not given.exists():
            reason = "This link leads nowhere." if given.is_symlink() else "There is no such file."
            skipped.append(Skipped(_spelt(given), reason))
            continue
        for path in _below(given, skipped):
            real = path.resolve()
            if real not in met:
                met.add(real)
                yield path, _spelt(path.relative_to(given.parent) if given.is_dir() else path.name)


def _spelt(path: Path | str) -> str:
    """A path as text that can be stored and shown, even where the disk spells it in bytes that are no letters."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _below(given: Path, skipped: list[Skipped]) -> Iterator[Path]:
    """A file itself; of a folder all files below it in order, no hidden one; links to other folders stay closed."""
    if not given.is_dir():
        yield given
        return

    def unreadable(error: OSError) -> None:
        skipped.append(Skipped(_spelt(error.filename), "This folder cannot be opened."))

    for folder, folders, names in walk(given, onerror=unreadable):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _hidden(name))
        links = [here / name for name in folders if (here / name).is_symlink()]
        skipped += [Skipped(_spelt(link), "This is a link to another folder, which is not followed.") for link in links]
        yield from (here / name for name in sorted(names) if not _hidden(name))


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _CLUTTER


def _read(path: Path, name: str, options: ImportOptions, seen: dict[bytes, str]) -> Reading:
    ending = path.suffix.lower()
    if not path.is_file():
        raise UserError("This is no ordinary file.")
    data = _bytes(path, ending)
    same = seen.setdefault(sha256(data).digest(), name)
    reading = _reader(ending, data)(data, name, options)
    if same == name or not reading.notes:
        return reading
    first = reading.notes[0]
    told = (*first.warnings, f"This file holds exactly the same as “{same}”.")
    return replace(reading, notes=(replace(first, warnings=told), *reading.notes[1:]))


def _bytes(path: Path, ending: str) -> bytes:
    if ending not in READERS:
        raise UserError(_SAVE_AS.get(ending, f"Files of this kind ({ending or 'without an ending'}) cannot be read."))
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UserError(
                f"This file is too large to be a note ({size // 1_000_000} MB; at most {LARGEST // 1_000_000} MB)."
            )
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"This file cannot be read: {(error.strerror or 'no reason is given').lower()}.") from error
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UserError("This file is empty.")
    return data


def _reader(ending: str, data: bytes) -> Reader:
    """The reader for a file by its ending, or by what it plainly is where the ending says otherwise."""
    start = data[:300].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if ending == ".doc" and (start.startswith((b"<html", b"<!doctype html")) or b"<html" in start):
        return html.read
    if start.startswith(b"{\\rtf"):
        raise UserError(_SAVE_AS[".rtf"])
    if start.startswith(b"%pdf-"):
        raise UserError(_SAVE_AS[".pdf"])
    if data.startswith(b"PK\x03\x04") and READERS[ending] is not docx_reader.read:
        raise UserError(f"This is not the kind of file its ending ({ending}) says.")
    return READERS[ending]
