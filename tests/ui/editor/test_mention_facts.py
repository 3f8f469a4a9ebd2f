"""What the card of a mention tells of a person: as at the day on which the note was observed."""

import pytest

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.editor.mention_facts import mention_facts


@pytest.fixture
def winifred(project):
    actor = project.actors.add("Winifred Pask").id
    project.facts.add(actor, "role", "skipper", "2012", "2014")
    project.facts.add(actor, "role", "trustee", "2014")
    return actor


def told(project, actor, observed):
    note = project.notes.add(text="Winifred came.", observed=observed)
    mention = project.mentions.add_to_note(note.id, 0, 8, Ref("actor", actor))
    return mention_facts(project, note.id, mention.id).detail


@pytest.mark.parametrize(
    ("observed", "words"),
    [
        (When.of("2012"), "person · in 2012: skipper"),
        (When.of("2012-03-03T15:30"), "person · on 3 Mar 2012: skipper"),
        (When.of("2013-05"), "person · in May 2013: skipper"),
        (When("2013-03", None, "season"), "person · in spring 2013: skipper"),
        (When("2016", None, "about"), "person · about 2016: trustee"),
        (When.of("2014-06-01"), "person · on 1 Jun 2014: skipper / trustee"),
        (When.of("2013-06/2016"), "person · Jun 2013 – 2016: skipper / trustee"),
        (When.of("2011"), "person"),
        (None, "person"),
    ],
)
def test_a_role_is_told_as_at_the_date_observed(project, winifred, observed, words):
    assert told(project, winifred, observed) == words


def test_a_team_is_told_where_no_role_is_known(project, winifred):
    other = project.actors.add("Dov Renner").id
    team = project.teams.add("Ferry trust")
    project.memberships.enter(Ref("team", team.id), Ref("actor", other), start="2013")
    assert told(project, other, When.of("2014-06-01")) == "person · on 1 Jun 2014: Ferry trust"
