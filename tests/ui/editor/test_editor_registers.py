"""Registers at the page: keys, the margin, and showing only some of them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from fieldnotes.domain.notes import REGISTER_MEANINGS, REGISTERS
from ui.base.context import Context
from ui.commands.registers import CHORD, KEYS
from ui.editor.note_editor import NoteEditor
from ui.editor.register_bar import NOTHING
from ui.editor.register_desk import taken_off
from ui.editor.spans import SpanSet
from ui.theme.register_colours import register_colour
from ui.theme.tokens import DARK, LIGHT, contrast

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINES = ["The chain was slack.", "“It leaks,” she said.", "I was cold.", "Rain.", "“It always leaked.”", "We left."]
TEXT = "\n".join(LINES)
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def note(context: Context) -> str:
    return context.project.notes.add(title="Leak", text=TEXT).id


@pytest.fixture
def editor(context: Context, note: str, qtbot) -> Iterator[NoteEditor]:
    editor = NoteEditor(context, note)
    editor.resize(920, 700)
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitExposed(editor)
    yield editor
    editor.close_page()


@pytest.fixture
def read(context: Context, note: str, editor: NoteEditor) -> NoteEditor:
    """The same, the second and fifth lines verbatim, the third a feeling."""
    for line, kind in ((1, "verbatim"), (4, "verbatim"), (2, "feeling")):
        start = TEXT.index(LINES[line])
        context.project.registers.set(note, start, start + len(LINES[line]), kind)
    return editor


def chord(editor: NoteEditor, key: Qt.Key, text: str = "") -> None:
    """A key with Alt and Shift, claimed before shortcuts and then pressed, as Qt does it."""
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, key, ALT_SHIFT, text)
    claim.ignore()
    QApplication.sendEvent(editor.view, claim)
    assert claim.isAccepted()
    QApplication.sendEvent(editor.view, QKeyEvent(QEvent.Type.KeyPress, key, ALT_SHIFT, text))


def read_as(context: Context, note: str) -> list[tuple[str, str]]:
    return [(one.kind, TEXT[one.start : one.end]) for one in context.project.registers.of_note(note)]


def shown(editor: NoteEditor) -> list[str]:
    return [block.text() for block in editor.sheet.document.blocks() if block.isVisible()]


needs_alt = pytest.mark.skipif(not CHORD.startswith("Alt"), reason="on a Mac the keys are others")


@needs_alt
def test_one_key_marks_the_paragraph_and_again_takes_it_off(editor, context, note) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(TEXT.index("leaks")))
    chord(editor, Qt.Key.Key_V, "V")
    assert read_as(context, note) == [("verbatim", LINES[1])]
    assert editor.sheet.document.text == TEXT
    chord(editor, Qt.Key.Key_V, "V")
    assert read_as(context, note) == []


@needs_alt
def test_a_key_with_an_accented_letter_in_its_text_writes_nothing(editor, context, note) -> None:
    chord(editor, Qt.Key.Key_A, "Å")
    assert editor.sheet.document.text == TEXT
    assert read_as(context, note) == [("aside", LINES[0])]


@needs_alt
def test_selected_words_are_marked_without_the_blanks_around_them(editor, context, note) -> None:
    editor.view.select(TEXT.index(" chain"), TEXT.index("slack") + 1)
    chord(editor, Qt.Key.Key_R)
    assert read_as(context, note) == [("recalled", "chain was s")]
    editor.view.select(TEXT.index("chain"), TEXT.index("chain") + 5)
    chord(editor, Qt.Key.Key_R)
    assert read_as(context, note) == [("recalled", "was s")] or read_as(context, note) == [("recalled", " was s")]


@needs_alt
def test_another_key_marks_anew_and_x_takes_all_off(editor, context, note) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(3))
    for key, kind in ((Qt.Key.Key_V, "verbatim"), (Qt.Key.Key_N, "near-verbatim"), (Qt.Key.Key_O, "their feeling")):
        chord(editor, key)
        assert read_as(context, note) == [(kind, LINES[0])]
    chord(editor, Qt.Key.Key_X)
    assert read_as(context, note) == []


@needs_alt
def test_in_a_stretch_its_key_takes_that_stretch_off(editor, context, note) -> None:
    start = TEXT.index("chain")
    context.project.registers.set(note, start, start + 5, "verbatim")
    editor.view.setTextCursor(editor.sheet.document.cursor(start + 2))
    chord(editor, Qt.Key.Key_V)
    assert read_as(context, note) == []


@needs_alt
def test_undo_brings_the_register_back(editor, context, note) -> None:
    chord(editor, Qt.Key.Key_D)
    chord(editor, Qt.Key.Key_D)
    editor.undo()
    assert read_as(context, note) == [("description", LINES[0])]
    editor.undo()
    assert read_as(context, note) == []


def test_marking_saves_what_was_typed_first(editor, context, note) -> None:
    QTest.keyClicks(editor.view, "Oh ")
    editor.registers.mark_as("aside")
    (register,) = context.project.registers.of_note(note)
    assert context.project.notes.text(note)[register.start : register.end] == f"Oh {LINES[0]}"


def test_an_empty_paragraph_is_refused_with_a_word(context, qtbot) -> None:
    said = []
    context.navigation.said.connect(said.append)
    editor = NoteEditor(context, context.project.notes.add(text="").id)
    qtbot.addWidget(editor)
    editor.registers.mark_as("aside")
    assert said
    editor.close_page()


def test_a_new_paragraph_after_speech_is_not_speech(read, context, note) -> None:
    end = TEXT.index(LINES[1]) + len(LINES[1])
    read.view.setTextCursor(read.sheet.document.cursor(end))
    QTest.keyClick(read.view, Qt.Key.Key_Return)
    QTest.keyClicks(read.view, "She left")
    read.autosave.flush()
    text = context.project.notes.text(note)
    kinds = [(one.kind, text[one.start : one.end]) for one in context.project.registers.of_note(note)]
    assert kinds[0] == ("verbatim", LINES[1])


def test_a_click_in_the_margin_opens_the_menu_with_the_register_ticked(read, qtbot) -> None:
    line = read.view.line_rect(TEXT.index(LINES[2]))
    gutter = read.sheet.registers
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=QPoint(gutter.width() // 2, int(line.center().y())))
    menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert [words.split("\t")[0] for words in ticked] == ["Feeling"]
    next(action for action in menu.actions() if action.text().startswith("Aside")).trigger()
    menu.close()
    start = TEXT.index(LINES[2])
    assert [kind for _, _, kind in read.sheet.look.registers.at(start)] == ["aside"]


def test_the_margin_says_what_a_register_means(read) -> None:
    entries = read.sheet.margins.left(0, len(TEXT))
    assert all(REGISTER_MEANINGS[entry.words] in entry.detail for entry in entries)
    assert set(REGISTER_MEANINGS) == set(KEYS) == set(REGISTERS)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_bar_but_the_usual_one_is_seen_on_the_page(tokens) -> None:
    for kind in REGISTERS:
        if kind != "description":
            assert contrast(register_colour(kind, tokens), tokens.surface) >= 3


def test_only_what_was_said_verbatim_is_shown_and_escape_shows_all(read, qtbot) -> None:
    read.registers.choose()
    assert list(read.registers.bar.chips) == ["verbatim", "feeling"]
    qtbot.mouseClick(read.registers.bar.chips["verbatim"], Qt.MouseButton.LeftButton)
    assert shown(read) == [LINES[1], LINES[4]]
    assert "2 of 6 paragraphs" in read.registers.bar.told.text()
    assert read.view.isReadOnly()
    assert read.sheet.document.text == TEXT
    QTest.keyClick(read.view, Qt.Key.Key_Escape)
    assert shown(read) == LINES
    assert not read.view.isReadOnly()
    assert read.registers.bar.isHidden()
    assert "Esc" not in read.view.keys


def test_words_beside_the_stretch_stand_back_while_it_is_shown_alone(editor, context, note) -> None:
    start = TEXT.index("It leaks")
    context.project.registers.set(note, start, start + 8, "verbatim")

    def colour_at(position: int) -> str:
        block = editor.sheet.document.block_at(position)
        at = position - editor.sheet.document.block_span(block)[0]
        names = [
            one.format.foreground().color().name().upper()
            for one in block.layout().formats()
            if one.start <= at < one.start + one.length
        ]
        return names[-1] if names else ""

    editor.registers.folding.show_only({"verbatim"})
    assert colour_at(TEXT.index("she said")) == LIGHT.muted
    assert colour_at(start) == ""
    editor.registers.show_all()
    assert colour_at(TEXT.index("she said")) == ""


def test_the_cursor_is_where_it_was_when_all_is_shown_again(read) -> None:
    place = TEXT.index("Rain") + 2
    read.view.setTextCursor(read.sheet.document.cursor(place))
    read.registers.folding.show_only({"feeling"})
    assert read.sheet.document.position(read.view.textCursor()) == TEXT.index(LINES[2])
    read.registers.show_all()
    assert read.sheet.document.position(read.view.textCursor()) == place


def test_folding_is_no_edit(read, context, note) -> None:
    steps = len(context.project.history.steps())
    read.registers.folding.show_only({"feeling"})
    read.registers.folding.show_only({"feeling", "verbatim"})
    read.registers.show_all()
    assert not read.autosave.pending
    read.autosave.flush()
    assert len(context.project.history.steps()) == steps
    assert context.project.notes.text(note) == TEXT


def test_nothing_can_be_typed_or_pasted_into_what_is_folded(read) -> None:
    read.registers.folding.show_only({"verbatim"})
    QTest.keyClicks(read.view, "x")
    QTest.keyClick(read.view, Qt.Key.Key_Delete)
    QApplication.clipboard().setText("y")
    read.view.paste()
    assert read.sheet.document.text == TEXT


def test_a_place_that_is_folded_away_is_unfolded_to_be_shown(read) -> None:
    read.registers.choose()
    read.registers.folding.show_only({"verbatim"})
    start = TEXT.index("Rain")
    read.view.select(start, start + 4)
    assert shown(read) == LINES
    assert read.registers.bar.pressed() == frozenset()


def test_undo_while_folded_keeps_it_folded_by_what_is_read_now(read, context, note) -> None:
    read.registers.choose()
    read.registers.folding.show_only({"verbatim"})
    start = TEXT.index(LINES[5])
    context.project.registers.set(note, start, start + 8, "verbatim")
    assert shown(read) == [LINES[1], LINES[4], LINES[5]]
    context.project.store.undo()
    assert shown(read) == [LINES[1], LINES[4]]


def test_margins_leave_out_what_is_folded(read, qtbot) -> None:
    read.registers.folding.show_only({"feeling"})
    read.sheet.registers.grab()
    assert [placed.entry.words for placed in read.sheet.registers.placed()] == ["feeling"]


def test_a_note_without_registers_says_how_to_mark(editor) -> None:
    editor.registers.choose()
    assert editor.registers.bar.told.text() == NOTHING


def test_a_note_that_is_only_read_can_be_filtered_but_not_marked(read) -> None:
    read.registers.folding.show_only({"verbatim"})
    assert list(read.registers.deeds()) == ["register.show"]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 10, "aside")], True),
        ([(0, 5, "aside"), (5, 10, "aside")], True),
        ([(0, 5, "aside"), (6, 10, "aside")], False),
        ([(2, 10, "aside")], False),
        ([(0, 10, "theory")], False),
        ([], False),
    ],
)
def test_a_key_takes_off_only_what_bears_the_register_wholly(spans, expected) -> None:
    assert taken_off(SpanSet(spans), 0, 10, "aside") is expected
