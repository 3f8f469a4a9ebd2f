"""Who belonged to which team or group, in what role, and when."""

# ruff: noqa: ARG005  (each verb is given the project and the study, whether or not it needs both)

import pytest
from ferry_study import furnish

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.project.reporting import Reporting

NOWHERE = "0" * 32


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda p, s: p.memberships.enter(s.crew_ref, s.crew_ref), "belong to itself"),
        (lambda p, s: p.memberships.enter(s.crew_ref, s.win_ref, "", "2015", "2014"), "before it begins"),
        (lambda p, s: p.memberships.enter(s.crew_ref, s.win_ref, "", "soon"), "no date"),
        (lambda p, s: p.memberships.enter(s.win_ref, s.crew_ref), "not to a person"),
        (lambda p, s: p.memberships.enter(Ref("team", NOWHERE), s.win_ref), "not in the project"),
        (lambda p, s: p.memberships.enter(s.crew_ref, Ref("actor", NOWHERE)), "not in the project"),
        (lambda p, s: p.memberships.change(s.belonging.id, end="2013"), "before it begins"),
        (lambda p, s: p.memberships.change(NOWHERE, end="2013"), "not in the project"),
        (lambda p, s: p.memberships.remove(NOWHERE), "not in the project"),
        (lambda p, s: p.teams.add(" "), "needs a name"),
        (lambda p, s: p.teams.add("ferry  TEAM"), "among the teams already"),
        (lambda p, s: p.teams.change(s.team.id, name=" "), "needs a name"),
        (lambda p, s: p.teams.get(NOWHERE), "not in the project"),
        (lambda p, s: p.teams.delete(NOWHERE), "not in the project"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_leaves_no_step(project, verb, words):
    study = refs(furnish(project))
    with pytest.raises(UserError, match=words):
        verb(project, study)
    assert project.store.can_undo() is None


def refs(study):
    study.crew_ref, study.win_ref = Ref("actor", study.crew.id), Ref("actor", study.win.id)
    study.team_ref = Ref("team", study.team.id)
    return study


def test_a_team_is_answered_as_at_a_day(project):
    study = refs(furnish(project))
    other = Ref("team", project.teams.add("Harbour team").id)
    project.memberships.enter(study.team_ref, study.win_ref, "skipper", "2014", "2014-08")
    project.memberships.enter(other, study.win_ref, "honorary member", "2014-09-01")
    assert project.memberships.team_at(study.win_ref, "2013-12-31") == ""
    assert project.memberships.team_at(study.win_ref, "2014-08-31") == "Ferry team"
    assert project.memberships.team_at(study.win_ref, "2014-09-01") == "Harbour team"
    assert [each.role for each in project.memberships.at(study.win_ref, "2014-08-31")] == ["skipper"]
    assert [each.whole_name for each in project.memberships.at(study.win_ref, "")] == ["Harbour team", "Ferry team"]


def test_both_sides_tell_of_a_membership_by_their_names_and_in_order_of_time(project):
    study = refs(furnish(project))
    project.memberships.enter(study.crew_ref, study.win_ref, " deck  hand ", "2012")
    project.memberships.enter(study.team_ref, study.crew_ref, "", "2010")
    assert [(each.whole_name, each.role) for each in project.memberships.of_member(study.win_ref)] == [
        ("The crew", "deck hand")
    ]
    assert [each.member_name for each in project.memberships.of_whole(study.team_ref)] == ["The crew", "Oyin Sallow"]
    assert project.memberships.counts() == {study.team.id: 2, study.crew.id: 1}


def test_groups_may_lie_in_groups_but_not_around_themselves(project):
    study = refs(furnish(project))
    village = Ref("actor", project.actors.add("The village", "group").id)
    river = Ref("actor", project.actors.add("The river people", "group").id)
    project.memberships.enter(village, study.crew_ref)
    project.memberships.enter(river, village)
    with pytest.raises(UserError, match="itself"):
        project.memberships.enter(study.crew_ref, river)


def test_deleting_a_team_takes_its_memberships_and_undo_brings_both_back(project):
    study = refs(furnish(project))
    project.teams.delete(study.team.id)
    oyin = Ref("contributor", study.oyin.id)
    assert project.memberships.of_member(oyin) == []
    project.store.undo()
    assert [each.role for each in project.memberships.of_member(oyin)] == ["ethnographer"]


def test_reports_read_the_memberships_that_were_entered(project):
    study = refs(furnish(project))
    project.memberships.enter(study.crew_ref, study.win_ref, "skipper", "2012", "2015")
    roster = Reporting(project.store).roster()
    belongings = {(each.member, each.team, each.role, each.start, each.end) for each in roster.belongings}
    assert belongings == {
        (study.win.id, "The crew", "skipper", "2012", "2015"),
        (study.oyin.id, "Ferry team", "ethnographer", "2014", None),
    }
