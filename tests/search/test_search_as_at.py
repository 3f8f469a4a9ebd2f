"""Facts, teams, standings and speakers in a search, as at the date observed; and the index that follows them."""

import random

import pytest
from test_search_following import Following

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.turns import Voice
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.search.query import parse

ASKED = "Who holds the wheel?"
TOLD = "I hold the wheel, and the wheel holds me."
WHENS = {"before": "2012-05", "after": "2013-02-03", "both": "2012-11/2013-02", "none": None}
TALK = f"I: {ASKED}\nP: {TOLD}"


@pytest.fixture
def following(project: Project) -> Following:
    return Following(project)


@pytest.fixture
def pask(project: Project) -> str:
    actor = project.actors.add("Winifred Pask", pseudonym="Hester")
    project.facts.add(actor.id, "role", "deckhand", None, "2012")
    project.facts.add(actor.id, "role", "skipper", "2013", "2015")
    team = Ref("team", project.teams.add("Ferry trust").id)
    project.memberships.enter(team, Ref("actor", actor.id), "volunteer", "2012-06", "2014-06")
    return actor.id


def add(project: Project, title: str, observed: str | None, *people: str) -> str:
    when = When.of(observed) if observed else None
    return project.notes.add(title=title, text="The wheel.", observed=when, people=people, author=project.me.id).id


def talk(project: Project, title: str, observed: str, speaker: str | None, asks: int = 1) -> str:
    note = project.notes.add(title=title, kind="interview", text=TALK, observed=When.of(observed))
    second = TALK.index(TOLD)
    project.turns.add_many(
        [
            Turn(new_id(), note.id, 3, 3 + len(ASKED), speaker_name="I", asks=asks),
            Turn(new_id(), note.id, second, len(TALK), speaker, "P"),
        ]
    )
    return note.id


def test_notes_are_found_by_what_was_true_of_their_people_then(following: Following, pask: str) -> None:
    for title, observed in (
        ("before", "2012-05"),
        ("after", "2013-02-03"),
        ("both", "2012-11/2013-02"),
        ("none", None),
    ):
        add(following.project, title, observed, pask)
    assert following.notes("role:deckhand") == ["before", "both"]
    assert following.notes("role:skipper") == ["after", "both"]
    assert following.notes('fact:"role skipper"') == following.notes("fact:skipp*") == ["after", "both"]
    assert following.notes("team:trust") == following.notes("role:volunteer") == ["after", "both"]
    assert following.notes("NOT role:skipper") == ["before", "none"]


def test_notes_are_found_by_how_their_author_stood_towards_the_field(following: Following) -> None:
    project = following.project
    project.standings.enter(project.me.id, "evaluator", "2012-03", "2013")
    project.standings.enter(project.me.id, "one of the crew", "2014")
    for title, observed in (("early", "2012-05-06"), ("late", "2016")):
        add(project, title, observed)
    assert following.notes("standing:evaluator") == ["early"]
    assert following.notes("standing:crew wheel") == ["late"]


def test_words_are_looked_for_where_somebody_says_them(following: Following, pask: str) -> None:
    talk(following.project, "old", "2012", pask)
    talk(following.project, "new", "2014-03-04", pask)
    assert following.ask("wheel").occurrences == 6
    assert following.ask("wheel speaker:interviewer").occurrences == 2
    assert following.ask("wheel speaker:others").occurrences == 4
    assert following.ask("wheel NOT speaker:interviewer").occurrences == 4
    assert following.ask('wheel speaker:"winifred pask"').occurrences == 4
    assert following.ask("wheel speaker:hester observed:2014").occurrences == 2
    found = following.ask("hold speaker:skipper")
    assert ([hit.title for hit in found.hits], found.occurrences) == (["new"], 2)
    assert following.ask("speaker:skipper").occurrences == 1
    assert following.notes("wheel speaker:nobody") == []


