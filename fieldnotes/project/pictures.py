"""What a picture file says of itself, and smaller, cropped or bare copies of it; knows no project.

Pillow is imported when it is first needed, so that a window without pictures opens without it.
"""

import io
import mimetypes
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from struct import error as StructError  # noqa: N812  (it is an exception, whatever it is called)
from types import ModuleType
from typing import Any

from fieldnotes.domain.errors import UserError

LARGEST_PIXELS = 120_000_000
"""Pixels of the largest picture that is read; more would be a trap rather than a photo."""
EDGE = 1280
"""Pixels of the longer edge of a small copy: as wide as a column of text on a dense screen."""
_FORMATS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
    "BMP": "image/bmp",
}
_OPENED = tuple(kind for kind in _FORMATS if kind != "MPO")
"""What Pillow is asked to try; pictures of two lenses (MPO) are opened as the JPEG that they begin with."""
_ENDINGS = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp")
_EXIF, _GPS = 0x8769, 0x8825
_ORIENTATION, _TAKEN, _DIGITISED, _CHANGED = 0x0112, 0x9003, 0x9004, 0x0132
_UNREADABLE = "{name} is damaged or not a picture that can be read; open it in another program and save it as JPEG."

Box = tuple[int, int, int, int]
"""A rectangle of a picture: left, top, width and height in ten-thousandths of its width and height."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What a file says of itself: its kind, and of a picture its size as it is looked at and when it was taken."""

    mime: str
    width: int = 0
    height: int = 0
    taken: str | None = None


def facts_of(data: bytes, name: str = "") -> PictureFacts:
    """What kind of file this is; a file that is no picture is kept as it is.

    Args:
        data: the file.
        name: its name, by whose ending a picture that does not open is known as damaged.

    Raises:
        UserError: it bears the name of a picture but is damaged, or is too large to be opened safely.
    """
    try:
        with _opened(data, name) as picture:
            width, height = picture.size
            if _turned(picture):
                width, height = height, width
            return PictureFacts(_FORMATS[picture.format], width, height, _taken(picture))
    except _NoPictureError as error:
        if name.lower().endswith(_ENDINGS):
            raise UserError(_UNREADABLE.format(name=name)) from error
    return PictureFacts(mimetypes.guess_type(name)[0] or "application/octet-stream")


def small_copy(data: bytes, name: str = "", edge: int = EDGE) -> bytes:
    """A copy for the screen, the right way up, without anything that the file says beside the picture.

    Args:
        data: a picture.
        edge: pixels of the longer edge at the most; smaller pictures keep their size.

    Returns:
        JPEG, or PNG where something shows through.

    Raises:
        UserError: the picture is damaged or too large.
    """
    return _copy(data, name, edge, None)


def bare_copy(data: bytes, name: str = "", edge: int = 2000, box: Box | None = None) -> bytes:
    """A copy for readers elsewhere: cropped to a rectangle if one is given, and without date, place or camera.

    Raises:
        UserError: the picture is damaged or too large.
    """
    return _copy(data, name, edge, box)


def place_of(data: bytes, name: str = "") -> str:
    """Where a picture was taken, "52.20530,0.12180" (degrees, WGS 84), or "" where it does not say.

    Raises:
        UserError: the picture is damaged or too large.
    """
    try:
        with _opened(data, name) as picture:
            gps = picture.getexif().get_ifd(_GPS)
            north, east = _degrees(gps.get(2), gps.get(1)), _degrees(gps.get(4), gps.get(3))
    except _NoPictureError as error:
        raise UserError(_UNREADABLE.format(name=name or "This")) from error
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        return ""
    return f"{north:.5f},{east:.5f}"


class _NoPictureError(Exception):
    """Pillow cannot make sense of the bytes."""


