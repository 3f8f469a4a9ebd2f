"""Who the speakers of an import are: what transcripts tell of them, whom of the project they are, what making keeps."""

import pytest

from fieldnotes.interop import apply
from fieldnotes.interop.apply import apply_plan
from fieldnotes.interop.dialogue_turns import find_turns
from fieldnotes.interop.plan import Casting, Plan, PlannedNote
from fieldnotes.interop.speaker_heads import full_name, is_generic, known_at_top
from fieldnotes.interop.speakers import Speaker, answered, cast_of, speakers_of, surely_cast

ASKED = "And how was the winter here?"
TOLD = "Long, and dark, and the slip froze over three times before the bell was hung again in March."


def interview(asker: str, teller: str, head: str = "", title: str = "") -> PlannedNote:
    text = head + f"{asker}: {ASKED}\n{teller}: {TOLD}\n" * 3
    return PlannedNote(title, text, kind="interview", turns=find_turns(text))


def plan(*notes: PlannedNote) -> Plan:
    return Plan(notes, files=len(notes))


def facts(speakers: tuple[Speaker, ...]) -> list[tuple[str, str, bool]]:
    return [(speaker.label, speaker.full, speaker.asks) for speaker in speakers]


HEAD = "Interviewee: Lord Michael Young\nInterviewer: Prof. Paul Thompson (PT)\nHeld on 3 July 2001\n\n"


def test_the_top_of_a_transcript_tells_who_is_who() -> None:
    assert facts(speakers_of(plan(interview("Paul", "Michael", HEAD)))) == [
        ("Michael", "Lord Michael Young", False),
        ("Paul", "Paul Thompson", True),
    ]
    assert facts(speakers_of(plan(interview("PT", "A", HEAD)))) == [
        ("A", "Lord Michael Young", False),
        ("PT", "Paul Thompson", True),
    ]


@pytest.mark.parametrize(
    ("top", "label", "full"),
    [
        ("PT = Paul Thompson\nMY = Michael Young", "MY", "Michael Young"),
        ("Paul Thompson (PT) talks to Michael Young (MY)", "PT", "Paul Thompson"),
        ("PT: Paul Thompson (interviewer)", "PT", "Paul Thompson"),
        ("Interviewers: Ana Lee and Ben Lodge", "Ben", "Ben Lodge"),
        ("Interviewers: Ana Lee and Ben Lodge", "Q", ""),
        ("Respondent: Joan de Groot", "R", "Joan de Groot"),
        ("Present: Ann Oakley, at home", "Ann", "Ann Oakley"),
        ("It rained all day.", "Ann", ""),
        ("Interviewee: Jean-Pierre Martin", "JPM", "Jean-Pierre Martin"),
    ],
)
def test_full_names_are_found_for_labels(top: str, label: str, full: str) -> None:
    assert full_name(label, known_at_top(top), "", top) == full


def test_one_full_name_told_in_one_file_holds_for_the_label_in_the_others() -> None:
    speakers = speakers_of(plan(interview("Paul", "Ana", "Interviewer: Paul Dow\n"), interview("Paul", "Ben")))
    assert [(each.label, each.full, each.notes) for each in speakers if each.asks] == [("Paul", "Paul Dow", (0, 1))]


def test_the_title_tells_the_name_too() -> None:
    assert full_name("Marilyn", [], "Interview with Marilyn Strathern, 2011", "") == "Marilyn Strathern"


def test_short_turns_that_end_in_questions_are_those_of_one_who_asks() -> None:
    assert facts(speakers_of(plan(interview("Elaine", "Marilyn")))) == [("Marilyn", "", False), ("Elaine", "", True)]
    assert facts(speakers_of(plan(interview("INT", "Marilyn"))))[1] == ("INT", "", True)


