"""Cut and flipped bytes in documents of all kinds: each is read or refused in a sentence, and nothing else happens."""

import random
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from document_files import epub_file, flat_odt, ods_file, odt_file, packed, paragraph, pdf_file, xlsx_file

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.gather import READERS
from fieldnotes.interop.plan import ImportOptions, PlannedNote

_DATA = next((up / "shared" / "data" for up in Path(__file__).resolve().parents if (up / "shared/data").is_dir()), None)

_ODT = (
    '<text:h text:outline-level="1">12 March 2013</text:h>'
    "<text:p>Said<text:note><text:note-body><text:p>Aside.</text:p>"
    '</text:note-body></text:note> <office:annotation office:name="c"><text:p>Why?</text:p></office:annotation>so'
    '<office:annotation-end office:name="c"/>.</text:p><text:list><text:list-item><text:p>one</text:p></text:list-item>'
    "</text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>"
    "</table:table>"
)
_RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset128 B;}}{\stylesheet{\s1 heading 1;}}"
    rb"{\info{\author A}{\creatim\yr2013\mo11\dy12}}\s1 12 March 2013\par\pard{\b Ana}: x \'93\u8217?\f1\'83A\f0 "
    rb"{\footnote Aside.}{\field{\*\fldinst{HYPERLINK \"https://a.b\"}}{\fldrslt c}}{\*\atrfstart 1}d{\*\atrfend 1}"
    rb"{\*\annotation{\*\atnref 1}Why?}\par\trowd\intbl a\cell b\cell\row\pard{\listtext 1.\tab}one\par"
    rb"{\pict\bin4 }}}}00}{\deleted gone}{\v hid}{\upr{o}{\*\ud{n}}}}"
)
_ROWS = [["text", "observed"], ["one", ("date", 41590.0)], ["two", "1913"]]
_SAMPLES = {
    ".odt": odt_file(_ODT, meta="<dc:title>T</dc:title>"),
    ".fodt": flat_odt(_ODT),
    ".rtf": _RTF,
    ".pdf": pdf_file(
        [paragraph("12 March 2013", "Rain."), paragraph("13 March", "Sun.")], "/Author(A)", (("Rain.", 0),)
    ),
    ".epub": epub_file({"a.xhtml": '<h1>A</h1><p><time datetime="1660-04-11">11</time> x</p>'}, "", {"a.xhtml": "A"}),
    ".ods": ods_file(["text", "observed"], ["one", "1913"]),
    ".xlsx": xlsx_file(_ROWS, [["a"]], merged="A2:A3"),
}


def check(data: bytes, ending: str, options: ImportOptions) -> None:
    """Any error but a sentence for the person goes through and fails the test."""
    notes: tuple[PlannedNote, ...] = ()
    with suppress(UserError):
        notes = READERS[ending](data, f"file{ending}", options).notes
    for note in notes:
        spans = [(each.start, each.end) for each in (*note.marks, *note.turns, *note.comments)]
        assert all(0 <= start < end <= len(note.text) for start, end in spans)
        assert not set(note.text) & set("\x00\r\u2028\ufdd0")


def damaged(data: bytes, rolls: random.Random) -> bytes:
    """The bytes cut, with some turned, taken out or doubled."""
    changed = bytearray(data if rolls.random() < 0.6 else data[: rolls.randrange(len(data))])
    for _ in range(rolls.randrange(1, 8)):
        at = rolls.randrange(len(changed) + 1)
        if rolls.random() < 0.7 and at < len(changed):
            changed[at] = rolls.randrange(256)
        elif rolls.random() < 0.5:
            del changed[at : at + rolls.randrange(40)]
        else:
            changed[at:at] = changed[at : at + rolls.randrange(40)]
    return bytes(changed)


def damaged_within(data: bytes, rolls: random.Random) -> bytes:
    """An archive that is sound, while one of its parts is damaged."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rolls.choice([name for name, inside in parts.items() if inside])
    return packed({**parts, name: damaged(parts[name], rolls)})


def cases(data: bytes, count: int, seed: str) -> Iterator[bytes]:
    rolls = random.Random(seed)
    for number in range(count):
        yield damaged_within(data, rolls) if data.startswith(b"PK") and number % 2 else damaged(data, rolls)


@pytest.mark.parametrize("ending", list(_SAMPLES))
def test_a_sound_sample_is_read(ending: str) -> None:
    assert READERS[ending](_SAMPLES[ending], f"file{ending}", ImportOptions()).notes


@pytest.mark.parametrize("split", ["", "dated"])
@pytest.mark.parametrize("ending", list(_SAMPLES))
def test_damaged_documents_are_read_or_refused(ending: str, split: str) -> None:
    options = ImportOptions(kind="interview", split=split)
    for data in cases(_SAMPLES[ending], 120, ending + split):
        check(data, ending, options)


@pytest.mark.slow
@pytest.mark.parametrize("ending", list(_SAMPLES))
def test_thousands_of_damaged_documents_are_read_or_refused(ending: str) -> None:
    for data in cases(_SAMPLES[ending], 4_000, f"{ending} at length"):
        check(data, ending, ImportOptions())


@pytest.mark.slow
@pytest.mark.skipif(_DATA is None, reason="the real material is not here")
@pytest.mark.parametrize("ending", [".odt", ".rtf", ".pdf"])
def test_damaged_real_documents_are_read_or_refused(ending: str) -> None:
    assert _DATA is not None
    for path in sorted(_DATA.rglob(f"*{ending}")):
        if path.stat().st_size < 130_000:
            for data in cases(path.read_bytes(), 60, path.name):
                check(data, ending, ImportOptions())
