"""Who said it, in a report: by role or team as at the date observed, and who asked."""

import pytest

from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.export.choices import Choices
from fieldnotes.export.gather import report_of
from fieldnotes.project.project import Project

ASKED, TOLD = "Who decides?", "Nobody does."
TEXT = f"IM: {ASKED}\nWP: {TOLD}"
ASKS, TELLS = (4, 4 + len(ASKED)), (TEXT.index(TOLD), len(TEXT))
BOTH = (ASKS[0], TELLS[1])


@pytest.fixture
def pask(project: Project) -> str:
    actor = project.actors.add("Winifred Pask", pseudonym="Hester").id
    project.facts.add(actor, "role", "nurse", None, "2011")
    project.facts.add(actor, "role", "team lead", "2012")
    for name, start, end in (("Ward", None, "2011-06"), ("Board", "2011-07", None)):
        team = Ref("team", project.teams.add(name).id)
        project.memberships.enter(team, Ref("actor", actor), start=start, end=end)
    research = Ref("team", project.teams.add("Research").id)
    project.memberships.enter(research, Ref("contributor", project.me.id), "ethnographer")
    return actor


def said(project: Project, pask: str, observed: str | None, span: tuple[int, int], label: str, **asking: object) -> str:
    """The attribution of a stretch of an interview."""
    when = When.of(observed) if observed else None
    note = project.notes.add(kind="interview", title="Talk", text=TEXT, observed=when).id
    asking = asking or {"contributor": project.me.id}
    project.turns.add_many(
        [Turn(new_id(), note, *ASKS, speaker_name="IM", **asking), Turn(new_id(), note, *TELLS, pask, "WP")]
    )
    code = project.codes.find("deciding") or project.codes.add("deciding")
    project.codings.add(note, *span, code.id)
    (section,) = report_of(project, Choices(label=label)).sections
    return section.quotations[-1].attribution


@pytest.mark.parametrize(
    ("observed", "label", "attribution"),
    [
        ("2011-05-04", "role", "Nurse"),
        ("2012-01-01", "role", "Team lead"),
        ("2011/2012", "role", "Nurse / team lead"),
        ("2011-05", "team", "Ward member"),
        ("2011", "team", "Ward / Board member"),
        (None, "role", "A person"),
        ("2011-05-04", "pseudonym", "Hester"),
    ],
)
def test_people_are_named_as_at_the_date_observed(project, pask, observed, label, attribution):
    assert said(project, pask, observed, TELLS, label) == attribution


def test_the_researcher_who_asks_is_named_by_team_or_role_too(project, pask):
    assert said(project, pask, "2011-05-04", ASKS, "team") == "Research member"
    assert said(project, pask, "2011-05-04", ASKS, "role") == "Ethnographer"
    assert said(project, pask, "2011-05-04", ASKS, "name") == "Ines Marlowe"


def test_a_quotation_of_question_and_answer_says_who_asked(project, pask):
    assert said(project, pask, "2011-05-04", BOTH, "role") == "Nurse, asked by ethnographer"
    assert said(project, pask, "2011-05-04", BOTH, "pseudonym", asks=1) == "Hester, asked by a researcher"
    assert said(project, pask, "2011-05-04", BOTH, "none") == ""
