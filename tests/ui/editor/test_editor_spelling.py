"""Spelling at the page: what is marked, what the menu offers, what the study knows."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.base.context import Context
from ui.base.settings import SPELLING
from ui.base.spelling import DirectSpeller, Spelling
from ui.editor.menus import menu_of
from ui.editor.note_editor import NoteEditor

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.skipif(find_spec("hunspell") is None, reason="the library for dictionaries is not there"),
]

TEXT = "They had the ferrry and the chain for Ketil Aasen. 😀 It was slakc and that was not her word."
KNOWN = ["they", "had", "the", "ferry", "and", "chain", "for", "it", "was", "slack", "that", "not", "her", "word"]


@pytest.fixture
def spelled(context: Context, tmp_path: Path) -> Context:
    (tmp_path / "en_GB.aff").write_text("SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n", encoding="utf-8")
    (tmp_path / "en_GB.dic").write_text("\n".join([str(len(KNOWN)), *KNOWN]), encoding="utf-8")
    return replace(context, spelling=Spelling(DirectSpeller(), [tmp_path]))


@pytest.fixture
def editor(spelled: Context, qtbot: object) -> Iterator[NoteEditor]:
    spelled.project.actors.add("Ketil Aasen")
    editor = NoteEditor(spelled, spelled.project.notes.add(title="Chain", text=TEXT).id)
    editor.resize(920, 700)
    qtbot.addWidget(editor)  # type: ignore[attr-defined]
    editor.show()
    editor.spelling.refresh()
    editor.view.viewport().grab()
    yield editor
    editor.close_page()


def wrong(editor: NoteEditor) -> set[str]:
    """The words that are marked, found as the mouse finds them."""
    layer, text = editor.sheet.spelling, editor.sheet.document.text
    layer.word_at(0)
    found = (layer.word_at(position) for position in range(len(text)))
    return {text[word[0] : word[1]] for word in found if word}


def test_words_no_dictionary_knows_are_marked_and_names_of_the_study_are_not(editor) -> None:
    assert editor.spelling.dictionary == "en_GB"
    assert wrong(editor) == {"ferrry", "slakc"}


def test_the_menu_offers_what_may_be_meant_and_one_step_replaces_it(editor, qtbot) -> None:
    place = TEXT.index("slakc") + 2
    menu = menu_of(editor.menu.items(place), editor)
    editor.spelling.offer(menu, place)
    assert menu.actions()[0].text() == "slack"
    menu.actions()[0].trigger()
    assert editor.sheet.document.text == TEXT.replace("slakc", "slack")
    editor.undo()
    assert editor.sheet.document.text == TEXT


def test_suggestions_that_come_after_the_menu_is_gone_are_let_go(editor, spelled) -> None:
    later = []
    spelled.spelling._speller.ask = lambda *asked: later.append(asked[-1])  # an answer that takes time
    menu = QMenu(editor)
    place = TEXT.index("slakc")
    menu.addAction("Cut")
    editor.spelling.offer(menu, place)
    assert menu.actions()[0].text() == "Looking for words …"
    menu.destroyed.emit()
    later[0](["slack"])
    assert menu.actions()[0].text() == "Looking for words …"


def test_a_word_added_is_right_in_every_note_and_comes_back_with_undo(editor, spelled) -> None:
    place = TEXT.index("ferrry")
    next(item for item in editor.menu.items(place) if item.words.startswith("Add")).run()
    assert wrong(editor) == {"slakc"}
    assert spelled.project.spelling.words() == {"ferrry"}
    spelled.project.store.undo()
    editor.spelling.refresh()
    assert wrong(editor) == {"ferrry", "slakc"}


def test_a_word_ignored_is_right_in_this_note_alone(editor, spelled) -> None:
    place = TEXT.index("ferrry")
    next(item for item in editor.menu.items(place) if item.words.startswith("Ignore")).run()
    assert wrong(editor) == {"slakc"}
    assert spelled.project.spelling.words() == set()


def test_spelling_can_be_switched_off(editor, spelled) -> None:
    spelled.settings.set(SPELLING, False)
    assert wrong(editor) == set()
    spelled.settings.set(SPELLING, True)
    assert wrong(editor) == {"ferrry", "slakc"}


def test_without_a_dictionary_the_menu_says_how_to_get_one(editor, spelled, qtbot) -> None:
    note = editor.ref().id
    spelled.project.notes.change(note, language="cy")
    editor.spelling.refresh()
    assert wrong(editor) == set()
    item = editor.menu.items(3)[0]
    assert item.words == "No dictionary for this language (cy)…"
    with qtbot.waitSignal(spelled.navigation.said) as said:
        item.run()
    assert "hunspell-cy" in said.args[0].words


def test_the_word_being_typed_is_not_marked_until_it_is_done(editor) -> None:
    from test_editor_writing import type_in

    editor.view.setTextCursor(editor.sheet.document.cursor(0))
    type_in(editor, "wrod")
    assert editor.sheet.spelling._typed == 4
    type_in(editor, " ")
    editor.view.setTextCursor(editor.sheet.document.cursor(12))
    assert editor.sheet.spelling._typed == -1
    assert "wrod" in wrong(editor)


def test_a_word_is_taken_out_of_the_dictionary_where_it_stands(editor, spelled) -> None:
    place = TEXT.index("ferrry")
    spelled.project.spelling.accept("ferrry")
    editor.spelling.refresh()
    item = editor.menu.items(place)[0]
    assert item.words == "Take “ferrry” out of the project’s dictionary"
    item.run()
    assert "ferrry" in wrong(editor)


def test_the_language_of_a_note_is_chosen_in_its_menu_and_kept(editor, spelled) -> None:
    choices = editor.spelling.choices().items
    assert [item.words.strip() for item in choices if item.words] == [
        "✓ Mark misspelt words",
        "✓ Language by its words",
        "English (United Kingdom)",
    ]
    choices[-1].run()
    assert spelled.project.notes.get(editor.ref().id).language == "en-GB"
    assert editor.spelling.choices().items[-1].words.startswith("✓ English")


def test_a_key_asks_about_the_words_it_touches_and_not_about_the_whole_paragraph(editor, qtbot) -> None:
    asked: list[set[str]] = []
    layer = editor.sheet.spelling
    judge = editor.spelling._wrong

    def listening(words):
        asked.append(set(words))
        return judge(asked[-1])

    layer.set_judge(listening)
    wrong(editor)
    layer.judge_anew()  # an answer came in
    wrong(editor)
    asked.clear()
    editor.view.setTextCursor(editor.sheet.document.cursor(TEXT.index(" was not")))
    qtbot.keyClicks(editor.view, "s")  # “thats”: of a word known already in this form nobody is asked twice
    assert asked == [{"thats"}]
    qtbot.keyClicks(editor.view, " ")
    assert set[str]().union(*asked[1:]) <= {"thats"}


def test_marks_stay_at_their_words_while_one_types_in_front_of_them_and_deletes(editor, qtbot) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(0))
    qtbot.keyClicks(editor.view, "It was wrog. ")
    assert wrong(editor) == {"wrog", "ferrry", "slakc"}
    for _ in range(len("wrog. ")):
        qtbot.keyClick(editor.view, Qt.Key.Key_Backspace)
    assert wrong(editor) == {"ferrry", "slakc"}
    qtbot.keyClick(editor.view, Qt.Key.Key_Return)
    assert wrong(editor) == {"ferrry", "slakc"}
