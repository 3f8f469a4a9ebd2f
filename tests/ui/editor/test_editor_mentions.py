"""Mentions at the page: completing, the card, names offered while one writes, all names at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.settings import OFFER_NAMES
from ui.dialogs.name_list import NameListForm
from ui.editor.note_editor import NoteEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "Winifred came to the quay.\nThen rain."


@pytest.fixture
def winifred(context: Context) -> Ref:
    project = context.project
    actor = project.actors.add("Winifred Pask", pseudonym="Hester", description="Ferrywoman.")
    project.facts.add(actor.id, "role", "skipper", "2012", "2014")
    project.facts.add(actor.id, "role", "trustee", "2015")
    return Ref("actor", actor.id)


@pytest.fixture
def note(context: Context) -> str:
    return context.project.notes.add(title="Quay", text=TEXT, observed=When.of("2013-05-01")).id


@pytest.fixture
def editor(context: Context, winifred: Ref, note: str, qtbot) -> Iterator[NoteEditor]:
    editor = NoteEditor(context, note)
    editor.resize(920, 700)
    qtbot.addWidget(editor)
    editor.show()
    editor.activateWindow()
    qtbot.waitExposed(editor)
    editor.view.setFocus()
    qtbot.waitUntil(editor.view.hasFocus)
    editor.view.setTextCursor(editor.sheet.document.cursor(len(TEXT)))
    yield editor
    editor.close_page()


@pytest.fixture
def mentioned(context: Context, editor: NoteEditor, winifred: Ref, note: str) -> str:
    """A second note, in which she is mentioned too."""
    project = context.project
    other = project.notes.add(title="Flood", text="With Winifred Pask.", observed=When.of("2018-01-03")).id
    project.mentions.add_to_note(other, 5, 18, winifred)
    project.mentions.add_to_note(note, 0, 8, winifred)
    return other


def type_in(editor: NoteEditor, words: str) -> None:
    for letter in words:
        QApplication.sendEvent(
            editor.view, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
        )


@pytest.mark.parametrize(
    ("typed", "steps", "noun", "name"),
    [
        (" @Dov", 0, "actor", "Dov"),
        (" @The crew", 1, "actor", "The crew"),
        (" @Orrin Crossing", 2, "site", "Orrin Crossing"),
        (" @Flood", 3, "event", "Flood"),
        (" @Élan de Vörös", 0, "actor", "Élan de Vörös"),
    ],
)
def test_what_is_missing_is_made_as_what_was_chosen(editor, context, note, typed, steps, noun, name) -> None:
    type_in(editor, typed)
    for _ in range(steps):
        QTest.keyClick(editor.view, Qt.Key.Key_Down)
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    (mention,) = context.project.mentions.of_note(note)
    assert mention.target_noun == noun
    assert context.project.titles.title(Ref(noun, mention.target)) == name
    assert editor.sheet.document.text.endswith(f"@{name}")
    editor.undo()
    assert context.project.mentions.of_note(note) == []


def test_places_and_events_are_completed_too(editor, context, note) -> None:
    flood = context.project.events.add("The flood", When.of("2018-01"))
    type_in(editor, " @flo")
    assert editor.mentions.completion.card.offered()[0] == "The flood"
    QTest.keyClick(editor.view, Qt.Key.Key_Tab)
    (mention,) = context.project.mentions.of_note(note)
    assert (mention.target_noun, mention.target) == ("event", flood.id)


def test_people_are_completed_by_their_pseudonym(editor, context, winifred, note) -> None:
    type_in(editor, " @hes")
    QTest.keyClick(editor.view, Qt.Key.Key_Tab)
    (mention,) = context.project.mentions.of_note(note)
    assert mention.target == winifred.id


def test_the_card_goes_when_the_sentence_goes_on(editor) -> None:
    type_in(editor, " @Zora went")
    assert not editor.mentions.completion.active
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert editor.sheet.document.text.endswith("@Zora went\n")


def test_the_card_tells_who_it_was_on_that_day_and_all_other_places(editor, context, mentioned) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(3))
    editor.mentions.show_card()
    card = editor.mentions.card
    assert card.isVisible()
    assert card.name.words() == "Winifred Pask"
    assert card.detail.text() == "person · on 1 May 2013: skipper"
    assert card.seen.text() == "2 mentions in 2 notes · last seen 3 Jan 2018"
    assert [row.title for row in card.model.rows()] == ["Flood"]
    assert card.list.hasFocus()


def test_a_place_on_the_card_opens_at_its_words(editor, context, mentioned) -> None:
    opened = []
    context.navigation.opened.connect(lambda *where: opened.append(where))
    editor.view.setTextCursor(editor.sheet.document.cursor(8))
    editor.mentions.show_card()
    QTest.keyClick(editor.mentions.card.list, Qt.Key.Key_Return)
    assert opened[0][:2] == (Ref("note", mentioned), Span(5, 18))
    assert not editor.mentions.card.isVisible()


def test_escape_closes_the_card_and_gives_the_keyboard_back(editor, mentioned) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(3))
    editor.mentions.show_card()
    QTest.keyClick(editor.mentions.card.list, Qt.Key.Key_Escape)
    assert not editor.mentions.card.isVisible()
    assert editor.view.hasFocus()


def test_a_mouse_that_rests_on_a_mention_shows_its_card_and_takes_it_back(editor, mentioned, qtbot) -> None:
    editor.view.hovered.emit(3)
    assert not editor.mentions.card.isVisible()
    qtbot.waitUntil(editor.mentions.card.isVisible, timeout=3000)
    assert not editor.mentions.card.has_keyboard()
    editor.view.hovered.emit(len(TEXT) - 2)
    qtbot.waitUntil(lambda: not editor.mentions.card.isVisible(), timeout=3000)


def test_beside_a_mention_its_key_says_what_to_do(editor, context) -> None:
    said = []
    context.navigation.said.connect(said.append)
    editor.mentions.show_card()
    assert said
    assert not editor.mentions.card.isVisible()


def test_a_deleted_person_leaves_no_card(editor, context, winifred, mentioned) -> None:
    context.project.actors.delete(winifred.id)
    editor.view.setTextCursor(editor.sheet.document.cursor(3))
    editor.mentions.show_card()
    assert not editor.mentions.card.isVisible()


def test_a_name_just_written_is_offered_after_a_pause_and_tab_takes_it(editor, context, note, winifred, qtbot) -> None:
    type_in(editor, " With Winifred Pask")
    assert not editor.mentions.naming.hint.isVisible()
    qtbot.waitUntil(editor.mentions.naming.hint.isVisible, timeout=3000)
    QTest.keyClick(editor.view, Qt.Key.Key_Tab)
    text = context.project.notes.text(note)
    (mention,) = context.project.mentions.of_note(note)
    assert mention.target == winifred.id
    assert text[mention.start : mention.end] == "Winifred Pask"
    assert text.endswith("Winifred Pask")


def test_writing_on_is_never_held_up_by_the_offer(editor, context, note, qtbot) -> None:
    type_in(editor, " Winifred Pask")
    editor.mentions.naming.look()
    assert editor.mentions.naming.hint.isVisible()
    QTest.keyClick(editor.view, Qt.Key.Key_Return)
    assert not editor.mentions.naming.hint.isVisible()
    type_in(editor, "and")
    assert editor.sheet.document.text.endswith("Winifred Pask\nand")
    assert context.project.mentions.of_note(note) == []


def test_a_tab_without_an_offer_is_a_tab(editor) -> None:
    type_in(editor, " Winifred Pask")
    QTest.keyClick(editor.view, Qt.Key.Key_Tab)
    assert editor.sheet.document.text.endswith("Winifred Pask\t")


def test_a_name_that_was_declined_is_not_offered_again(editor) -> None:
    type_in(editor, " Winifred Pask")
    editor.mentions.naming.look()
    QTest.keyClick(editor.view, Qt.Key.Key_Escape)
    assert not editor.mentions.naming.hint.isVisible()
    type_in(editor, ", Winifred Pask")
    editor.mentions.naming.look()
    assert not editor.mentions.naming.hint.isVisible()


def test_names_are_not_offered_to_those_who_do_not_want_it(editor, context) -> None:
    context.settings.set(OFFER_NAMES, False)
    type_in(editor, " Winifred Pask")
    editor.mentions.naming.look()
    assert not editor.mentions.naming.hint.isVisible()


def test_a_person_entered_meanwhile_is_known_at_once(editor, context) -> None:
    editor.mentions.naming.look()
    context.project.actors.add("Dov Renner")
    type_in(editor, " Dov Renner")
    editor.mentions.naming.look()
    assert editor.mentions.naming.hint.isVisible()


def test_all_names_that_are_ticked_become_mentions_in_one_step(editor, context, note, winifred) -> None:
    quay = context.project.sites.add("The quay")
    type_in(editor, " Winifred Pask, Winifred.")

    def answer() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, NameListForm)
        rows = [form.list.item(row).text() for row in range(form.list.count())]
        assert rows == [
            "Winifred Pask, written “Winifred” · 2 places",
            "The quay · 1 place",
            "Winifred Pask · 1 place",
        ]
        form.list.item(1).setCheckState(Qt.CheckState.Unchecked)
        form.go_ahead.click()

    QTimer.singleShot(0, answer)
    editor.mentions.naming.mention_all()
    mentions = context.project.mentions.of_note(note)
    text = context.project.notes.text(note)
    assert [text[one.start : one.end] for one in mentions] == ["Winifred", "Winifred Pask", "Winifred"]
    assert quay.id not in {one.target for one in mentions}
    editor.undo()
    assert context.project.mentions.of_note(note) == []


def test_a_note_without_names_says_so(editor, context, winifred) -> None:
    said = []
    context.navigation.said.connect(said.append)
    context.project.actors.delete(winifred.id)
    editor.mentions.naming.mention_all()
    assert said
