"""Trails: where somebody or something is met, in the order of time."""

import pytest

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.people import Fact
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.trail import TrailPoint
from fieldnotes.domain.when import When

TEXT = "Winifred came to the quay.\nDov: I kept the gauge.\nThen rain fell all night."


@pytest.fixture
def field(project):
    """Two people of a crew, a hut at a crossing, a note in which both are met, a later and an undated one."""
    actors, sites = project.actors, project.sites
    win, dov, crew = actors.add("Winifred Pask"), actors.add("Dov Renner"), actors.add("The crew", "group")
    crossing = sites.add("Orrin Crossing")
    hut = sites.add("Tea hut", crossing.id)
    first = project.notes.add(
        title="Slack", text=TEXT, observed=When.of("2012-04-18"), site=hut.id, people=[win.id, dov.id]
    )
    late = project.notes.add(title="", text="Dov was there.", observed=When.of("2018-01"), site=crossing.id)
    loose = project.notes.add(title="Leaf", text="On Dov.", people=[dov.id])
    project.mentions.add_to_note(first.id, 0, 8, Ref("actor", win.id))
    project.mentions.add_to_note(late.id, 0, 3, Ref("actor", dov.id))
    said = TEXT.index("I kept")
    project.turns.add_many([Turn(new_id(), first.id, said, said + 17, speaker=dov.id)])
    return {
        "win": Ref("actor", win.id),
        "dov": Ref("actor", dov.id),
        "crew": Ref("actor", crew.id),
        "crossing": Ref("site", crossing.id),
        "hut": Ref("site", hut.id),
        "first": first.id,
        "late": late.id,
        "loose": loose.id,
        "said": said,
    }


def told(project, subject, *kinds):
    points = project.trails.of(subject).chosen(kinds) if kinds else project.trails.of(subject).chosen()
    return [(item.point.kind, item.title, item.words) for item in project.trails.items(points)]


def test_a_persons_trail_holds_presence_mentions_and_turns_undated_notes_last(project, field):
    assert told(project, field["dov"]) == [
        ("present", "Slack", "Winifred came to the quay."),
        ("turn", "Slack", "I kept the gauge."),
        ("mention", "Dov was there.", "Dov"),
        ("present", "Leaf", "On Dov."),
    ]
    assert project.trails.of(field["dov"]).kinds() == {"present": 2, "mention": 1, "turn": 1}
    assert project.trails.of(field["dov"]).years() == {"2012": 1 + 1, "2018": 1, "": 1}


def test_passages_over_a_turn_or_a_mention_belong_to_the_trail_with_their_codes(project, field):
    code = project.codes.add("Gauges")
    project.codings.add(field["first"], field["said"] + 2, field["said"] + 16, code.id)
    project.codings.add(field["first"], 9, 13, code.id)
    (point,) = project.trails.of(field["dov"]).chosen(("passage",))
    (item,) = project.trails.items([point])
    assert (item.words, item.codes) == ("kept the gauge", (("Gauges", code.colour),))
    assert item.before.endswith("Dov: I ")
    assert told(project, field["win"], "passage") == []


def test_a_passage_met_in_several_ways_is_told_once(project, field):
    passage = project.passages.add(field["first"], field["said"], field["said"] + 17)
    project.links.add(Ref("passage", passage.id), field["dov"])
    project.facts.add(field["dov"].id, "role", "gauge keeper", source=passage.id)
    assert told(project, field["dov"], "passage") == [("passage", "Slack", "I kept the gauge.")]


def test_linked_passages_and_sources_of_facts_belong_to_the_trail(project, field):
    rain = TEXT.index("rain")
    linked = project.passages.add(field["first"], rain, rain + 4)
    project.links.add(field["win"], Ref("passage", linked.id))
    project.facts.quote(Fact("", field["win"].id, "role", "skipper"), field["first"], 9, 13)
    assert told(project, field["win"], "passage") == [("passage", "Slack", "came"), ("passage", "Slack", "rain")]


def test_a_year_and_kinds_narrow_the_trail(project, field):
    trail = project.trails.of(field["dov"])
    assert [point.note for point in trail.chosen(year="2018")] == [field["late"]]
    assert [point.note for point in trail.chosen(year="")] == [field["loose"]]
    assert [point.kind for point in trail.chosen(("turn", "present"), "2012")] == ["present", "turn"]


def test_sightings_count_notes_with_first_and_last_day_and_places(project, field):
    seen = project.trails.of(field["dov"]).sightings()
    assert (seen.notes, seen.first, seen.last) == (3, "2012-04-18", "2018-01-31")
    assert dict(seen.places) == {field["hut"].id: 1, field["crossing"].id: 1}


