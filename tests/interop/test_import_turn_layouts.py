"""Layouts of transcripts as recorders, services and people write them, and texts that only look like one."""

import pytest

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.dialogue_turns import find_turns
from fieldnotes.interop.plan import ImportOptions
from fieldnotes.interop.readers import text as plain_text

SAID = ("How was the winter?", "Long, and the slip froze.", "Who told you?", "Nobody told us.")
WORDS = [("Ana", SAID[0]), ("Ben", SAID[1]), ("Ana", SAID[2]), ("Ben", SAID[3])]


def spoken(text: str, marks: tuple[Mark, ...] = ()) -> list[tuple[str, str]]:
    return [(turn.speaker, text[turn.start : turn.end]) for turn in find_turns(text, marks)]


def times(text: str) -> list[int | None]:
    return [turn.time for turn in find_turns(text)]


@pytest.mark.parametrize(
    "layout",
    [
        "{name}: {words}",
        "{name}：{words}",
        "{name}:\t{words}",
        "{name}\t{words}",
        "{name}:\n{words}",
        "- {name}: {words}",
        "**{name}**: {words}",
        "[00:12:31] {name}: {words}",
        "00:12:31 {name}: {words}",
        "{name} [00:12:31]: {words}",
        "{name} (00:12:31):\n{words}\n",
        "{name} (the ferry): {words}",
        "{name} – {words}",
        "{name}  00:12:31\n{words}\n",
        "{name} 0:12\n{words}\n",
        "{name} | 12:31\n{words}\n",
        "[00:12:31] {name}\n{words}\n",
        "[00:12:31.250] - {name}\n{words}\n",
        "00:12:31 --> 00:12:40 {name}\n{words}\n",
        "0:0:3.40 --> 0:0:5.10\n{name}\n{words}",
        "{name}\n12:31\n{words}\n",
        "{name}\n\n0:12\n\n{words}\n\n",
    ],
)
def test_each_layout_gives_the_same_turns(layout: str) -> None:
    text = "\n".join(layout.format(name=name, words=words) for name, words in WORDS)
    wanted = [(name + (" (the ferry)" if "ferry)" in layout else ""), words) for name, words in WORDS]
    assert [(name.rstrip(")"), words) for name, words in spoken(text)] == [(n.rstrip(")"), w) for n, w in wanted]


def test_speakers_without_names_are_numbered_as_the_recorder_numbered_them() -> None:
    text = "\n\n".join(f"Speaker {at % 2 + 1}  00:{at:02}\n{SAID[at]}" for at in range(4))
    assert [name for name, _ in spoken(text)] == ["Speaker 1", "Speaker 2"] * 2
    assert times(text) == [0, 1_000, 2_000, 3_000]


def test_letters_with_full_stops_ask_and_answer() -> None:
    text = "\n".join(f"{'QA'[at % 2]}. {SAID[at]}" for at in range(4))
    assert [name for name, _ in spoken(text)] == ["Q", "A", "Q", "A"]


def test_accents_written_apart_and_other_scripts_are_letters_of_names() -> None:
    names = ("Jose\u0301", "記者", "Ольга", "Jose\u0301")
    text = "\n".join(f"{name}: {words}" for name, words in zip(names, SAID, strict=True))
    assert [name for name, _ in spoken(f"{text}\n{text}")] == [*names, *names]


def test_capitals_on_a_line_of_their_own_name_who_speaks_below() -> None:
    text = "\n\n".join(f"{name.upper()} MARLOWE\n{words}\nAnd that was all of it." for name, words in WORDS)
    assert spoken(text) == [(f"{name.upper()} MARLOWE", f"{words}\nAnd that was all of it.") for name, words in WORDS]


