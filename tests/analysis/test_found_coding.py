"""Coding what was found: by match, sentence, paragraph or turn, in slices, as one step."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldnotes.analysis.found_coding import FoundCoding, Reckoning, Spot, reckoned, standing_units
from fieldnotes.analysis.units import UNITS, code_spans, units_of
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn

TALK = "JG: The chain sang. Long.\nIM: And the chain?\nA heading\nJG: Aye, chain."


def spots_of(text: str, word: str, note: str, around: int = 12) -> list[Spot]:
    found, at = [], text.find(word)
    while at >= 0:
        end = at + len(word)
        found.append(Spot(note, at, end, word, text[max(0, at - around) : at], text[end : end + around]))
        at = text.find(word, end)
    return found


@pytest.fixture
def talk(project) -> str:
    """An interview of three turns, with a heading between them."""
    note = project.notes.add(kind="interview", text=TALK).id
    project.turns.add_many(
        (
            Turn(new_id(), note, 4, 25, speaker_name="JG"),
            Turn(new_id(), note, 30, 44, speaker_name="IM"),
            Turn(new_id(), note, 59, 70, speaker_name="JG"),
        )
    )
    return note


def words(project, code: str) -> list[str]:
    return [one.passage.words for one in project.passages.of_code(project.codes.find(code).id)]


def whole(coding: FoundCoding):
    while coding.advance():
        pass
    return coding.finish()


def last(reckonings) -> Reckoning:
    return list(reckonings)[-1]


def test_a_turn_is_what_one_says_around_the_hit(project, talk):
    code_spans(project, "chain", [(talk, [(8, 13)])], "turn")
    assert words(project, "chain") == ["The chain sang. Long."]


def test_a_hit_over_two_turns_makes_two_passages_and_never_one_of_both(project, talk):
    code_spans(project, "chain", [(talk, [(20, 37)])], "turn")
    assert words(project, "chain") == ["The chain sang. Long.", "And the chain?"]


@pytest.mark.parametrize("unit", ["sentence", "paragraph"])
def test_the_speakers_name_in_front_is_no_part_of_what_was_said(project, unit):
    note = project.notes.add(text="Winifred: The chain.\nTom: Why?").id
    project.turns.add_many((Turn(new_id(), note, 10, 20, speaker_name="Winifred"),))
    assert units_of(project, note, [(14, 19)], unit) == [(10, 20)]
    assert units_of(project, note, [(0, 8)], unit) == [(0, 20)]


def test_where_nobody_speaks_the_paragraph_stands_for_the_turn(project, talk):
    plain = project.notes.add(text="The chain sang.\nNobody spoke.").id
    assert units_of(project, plain, [(4, 9)], "turn") == [(0, 15)]
    assert units_of(project, talk, [(47, 54)], "turn") == [(45, 54)]


def test_sentences_are_those_of_the_whole_text_though_only_paragraphs_around_are_cut(project):
    note = project.notes.add(text="Dr. Ward came. She left.\nThen J. Groot spoke. Twice.").id
    text = project.notes.text(note)
    at = text.index("Groot")
    assert [text[s:e] for s, e in units_of(project, note, [(at, at + 5)], "sentence")] == ["Then J. Groot spoke."]
    assert [text[s:e] for s, e in units_of(project, note, [(15, at + 5)], "sentence")] == [
        "She left.\nThen J. Groot spoke."
    ]


def test_what_coding_would_do_is_told_beforehand_exactly(project, talk):
    project.notes.add(text="Nothing.")
    plain = project.notes.add(text="A chain. A chain.").id
    spots = spots_of(TALK, "chain", talk) + spots_of("A chain. A chain.", "chain", plain)
    told = last(reckoned(project, "chain", spots, "turn"))
    assert told == Reckoning(
        4, 0, 2, 1, ("The chain sang. Long.", "And the chain?", "Aye, chain.", "A chain. A chain.")
    )
    code = project.codes.add("chain")
    project.codings.add(talk, 30, 44, code.id)
    assert last(reckoned(project, "chain", spots, "turn")).coded == 1
    coding = FoundCoding(project, "Chain", spots, "turn")
    whole(coding)
    assert (coding.made, coding.gone, len(words(project, "chain"))) == (3, 0, 4)
    assert last(reckoned(project, "chain", spots, "turn")).coded == 4


def test_what_another_coded_is_coded_besides(project, talk):
    code = project.codes.add("chain")
    project.codings.add(talk, 8, 13, code.id, coder=project.contributors.add("Kit Vale").id)
    spots = [Spot(talk, 8, 13)]
    assert last(reckoned(project, "chain", spots, "match")).coded == 0
    coding = FoundCoding(project, "chain", spots, "match")
    whole(coding)
    assert coding.made == 1
    assert len(project.codings.of_note(talk)) == 2


def test_coding_many_is_one_step_that_is_undone_and_done_again(project):
    notes = [project.notes.add(title=f"Note {n}", text="The chain. The chain. The chain.").id for n in range(40)]
    spots = [spot for note in notes for spot in spots_of("The chain. The chain. The chain.", "chain", note)]
    coding = FoundCoding(project, "chain", spots, "match")
    slices = 1
    while coding.advance():
        assert project.codes.find("chain") is None
        slices += 1
    step = coding.finish()
    assert (coding.made, step.label) == (120, "Code what was found with “chain”")
    assert project.codes.counts()[project.codes.find("chain").id] == 120
    project.store.undo()
    assert project.codes.find("chain") is None
    project.store.redo()
    assert len(words(project, "chain")) == 120
    assert project.check() == []


def test_cancelled_coding_leaves_nothing_not_even_its_code(project, talk):
    coding = FoundCoding(project, "chain", spots_of(TALK, "chain", talk), "match")
    coding.advance()
    coding.cancel()
    assert coding.finish() is None
    assert (project.codes.all(), project.codings.of_note(talk), project.passages.of_note(talk)) == ([], [], [])


def test_what_all_bears_the_code_already_is_no_step(project, talk):
    spots = spots_of(TALK, "chain", talk)
    whole(FoundCoding(project, "chain", spots, "match"))
    before = project.store.can_undo()
    again = FoundCoding(project, "chain", spots, "match")
    assert (whole(again), again.made) == (None, 0)
    assert project.store.can_undo() == before


def test_words_typed_between_two_slices_carry_what_is_still_to_be_coded(project):
    text = " ".join(f"chain{n:03}" for n in range(300))
    note = project.notes.add(text=text).id
    spots = [spot for n in range(300) for spot in spots_of(text, f"chain{n:03}", note)]
    coding = FoundCoding(project, "chain", spots, "match")
    typed = 0
    while coding.advance():
        project.notes.write(note, [Edit(0, "", "Now. ")])
        typed += 1
    coding.finish()
    assert (coding.made, coding.gone) == (300, 0)
    assert words(project, "chain") == [f"chain{n:03}" for n in range(300)]


def test_words_that_are_gone_are_left_out_and_counted(project, talk):
    spots = spots_of(TALK, "chain", talk)
    project.notes.write(talk, [Edit(4, "The chain sang. ", "")])
    coding = FoundCoding(project, "chain", spots, "match")
    whole(coding)
    assert (coding.made, coding.gone) == (2, 1)


def test_a_deleted_note_or_code_does_not_break_the_rest(project, talk):
    other = project.notes.add(text="A chain.").id
    spots = spots_of("A chain.", "chain", other) + spots_of(TALK, "chain", talk)
    project.notes.delete(other)
    coding = FoundCoding(project, "chain", spots, "match")
    whole(coding)
    assert (coding.made, coding.gone) == (3, 1)
    code = project.codes.find("chain")
    late = FoundCoding(project, "chain", spots, "sentence")
    project.codes.delete(code.id)
    with pytest.raises(UserError):
        whole(late)
    assert project.codings.of_note(talk) == []


def test_nothing_found_and_unknown_units_are_told(project):
    with pytest.raises(UserError):
        FoundCoding(project, "chain", [], "match")
    with pytest.raises(UserError):
        FoundCoding(project, "chain", [Spot("x", 0, 1)], "page")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("ab. \n", min_size=3, max_size=40), st.text("ab. \n", max_size=6), st.data())
def test_a_place_never_slides_onto_other_words(project, text, typed, data):
    """Whatever is typed meanwhile, what is coded are the words that were found, or nothing."""
    note = project.notes.add(text=text).id
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    spot = Spot(note, start, end, text[start:end], text[:start], text[end:])
    place = data.draw(st.integers(0, len(text)))
    project.notes.write(note, [Edit(place, "", typed)])
    now = project.notes.text(note)
    for unit in UNITS:
        for low, high in standing_units(project, note, [spot], unit):
            assert 0 <= low < high <= len(now)
            if unit == "match" and (place <= start or place >= end):
                assert now[low:high] == text[start:end].strip()
