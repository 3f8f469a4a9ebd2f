"""The inspector shows what belongs to the selection and follows it through changes."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.panels.inspector.panel import Inspector
from ui.widgets.card import Card


@pytest.fixture
def inspector(context, qtbot):
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    return inspector


@pytest.fixture
def note(context):
    return context.project.notes.add(title="Slip", text="The boat hung on its chain.", observed=When.of("2012-03-28"))


def words(inspector):
    return " | ".join(label.text() for label in inspector.widget().findChildren(QLabel))


def cards(inspector):
    names = [card.accessibleName() for card in inspector.widget().findChildren(Card)]
    return [name for name in names if name.startswith("Code ")]


def test_with_nothing_selected_it_says_what_it_is_for(inspector):
    assert "codes, links, history" in words(inspector)


def test_a_passage_shows_its_words_codes_and_links(inspector, context, note):
    project = context.project
    code = project.codes.add("listening")
    coding = project.codings.add(note.id, 4, 13, code.id, "by ear")
    memo = project.memos.add("The ear")
    project.links.add(Ref("memo", memo.id), Ref("passage", coding.passage), "supports")
    context.select(Ref("passage", coding.passage), Span(4, 13))
    shown = words(inspector)
    assert "“boat hung”" in shown
    assert "listening" in shown
    assert "by ear" in shown
    assert "supports this" in shown
    assert "The ear" in shown


def test_it_follows_changes_to_what_it_shows(inspector, context, note):
    context.select(Ref("note", note.id), Span(4, 8))
    assert cards(inspector) == []
    code = context.project.codes.add("listening")
    context.project.codings.add(note.id, 4, 8, code.id)
    assert cards(inspector) == ["Code listening"]
    context.project.store.undo()
    assert cards(inspector) == []


def test_backlinks_stand_on_everything(inspector, context, note):
    project = context.project
    code, actor = project.codes.add("listening"), project.actors.add("Winifred Pask")
    memo = project.memos.add("The ear", about=[Ref("code", code.id), Ref("actor", actor.id), Ref("note", note.id)])
    for ref in (Ref("code", code.id), Ref("actor", actor.id), Ref("note", note.id)):
        context.select(ref)
        assert "The ear" in words(inspector)
    context.select(Ref("memo", memo.id))
    assert "Winifred Pask" in words(inspector)


def test_a_press_on_a_linked_thing_opens_it(inspector, context, note, qtbot):
    memo = context.project.memos.add("The ear", about=[Ref("note", note.id)])
    context.select(Ref("note", note.id))
    card = next(card for card in inspector.widget().findChildren(Card) if "The ear" in card.accessibleName())
    with qtbot.waitSignal(context.navigation.opened) as opened:
        card.pressed.emit()
    assert opened.args[0] == Ref("memo", memo.id)


def test_a_lost_passage_can_be_laid_over_other_words(inspector, context, note):
    project = context.project
    code = project.codes.add("listening")
    coding = project.codings.add(note.id, 4, 8, code.id)
    project.notes.write(note.id, [Edit(0, "The boat ", "It ")])
    context.select(Ref("note", note.id), Span(3, 7))
    buttons = inspector.widget().findChildren(QPushButton)
    button = next(button for button in buttons if button.text() == "Lay it over the words selected")
    assert "listening" in words(inspector)
    button.click()
    passage = project.passages.get(coding.passage)
    assert (passage.state, passage.words) == ("live", "hung")


def test_when_what_it_showed_is_deleted_it_is_empty(inspector, context, note):
    context.select(Ref("note", note.id))
    context.project.notes.delete(note.id)
    assert "codes, links, history" in words(inspector)


def test_a_note_tells_when_it_was_written_and_joins_what_was_done_over_and_over(inspector, context, note):
    project = context.project
    project.notes.change(note.id, written="2012-03-28T22:40")
    project.notes.end_session(note.id)
    for number in ("One. ", "Two. ", "Three. "):
        project.notes.write(note.id, [Edit(0, "", number)], label="Write in “Slip”")
    project.notes.end_session(note.id)
    context.select(Ref("note", note.id))
    shown = words(inspector)
    assert "Written 28 Mar 2012, 22:40 (same day) · first writing sealed" in shown
    assert "1 later session · last " in shown
    assert shown.count("Write in “Slip”") == 1
    assert "Write in “Slip” (3 times) · IM" in shown


def test_the_way_to_the_whole_history_is_one_press(inspector, context, note):
    opened = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    context.select(Ref("note", note.id))
    buttons = inspector.widget().findChildren(QPushButton)
    next(button for button in buttons if button.text() == "All sessions and steps").click()
    assert opened == [Ref("history", note.id)]


def test_later_readings_have_a_part_of_their_own(inspector, context, note):
    memo = context.project.headnotes.add_over(note.id, 4, 8, "I never say whose boat.", at=1_551_600_000_000)
    context.select(Ref("note", note.id))
    shown = words(inspector)
    assert "LATER READINGS" in shown
    assert "I never say whose boat. | 3 Mar 2019 · IM · of a passage" in shown
    assert "headnote memo" not in shown
    opened = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    card = next(c for c in inspector.widget().findChildren(Card) if c.accessibleName().startswith("Later reading"))
    card.pressed.emit()
    assert opened == [Ref("memo", memo.id)]
