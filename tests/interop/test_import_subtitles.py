"""Subtitle files: speech with its speakers and times, whatever state the file is in."""

from pathlib import Path

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedNote
from fieldnotes.interop.readers import subtitles

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "subtitles"


def read(text: str, name: str = "interview.vtt") -> PlannedNote:
    (note,) = subtitles.read(text.encode(), name, ImportOptions()).notes
    return note


def spoken(note: PlannedNote) -> list[tuple[str, str, int | None, int | None]]:
    return [(turn.speaker, note.text[turn.start : turn.end], turn.time, turn.end_time) for turn in note.turns]


VOICES = """WEBVTT
Language: en-GB

NOTE Typed by Ines.

STYLE
::cue { color: red }

1
00:01.000 --> 00:02.500 align:start
<v Ana>When did the
<i>bell</i> stop?

00:02.600 --> 00:04.000
<v Ben>In the <c.loud>winter</c> &amp; nobody <00:03.000>said.

00:04.100 --> 00:06.000
<v Ben>Not to us.
"""


def test_voices_become_turns_and_cues_of_one_voice_are_joined() -> None:
    note = read(VOICES)
    assert note.text == "Ana: When did the bell stop?\nBen: In the winter & nobody said. Not to us."
    assert spoken(note) == [
        ("Ana", "When did the bell stop?", 1000, 2500),
        ("Ben", "In the winter & nobody said. Not to us.", 2600, 6000),
    ]
    assert (note.kind, note.language, note.title) == ("interview", "en", "interview")


def test_names_before_the_words_are_voices_where_they_come_back() -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nANA: One?\n\n2\n00:00:02,100 --> 00:00:03,000\ngoing on\n\n"
        "3\n00:00:03,100 --> 00:00:04,000\nBEN: Two: three.\n\n4\n00:00:04,100 --> 00:00:05,000\nANA: Four."
    )
    assert [turn[:2] for turn in spoken(read(text, "a.srt"))] == [
        ("ANA", "One? going on"),
        ("BEN", "Two: three."),
        ("ANA", "Four."),
    ]


def test_a_silence_or_a_dash_begins_a_new_paragraph() -> None:
    text = (
        "00:01.000 --> 00:02.000\nThe gate.\n\n00:02.100 --> 00:03.000\nIt was open.\n\n"
        "00:09.000 --> 00:10.000\nLater.\n\n00:10.100 --> 00:11.000\n- Who came?\n- The crew."
    )
    assert read(text).text == "The gate. It was open.\nLater.\n- Who came?\n- The crew."


def test_a_broken_file_gives_what_it_has_and_says_what_it_lacks() -> None:
    text = (
        "1\n00:00:05,000 --> 00:00:06,000\nFive.\n2\n00:00:01,000 --> 00:00:02,000\nOne.\n\n3\n00:00:xx --> 00:00:08\n"
        "Not lost.\n\n4\n00:00:07,000 --> 00:00:08,000\n\n"
    )
    note = read(text, "b.srt")
    assert [turn[1] for turn in spoken(note)] == ["One. Not lost.", "Five."]
    assert note.warnings == (
        "One subtitle bore times that cannot be read; the words were kept where they stand.",
        "One subtitle held no words and was left out.",
        "The subtitles were not in the order of their times; they are now.",
    )


def test_ends_that_are_missing_or_lie_before_the_beginning_are_mended() -> None:
    text = (
        "00:01.000 -->\nOne.\n\n00:05.000 --> 00:04.000\nFive.\n\n00:30.000 --> 00:31.000\nThirty.\n\n"
        "00:60.000 --> \nSixty."
    )
    note = read(text)
    assert [(turn[1], *turn[2:]) for turn in spoken(note)] == [
        ("One. Five.", 1_000, 5_000),
        ("Thirty.", 30_000, 31_000),
        ("Sixty.", 60_000, 60_000),
    ]
    assert note.warnings == (
        "2 subtitles had no end and were taken to last until the next one.",
        "One subtitle ended before beginning; the end was left out.",
    )


@pytest.mark.parametrize(
    "times",
    [
        "00:00:01,5 --> 00:00:02,5",
        "00:00:01:500 --> 00:00:02:500",
        "00: 00: 01,500 -> 00: 00: 02,500",
        "0:01.500 –> 0:02.500",
        "00:00:01.500 → 00:00:02.500",
        "00:00:01;500 -- > 00:00:02;500",
    ],
)
def test_times_are_read_however_they_were_typed(times: str) -> None:
    assert spoken(read(f"1\n{times}\nSaid.\n"))[0][1:] == ("Said.", 1_500, 2_500)


def test_words_behind_an_empty_line_in_a_subtitle_are_kept() -> None:
    note = read(
        "intro\n\nfirst\n00:01.000 --> 00:02.000\nThe gate.\n\nIt was open.\n\nsecond\n00:02.500 --> 00:03.000\nYes."
    )
    assert note.text == "The gate. It was open. Yes."
    assert note.warnings == ("One line between subtitles went to the one above.",)


def test_captions_that_roll_are_taken_once() -> None:
    lines = ["when the bell", "stopped that winter", "nobody in the house", "said a word of it"]
    cues = [f"00:0{at}.000 --> 00:0{at + 1}.000\n{lines[at]}\n{lines[at + 1]}\n" for at in range(3)]
    note = read("\n".join(cues))
    assert note.text == " ".join(lines)
    assert note.warnings == ("2 lines shown twice running, as captions roll, came once.",)
    twice = read("00:01.000 --> 00:02.000\nYes.\n\n00:05.000 --> 00:06.000\nYes.\n\n00:06.000 --> 00:07.000\nNo.")
    assert twice.text == "Yes.\nYes. No."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_characters_and_byte_order_marks_do_no_harm(encoding: str) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nLe café était fermé, déjà à Noël.\n"
    data = text.encode(encoding) if encoding != "utf-16-be" else b"\xfe\xff" + text.encode(encoding)
    (note,) = subtitles.read(data, "a.srt", ImportOptions()).notes
    assert note.text == "Le café était fermé, déjà à Noël."


def test_a_file_cut_off_in_the_middle_gives_what_there_is() -> None:
    whole = "".join(f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\nWord {at} was said.\n\n" for at in range(1, 6))
    for cut in range(40, len(whole)):
        assert whole[32:cut].split("\n")[0].strip() in read(whole[:cut], "c.srt").text


def test_a_file_without_subtitles_is_refused() -> None:
    with pytest.raises(UserError, match="No subtitles"):
        read("WEBVTT\n\nNOTE nothing here\n")


@pytest.mark.skipif(not DATA.is_dir(), reason="the corpora are not here")
def test_every_real_subtitle_file_is_read_with_times_that_rise() -> None:
    for file in sorted(DATA.glob("*.[sv][rt]t")):
        (note,) = subtitles.read(file.read_bytes(), file.name, ImportOptions()).notes
        times = [turn.time for turn in note.turns]
        assert times == sorted(times), file.name
        assert "-->" not in note.text
        assert "<" not in note.text
    (podcast,) = subtitles.read((DATA / "podcast-namespace__example.vtt").read_bytes(), "x.vtt", ImportOptions()).notes
    assert {turn.speaker for turn in podcast.turns} == {"Sarah", "Gillian"}
