"""Every verb is a named step, and undoing it brings back exactly what was there before."""

# ruff: noqa: ARG005  (each verb is given the project and the study, whether or not it needs both)

import pytest
from ferry_study import TEXT, furnish, state, visible

from fieldnotes.domain.codes import CodeEvent
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.people import Fact
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When

VERBS = {
    "notes.add": lambda p, s: p.notes.add(title="New", text="Words", people=[s.win.id], marks=[Mark(0, 5, "italic")]),
    "notes.add grown": lambda p, s: p.notes.add(text="Written up", grown_from=s.other.id),
    "notes.change title": lambda p, s: p.notes.change(s.note.id, title="Five words"),
    "notes.change observed": lambda p, s: p.notes.change(s.note.id, observed=When.of("2014-08/2014-09")),
    "notes.change to undated": lambda p, s: p.notes.change(s.note.id, observed=None, site=None, written=None),
    "notes.set_people": lambda p, s: p.notes.set_people(s.note.id, [s.crew.id, s.win.id]),
    "notes.set_people none": lambda p, s: p.notes.set_people(s.note.id, []),
    "notes.delete": lambda p, s: p.notes.delete(s.note.id),
    "notes.delete two": lambda p, s: p.notes.delete(s.note.id, s.other.id),
    "notes.write": lambda p, s: p.notes.write(s.note.id, [Edit(4, "chain", "long chain"), Edit(0, "The ", "")]),
    "notes.write all away": lambda p, s: p.notes.write(s.note.id, [Edit(0, TEXT, "")]),
    "notes.write with marks": lambda p, s: p.notes.write(s.note.id, [Edit(0, "", "Oh. ")], marks=[Mark(0, 3, "bold")]),
    "notes.set_marks": lambda p, s: p.notes.set_marks(s.note.id, [Mark(4, 9, "italic")]),
    "passages.add": lambda p, s: p.passages.add(s.note.id, 83, 100),
    "passages.delete": lambda p, s: p.passages.delete(s.coding.passage),
    "passages.put_back": lambda p, s: p.passages.put_back(s.coding.passage, 4, 9),
    "codes.add": lambda p, s: p.codes.add("Rope", parent=s.waiting.id),
    "codes.rename": lambda p, s: p.codes.rename(s.waiting.id, "Being kept waiting", "closer to the words"),
    "codes.redefine": lambda p, s: p.codes.redefine(s.waiting.id, definition="Other", include="queues", reason="why"),
    "codes.classify": lambda p, s: p.codes.classify(s.waiting.id, phase="focused", status="core"),
    "codes.recolour": lambda p, s: p.codes.recolour(s.waiting.id, "#112233"),
    "codes.move": lambda p, s: p.codes.move(s.water.id, s.money.id),
    "codes.move among siblings": lambda p, s: p.codes.move(s.money.id, None, 0),
    "codes.merge": lambda p, s: p.codes.merge(s.waiting.id, s.money.id, "the same"),
    "codes.retire": lambda p, s: p.codes.retire(s.waiting.id, "too wide"),
    "codes.delete": lambda p, s: p.codes.delete(s.waiting.id),
    "codes.record_event": lambda p, s: p.codes.record_event(CodeEvent(new_id(), s.money.id, 1, None, "split")),
    "codings.add": lambda p, s: p.codings.add(s.other.id, 0, 4, s.water.id),
    "codings.add same words": lambda p, s: p.codings.add(s.note.id, 0, 20, s.water.id),
    "codings.remove": lambda p, s: p.codings.remove(s.second.id),
    "codings.remove linked": lambda p, s: p.codings.remove(s.coding.id),
    "codings.comment": lambda p, s: p.codings.comment(s.coding.id, "other words"),
    "codings.set_exemplar": lambda p, s: p.codings.set_exemplar(s.coding.id, True),
    "codings.set_weight": lambda p, s: p.codings.set_weight(s.coding.id, 40),
    "turns.add_many": lambda p, s: p.turns.add_many([Turn(new_id(), s.other.id, 0, 5, speaker_name="Rain")]),
    "registers.set": lambda p, s: p.registers.set(s.note.id, 40, 50, "aside"),
    "registers.set none": lambda p, s: p.registers.set(s.note.id, 40, 50, None),
    "memos.add": lambda p, s: p.memos.add("On rope", text="Rope.", about=[Ref("note", s.note.id)]),
    "memos.add_entry": lambda p, s: p.memos.add_entry(s.memo.id, "Later I thought otherwise."),
    "memos.delete_entry": lambda p, s: p.memos.delete_entry(s.entry.id),
    "memos.write": lambda p, s: p.memos.write(s.entry.id, [Edit(0, "Time", "Waiting time")]),
    "memos.change": lambda p, s: p.memos.change(s.memo.id, title="On time", kind="theoretical", visibility="private"),
    "memos.delete": lambda p, s: p.memos.delete(s.memo.id),
    "links.add": lambda p, s: p.links.add(Ref("code", s.water.id), Ref("code", s.money.id), "contradicts", "why"),
    "links.retype": lambda p, s: p.links.retype(s.link.id, "contradicts", "not quite"),
    "links.remove": lambda p, s: p.links.remove(s.link.id),
    "mentions.add_to_note": lambda p, s: p.mentions.add_to_note(s.note.id, 0, 3, Ref("site", s.quay.id)),
    "mentions.add_to_entry": lambda p, s: p.mentions.add_to_entry(s.entry.id, 19, 29, Ref("note", s.note.id)),
    "mentions.remove": lambda p, s: p.mentions.remove(s.mention.id),
    "actors.add": lambda p, s: p.actors.add("Ishaq Mirza"),
    "actors.change": lambda p, s: p.actors.change(s.win.id, name="Win Pask", pseudonym="", description="old"),
    "actors.delete": lambda p, s: p.actors.delete(s.win.id),
    "facts.add": lambda p, s: p.facts.add(s.win.id, "role", "warden", "2015-10"),
    "facts.add to end another": lambda p, s: p.facts.add(s.win.id, "role", "warden", "2014", ends=s.fact.id),
    "facts.change": lambda p, s: p.facts.change(s.fact.id, value="skipper", end="2016"),
    "facts.quote": lambda p, s: p.facts.quote(Fact("", s.win.id, "says", "wait"), s.note.id, 42, 50),
    "facts.set_at": lambda p, s: p.facts.set_at(s.win.id, "role", "warden", "2012-05-01"),
    "attributes.add": lambda p, s: p.attributes.add("role", "choice", ["warden"], keep=True),
    "attributes.change": lambda p, s: p.attributes.change(s.born.id, name="was born", kind="text"),
    "attributes.order": lambda p, s: p.attributes.order([s.paid.id, s.born.id]),
    "attributes.delete": lambda p, s: p.attributes.delete(s.born.id),
    "aliases.add": lambda p, s: p.aliases.add(s.win.id, "W.P.", "N.", "2014"),
    "aliases.change": lambda p, s: p.aliases.change(s.alias.id, form="Auntie W.", end="2016"),
    "aliases.remove": lambda p, s: p.aliases.remove(s.alias.id),
    "facts.remove": lambda p, s: p.facts.remove(s.fact.id),
    "sites.add": lambda p, s: p.sites.add("The far bank"),
    "sites.change": lambda p, s: p.sites.change(s.hut.id, name="The warden's hut", parent=None),
    "sites.delete": lambda p, s: p.sites.delete(s.quay.id),
    "phases.add": lambda p, s: p.phases.add("Winter", "2014-11"),
    "phases.change": lambda p, s: p.phases.change(s.phase.id, name="Summer", end="2014-10"),
    "phases.delete": lambda p, s: p.phases.delete(s.phase.id),
    "contributors.add": lambda p, s: p.contributors.add("Oyin Sallow"),
    "contributors.change": lambda p, s: p.contributors.change(p.me.id, name="I. Marlowe", initials="IM"),
    "contributors.delete": lambda p, s: p.contributors.delete(s.oyin.id),
    "teams.add": lambda p, s: p.teams.add("Harbour team", "#112233", "At the harbour."),
    "teams.change": lambda p, s: p.teams.change(s.team.id, name="Ferry trust", colour="#445566"),
    "teams.delete": lambda p, s: p.teams.delete(s.team.id),
    "strands.add": lambda p, s: p.strands.add("Dialogue", "In three rounds."),
    "strands.change": lambda p, s: p.strands.change(s.strand.id, name="Being there", description="Since 2012."),
    "strands.delete": lambda p, s: p.strands.delete(s.strand.id),
    "standings.enter": lambda p, s: p.standings.enter(p.me.id, "outsider", "2014", None, "At length."),
    "standings.change": lambda p, s: p.standings.change(s.standing.id, standing="member", end="2016"),
    "standings.remove": lambda p, s: p.standings.remove(s.standing.id),
    "memberships.enter": lambda p, s: p.memberships.enter(
        Ref("actor", s.crew.id), Ref("actor", s.win.id), "skipper", "2010"
    ),
    "memberships.change": lambda p, s: p.memberships.change(s.belonging.id, role="secretary", end="2015"),
    "memberships.remove": lambda p, s: p.memberships.remove(s.belonging.id),
    "sites.move": lambda p, s: p.sites.move(s.hut.id, None),
    "phases.change strand": lambda p, s: p.phases.change(s.phase.id, strand=None, soft=14, description="Rain."),
    "describe": lambda p, s: p.describe(title="Keeping the rope", aims="To see who keeps it."),
}


