"""Cut and flipped bytes: a reader reads them or refuses them in a sentence, and nothing else."""

from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from word_files import p, word_file

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.gather import READERS
from fieldnotes.interop.plan import ImportOptions, PlannedNote

_COMMENT = f'<w:comment w:id="1" w:author="A">{p("?")}</w:comment>'
_WORD = word_file(p("12 March 2013") + p('<w:commentRangeStart w:id="1"/>', "words"), comments=_COMMENT)
_PAGE = (
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><article>'
    '<time datetime="1660-04-11">1</time> Ü</article></body></html>'
)
_TEXT = "12 March 1913\nÜber — “dies”.\n\n13.--Das.\n\n1914\n\nMai\n\n三日 晴\nAna: x\nBen: y\nAna: x\nBen: y\n"
_SAMPLES = {
    ".txt": _TEXT.encode("cp1252", "replace"),
    ".md": ("---\ntitle: x\n---\n# A\n" + _TEXT).encode(),
    ".docx": _WORD,
    ".xhtml": _PAGE.encode(),
    ".jsonl": b'{"text": "a", "people": ["b"]}\n{"text": "c", "observed": "1913"}\n',
    ".vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>One &amp; two.\n\n00:03.000 --> 00:04.000\nBen: Three.\n",
    ".srt": b"1\r\n00:00:01,000 --> 00:00:02,000\r\n- One.\r\n- Two.\r\n\r\n2\r\n00:00:09,000 --> 00:00:10,000\r\n3",
    ".csv": 'text;observed\n"a\nb";12 March 1913\nü;1914\n'.encode("cp1252"),
}


def read_or_refused(data: bytes, ending: str, options: ImportOptions) -> tuple[PlannedNote, ...]:
    """The notes of a file, none where it is refused; any other error goes through and fails the test."""
    with suppress(UserError):
        return READERS[ending](data, f"file{ending}", options).notes
    return ()


@pytest.mark.parametrize("ending", list(_SAMPLES))
@settings(max_examples=60)
@given(
    cut=st.integers(0, 4000),
    flips=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=6),
    split=st.sampled_from(["", "dated"]),
)
@example(cut=0, flips=[], split="")
@example(cut=4000, flips=[], split="dated")
def test_damaged_bytes_are_read_or_refused(ending: str, cut: int, flips: list[tuple[int, int]], split: str) -> None:
    data = bytearray(_SAMPLES[ending][:cut] or _SAMPLES[ending])
    for at, value in flips:
        data[at % len(data)] = value
    for note in read_or_refused(bytes(data), ending, ImportOptions(kind="interview", split=split)):
        spans = [(mark.start, mark.end) for mark in note.marks] + [(turn.start, turn.end) for turn in note.turns]
        spans += [(comment.start, comment.end) for comment in note.comments]
        assert all(0 <= start < end <= len(note.text) for start, end in spans)
        assert not set(note.text) & set("\x00\r\u2028\ufdd0")


@given(st.binary(max_size=400), st.sampled_from(sorted(READERS)))
def test_any_bytes_are_read_or_refused(data: bytes, ending: str) -> None:
    assert read_or_refused(data, ending, ImportOptions(split="dated")) is not None


def test_a_page_nested_out_of_reach_is_refused_for_that_reason() -> None:
    page = b"<p>Words.</p>" + b"<div>" * 5000 + b"deep" + b"</div>" * 5000
    with pytest.raises(UserError, match="nested too deeply"):
        READERS[".html"](page, "deep.html", ImportOptions())
