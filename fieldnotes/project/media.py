"""Media: pictures and other files at their places in notes."""

from collections.abc import Iterator, Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.media import PICTURE, Media
from fieldnotes.domain.when import first_day
from fieldnotes.project.media_data import MediaData, digest
from fieldnotes.project.pictures import facts_of
from fieldnotes.storage.store import Row, Store
from fieldnotes.text.anchors import context

_COLUMNS = 'id, note, start, "end", lost, hash, name, mime, size, caption, alt, taken, width, height, place'
_LABELS = {
    "caption": "Caption picture",
    "alt": "Describe picture",
    "taken": "Date picture",
    "place": "Say where picture was taken",
}


class MediaFiles:
    """The media of one project; their bytes are kept by `MediaData`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.bytes = MediaData(store)

    def add(
        self,
        note: str,
        position: int,
        data: bytes,
        name: str,
        mime: str = "",
        caption: str = "",
        alt: str = "",
        taken: str | None = None,
        size: tuple[int, int] = (0, 0),
        hash_: str = "",
    ) -> Media:
        """Keep a file and lay it over the U+FFFC that stands in a note.

        Args:
            note: the note's id.
            position: of the U+FFFC, in code points.
            data: the file's bytes; equal ones are stored once. Large ones are better kept ahead (`bytes.keeping`).
            name: the file's name; folders before it are left off.
            mime: what kind it is, "image/jpeg".
            taken: partial ISO, "2013-11-12T15:30"; what the picture itself says where nothing is given.
            size: width and height of a picture in pixels, as it is looked at; read from the picture if not given.
            hash_: its digest where the caller has kept the bytes already, so that they are not written again.

        Raises:
            UserError: no U+FFFC stands there, something lies there already, or the bytes cannot be kept.
        """
        self._check_place(note, position)
        if size == (0, 0):
            mime, size, taken = _known(data, name, mime, taken)
        media = Media(
            ordered_id(),
            note,
            position,
            position + 1,
            hash_ or digest(data),
            _file_name(name),
            mime,
            len(data),
            caption.strip(),
            alt.strip(),
            _checked_date(taken),
            *size,
        )
        if not hash_ or not self.bytes.stored(hash_):
            self.bytes.keep(data, media.hash)
        try:
            with self._store.step(f"Insert {_what(media)} “{_short(media.name)}”"):
                self._insert(media)
        finally:
            self.bytes.let_go(media.hash)
        return media

    def get(self, ident: str) -> Media:
        """A picture or file.

        Raises:
            UserError: there is none such.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_media WHERE id = ?", [ident])
        if row is None:
            raise UserError("This picture is not in the project any more.")
        return media_of(row)

    def find(self, ident: str) -> Media | None:
        """A picture or file, or None where it is gone."""
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_media WHERE id = ?", [ident])
        return None if row is None else media_of(row)

    def of_note(self, note: str) -> list[Media]:
        """What lies in a note, in the order of its text."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM live_media WHERE note = ? AND lost = 0 ORDER BY start", [note])
        return [media_of(row) for row in rows]

    def lost_of(self, note: str) -> list[Media]:
        """What lay in a note until its place was deleted, in the order in which it lay there."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_media WHERE note = ? AND lost = 1 ORDER BY start, id", [note]
        )
        return [media_of(row) for row in rows]

    def within(self, note: str, start: int, end: int) -> list[Media]:
        """What lies in a stretch of a note (code points), in order."""
        rows = self._store.rows(
            f'SELECT {_COLUMNS} FROM live_media WHERE note = ? AND lost = 0 AND start >= ? AND "end" <= ? '
            "ORDER BY start",
            [note, start, end],
        )
        return [media_of(row) for row in rows]

    def data(self, hash_: str) -> bytes:
        """The bytes of a file.

        Raises:
            UserError: they are missing or damaged.
        """
        return self.bytes.read(hash_)

    def stream(self, hash_: str) -> Iterator[bytes]:
        """The bytes of a file, a piece at a time."""
        return self.bytes.chunks(hash_)

    def describe(
        self,
        ident: str,
        caption: str | None = None,
        alt: str | None = None,
        taken: str | None = None,
        place: str | None = None,
    ) -> None:
        """Change what is said of a picture; None leaves a thing as it is, "" takes it away.

        Raises:
            UserError: the picture is gone, or ``taken`` is no date.
        """
        media = self.get(ident)
        given: Row = {"caption": caption, "alt": alt, "taken": taken, "place": place}
        values = {name: value.strip() for name, value in given.items() if value is not None}
        if "taken" in values:
            values["taken"] = _checked_date(values["taken"])
        values = {name: value for name, value in values.items() if value != getattr(media, name)}
        if values:
            label = _LABELS[next(iter(values))] if len(values) == 1 else "Describe picture"
            with self._store.step(label):
                self._store.update("media", ident, values)

    def place(self, ident: str, note: str, position: int) -> Media:
        """Lay a picture that was cut or copied over a U+FFFC: what was cut is moved there, else a copy is made.

        Rectangles drawn on it, and their codes, move along; a copy has none.

        Raises:
            UserError: no U+FFFC stands there, or the picture is gone.
        """
        self._check_place(note, position)
        media = self.get(ident)
        spot: Row = {"note": note, "start": position, "end": position + 1}
        with self._store.step(self.pasting([ident])):
            if media.state == "lost":
                self._store.update("media", ident, {**spot, "lost": 0})
                self._move_regions(ident, spot)
                return self.get(ident)
            copy = Media(**{**_values(media), **spot, "id": ordered_id(), "state": "live"})
            self._insert(copy)
        return copy

    def place_all(self, places: Sequence[tuple[str, int]], note: str) -> None:
        """Lay several pictures, by their ids, over the U+FFFC at their positions in one note."""
        with self._store.step(self.pasting([ident for ident, _ in places])):
            for ident, position in places:
                self.place(ident, note, position)

    def pasting(self, idents: Sequence[str]) -> str:
        """What pasting these is called, as the menu says it after "Undo"."""
        found = [media for ident in idents if (media := self.find(ident)) is not None]
        if len(found) == 1:
            return f"Paste {_what(found[0])} “{_short(found[0].title)}”"
        return f"Paste {len(found)} {'pictures' if all(media.is_picture for media in found) else 'files'}"

    def sweep(self) -> int:
        """Remove bytes that nothing names any more; returns of how many files."""
        return self.bytes.sweep()

    def _move_regions(self, ident: str, spot: Row) -> None:
        text = self._store.text("note", spot["note"]) or ""
        before, after = context(text, spot["start"], spot["end"])
        around = {"words": PICTURE, "before": before, "after": after}
        for row in self._store.rows("SELECT passage FROM live_region WHERE media = ?", [ident]):
            self._store.update("passage", row["passage"], {**spot, "lost": 0, **around})

    def _insert(self, media: Media) -> None:
        values = _values(media)
        del values["state"]
        self._store.insert("media", values)

    def _check_place(self, note: str, position: int) -> None:
        text = self._store.text("note", note)
        if text is None or self._store.value("SELECT 1 FROM live_note WHERE id = ?", [note]) is None:
            raise UserError("This note is not in the project any more.")
        if not 0 <= position < len(text) or text[position] != PICTURE:
            raise UserError("There is no place for a picture here; put the cursor into the text and insert it again.")
        taken = "SELECT 1 FROM media WHERE note = ? AND start = ? AND lost = 0"
        if self._store.value(taken, [note, position]) is not None:
            raise UserError("There is a picture at this place already.")


def media_of(row: Row) -> Media:
    """A picture or file from its columns."""
    values = {name: value for name, value in row.items() if name != "lost"}
    return Media(**values, state="lost" if row["lost"] else "live")


def _values(media: Media) -> Row:
    return {name: getattr(media, name) for name in Media.__slots__}


def _known(data: bytes, name: str, mime: str, taken: str | None) -> tuple[str, tuple[int, int], str | None]:
    """What a file says of itself; one that cannot be read as a picture is kept as a file, so that nothing is lost."""
    try:
        facts = facts_of(data, name)
    except UserError:
        return mime or "application/octet-stream", (0, 0), taken
    kind = facts.mime if facts.width or not mime else mime
    return kind, (facts.width, facts.height), taken or facts.taken


def _what(media: Media) -> str:
    return "picture" if media.mime.startswith("image/") else "file"


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"


def _file_name(name: str) -> str:
    """The last part of a path of any system, without signs that no file may bear."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*').strip(" .")[:200] or "picture"


def _checked_date(taken: str | None) -> str | None:
    if not taken:
        return None
    try:
        first_day(taken)
    except ValueError as error:
        raise UserError(f"“{taken}” is no date; write it like 2013-11-12.") from error
    return taken
