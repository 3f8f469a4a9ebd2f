"""The index on disk: which segments make it up, how far it has followed the project, and how it moves on.

Whoosh's table of contents names the segments. Beside it lies a stamp: the project's commit that the index has
reached, as its number and the id of its step, so that a copy or a restored backup is not taken for the same
history; the version of fields and analyser; and a digest of the table, because a damaged one must not be read.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, replace
from typing import Any

from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC

from fieldnotes.search.checksums import DamagedIndex
from fieldnotes.search.fields import VERSION, schema
from fieldnotes.search.segments import INDEX_NAME, Leaf

_LOCK = "writing"
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Stamp:
    """How far an index has come.

    Attributes:
        seq, step: the project's last commit that is in it.
        complete: False while it is being built for the first time.
        version: of fields and analyser.
    """

    seq: int
    step: str
    complete: bool = True
    version: str = VERSION


@dataclass(frozen=True, slots=True)
class Contents:
    """What the index holds at one generation."""

    generation: int
    segments: list[Any]
    stamp: Stamp


class Index:
    """The index in one storage."""

    def __init__(self, storage: Any) -> None:
        self.storage = storage

    def generation(self) -> int:
        """The number of the last commit to the index, -1 before the first."""
        return int(TOC._latest_generation(self.storage, INDEX_NAME))  # noqa: SLF001  # Whoosh has no other way

    def mark(self) -> tuple[int, bytes]:
        """What tells the last commit from every other: its number and its stamp, for a folder may be put back."""
        generation = self.generation()
        try:
            return generation, self._read(_stamp_name(generation))
        except (OSError, NameError):
            return generation, b""

    def contents(self) -> Contents | None:
        """What the index holds, or None if there is none that can be used."""
        for _ in range(_TRIES):
            generation = self.generation()
            table = self._table(generation)
            if table is not None:
                return table
            if self.generation() == generation:
                return None
        return None

    def leaves(self, contents: Contents, known: Sequence[Leaf] = ()) -> list[Leaf]:
        """The segments, open; those already open are kept, with what has been deleted since.

        Raises:
            DamagedIndex: a file is gone or not as it was written.
        """
        open_already = {leaf.segment.segment_id(): leaf for leaf in known}
        found = []
        with ExitStack() as opened:
            for segment in contents.segments:
                leaf = open_already.get(segment.segment_id())
                if leaf is None:
                    leaf = self._open(segment)
                    opened.callback(leaf.close)
                found.append(replace(leaf, segment=segment, deleted=frozenset(segment.deleted_docs())))
            opened.pop_all()
        return found

    def commit(self, segments: Sequence[Any], stamp: Stamp) -> Contents:
        """Make these segments the index; files of others are deleted. The lock must be held.

        Raises:
            OSError: it cannot be written.
        """
        generation = self.generation() + 1
        table = _table(segments, generation)
        plain = asdict(stamp)
        self._write(_stamp_name(generation), json.dumps({**plain, "digest": _digest(plain, table)}).encode())
        self._write(TOC._filename(INDEX_NAME, generation), table)  # noqa: SLF001
        self._sweep(generation, {segment.segment_id() for segment in segments})
        return Contents(generation, list(segments), stamp)

    def lock(self) -> Any:
        """The lock that whoever writes must hold; the system frees it when its holder dies.

        A folder that was deleted is made again.

        Raises:
            OSError: it cannot be made.
        """
        return self.storage.create().lock(f"{INDEX_NAME}_{_LOCK}")

    def _open(self, segment: Any) -> Leaf:
        try:
            return Leaf.open(self.storage, segment)
        except (OSError, NameError) as error:
            raise DamagedIndex(str(error)) from error

    def _table(self, generation: int) -> Contents | None:
        try:
            stamp = json.loads(self._read(_stamp_name(generation)))
            table = self._read(TOC._filename(INDEX_NAME, generation))  # noqa: SLF001
            if stamp.pop("digest") != _digest(stamp, table) or stamp["version"] != VERSION:
                return None
            toc = TOC.read(self.storage, INDEX_NAME, gen=generation)
        except (OSError, NameError, ValueError, KeyError, AttributeError, TypeError):
            return None
        return Contents(generation, list(toc.segments), Stamp(**stamp))

    def _read(self, name: str) -> bytes:
        with self.storage.open_file(name) as file:
            return bytes(file.get(0, self.storage.file_length(name)))

    def _write(self, name: str, content: bytes) -> None:
        with self.storage.create_file(f"{name}.new") as file:
            file.write(content)
        self.storage.rename_file(f"{name}.new", name)

    def _sweep(self, generation: int, segments: Iterable[str]) -> None:
        """Delete what belongs to no present segment; what somebody holds open on Windows stays for the next time."""
        kept = set(segments)
        for name in self.storage.list():
            ours = name.startswith(f"_{INDEX_NAME}_") and f"_{INDEX_NAME}_{generation}." not in name
            if ours or (name.startswith(f"{INDEX_NAME}_") and "." in name and name.split(".")[0] not in kept):
                with suppress(OSError):
                    self.storage.delete_file(name)


def _stamp_name(generation: int) -> str:
    return f"_{INDEX_NAME}_{generation}.stamp"


def _digest(stamp: dict[str, Any], table: bytes) -> str:
    """Of a stamp and the table beside it: neither may be changed, nor be put beside another."""
    return hashlib.sha256(json.dumps(stamp, sort_keys=True).encode() + table).hexdigest()


def _table(segments: Sequence[Any], generation: int) -> bytes:
    """Whoosh's table of contents as bytes."""
    memory = RamStorage()
    TOC(schema(), list(segments), generation).write(memory, INDEX_NAME)
    return bytes(memory.files[TOC._filename(INDEX_NAME, generation)])  # noqa: SLF001