def test_a_groups_trail_holds_its_members_while_they_belonged_to_it(project, field):
    project.memberships.enter(Ref("actor", field["crew"].id), Ref("actor", field["dov"].id), "", "2017", "2018")
    project.mentions.add_to_note(field["late"], 4, 7, field["crew"])
    trail = project.trails.of(field["crew"])
    assert [(point.kind, point.note, point.through) for point in trail.chosen()] == [
        ("mention", field["late"], "Dov Renner"),
        ("mention", field["late"], ""),
    ]
    project.memberships.enter(Ref("actor", field["crew"].id), Ref("actor", field["win"].id))
    assert {point.through for point in project.trails.of(field["crew"]).chosen(year="2012")} == {"Winifred Pask"}


def test_undated_notes_of_members_count_only_for_those_who_always_belonged(project, field):
    project.memberships.enter(Ref("actor", field["crew"].id), Ref("actor", field["dov"].id), "", "2010")
    assert project.trails.of(field["crew"]).chosen(year="") == []
    project.memberships.enter(Ref("actor", field["crew"].id), Ref("actor", field["dov"].id))
    assert [point.note for point in project.trails.of(field["crew"]).chosen(year="")] == [field["loose"]]
    kinds = project.trails.of(field["crew"]).kinds()
    assert kinds["present"] == 2  # belonging twice counts once


def test_a_places_trail_holds_the_places_in_it_and_their_events(project, field):
    project.events.add("The hand-over", When.of("2012-03"), field["hut"].id, "Speeches in the rain.")
    assert told(project, field["crossing"]) == [
        ("event", "The hand-over", "Speeches in the rain."),
        ("present", "Slack", "Winifred came to the quay."),
        ("present", "Dov was there.", "Dov was there."),
    ]
    through = [point.through for point in project.trails.of(field["crossing"]).chosen()]
    assert through == ["Tea hut", "Tea hut", ""]
    assert project.trails.of(field["hut"]).kinds() == {"present": 1, "event": 1}


def test_a_phases_trail_holds_everything_in_its_days(project, field):
    phase = project.phases.add("Hand-over", "2012", "2012")
    project.events.add("The hand-over", When.of("2012-03"))
    project.events.add("The flood", When.of("2018"))
    assert project.trails.of(Ref("phase", phase.id)).kinds() == {"present": 1, "mention": 1, "turn": 1, "event": 1}
    project.phases.change(phase.id, end=None)
    assert project.trails.of(Ref("phase", phase.id)).kinds() == {"present": 2, "mention": 2, "turn": 1, "event": 2}


def test_templates_and_lost_words_are_no_part_of_a_trail(project, field):
    project.notes.write(field["first"], [Edit(0, "Winifred", "")])
    template = project.templates.add("Sheet", text="Winifred said")
    project.mentions.add_to_note(template.id, 0, 8, field["win"])
    assert told(project, field["win"], "mention") == []


def test_rows_that_went_meanwhile_are_left_out(project, field):
    points = project.trails.of(field["dov"]).chosen()
    project.notes.delete(field["first"])
    assert [item.title for item in project.trails.items(points)] == ["Dov was there.", "Leaf"]
    assert project.trails.items([]) == []


def test_long_texts_are_cut_at_words_around_a_mention(project, field):
    long = "word " * 100 + "Dov" + " more" * 100
    note = project.notes.add(text=long, observed=When.of("2020"))
    project.mentions.add_to_note(note.id, 500, 503, field["dov"])
    (item,) = project.trails.items(project.trails.of(field["dov"]).chosen(year="2020"))
    assert (item.before[:7], item.words, item.after[-6:]) == ("… word ", "Dov", "more …")
    assert 80 < len(item.before) < 110


def test_memos_are_about_somebody_by_link_or_by_mention(project, field):
    linked = project.memos.add("On boats", text="Boats.", about=[field["win"]])
    mentioning = project.memos.add("On gauges", text="Winifred again.")
    entry = project.memos.entries(mentioning.id)[0]
    project.mentions.add_to_entry(entry.id, 0, 8, field["win"])
    project.links.add(field["win"], Ref("memo", mentioning.id), "supports")
    memos = {memo.id: memo for memo in project.trails.memos(field["win"])}
    assert set(memos) == {linked.id, mentioning.id}
    assert memos[linked.id].how == ("about",)
    assert set(memos[mentioning.id].how) == {"mentions", "supports"}
    assert project.trails.memos(field["dov"]) == []


def test_the_order_of_a_trail_is_that_of_its_points(project, field):
    points = project.trails.of(field["dov"]).chosen()
    assert points == sorted(points)
    assert all(isinstance(point, TrailPoint) for point in points)