@pytest.mark.parametrize("verb", VERBS, ids=list(VERBS))
def test_undo_of_every_verb_brings_back_exactly_what_was_there_and_redo_does_it_again(project, verb):
    study = furnish(project)
    before = state(project)
    VERBS[verb](project, study)
    after = state(project)
    step = project.store.can_undo()
    assert after != before
    assert step.label
    assert step.contributor == project.me.id
    assert project.check() == []
    assert project.store.undo().id == step.id
    assert state(project) == before
    assert project.store.redo().id == step.id
    assert state(project) == after
    assert project.store.undo().id == step.id
    assert state(project) == before
    assert project.check() == []
    assert project.store.can_undo() is None


def test_all_verbs_one_after_another_are_taken_back_to_the_beginning_and_done_again(project):
    study = furnish(project)
    beginning = state(project)
    harmless = [verb for verb in VERBS if not any(word in verb for word in ("delete", "remove", "merge", "away"))]
    for verb in harmless:
        VERBS[verb](project, study)
        project.store.seal_writing()
    end = state(project)
    while project.store.undo():
        pass
    assert state(project) == beginning
    while project.store.redo():
        pass
    assert state(project) == end
    assert project.check() == []


def test_a_step_that_adds_writes_and_deletes_at_once_is_undone_and_done_again(project):
    study = furnish(project)
    before = state(project)
    with project.store.step("Tidy up"):
        project.notes.change(study.note.id, title="Gone soon")
        project.notes.write(study.note.id, [Edit(0, "The", "A")])
        project.codings.add(study.note.id, 2, 7, study.money.id)
        project.notes.delete(study.note.id)
        made = project.notes.add(title="Made", text="one")
        project.notes.write(made.id, [Edit(3, "", " two")])
        project.notes.change(made.id, title="Made and renamed")
    after = state(project)
    for _ in range(2):
        project.store.undo()
        assert state(project) == before
        project.store.redo()
        assert state(project) == after
    assert project.notes.text(made.id) == "one two"
    assert project.check() == []


