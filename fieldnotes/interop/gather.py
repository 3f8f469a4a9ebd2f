"""From files and folders to a plan: which reader reads what, what is left out and why; nothing is changed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from os import walk
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, Plan, PlannedNote, Reading, Skipped
from fieldnotes.interop.readers import (
    docx_reader,
    epub_reader,
    html,
    markdown,
    odt_reader,
    pdf_reader,
    rows,
    rtf_reader,
    sheets,
    subtitles,
    text,
)
from fieldnotes.interop.recognising import ending_of
from fieldnotes.interop.vaults.surroundings import Found, Surroundings, file_found, settled
from fieldnotes.interop.vaults.whole import is_whole, read_whole

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
    ".odt": odt_reader.read,
    ".ott": odt_reader.read,
    ".fodt": odt_reader.read,
    ".rtf": rtf_reader.read,
    ".pdf": pdf_reader.read,
    ".epub": epub_reader.read,
    ".xlsx": sheets.read,
    ".xlsm": sheets.read,
    ".xls": sheets.read,
    ".ods": sheets.read,
}
"""The reader for each ending of a file's name."""

LARGEST = 100_000_000
"""Bytes beyond which a file is refused: no note of words is that long."""

_SAVE_AS = {
    ".json": "Only JSON Lines (.jsonl), one note a line, can be read.",
    ".wpd": "WordPerfect files cannot be read; open it in LibreOffice, save it as .odt, and import that.",
    ".sxw": "OpenOffice 1 files cannot be read; open it in LibreOffice, save it as .odt, and import that.",
    ".numbers": "Numbers files cannot be read; export it as Excel and import that.",
    ".xlsb": "Binary Excel files cannot be read; save it as .xlsx and import that.",
    ".mobi": "Kindle books cannot be read; convert it to EPUB and import that.",
    ".azw3": "Kindle books cannot be read; convert it to EPUB and import that.",
    ".djvu": "DjVu files cannot be read; convert it to PDF with its words recognised, and import that.",
    ".pages": "Pages files cannot be read; export it as Word and import that.",
}
_COLUMNS: dict[Reader, Callable[[bytes, str], list[str]]] = {
    rows.read_csv: rows.columns_of,
    sheets.read: lambda data, _: sheets.columns_of(data),
}
_PACKED = (".docx", ".docm", ".doc", ".odt", ".ott", ".epub", ".xlsx", ".xlsm", ".ods")
_CLUTTER = ("thumbs.db", "desktop.ini", "__macosx")


def plan_import(
    paths: Sequence[Path | str],
    options: ImportOptions | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    taken: Callable[[Reading], None] | None = None,
) -> Plan:
    """Read files and folders and say what an import of them would make.

    Args:
        paths: files, and folders that are looked through with all below them; hidden files are passed over.
        options: what the person said.
        progress: called before each file with how many are done, how many there are, and its name.
        cancelled: asked before each file; when it says yes, what has been read so far is the plan.
        taken: called after each file with what it gave.
    """
    options = options or ImportOptions()
    skipped: list[Skipped] = []
    files = list(_files(paths, skipped))
    notes: list[PlannedNote] = []
    seen: dict[bytes, str] = {}
    around = Surroundings()
    used = 0
    for index, file in enumerate(files):
        path, name = file.path, file.name
        if cancelled and cancelled():
            break
        if progress:
            progress(index, len(files), name)
        try:
            reading = _read(file, options, seen, around)
        except UserError as error:
            skipped.append(Skipped(_spelt(path), error.message))
            continue
        if taken:
            taken(reading)
        notes += reading.notes
        skipped += [replace(each, path=each.path.replace(name, _spelt(path), 1)) for each in reading.skipped]
        used += 1
    led, left_out = settled(notes, skipped)
    return Plan(tuple(replace(note, counted=note.words) for note in led), tuple(left_out), used)


def _files(paths: Sequence[Path | str], skipped: list[Skipped]) -> Iterator[Found]:
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
                name = _spelt(path.relative_to(given.parent) if given.is_dir() else path.name)
                yield file_found(path, given, name)


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
        if is_whole(here):
            folders.clear()
            yield here
            continue
        folders[:] = sorted(name for name in folders if not _hidden(name))
        links = [here / name for name in folders if (here / name).is_symlink()]
        skipped += [Skipped(_spelt(link), "This is a link to another folder, which is not followed.") for link in links]
        yield from (here / name for name in sorted(names) if not _hidden(name))


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _CLUTTER


def _read(file: Found, options: ImportOptions, seen: dict[bytes, str], around: Surroundings) -> Reading:
    path, name = file.path, file.name
    ending = path.suffix.lower()
    if is_whole(path):
        return read_whole(path, name, options)
    if not path.is_file():
        raise UserError("This is no ordinary file.")
    vault = around.vault(file)
    data = _bytes(path, ending)
    same = seen.setdefault(sha256(data).digest(), name)
    reader = _reader(ending, data)
    read = vault.read if vault and reader is markdown.read else reader
    reading = around.placed(read(data, name, options), file, options)
    if same == name or not reading.notes:
        return reading
    first = reading.notes[0]
    told = (*first.warnings, f"This file holds exactly the same as “{same}”.")
    return replace(reading, notes=(replace(first, warnings=told), *reading.notes[1:]))


def _bytes(path: Path, ending: str) -> bytes:
    if ending and ending not in READERS:
        raise _unknown(ending)
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


def _unknown(ending: str) -> UserError:
    return UserError(_SAVE_AS.get(ending, f"Files of this kind ({ending or 'without an ending'}) cannot be read."))


def _reader(ending: str, data: bytes) -> Reader:
    """The reader for a file by what it plainly is, whatever its ending says; else by its ending."""
    plain = ending_of(data)
    if plain in READERS and (plain != ".html" or ending in (".doc", ".xls", "")):
        return READERS[plain]
    if data.startswith(b"PK\x03\x04") and ending not in _PACKED:
        raise UserError(f"This is not the kind of file its ending ({ending}) says." if ending else _unknown("").message)
    if ending not in READERS:
        raise _unknown(ending)
    return READERS[ending]


def columns_of(path: Path, encoding: str = "") -> list[str]:
    """The names of the columns of a file, where it is a table; else none.

    Raises:
        UserError: the file cannot be read; the plan says so, too.
    """
    ending = path.suffix.lower()
    if READERS.get(ending) not in _COLUMNS:
        return []
    data = _bytes(path, ending)
    columns = _COLUMNS.get(_reader(ending, data))
    return columns(data, encoding) if columns else []


def table_files(paths: Sequence[Path | str]) -> Iterator[Path]:
    """The tables among files, and in folders among them; whatever an import passes over is passed over here."""
    for file in _files(paths, []):
        if READERS.get(file.path.suffix.lower()) in _COLUMNS:
            yield file.path