def test_a_label_that_means_somebody_else_in_each_file_is_a_speaker_in_each() -> None:
    speakers = speakers_of(plan(interview("Q", "Speaker 1"), interview("Q", "Speaker 1"), interview("Q", "Ana")))
    assert sorted((each.label, each.notes) for each in speakers) == [
        ("Ana", (2,)),
        ("Q", (0, 1, 2)),
        ("Speaker 1", (0,)),
        ("Speaker 1", (1,)),
    ]
    both = plan(interview("Q", "Paul", "Interviewee: Paul Lee\n"), interview("Q", "Paul", "Interviewee: Paul Dow\n"))
    assert {(each.full, each.notes) for each in speakers_of(both) if each.label == "Paul"} == {
        ("Paul Lee", (0,)),
        ("Paul Dow", (1,)),
    }
    assert [is_generic(label) for label in ("Speaker 1", "B", "Female 2", "PT", "Ana")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_names_forms_initials_and_parts_of_names_are_matched(project) -> None:
    young = project.actors.add("Michael Young")
    project.speakers.keep_form(young.id, "Lord Y")
    cast = cast_of(project)

    def match(label: str, full: str = "") -> tuple[str, bool] | None:
        found = cast.match(Speaker(label, (0,), 3, 30, full))
        return None if found is None else (found.name, found.sure)

    assert match("michael young") == ("Michael Young", True)
    assert match("Lord Y") == ("Michael Young", True)
    assert match("Prof. Michael Young") == ("Michael Young", True)
    assert match("A", "Michael Young") == ("Michael Young", True)
    assert match("IM") == ("Ines Marlowe", True)
    assert match("Michael") == ("Michael Young", False)
    assert match("MY") == ("Michael Young", False)
    assert match("Michael", "Michael Dow") is None
    project.actors.add("Michael Dow")
    cast = cast_of(project)
    assert match("Michael") is None


def test_suggestions_are_the_match_or_a_new_person_or_nobody(project) -> None:
    young = project.actors.add("Michael Young")
    speakers = (
        Speaker("MY", (0,), 3, 30),
        Speaker("IM", (0,), 3, 9),
        Speaker("JG", (1,), 3, 30, "Joan de Groot"),
        Speaker("Q", (1,), 3, 9, asks=True),
    )
    cast = cast_of(project)
    assert tuple(answered(each, cast.suggest(each)) for each in speakers) == (
        Casting("MY", (0,), actor=young.id, keep=True),
        Casting("IM", (0,), contributor=project.me.id, asks=True),
        Casting("JG", (1,), new="Joan de Groot", keep=True),
        Casting("Q", (1,), asks=True),
    )


def test_making_gives_each_turn_its_speaker_and_keeps_abbreviations_for_the_next_file(project) -> None:
    first = plan(interview("IM", "JG", "JG = Joan de Groot\n"))
    speakers = speakers_of(first)
    known = cast_of(project)
    cast = tuple(answered(each, known.suggest(each)) for each in speakers)
    apply_plan(project, Plan(first.notes, files=1, cast=cast))
    (joan,) = project.actors.all()
    (note,) = project.notes.rows()
    turns = project.turns.of_note(note.id)
    assert {(turn.speaker_name, turn.speaker, turn.contributor, turn.asks) for turn in turns} == {
        ("IM", None, project.me.id, 1),
        ("JG", joan.id, None, 0),
    }
    assert project.actors.find("jg") == joan
    second = surely_cast(project, plan(interview("IM", "JG")))
    assert {casting.actor or casting.contributor for casting in second.cast} == {joan.id, project.me.id}
    apply_plan(project, second)
    assert len(project.actors.all()) == 1
    project.store.undo()
    project.store.undo()
    assert project.actors.all() == []
    assert project.check() == []


def test_one_new_person_under_two_labels_is_made_once(project) -> None:
    both = plan(interview("Q", "Joan"), interview("Q", "JG"))
    cast = (Casting("Joan", (0,), new="Joan Groot"), Casting("JG", (1,), new="Joan  Groot", keep=True))
    apply_plan(project, Plan(both.notes, files=2, cast=cast))
    assert [actor.name for actor in project.actors.all()] == ["Joan Groot"]


def test_without_a_dialog_only_sure_matches_are_made(project) -> None:
    project.actors.add("Michael Young")
    unsure = surely_cast(project, plan(interview("Q", "Michael")))
    assert {(casting.label, casting.actor, casting.new, casting.asks) for casting in unsure.cast} == {
        ("Michael", None, "", False),
        ("Q", None, "", True),
    }


def test_turns_can_be_coded_by_speaker_in_the_same_step(project) -> None:
    made = plan(interview("Q", "Joan"))
    cast = (Casting("Joan", (0,), new="Joan Groot"),)
    apply_plan(project, Plan(made.notes, files=1, cast=cast, code_turns=True))
    counts = project.codes.counts()
    assert {code.name: counts.get(code.id, 0) for code in project.codes.all()} == {
        "Speakers": 0,
        "Q": 3,
        "Joan Groot": 3,
    }
    project.store.undo()
    assert project.codes.all() == []


def test_an_import_given_up_at_any_moment_leaves_nothing(project, monkeypatch) -> None:
    monkeypatch.setattr(apply, "SLICE", 0)
    made = plan(interview("IM", "JG", "JG = Joan de Groot\n"), interview("Q", "JG"))
    known = cast_of(project)
    cast = tuple(answered(each, known.suggest(each)) for each in speakers_of(made))
    before = project.stats()
    for moment in range(16):
        run = apply.ImportRun(project, Plan(made.notes, files=2, cast=cast, code_turns=True))
        for _ in range(moment):
            run.advance()
        run.abandon()
        assert (project.stats(), project.actors.all(), project.codes.all()) == (before, [], [])
    assert project.check() == []
    assert project.store.can_undo() is None
