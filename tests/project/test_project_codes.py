"""Codes and codings: the tree, its rules, merging, and passages under them."""

# ruff: noqa: ARG005  (each verb is given the project and the study, whether or not it needs both)

import pytest
from ferry_study import TEXT, furnish
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref


def names(project):
    return [code.name for code in project.codes.all()]


def test_codes_come_in_the_order_of_the_tree(project):
    furnish(project)
    assert names(project) == ["Waiting", "Water time", "Money"]


def test_a_code_is_found_by_name_whatever_its_case_and_by_id(project):
    study = furnish(project)
    assert project.codes.find("  WATER   time ").id == study.water.id
    assert project.codes.find(study.water.id).id == study.water.id
    assert project.codes.find("Rope") is None


def test_a_code_inherits_the_colour_of_the_one_above_it(project):
    study = furnish(project)
    assert study.water.colour == study.waiting.colour
    assert study.money.colour != study.waiting.colour


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda p, s: p.codes.add("  "), "needs a name"),
        (lambda p, s: p.codes.add("x" * 201), "200 characters"),
        (lambda p, s: p.codes.add("money"), "in this place already"),
        (lambda p, s: p.codes.rename(s.money.id, "WAITING"), "in this place already"),
        (lambda p, s: p.codes.rename(s.money.id, ""), "needs a name"),
        (lambda p, s: p.codes.move(s.waiting.id, s.water.id), "below itself"),
        (lambda p, s: p.codes.move(s.waiting.id, s.waiting.id), "below itself"),
        (lambda p, s: p.codes.merge(s.waiting.id, s.waiting.id), "merged into itself"),
        (lambda p, s: p.codes.merge(s.waiting.id, s.water.id), "lies below it"),
        (lambda p, s: p.codes.get("0" * 32), "not in the project"),
        (lambda p, s: p.codes.rename("0" * 32, "A"), "not in the project"),
        (lambda p, s: p.codes.add("A", parent="0" * 32), "not in the project"),
        (lambda p, s: p.codings.add(s.note.id, 0, 5, "0" * 32), "not in the project"),
        (lambda p, s: p.codings.add("0" * 32, 0, 5, s.money.id), "not in the project"),
        (lambda p, s: p.codings.add(s.note.id, 9, 9, s.money.id), "Select some words"),
        (lambda p, s: p.codings.add(s.note.id, 3, 4, s.money.id), "Select some words"),
        (lambda p, s: p.codings.add(s.note.id, 10_000, 10_010, s.money.id), "Select some words"),
        (lambda p, s: p.codings.set_weight(s.coding.id, 101), "between 0 and 100"),
        (lambda p, s: p.codings.comment("0" * 32, "x"), "not in the project"),
        (lambda p, s: p.codings.remove("0" * 32), "not in the project"),
        (lambda p, s: p.passages.put_back(s.coding.passage, 3, 4), "Select some words"),
        (lambda p, s: p.passages.put_back("0" * 32, 0, 4), "not in the project"),
        (lambda p, s: p.registers.set(s.note.id, 0, 5, "loud"), "no register"),
        (lambda p, s: p.registers.set(s.note.id, 500, 900, "aside"), "Select some words"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_and_nothing_changes(project, verb, words):
    study = furnish(project)
    before = project.store.stamp()
    with pytest.raises(UserError, match=words):
        verb(project, study)
    assert project.store.stamp() == before


def test_the_same_words_are_coded_once_by_each_coder(project):
    study = furnish(project)
    again = project.codings.add(study.note.id, -3, 20, study.money.id)
    assert again.id == study.second.id
    oyin = project.contributors.add("Oyin Sallow")
    other = project.codings.add(study.note.id, 0, 20, study.money.id, coder=oyin.id)
    assert other.passage == again.passage
    assert other.id != again.id
    assert project.codes.counts()[study.money.id] == 1


def test_white_space_at_the_ends_of_a_selection_is_left_outside(project):
    study = furnish(project)
    passage = project.passages.add(study.note.id, 3, 10)
    assert passage.words == "chain"
    assert (passage.before, passage.after[:4]) == ("The ", " was")


def test_merging_joins_twins_and_hands_over_links_mentions_and_children(project):
    study = furnish(project)
    twin = project.codings.add(study.note.id, 0, 20, study.waiting.id, comment="slack time")
    project.codings.set_exemplar(twin.id, True)
    project.codings.comment(study.second.id, "cost")
    project.mentions.add_to_note(study.note.id, 83, 84, Ref("code", study.waiting.id))
    project.codes.merge(study.waiting.id, study.money.id, "one thing")
    assert names(project) == ["Money", "Water time"]
    codings = project.passages.of_code(study.money.id)
    assert [(found.passage.words, found.coding.comment, found.coding.exemplar) for found in codings] == [
        ("The chain was slack", "cost\nslack time", True),
        ("you wait for the water", "her words", False),
    ]
    neighbours = {(neighbour.title, neighbour.via) for neighbour in project.links.of(Ref("code", study.money.id))}
    assert neighbours == {("On clocks", "link"), ("Four words", "mention")}
    event = project.codes.events(study.money.id)[-1]
    assert (event.kind, event.before, event.after, event.reason) == ("merged", "Waiting", "Money", "one thing")
    assert project.check() == []


def test_deleting_a_code_moves_those_below_it_up_and_takes_its_codings_along(project):
    study = furnish(project)
    project.codes.delete(study.waiting.id)
    assert names(project) == ["Water time", "Money"]
    assert [found.code.name for found in project.codings.of_note(study.note.id)] == ["Money"]
    assert project.links.of(Ref("memo", study.memo.id))[0].ref.noun == "passage"


def test_a_code_remembers_what_became_of_it(project):
    study = furnish(project)
    project.codes.rename(study.water.id, "Tide", "shorter")
    project.codes.redefine(study.water.id, definition="When the water rules.", include="tides")
    project.codes.move(study.water.id, study.money.id)
    project.codes.retire(study.water.id, "not used")
    project.codes.rename(study.water.id, "Tide")
    kinds = [(event.kind, event.before, event.after) for event in project.codes.events(study.water.id)]
    assert kinds == [
        ("created", "", "Water time"),
        ("renamed", "Water time", "Tide"),
        ("redefined", "", "When the water rules."),
        ("include changed", "", "tides"),
        ("moved", "Waiting", "Money"),
        ("retired", "active", "retired"),
    ]


def test_moving_touches_only_what_changes_its_place(project):
    study = furnish(project)
    before = project.store.stamp()
    project.codes.move(study.money.id, None, 1)
    assert project.store.stamp() == before
    project.codes.move(study.money.id, None, 0)
    assert names(project) == ["Money", "Waiting", "Water time"]
    project.codes.move(study.money.id, None)
    assert names(project) == ["Waiting", "Water time", "Money"]


def test_counts_leave_out_lost_passages_and_are_told_by_year(project):
    study = furnish(project)
    project.codings.add(study.other.id, 0, 4, study.waiting.id)
    assert project.codes.counts() == {study.waiting.id: 2, study.money.id: 1}
    assert project.codes.counts_by_year(study.waiting.id) == {"2014": 1, "2016": 1}
    project.notes.write(study.note.id, [Edit(0, TEXT, "")])
    assert project.codes.counts() == {study.waiting.id: 1}
    assert project.codes.counts_by_year(study.waiting.id) == {"2016": 1}
    assert {passage.words for passage in project.passages.lost()} == {"The chain was slack", "you wait for the water"}


def test_writing_that_loses_a_passage_tells_of_its_codes_and_so_does_undoing_it(project):
    study = furnish(project)
    told = []
    project.store.subscribe(told.append)
    project.notes.write(study.note.id, [Edit(0, "The ", "A ")])
    project.store.seal_writing()
    project.notes.write(study.note.id, [Edit(0, "A chain was slack", "")])
    project.store.undo()
    assert [changes.ids("code") for changes in told] == [set(), {study.money.id}, {study.money.id}]


def test_codes_that_lie_together_are_counted_by_passages(project):
    study = furnish(project)
    project.codings.add(study.note.id, 4, 9, study.waiting.id)
    project.codings.add(study.note.id, 4, 30, study.money.id)
    assert [(code.name, count) for code, count in project.codes.together_with(study.waiting.id)] == [("Money", 1)]


def test_the_passages_of_a_code_come_in_order_of_the_date_observed_a_page_at_a_time(project):
    study = furnish(project)
    project.codings.add(study.other.id, 0, 4, study.waiting.id)
    project.codings.add(study.note.id, 82, 95, study.water.id)
    found = project.passages.of_code(study.waiting.id, children=True)
    assert [coded.passage.words for coded in found] == ["you wait for the water", "I wrote this", "Rain"]
    assert project.passages.of_code(study.waiting.id, limit=1, offset=1, children=True) == found[1:2]
    assert [coded.code.name for coded in project.passages.of_code(study.waiting.id)] == ["Waiting", "Waiting"]


def test_a_lost_passage_is_kept_with_its_words_and_can_be_put_back(project):
    study = furnish(project)
    at = TEXT.index("you wait")
    project.notes.write(study.note.id, [Edit(at, "you wait for the water", "one waits")], label="Rephrase")
    (lost,) = project.passages.lost()
    assert (lost.words, lost.state) == ("you wait for the water", "lost")
    assert project.passages.of_note(study.note.id, lost=False)[0].words == "The chain was slack"
    project.passages.put_back(lost.id, at, at + 9)
    found = project.passages.get(lost.id)
    assert (found.words, found.state, found.before[-6:]) == ("one waits", "live", "said: ")
    assert project.check() == []
    project.store.undo()
    project.store.undo()
    assert project.passages.get(lost.id).words == "you wait for the water"


def test_taking_the_last_code_off_a_passage_takes_the_passage_unless_something_holds_on_to_it(project):
    study = furnish(project)
    project.codings.remove(study.second.id)
    project.codings.remove(study.coding.id)
    assert [passage.id for passage in project.passages.of_note(study.note.id)] == [study.coding.passage]


def test_registers_are_cut_where_another_is_laid_over_them(project):
    study = furnish(project)

    def registers():
        return [(found.start, found.end, found.kind) for found in project.registers.of_note(study.note.id)]

    project.registers.set(study.note.id, 40, 50, "aside")
    assert registers() == [(33, 40, "verbatim"), (40, 50, "aside"), (50, 82, "verbatim")]
    project.registers.set(study.note.id, 45, 60, "aside")
    assert registers() == [(33, 40, "verbatim"), (40, 60, "aside"), (60, 82, "verbatim")]
    project.registers.set(study.note.id, 90, 30, None)
    assert registers() == []
    project.registers.set(study.note.id, 80, 9999, "theory")
    assert registers() == [(80, len(TEXT), "theory")]
    project.registers.set(study.note.id, 85, 90, None)
    assert registers() == [(80, 85, "theory"), (90, len(TEXT), "theory")]
    assert project.check() == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_passage_stands_on_its_words_whatever_is_written_around_it(project, data):
    signs = st.text(st.sampled_from("ab 字😀é\u0301\u200dא\n"), min_size=1, max_size=12)
    text = data.draw(signs) + "中文👩‍👩‍👧 words" + data.draw(signs)
    note = project.notes.add(text=text)
    code = project.codes.find("Any") or project.codes.add("Any")
    at = project.notes.text(note.id).index("中")
    coding = project.codings.add(note.id, at, at + 13, code.id)
    for _ in range(3):
        now = project.notes.text(note.id)
        start = data.draw(st.integers(0, len(now)))
        end = data.draw(st.integers(start, min(len(now), start + 6)))
        project.notes.write(note.id, [Edit(start, now[start:end], data.draw(signs))], label="Write")
    passage = project.passages.get(coding.passage)
    if passage.state == "live":
        assert project.notes.text(note.id)[passage.start : passage.end] == passage.words
    for _ in range(3):
        project.store.undo()
    assert project.passages.get(coding.passage).words == "中文👩‍👩‍👧 words"
    assert project.check() == []
