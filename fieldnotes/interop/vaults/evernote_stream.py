"""An Evernote export (.enex) read as a stream: one note at a time, pictures as places in the file."""

from binascii import Error as NotBase64
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import md5
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from fieldnotes.domain.errors import UserError

CHUNK = 256 * 1024
"""Bytes read at a time."""
LARGEST_CONTENT = 50_000_000
"""Characters of one note beyond which it is refused."""
_KEPT = frozenset([
    "title", "content", "created", "updated", "tag", "author", "source-url", "subject-date", "mime", "file-name",
    "taskStatus",
])  # fmt: skip


@dataclass
class Resource:
    """Something attached to a note: where its bytes lie in the export, written as base64, and what they are."""

    offset: int = 0
    length: int = 0
    size: int = 0
    digest: str = ""
    mime: str = ""
    name: str = ""
    start: bytes = b""


@dataclass
class ExportedNote:
    """One note as the export holds it.

    ``tasks`` are those that newer programs keep beside the text, with whether they are done; a note is ``too_large``
    if more text was in it than is kept.
    """

    values: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    tasks: list[tuple[str, bool]] = field(default_factory=list)
    too_large: bool = False


class CutShortError(Exception):
    """The export is damaged or cut off; ``line`` says where."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def exported_notes(path: Path) -> Iterator[ExportedNote]:
    """The notes of an export in their order, with no more than one of them in memory.

    Nothing outside the file is looked at, and no entity is expanded.

    Raises:
        UserError: the file cannot be read, or declares entities of its own.
        CutShortError: it is damaged, after the notes that were whole.
    """
    stream = _Stream()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                stream.feed(chunk)
                yield from stream.taken()
            stream.feed(b"", last=True)
            yield from stream.taken()
    except ExpatError as error:
        yield from stream.taken()
        raise CutShortError(error.lineno) from None
    except (ValueError, LookupError):
        raise CutShortError(1) from None  # it claims an encoding that nobody knows
    except OSError as error:
        raise UserError(f"This export cannot be read: {(error.strerror or 'no reason is given').lower()}.") from error


class _Stream:
    """Hears the parser and puts notes together."""

    def __init__(self) -> None:
        parser = ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._refuse
        self._parser = parser
        self._done: list[ExportedNote] = []
        self._note: ExportedNote | None = None
        self._resource: Resource | None = None
        self._task: dict[str, str] | None = None
        self._words: list[str] | None = None
        self._length = 0
        self._data: _Data | None = None

    def feed(self, chunk: bytes, last: bool = False) -> None:
        self._parser.Parse(chunk, last)

    def taken(self) -> list[ExportedNote]:
        """The notes that are whole by now, each handed out once."""
        done, self._done = self._done, []
        return done

    def _refuse(self, *_: object) -> None:
        raise UserError("This export declares entities of its own, which no Evernote export does; it is not read.")

    def _start(self, tag: str, _: dict[str, str]) -> None:
        if tag == "note":
            self._note = ExportedNote()
        elif tag == "resource" and self._note is not None:
            self._resource = Resource()
        elif tag == "task" and self._note is not None:
            self._task = {}
        elif tag == "data" and self._resource is not None:
            self._data = _Data()
        self._words = [] if tag in _KEPT else None
        self._length = 0

    def _characters(self, words: str) -> None:
        if self._data is not None:
            self._data.take(words, self._parser.CurrentByteIndex)
        elif self._words is not None:
            self._length += len(words)
            if self._length <= LARGEST_CONTENT:
                self._words.append(words)
            elif self._note is not None:
                self._note.too_large = True

    def _end(self, tag: str) -> None:
        if self._data is not None and tag == "data" and self._resource is not None:
            self._data.finish(self._resource, self._parser.CurrentByteIndex)
            self._data = None
        elif self._words is not None and tag in _KEPT:
            self._keep(tag, "".join(self._words))
        elif tag == "resource" and self._resource is not None and self._note is not None:
            self._note.resources.append(self._resource)
            self._resource = None
        elif tag == "task" and self._task is not None and self._note is not None:
            title = " ".join(self._task.get("title", "").split())
            self._note.tasks.append((title, self._task.get("taskStatus", "").strip() == "completed"))
            self._task = None
        elif tag == "note" and self._note is not None:
            self._done.append(self._note)
            self._note = None
        self._words = None

    def _keep(self, tag: str, words: str) -> None:
        if self._task is not None:
            self._task.setdefault(tag, words)
        elif self._resource is not None:
            if tag == "mime":
                self._resource.mime = words.strip()
            elif tag == "file-name":
                self._resource.name = " ".join(words.split())
        elif self._note is not None and tag == "tag":
            self._note.tags.append(" ".join(words.split()))
        elif self._note is not None:
            self._note.values.setdefault(tag, words)


class _Data:
    """The bytes of one resource as they go by: their digest, which the note names them by, and their place."""

    def __init__(self) -> None:
        self._digest = md5(usedforsecurity=False)
        self._rest = ""
        self._first = -1
        self._size = 0
        self._start = b""

    def take(self, words: str, at: int) -> None:
        if self._first < 0:
            self._first = at
        signs = self._rest + "".join(words.split())
        whole = len(signs) // 4 * 4
        self._rest = signs[whole:]
        self._decode(signs[:whole])

    def finish(self, resource: Resource, at: int) -> None:
        self._decode(self._rest)
        resource.offset, resource.length = max(0, self._first), max(0, at - self._first) if self._first >= 0 else 0
        resource.size, resource.digest, resource.start = self._size, self._digest.hexdigest(), self._start

    def _decode(self, signs: str) -> None:
        try:
            data = a2b_base64(signs.encode("ascii", "ignore"))
        except NotBase64:
            return
        self._digest.update(data)
        self._size += len(data)
        if len(self._start) < 16:
            self._start += data[:16]
