"""Codes for what each speaker says."""

import pytest

from fieldnotes.analysis.speaker_coding import SpeakerCoding
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn


@pytest.fixture
def interview(project) -> str:
    """A note with four turns: of a person, of a researcher, of a mere name, and of nobody."""
    note = project.notes.add(kind="interview", text="JG: Long.\nIM: And cold?\nVoice: Aye.\n(Laughter.)")
    joan = project.actors.add("Joan Groot")
    project.turns.add_many(
        (
            Turn(new_id(), note.id, 4, 9, speaker=joan.id, speaker_name="JG"),
            Turn(new_id(), note.id, 14, 23, contributor=project.me.id, speaker_name="IM"),
            Turn(new_id(), note.id, 31, 35, speaker_name="Voice"),
            Turn(new_id(), note.id, 36, 47),
        )
    )
    return note.id


def coded(project, note: str) -> list[tuple[str, str]]:
    return [(each.code.name, each.passage.words) for each in project.codings.of_note(note)]


def whole(coding: SpeakerCoding):
    while coding.advance():
        pass
    return coding.finish()


def test_each_speaker_has_a_code_below_speakers_and_the_name_stays_outside_the_passage(project, interview) -> None:
    coding = SpeakerCoding(project, [interview])
    step = whole(coding)
    assert coded(project, interview) == [("Joan Groot", "Long."), ("Ines Marlowe", "And cold?"), ("Voice", "Aye.")]
    parents = {project.codes.get(code.parent).name for code in project.codes.all() if code.parent}
    assert len({code.colour for code in project.codes.all() if code.parent}) == 3
    assert (coding.made, step.label, parents) == (3, "Code turns by speaker", {"Speakers"})


def test_codes_there_are_and_passages_coded_already_are_used_again(project, interview) -> None:
    parent = project.codes.add("speakers")
    mine = project.codes.add("joan groot", parent=parent.id)
    project.codings.add(interview, 4, 9, mine.id)
    coding = SpeakerCoding(project, [interview])
    whole(coding)
    assert coding.made == 2
    assert len(project.codes.all()) == 4
    again = SpeakerCoding(project, [interview])
    assert whole(again) is None
    assert again.made == 0


def test_the_coding_is_undone_in_one_step_and_done_again(project, interview) -> None:
    whole(SpeakerCoding(project, [interview]))
    project.store.undo()
    assert (coded(project, interview), project.codes.all()) == ([], [])
    project.store.redo()
    assert len(coded(project, interview)) == 3
    assert project.check() == []


def test_cancelled_coding_leaves_nothing(project, interview) -> None:
    coding = SpeakerCoding(project, [interview])
    coding.advance()
    coding.cancel()
    assert coding.finish() is None
    assert (coded(project, interview), project.codes.all()) == ([], [])


def test_typing_between_slices_moves_the_turns_that_are_still_to_be_coded(project, interview) -> None:
    from fieldnotes.domain.edits import Edit

    coding = SpeakerCoding(project, [interview])
    project.notes.write(interview, [Edit(0, "", "Tape 1\n")])
    whole(coding)
    assert coded(project, interview)[0] == ("Joan Groot", "Long.")


def test_notes_in_which_nobody_speaks_say_so(project) -> None:
    note = project.notes.add(text="Rain.")
    with pytest.raises(UserError, match="No turns with speakers"):
        SpeakerCoding(project, [note.id])


def test_a_form_is_kept_unless_somebody_is_called_so(project) -> None:
    joan, ann = project.actors.add("Joan Groot"), project.actors.add("Ann")
    assert project.speakers.keep_form(joan.id, "JG")
    assert not project.speakers.keep_form(ann.id, "jg")
    assert not project.speakers.keep_form(joan.id, "ann")
    assert project.actors.find("JG") == joan