def _pillow() -> ModuleType:
    from PIL import Image

    # Pillow's own limit only warns; a warning raised as an error is the same sentence to people.
    Image.MAX_IMAGE_PIXELS = LARGEST_PIXELS
    return Image


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    """A picture whose header has been read; any way in which a hostile file fails ends as one of two errors."""
    image = _pillow()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with image.open(io.BytesIO(data), formats=_OPENED) as picture:
                if picture.width * picture.height > LARGEST_PIXELS:
                    raise UserError(_too_large(name))
                yield picture
    except image.DecompressionBombError as error:
        raise UserError(_too_large(name)) from error
    except MemoryError as error:
        raise UserError(_too_large(name)) from error
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, ArithmeticError, EOFError, StructError) as error:
        # What decoders raise at cut and flipped bytes; Pillow documents no narrower set.
        raise _NoPictureError from error


def _too_large(name: str) -> str:
    most = LARGEST_PIXELS // 1_000_000
    return f"{name or 'This picture'} has more than {most} million pixels; save a smaller copy and insert that."


def _copy(data: bytes, name: str, edge: int, box: Box | None) -> bytes:
    from PIL import ImageOps

    try:
        with _opened(data, name) as picture:
            if box is None:
                picture.draft("RGB", (edge, edge))
            upright = ImageOps.exif_transpose(picture)
            if box is not None:
                upright = upright.crop(_pixels(box, upright.size))
            shown = _plain(upright)
            shown.thumbnail((edge, edge))
            return _written(shown)
    except _NoPictureError as error:
        raise UserError(_UNREADABLE.format(name=name or "This picture")) from error


def _pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top, width, height = box
    across, down = size
    x, y = left * across // 10000, top * down // 10000
    return (
        x,
        y,
        max(x + 1, -(-(left + width) * across // 10000)),
        max(y + 1, -(-(top + height) * down // 10000)),
    )


def _plain(picture: Any) -> Any:
    """In colours of eight bits, with what shows through kept."""
    if picture.mode in ("RGB", "RGBA", "L"):
        return picture
    if picture.mode.startswith("I") or picture.mode == "F":
        # Sixteen bits a point, as scanners write them: brought into the range of the screen.
        low, high = picture.getextrema()
        scale = 255 / ((high - low) or 1)
        return picture.point(lambda level: level * scale - low * scale).convert("L")
    through = picture.mode in ("LA", "PA", "La") or "transparency" in picture.info
    return picture.convert("RGBA" if through else "RGB")


def _written(picture: Any) -> bytes:
    """As bytes that hold the picture and nothing else."""
    picture.info = {}
    made = io.BytesIO()
    if picture.mode == "RGBA":
        picture.save(made, "PNG")
    else:
        picture.save(made, "JPEG", quality=86)
    return made.getvalue()


def _turned(picture: Any) -> bool:
    """Whether it is looked at with its sides changed."""
    try:
        return picture.getexif().get(_ORIENTATION) in (5, 6, 7, 8)
    except _ODD_EXIF:
        return False


_ODD_EXIF = (OSError, ValueError, SyntaxError, LookupError, TypeError, ArithmeticError, EOFError, StructError)


def _taken(picture: Any) -> str | None:
    """When it was taken, to the minute, as partial ISO; a damaged date is none."""
    try:
        exif = picture.getexif()
        inner = exif.get_ifd(_EXIF)
        found = inner.get(_TAKEN) or inner.get(_DIGITISED) or exif.get(_CHANGED)
        moment = datetime.strptime(str(found)[:16], "%Y:%m:%d %H:%M") if found else None
    except _ODD_EXIF:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M") if moment and moment.year >= 1826 else None


def _degrees(parts: Any, side: Any) -> float | None:
    """Degrees, minutes and seconds as one number, south and west negative; None where they make no sense."""
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
        value = degrees + minutes / 60 + seconds / 3600
    except (TypeError, ValueError, ArithmeticError):
        return None
    return None if value != value else -value if str(side).strip("\0 ").upper() in ("S", "W") else value
