"""Turns of a note: said of them, counted, written, cut up, and undone exactly."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import Voice, clock, read_clock, speaker_key
from fieldnotes.project.project import Project

TEXT = "Who rang the bell?\nNobody did. It rings in the wind.\nAh."


@pytest.fixture
def anna(project):
    return project.actors.add("Anna")


@pytest.fixture
def note(project, anna):
    """An interview of three turns; the researcher asks."""
    me = project.me
    note = project.notes.add(title="The bell", kind="interview", text=TEXT, author=me.id, people=[anna.id])
    asks, tells = Voice(me.name, contributor=me.id, asks=True), Voice("Anna", actor=anna.id)
    for number, (line, voice) in enumerate(zip(TEXT.split("\n"), (asks, tells, asks), strict=True)):
        start = TEXT.index(line)
        turn = Turn(f"turn{number}", note.id, start, start + len(line), time=number * 1000)
        project.turns.add_many([replace(turn, **voice.fields())])
    return note.id


def said(project: Project, note: str) -> list[tuple[str, str]]:
    text = project.notes.text(note)
    return [(turn.speaker_name, text[turn.start : turn.end]) for turn in project.turns.of_note(note)]


LINES = TEXT.split("\n")


def test_words_are_counted_by_speaker_the_one_who_asks_last(project, note):
    shares = project.voices.words(note)
    assert [(share.voice.name, share.turns, share.words) for share in shares] == [
        ("Anna", 1, 7),
        ("Ines Marlowe", 2, 5),
    ]
    assert [share.voice.asks for share in shares] == [False, True]


def test_a_renamed_person_speaks_under_the_new_name(project, note, anna):
    project.actors.change(anna.id, name="Anna Brandt")
    assert [voice.name for voice in project.voices.of_note(note)] == ["Ines Marlowe", "Anna Brandt"]


def test_the_next_speaker_is_the_one_of_the_last_two_who_does_not_speak(project, note):
    assert project.voices.next(note, len(TEXT)).name == "Anna"
    assert project.voices.next(note, len(LINES[0]) + 3).name == "Ines Marlowe"


def test_in_a_new_interview_the_one_who_asks_begins_and_the_person_present_answers(project, anna):
    me = project.me
    note = project.notes.add(kind="interview", author=me.id, people=[anna.id]).id
    first = project.voices.next(note, 0)
    assert (first.name, first.asks) == (me.name, True)
    project.turn_writing.begin(note, 0, first)
    assert project.voices.next(note, 0).actor == anna.id


def test_with_several_people_present_the_next_speaker_is_asked_for(project, anna):
    ben = project.actors.add("Ben")
    note = project.notes.add(kind="focus group", author=project.me.id, people=[anna.id, ben.id]).id
    project.turn_writing.begin(note, 0, project.voices.next(note, 0))
    assert project.voices.next(note, 0) is None


def test_a_transcript_is_written_turn_by_turn(project, anna):
    note = project.notes.add(kind="interview").id
    for name, words in (("Ines", "Who rang?"), ("Anna", "Nobody."), ("Ines", "Ah.")):
        end = len(project.notes.text(note))
        start = project.turn_writing.begin(note, end, project.voices.find(note, name))
        project.notes.write(note, [Edit(start, "", words)])
    assert project.notes.text(note) == "Who rang?\nNobody.\nAh."
    assert said(project, note) == [("Ines", "Who rang?"), ("Anna", "Nobody."), ("Ines", "Ah.")]
    assert project.turns.of_note(note)[1].speaker == anna.id


def test_a_turn_begun_amid_another_takes_its_second_part(project, note):
    project.turn_writing.begin(note, TEXT.index(" It rings"), Voice("Ben"))
    assert project.notes.text(note) == TEXT.replace("did. It", "did.\nIt")
    assert said(project, note)[1:3] == [("Anna", "Nobody did."), ("Ben", "It rings in the wind.")]
    project.store.undo()
    assert project.notes.text(note) == TEXT
    assert [words for _, words in said(project, note)] == LINES


def test_words_before_a_turn_can_stay_in_the_text(project, note):
    project.turn_writing.begin(note, len(TEXT), Voice("Ben"), "Ben: ")
    assert project.notes.text(note).endswith("Ah.\nBen: ")
    assert said(project, note)[-1] == ("Ben", "")


def test_a_typed_name_becomes_a_turn_and_undo_brings_it_back(project, note):
    end = len(TEXT)
    project.notes.write(note, [Edit(end, "", "\nAnna: ")])
    project.store.seal_writing()
    voice = project.voices.find(note, "anna")
    assert project.turn_writing.name(note, end + 1, end + 7, voice) == end + 1
    assert project.notes.text(note) == f"{TEXT}\n"
    assert said(project, note)[2:] == [("Ines Marlowe", "Ah."), ("Anna", "")]
    project.store.undo()
    assert project.notes.text(note) == f"{TEXT}\nAnna: "
    assert said(project, note)[2:] == [("Ines Marlowe", "Ah.\nAnna: ")]


def test_a_turn_is_split_at_a_place_and_joined_again(project, note):
    project.turn_writing.split("turn1", TEXT.index("It rings"))
    assert said(project, note)[1:3] == [("Anna", "Nobody did."), ("Anna", "It rings in the wind.")]
    second = project.turns.of_note(note)[2]
    assert project.turn_writing.join(second.id) == "turn1"
    assert said(project, note)[1] == ("Anna", LINES[1])
    with pytest.raises(UserError):
        project.turn_writing.split("turn2", len(TEXT) + 9)
    with pytest.raises(UserError):
        project.turn_writing.join("turn0")


def test_what_answered_a_joined_turn_answers_the_whole(project, note):
    project.turns.set_answers("turn2", "turn1")
    project.turn_writing.join("turn1")
    assert project.turns.get("turn2").answers == "turn0"


def test_a_removed_turn_leaves_its_words(project, note):
    project.turn_writing.remove(["turn1"])
    assert project.notes.text(note) == TEXT
    assert [words for _, words in said(project, note)] == [LINES[0], LINES[2]]


def test_a_turn_marked_within_another_cuts_it(project, note):
    start = TEXT.index("It")
    project.turn_writing.mark(note, start, start + len("It rings "), Voice("Ben"))
    assert said(project, note)[1:4] == [("Anna", "Nobody did."), ("Ben", "It rings"), ("Anna", "in the wind.")]


def test_all_turns_of_a_speaker_become_those_of_a_person(project):
    note = project.notes.add(kind="focus group", text="one\ntwo").id
    turns = [Turn("a", note, 0, 3, speaker_name="P1"), Turn("b", note, 4, 7, speaker_name="p1")]
    project.turns.add_many(turns)
    cara = project.actors.add("Cara")
    assert project.turns.give_all(note, speaker_key(turns[0]), Voice("Cara", actor=cara.id)) == 2
    assert {turn.speaker for turn in project.turns.of_note(note)} == {cara.id}
    project.store.undo()
    assert [turn.speaker_name for turn in project.turns.of_note(note)] == ["P1", "p1"]


def test_time_mode_round_and_the_one_who_asks_are_said_of_turns(project, note):
    project.turns.set_time("turn1", 751_000)
    project.turns.set_mode(["turn1"], "written")
    project.turns.set_round(["turn1"], 2)
    turn = project.turns.get("turn1")
    assert (turn.time, turn.mode, turn.round) == (751_000, "written", 2)
    assert project.turns.set_asks(note, speaker_key(turn), True) == 1
    for wrong in (lambda: project.turns.set_mode(["turn1"], "sung"), lambda: project.turns.set_round(["turn1"], 0)):
        with pytest.raises(UserError):
            wrong()


def test_found_turns_are_added_only_where_there_are_none(project, note):
    found = [Turn("", note, 0, 5, speaker_name="Q"), Turn("", note, 19, 30, speaker_name="A")]
    assert project.turn_writing.add_found(note, found) == 0
    project.turn_writing.remove(["turn1"])
    assert project.turn_writing.add_found(note, found) == 1


def test_a_lost_turn_pasted_again_is_the_same_turn(project, note):
    words = f"{LINES[1]}\n"
    turn = project.turns.get("turn1")
    project.notes.write(note, [Edit(turn.start, words, "")])
    assert len(project.turns.of_note(note)) == 2
    project.notes.write(note, [Edit(0, "", words)])
    project.turn_writing.lay(note, [replace(turn, start=0, end=len(LINES[1]))], 0, len(words))
    assert said(project, note)[0] == ("Anna", LINES[1])
    assert project.turns.get("turn1").time == 1000


def test_the_turn_of_a_place_is_found(project, note):
    assert project.turns.at(note, 20).id == "turn1"
    assert project.turns.written_at(note, len(LINES[0])).id == "turn0"
    assert project.turns.written_at(note, len(LINES[0]) + 1).id == "turn1"


def test_times_are_read_as_people_write_them():
    assert read_clock("00:12:31") == read_clock("12:31") == read_clock("[0:12:31]") == 751_000
    assert read_clock("1:02:03.5") == 3_723_500
    assert read_clock(" ") is None
    assert (clock(751_000), clock(3_723_999), clock(None)) == ("00:12:31", "01:02:03", "")
    for wrong in ("soon", "12:75"):
        with pytest.raises(UserError):
            read_clock(wrong)


EDITS = st.lists(
    st.tuples(
        st.integers(0, 60), st.sampled_from([0, 0, 0, 1, 1, 4, 20]), st.sampled_from(["", "x", "\n", "ab", "a\nb"])
    ),
    min_size=1,
    max_size=10,
)


def state(project: Project, note: str) -> tuple[object, ...]:
    columns = 'id, start, "end", lost, speaker, speaker_name, time'
    rows = project.store.tuples(f"SELECT {columns} FROM turn WHERE note = ? ORDER BY id", [note])
    passages = project.store.tuples('SELECT id, start, "end", lost FROM passage WHERE note = ? ORDER BY id', [note])
    return project.notes.text(note), rows, passages


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS, sealed=st.booleans(), verbs=st.lists(st.integers(0, 40), max_size=3))
def test_edits_keep_turns_apart_and_undo_and_redo_restore_them_exactly(project, edits, sealed, verbs):
    note = project.notes.add(text="One two.\nThree four.\nFive.\n").id
    project.turns.add_many(
        [Turn(f"{note}{start}", note, start, end, speaker_name="A") for start, end in ((0, 8), (9, 20), (21, 26))]
    )
    code = project.codes.find("bell") or project.codes.add("bell")
    project.codings.add(note, 4, 14, code.id)
    project.store.seal_writing()
    states = [state(project, note)]

    def took(step_before: object) -> None:
        text = project.notes.text(note)
        turns = project.turns.of_note(note)
        assert all(0 <= turn.start <= turn.end <= len(text) for turn in turns)
        assert all(one.end <= other.start for one, other in pairwise(turns))
        if project.store.can_undo().id == step_before.id:
            states[-1] = state(project, note)
        else:
            states.append(state(project, note))

    for number, (position, removed, inserted) in enumerate(edits):
        before = project.store.can_undo()
        text = project.notes.text(note)
        start = min(position, len(text))
        piece = text[start : start + removed]
        if not piece and not inserted:
            continue
        project.notes.write(note, [Edit(start, piece, inserted)])
        took(before)
        if sealed:
            project.store.seal_writing()
        if number < len(verbs):
            before = project.store.can_undo()
            project.turn_writing.begin(note, min(verbs[number], len(project.notes.text(note))), Voice("B"))
            took(before)
    for wanted in reversed(states[:-1]):
        project.store.undo()
        assert state(project, note) == wanted
    for wanted in states[1:]:
        project.store.redo()
        assert state(project, note) == wanted
