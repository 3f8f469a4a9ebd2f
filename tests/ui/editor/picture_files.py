"""Pictures for tests, made when they are needed."""

import io
from pathlib import Path

from PIL import Image, ImageDraw


def made(
    kind: str = "JPEG", size: tuple[int, int] = (640, 400), taken: str = "", colour: str = "#6F8F7A", mode: str = "RGB"
) -> bytes:
    """A picture with a sun and a hill, so that one sees which way is up."""
    picture = Image.new(mode, size, colour if mode == "RGB" else (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    width, height = size
    pen.ellipse((width * 0.7, height * 0.1, width * 0.7 + min(size) * 0.2, height * 0.1 + min(size) * 0.2), "#F3C64E")
    pen.polygon([(0, height), (width * 0.4, height * 0.4), (width * 0.8, height)], "#3F5B49")
    exif = Image.Exif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    file = io.BytesIO()
    picture.save(file, kind, exif=exif)
    return file.getvalue()


def file_of(folder: Path, name: str = "pier.jpg", data: bytes | None = None, taken: str = "") -> Path:
    """A picture in a folder."""
    path = folder / name
    path.write_bytes(made(taken=taken) if data is None else data)
    return path
