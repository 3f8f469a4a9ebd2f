"""What picture files say of themselves, and copies of them: sound files, odd ones, hostile ones."""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from fieldnotes.domain.errors import UserError
from fieldnotes.project import pictures
from fieldnotes.project.pictures import bare_copy, facts_of, place_of, small_copy

GPS = {1: "N", 2: (52.0, 12.0, 19.08), 3: "W", 4: (0.0, 7.0, 18.48)}


def made(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **save: object) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, "red" if mode in ("RGB", "RGBA", "P") else 0).save(file, kind, **save)
    return file.getvalue()


def with_exif(orientation: int = 1, taken: str = "2013:11:12 15:30:21", gps: bool = True) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8769)[0x9003] = taken
    if gps:
        exif.get_ifd(0x8825).update(GPS)
    return made(exif=exif)


@pytest.mark.parametrize(
    ("kind", "mime"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("TIFF", "image/tiff"),
        ("BMP", "image/bmp"),
    ],
)
def test_pictures_are_known_by_what_they_hold_not_by_their_names(kind: str, mime: str) -> None:
    facts = facts_of(made(kind), "anything.txt")
    assert (facts.mime, facts.width, facts.height, facts.taken) == (mime, 60, 40, None)


def test_a_picture_says_when_it_was_taken_and_is_measured_as_it_is_looked_at() -> None:
    facts = facts_of(with_exif(orientation=6))
    assert (facts.width, facts.height, facts.taken) == (40, 60, "2013-11-12T15:30")


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "yesterday", "", "2013:13:40 99:99:99", "\x00"])
def test_a_damaged_date_is_none(taken: str) -> None:
    assert facts_of(with_exif(taken=taken)).taken is None


def test_the_place_is_read_only_when_asked_for() -> None:
    assert place_of(with_exif()) == "52.20530,-0.12180"
    assert place_of(with_exif(gps=False)) == ""
    assert place_of(made("PNG")) == ""


def test_other_files_are_kept_as_what_their_names_say() -> None:
    assert facts_of(b"%PDF-1.7", "minutes.pdf").mime == "application/pdf"
    assert facts_of(b"\x00\x01", "odd").mime == "application/octet-stream"
    assert facts_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg").width == 0


def test_a_damaged_picture_is_refused_in_one_sentence() -> None:
    with pytest.raises(UserError, match=r"a\.jpg is damaged or not a picture"):
        facts_of(b"\xff\xd8\xff nothing", "a.jpg")
    with pytest.raises(UserError, match=r"a\.jpg is damaged"):
        small_copy(made(size=(400, 300))[:300], "a.jpg")


def test_a_picture_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST_PIXELS", 1000)
    bomb = made("PNG", (600, 400))
    for read in (facts_of, small_copy, place_of):
        with pytest.raises(UserError, match="pixels; save a smaller copy"):
            read(bomb, "bomb.png")


def test_a_small_copy_is_upright_small_and_bare() -> None:
    copy = small_copy(with_exif(orientation=6), edge=30)
    with Image.open(io.BytesIO(copy)) as picture:
        assert picture.size == (20, 30)
        assert not picture.getexif()
    assert b"Secret camera" not in copy


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "CMYK", "I;16", "I", "F"])
def test_every_kind_of_colour_is_shown(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I;16", "I", "F") else "PNG"
    with Image.open(io.BytesIO(small_copy(made(kind, mode=mode)))) as picture:
        assert picture.size == (60, 40)
        assert picture.mode == ("RGBA" if mode in ("RGBA", "LA") else picture.mode)


def test_a_copy_for_others_is_cropped_and_says_nothing_of_place_camera_or_date() -> None:
    source = with_exif()
    assert b"Secret camera" in source
    copy = bare_copy(source, box=(5000, 0, 5000, 10000))
    assert b"Secret camera" not in copy
    assert b"Exif" not in copy
    with Image.open(io.BytesIO(copy)) as picture:
        assert picture.size == (30, 40)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"]), st.integers(0, 2**32), st.booleans())
def test_cut_and_flipped_bytes_end_in_a_picture_or_one_sentence(kind: str, seed: int, cut: bool) -> None:
    chance = random.Random(seed)
    data = bytearray(with_exif() if kind == "JPEG" else made(kind))
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    damaged = bytes(data[: chance.randrange(1, len(data))] if cut else data)
    for read in (facts_of, small_copy, bare_copy, place_of):
        try:
            read(damaged, "a.jpg")
        except UserError as error:
            assert error.message.count(".") <= 3  # noqa: PT017  (most damaged files are read all the same)
