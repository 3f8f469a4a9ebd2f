"""Kinds of sound files, times written into texts, and where a time is heard."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.recordings import Recording, kind_of, place_of, shift_after, stamps_in, time_at

MP3 = b"\xff\xfb\x90\x64" + bytes(413)


def _recording(ident: str, duration: int | None, shift: int = 0) -> Recording:
    return Recording(ident, "note", ident, f"{ident}.wav", "audio/wav", 10, duration=duration, shift=shift)


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"RIFF\x10\0\0\0WAVEfmt ", "a.wav", "audio/wav"),
        (b"ID3\x04" + bytes(50), "a.mp3", "audio/mpeg"),
        (MP3 * 2, "a.mp3", "audio/mpeg"),
        (b"rubbish the recorder left" + MP3 * 3, "a.mp3", "audio/mpeg"),
        (b"\xff\xf1\x50\x80" + bytes(50), "a.aac", "audio/aac"),
        (b"OggS" + bytes(24) + b"OpusHead", "a.opus", "audio/opus"),
        (b"OggS" + bytes(24) + b"\x01vorbis", "a.ogg", "audio/ogg"),
        (b"fLaC" + bytes(40), "a.flac", "audio/flac"),
        (b"\0\0\0\x20ftypM4A " + bytes(20), "a.bin", "audio/mp4"),
        (b"\0\0\0\x20ftypisom" + bytes(20), "a.mp4", "video/mp4"),
        (b"\0\0\0\x20ftypisom" + bytes(20), "a.m4a", "audio/mp4"),
        (b"\0\0\0\x14ftypqt  " + bytes(20), "a.mov", "video/quicktime"),
        (b"\x1a\x45\xdf\xa3" + bytes(40), "a.webm", "video/webm"),
    ],
)
def test_the_kind_is_told_by_the_first_bytes(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name) == kind


@pytest.mark.parametrize("head", [b"%PDF-1.7", b"", b"PK\x03\x04", b"RIFF\0\0\0\0AVI ", b"only words", b"\xff\xff\xff"])
def test_what_is_no_recording_is_refused_plainly(head: bytes) -> None:
    with pytest.raises(UserError, match=r"interview\.mp3 is not a recording"):
        kind_of(head, "interview.mp3")


def test_times_in_a_text_are_found_with_and_without_hours() -> None:
    assert stamps_in("Yes [12:31] and [01:02:03], not [1:2] or 12:31") == [(4, 11, 751_000), (16, 26, 3_723_000)]


def test_a_second_recording_goes_on_where_the_first_ends() -> None:
    first = _recording("a", 60_000)
    second = _recording("b", 30_000, shift_after([first]))
    assert place_of([first, second], 59_999) == (first, 59_999)
    assert place_of([first, second], 60_000) == (second, 0)
    assert place_of([first, second], 500_000) == (second, 30_000)
    assert time_at(second, 10_000) == 70_000


def test_a_shift_moves_the_times_of_the_note() -> None:
    late = _recording("a", None, shift=-5000)
    assert place_of([late], 2000) == (late, 0)
    assert place_of([late], 8000) == (late, 3000)
    assert time_at(late, 3000) == 8000
    assert place_of([], 0) is None