def bolded(lines: list[tuple[str, str]], between: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks = "", []
    for name, words in lines:
        marks.append(Mark(len(text), len(text) + len(name), "bold"))
        text += f"{name}{between}{words}\n"
    return text, tuple(marks)


@pytest.mark.parametrize("between", ["\n", " ", "\n\n"])
def test_names_in_bold_alone_or_before_the_words_are_speakers(between: str) -> None:
    assert spoken(*bolded(WORDS, between)) == WORDS


def test_a_line_of_time_alone_belongs_to_no_turn() -> None:
    text = "\n".join(f"00:0{at}:00\n{name}: {words}" for at, (name, words) in enumerate(WORDS))
    assert spoken(text) == WORDS
    assert times(text) == [0, 60_000, 120_000, 180_000]


def test_times_behind_the_words_say_when_each_turn_ended() -> None:
    text = "\n".join(f"{'IB'[at % 2]}: {SAID[at]} #00:00:1{at}-5#" for at in range(4))
    turns = find_turns(text)
    assert [text[turn.start : turn.end] for turn in turns] == list(SAID)
    assert [(turn.time, turn.end_time) for turn in turns] == [
        (0, 10_500),
        (10_500, 11_500),
        (11_500, 12_500),
        (12_500, 13_500),
    ]


def test_columns_of_time_words_and_speaker_are_told_apart() -> None:
    text = "\n".join(f"0:0{at}.0 - 0:0{at}.9\t{words}\t{name}" for at, (name, words) in enumerate(WORDS))
    assert spoken(text) == WORDS
    assert times(text) == [0, 1_000, 2_000, 3_000]


def test_lines_on_top_that_tell_who_is_who_are_no_turns() -> None:
    head = (
        "Interviewee: Ana Marlowe (AM)\nInterviewer: Ben Lodge\nDate: 4 May 2013\nAM: Ana Marlowe\nBL = Ben Lodge\n\n"
    )
    body = "\n".join(f"{('BL', 'AM')[at % 2]}: {SAID[at]}" for at in range(4))
    assert spoken(head + body) == [(("BL", "AM")[at % 2], SAID[at]) for at in range(4)]
    assert spoken(body.replace("BL", "Interviewer"))[0] == ("Interviewer", SAID[0])
    assert spoken("BL = Ben Lodge\nAM: Ana Marlowe\n\n" + body)[0] == ("BL", SAID[0])
    assert spoken("Q: Quiet here?\n" + body.replace("BL", "Q"))[0] == ("Q", "Quiet here?")


RECIPE = "Butter: 200 g\nFlour: 400 g\nSugar: 50 g\nStep: mix\nButter: a little more\nFlour: for the board\n" * 2
FORM = "Wave: low\nSky: grey\nBirds: none\n" * 6
NOTES = "Note: the slip was wet.\nWe went down to it.\nNote: nobody came.\nNote: the bell is gone.\nNote: ask Ana.\n"
ADDRESSES = "Ana Marlowe\n4 Quay Street\nTel: 01234 567\n\nBen Lodge\n5 Quay Street\nTel: 01234 568\nFax: 5\nFax: 6\n"
TIMES = "09:00 Breakfast\nTea and bread.\n10:30 Crossing\nTwelve aboard.\n12:00 Lunch\nSoup.\n13:00 Crossing\nNine.\n"
GLOSSARY = "\n".join(f"{word}: a kind of rope used on boats of this river." for word in ("warp", "hawser", "spring"))
VERSES = "Luke 12:31\nSeek the kingdom.\nMark 10:14\nSuffer the little ones.\nJohn 11:35\nHe wept.\n"
CHAPTERS = "MORNING\nRain on the slip, and nobody came.\nEVENING\nSun.\nNIGHT\nStars.\nTHE NEXT DAY\nNothing.\n"
PROSE = "He said: come.\nShe said: no.\nIt was over – or so we thought – by nine.\nThey left. I stayed.\n" * 3
LISTS = "A. Rope\nB. Chain\nC. Bell\nD. Lamp\nA. Tar\nB. Oil\n"


@pytest.mark.parametrize(
    "text", [RECIPE, FORM, NOTES, ADDRESSES, TIMES, GLOSSARY, VERSES, CHAPTERS, PROSE, LISTS, "", "\n\n"]
)
def test_what_only_looks_like_speech_is_none(text: str) -> None:
    assert find_turns(text) == ()


def test_bold_words_in_prose_are_no_speakers() -> None:
    lines = [("Rope", " is made here."), ("Tar", " comes by boat."), ("Bells", " hang in the shed."), ("Oil", " too.")]
    assert spoken(*bolded(lines, "")) == []


def test_a_transcript_becomes_an_interview_though_nobody_said_so() -> None:
    long = "\n".join(f"{name}: {words}" for name, words in WORDS * 3)
    (note,) = plain_text.read(long.encode(), "a.txt", ImportOptions()).notes
    assert (note.kind, len(note.turns)) == ("interview", 12)
    (told,) = plain_text.read(long.encode(), "a.txt", ImportOptions(kind="document")).notes
    assert (told.kind, told.turns) == ("document", ())
    diary = "Rain all day, and nobody came to the market; the boats lay still until the evening. " * 40 + "\n" + long
    (kept,) = plain_text.read(diary.encode(), "b.txt", ImportOptions()).notes
    assert (kept.kind, kept.turns) == ("fieldnote", ())