def test_a_memo_entry_written_in_and_deleted_in_one_step_comes_back_with_its_words(project):
    study = furnish(project)
    before = state(project)
    with project.store.step("Drop entry"):
        project.memos.write(study.entry.id, [Edit(0, "Time", "Waiting")])
        project.memos.delete_entry(study.entry.id)
    project.store.undo()
    assert state(project) == before


def test_a_part_that_fails_within_a_step_leaves_nothing_of_itself(project):
    study = furnish(project)
    with project.store.step("Outer"):
        project.notes.change(study.note.id, title="Kept")
        with pytest.raises(UserError, match="Select some words"), project.store.step("Inner"):
            _half_of_it(project, study)
    assert project.codes.find("Half") is None
    assert project.notes.get(study.note.id).title == "Kept"


def _half_of_it(project, study):
    project.codes.add("Half")
    project.codings.add(study.note.id, 5, 5, study.money.id)


def test_the_history_names_what_was_done_and_who_did_it(project):
    study = furnish(project)
    oyin = project.contributors.add("Oyin Sallow")
    project.notes.write(study.note.id, [Edit(0, "", "A")])
    project.work_as(oyin)
    project.notes.write(study.note.id, [Edit(1, "", "B")])
    steps = project.history.of(Ref("note", study.note.id), limit=2)
    assert [step.contributor for step in steps] == [oyin.id, project.contributors.all()[0].id]
    assert project.me.name == "Oyin Sallow"
    assert all("Write in" in step.label for step in steps)