def test_speakers_of_whom_only_a_name_is_known_are_found_beside_people_of_that_name(
    following: Following, pask: str
) -> None:
    project = following.project
    talk(project, "matched", "2014", pask)
    note = talk(project, "named", "2014", None)
    (_, second) = project.turns.of_note(note)
    project.turns.set_speaker([second.id], Voice("Winifred P."))
    assert following.ask("wheel speaker:winifred").occurrences == 4
    assert following.ask('wheel speaker:"winifred p"').occurrences == 4
    assert following.ask("wheel speaker:i").occurrences == 2
    project.turns.set_speaker([second.id], Voice("Joan"))
    assert following.notes("wheel speaker:joan") == ["named"]
    assert following.notes("wheel speaker:winifred") == ["matched"]


def test_a_researcher_who_speaks_counts_as_the_one_who_asks(following: Following) -> None:
    project = following.project
    note = talk(project, "talk", "2014", None, asks=0)
    assert following.ask("wheel speaker:interviewer").occurrences == 0
    (first, _) = project.turns.of_note(note)
    with project.store.step("Set speaker"):
        project.store.update("turn", first.id, {"contributor": project.me.id})
    assert following.ask("wheel speaker:interviewer").occurrences == 1
    assert following.ask("wheel speaker:ines").occurrences == 1


def test_a_field_that_there_is_not_is_said_with_those_there_are() -> None:
    with pytest.raises(UserError, match="speaker:, team:, role:, fact:, standing:"):
        parse("nurse:yes")
    with pytest.raises(UserError, match="After role: write"):
        parse("wheel role:")


def answers(following: Following) -> dict[str, list[str]]:
    queries = (
        "role:skipper",
        "role:deckhand",
        "fact:calm",
        "team:trust",
        "standing:evaluator",
        "wheel speaker:skipper",
    )
    return {query: following.notes(query) for query in queries}


def test_the_index_follows_facts_teams_and_standings_through_changes_and_undo(project: Project, pask: str) -> None:
    following, chance = Following(project), random.Random(4)
    for year in range(2011, 2017):
        add(project, f"note {year}", str(year), pask)
        talk(project, f"talk {year}", f"{year}-05-06", pask)
    following.ask("wheel")
    team = Ref("team", project.teams.all()[0].id)

    def change() -> None:
        start = chance.randint(2010, 2016)
        stretch = (str(start), str(start + chance.randint(0, 2)))
        facts = project.facts.of(pask)
        deed = chance.randrange(6)
        if deed == 0:
            project.facts.add(pask, chance.choice(["role", "mood"]), chance.choice(["skipper", "calm"]), *stretch)
        elif deed == 1 and facts:
            project.facts.remove(chance.choice(facts).id)
        elif deed == 2:
            project.memberships.enter(team, Ref("actor", pask), "", *stretch)
        elif deed == 3:
            project.standings.enter(project.me.id, "evaluator", *stretch)
        elif deed == 4:
            note = chance.choice([row.id for row in project.notes.rows()])
            project.notes.change(note, observed=When.of(str(chance.randint(2010, 2017))))
        elif project.store.can_undo():
            project.store.undo()

    for _ in range(40):
        change()
        assert answers(following) == answers(Following(project))


def test_renaming_a_team_is_followed(following: Following, pask: str) -> None:
    project = following.project
    add(project, "then", "2013", pask)
    assert following.notes("team:trust") == ["then"]
    project.teams.change(project.teams.all()[0].id, name="Orrin crossing")
    assert following.notes("team:trust") == []
    assert following.notes("team:orrin") == ["then"]


def test_what_does_not_concern_a_note_leaves_it_alone(following: Following, pask: str) -> None:
    project = following.project
    note = add(project, "then", "2013", pask)
    seq, _ = project.store.stamp()
    project.actors.change(pask, description="Ferrywoman.")
    assert project.as_at.concerned(seq) == []
    project.facts.add(pask, "mood", "calm")
    assert [ref.id for ref in project.as_at.concerned(seq)] == [note]


def test_in_a_dialogue_nobody_is_the_interviewer(following: Following) -> None:
    project = following.project
    note = talk(project, "talk", "2014", None, asks=0)
    (first, _) = project.turns.of_note(note)
    with project.store.step("Set speaker"):
        project.store.update("turn", first.id, {"contributor": project.me.id})
    assert project.turns.any_asked()
    project.notes.change(note, kind="dialogue")
    assert following.ask("wheel speaker:interviewer").occurrences == 0
    assert not project.turns.any_asked()
