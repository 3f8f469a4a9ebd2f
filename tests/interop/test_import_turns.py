"""Who says what in plain interviews."""

import pytest

from fieldnotes.interop.dialogue_turns import find_turns
from fieldnotes.interop.plan import ImportOptions
from fieldnotes.interop.readers import markdown
from fieldnotes.interop.stamps import milliseconds


def spoken(text: str) -> list[tuple[str, str, int | None]]:
    return [(turn.speaker, text[turn.start : turn.end], turn.time) for turn in find_turns(text)]


@pytest.mark.parametrize(
    ("one", "two", "names"),
    [
        ("ANA:", "BEN:", ("ANA", "BEN")),
        ("**Ana:**", "**Ben:**", ("Ana", "Ben")),
        ("Q:", "A:", ("Q", "A")),
        ("Mireille B. Reece, Psy.D:", "Adam Stacoviak:", ("Mireille B. Reece, Psy.D", "Adam Stacoviak")),
        ("Interviewer 1:", "P01:", ("Interviewer 1", "P01")),
    ],
)
def test_names_before_a_colon_are_speakers(one: str, two: str, names: tuple[str, str]) -> None:
    text = f"{one} How was it?\n{two} Long.\nAnd wet.\n{one} So?\n{two} So we left."
    assert spoken(text) == [
        (names[0], "How was it?", None),
        (names[1], "Long.\nAnd wet.", None),
        (names[0], "So?", None),
        (names[1], "So we left.", None),
    ]


def test_times_stand_before_or_after_the_name_or_alone_above() -> None:
    text = "[00:12:31] Ana: One.\n(12:40) Ben: Two.\nAna (00:13:01): Three.\n00:13:05\nBen: Four."
    assert [time for *_, time in spoken(text)] == [751000, 760000, 781000, 785000]
    assert spoken(text)[2][:2] == ("Ana", "Three.")


def test_a_fieldnote_with_a_few_labels_is_no_conversation() -> None:
    text = "Date: 12 March\nPlace: ward\nPresent: Ana, Ben\nShe said: come in.\nWe went: slowly.\nThen: nothing.\n"
    assert find_turns(text) == ()


def test_prose_with_colons_is_no_conversation() -> None:
    text = "\n".join(f"There was one thing to say about day {day}: it rained, and nobody came." for day in range(9))
    assert find_turns(text) == ()


def test_only_spoken_kinds_are_looked_through_unless_asked() -> None:
    data = b"**Ana:** One?\n\n**Ben:** Two.\n\n**Ana:** Three?\n\n**Ben:** Four.\n"
    assert not markdown.read(data, "x.md", ImportOptions()).notes[0].turns
    assert len(markdown.read(data, "x.md", ImportOptions(kind="interview")).notes[0].turns) == 4
    assert len(markdown.read(data, "x.md", ImportOptions(turns=True)).notes[0].turns) == 4
    assert not markdown.read(data, "x.md", ImportOptions(kind="interview", turns=False)).notes[0].turns


def test_times_are_milliseconds() -> None:
    assert [milliseconds(stamp) for stamp in ("12:31", "01:02:03", "1:02:03.5")] == [751000, 3723000, 3723500]