def test_undo_in_a_note_leaves_alone_what_was_done_elsewhere_since(project):
    study = furnish(project)
    project.notes.write(study.note.id, [Edit(0, "", "One. ")])
    project.codes.rename(study.money.id, "Fares")
    assert project.store.can_undo(Ref("note", study.note.id)).label == "Write in “Four words”"
    project.store.undo_note(study.note.id)
    assert project.notes.text(study.note.id) == TEXT
    assert project.codes.get(study.money.id).name == "Fares"


def test_undo_in_a_note_says_which_step_stands_in_the_way(project):
    study = furnish(project)
    with project.store.step("Write in both"):
        project.notes.write(study.note.id, [Edit(0, "", "One. ")])
        project.notes.write(study.other.id, [Edit(0, "", "One. ")])
    project.notes.write(study.other.id, [Edit(0, "", "Two. ")], label="Write more")
    with pytest.raises(UserError, match="Write more"):
        project.store.undo_note(study.note.id)


@pytest.mark.parametrize(
    ("made", "later"),
    [
        (lambda p, s: p.codings.add(s.note.id, 83, 95, s.money.id), lambda p, s, c: p.codings.comment(c.id, "x")),
        (
            lambda p, s: p.codings.add(s.note.id, 83, 95, s.money.id),
            lambda p, s, c: p.codings.add(s.note.id, 83, 95, s.waiting.id),
        ),
        (
            lambda p, s: p.passages.add(s.note.id, 83, 95),
            lambda p, s, c: p.links.add(Ref("passage", c.id), Ref("code", s.money.id)),
        ),
        (
            lambda p, s: p.actors.add("Ishaq"),
            lambda p, s, c: p.mentions.add_to_note(s.note.id, 0, 3, Ref("actor", c.id)),
        ),
        (lambda p, s: p.sites.add("Bank"), lambda p, s, c: p.notes.change(s.note.id, site=c.id)),
        (lambda p, s: p.codes.add("Rope"), lambda p, s, c: p.codes.add("Knot", parent=c.id)),
    ],
)
def test_a_step_is_not_taken_back_under_what_was_built_on_it(project, made, later):
    study = furnish(project)
    thing = made(project, study)
    step = project.store.can_undo()
    later(project, study, thing)
    label = project.store.can_undo().label
    with pytest.raises(UserError, match=label[:12]):
        project.store.undo_step(step.id)


def test_a_step_is_not_undone_twice(project):
    study = furnish(project)
    project.codes.rename(study.money.id, "Fares")
    step = project.store.undo()
    with pytest.raises(UserError, match="undone already"):
        project.store.undo_step(step.id)


def test_undoing_an_old_move_cannot_make_codes_disappear_in_a_ring(project):
    study = furnish(project)
    project.codes.move(study.money.id, study.waiting.id)
    project.codes.move(study.money.id, None)
    step = project.store.can_undo()
    project.codes.move(study.waiting.id, study.money.id)
    project.store.undo_step(step.id)
    assert {code.id for code in project.codes.all()} == {study.waiting.id, study.water.id, study.money.id}
    project.codes.move(study.waiting.id, None)
    assert len(project.codes.all()) == 3


def test_a_coding_of_a_deleted_passage_is_restored_onto_its_words_as_they_are_now(project):
    study = furnish(project)
    project.passages.delete(study.coding.passage)
    step = project.store.can_undo()
    project.notes.write(study.note.id, [Edit(TEXT.index("wait for"), "wait", "always wait")])
    project.store.undo_step(step.id)
    assert project.passages.get(study.coding.passage).words == "you always wait for the water"
    assert project.check() == []


def test_what_was_done_by_others_is_told_once_with_its_cause(project):
    study = furnish(project)
    told = []
    project.store.subscribe(told.append)
    me = object()
    project.notes.write(study.note.id, [Edit(0, "", "A")], initiator=me)
    project.store.undo(initiator=me)
    assert [(changes.kind, changes.initiator is me) for changes in told] == [("do", True), ("undo", True)]
    assert all(Ref("note", study.note.id) in changes.refs for changes in told)


def test_what_is_hidden_by_undo_is_seen_by_nobody(project):
    furnish(project)
    before = visible(project)
    pending = project.store.pending("Import")
    with pending.slice():
        note = project.notes.add(title="Imported", text="Words.")
        project.codings.add(note.id, 0, 5, project.codes.add("Imported code").id)
    pending.close()
    assert visible(project) != before
    project.store.undo()
    assert visible(project) == before
