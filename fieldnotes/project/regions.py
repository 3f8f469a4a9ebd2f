"""Regions: rectangles drawn on pictures, each with a passage of its own that codes and links hold on to."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.media import Media
from fieldnotes.domain.regions import Region, fitted
from fieldnotes.project.media import MediaFiles
from fieldnotes.storage.store import Row, Store, now
from fieldnotes.text.anchors import context

_COLUMNS = "id, passage, media, x, y, width, height"


class Regions:
    """The regions of one project's pictures."""

    def __init__(self, store: Store, media: MediaFiles) -> None:
        self._store = store
        self._media = media

    def add(self, media: str, x: int, y: int, width: int, height: int) -> Region:
        """Draw a rectangle on a picture; it is brought inside the picture.

        Args:
            media: the picture's id.
            x, y, width, height: ten-thousandths of the picture's width and height.

        Raises:
            UserError: the picture is gone, or its place in the text was deleted.
        """
        picture = self._media.get(media)
        if picture.state == "lost":
            raise UserError("The place of this picture in the text was deleted; undo that before you draw on it.")
        with self._store.step("Draw rectangle"):
            passage = self._passage(picture)
            region = Region(ordered_id(), passage, media, *fitted(x, y, width, height))
            self._store.insert("region", {name: getattr(region, name) for name in Region.__slots__})
        return region

    def get(self, ident: str) -> Region:
        """A region.

        Raises:
            UserError: there is no such region.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_region WHERE id = ?", [ident])
        if row is None:
            raise UserError("This rectangle is not in the project any more.")
        return Region(**row)

    def of_media(self, media: str) -> list[Region]:
        """The regions of a picture, in the order in which they were drawn."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM live_region WHERE media = ? ORDER BY entered", [media])
        return [Region(**row) for row in rows]

    def of_passage(self, passage: str) -> Region | None:
        """The region that a passage belongs to, or None where it is a passage of words."""
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_region WHERE passage = ? LIMIT 1", [passage])
        return None if row is None else Region(**row)

    def move(self, ident: str, x: int, y: int, width: int, height: int) -> None:
        """Move a rectangle or give it another size; moving on and on is one step."""
        region = self.get(ident)
        box = fitted(x, y, width, height)
        if box != region.box:
            values: Row = dict(zip(("x", "y", "width", "height"), box, strict=True))
            with self._store.step("Move rectangle", join=f"region:{ident}"):
                self._store.update("region", ident, values)

    def remove(self, ident: str) -> None:
        """Take a rectangle off with its codes; undo brings both back."""
        region = self.get(ident)
        with self._store.step("Remove rectangle"):
            self._store.delete("passage", region.passage)

    def _passage(self, picture: Media) -> str:
        """A passage of its own: two rectangles of one picture are two passages on one character."""
        text = self._store.text("note", picture.note) or ""
        before, after = context(text, picture.start, picture.end)
        values: Row = {
            "id": ordered_id(),
            "note": picture.note,
            "start": picture.start,
            "end": picture.end,
            "words": text[picture.start : picture.end],
            "before": before,
            "after": after,
            "created_at": now(),
        }
        self._store.insert("passage", values)
        return str(values["id"])
