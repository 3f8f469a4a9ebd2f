"""Registers go along when words are copied from one note into another."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.text.standoff import from_html, to_html
from ui.base.context import Context
from ui.editor.clipboard import REGISTERS, mime_of, registers_of
from ui.editor.note_editor import NoteEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "She stopped.\n“It leaks,” she said."


@pytest.fixture
def editors(context: Context, qtbot) -> Iterator[tuple[NoteEditor, NoteEditor]]:
    """A note with speech in it, and an empty one."""
    project = context.project
    full, empty = project.notes.add(text=TEXT).id, project.notes.add(text="Before. ").id
    start = TEXT.index("It leaks")
    project.registers.set(full, start, start + 8, "verbatim")
    both = NoteEditor(context, full), NoteEditor(context, empty)
    for editor in both:
        qtbot.addWidget(editor)
    yield both
    for editor in both:
        editor.close_page()


def test_what_is_pasted_into_another_note_is_read_as_before(editors, context) -> None:
    full, empty = editors
    full.view.select(5, len(TEXT))
    full.view.copy()
    empty.view.setTextCursor(empty.sheet.document.cursor(8))
    empty.view.paste()
    note = empty.ref().id
    text = context.project.notes.text(note)
    assert text == "Before. " + TEXT[5:]
    (register,) = context.project.registers.of_note(note)
    assert (register.kind, text[register.start : register.end]) == ("verbatim", "It leaks")
    empty.undo()
    assert context.project.registers.of_note(note) == []
    empty.undo()
    assert context.project.notes.text(note) == "Before. "


def test_what_is_pasted_without_formatting_from_elsewhere_bears_no_register(editors, context) -> None:
    _, empty = editors
    QApplication.clipboard().setText("It leaks")
    empty.view.paste()
    empty.autosave.flush()
    assert context.project.registers.of_note(empty.ref().id) == []


def test_other_programs_are_told_by_an_attribute() -> None:
    source = mime_of(TEXT, (), 13, len(TEXT), [(14, 22, "their feeling")])
    assert '<span data-register="their feeling">It leaks</span>' in source.html()
    assert source.text() == TEXT[13:]


@pytest.mark.parametrize(
    "told",
    [b"", b"[]", b"{}", b"nonsense", b'{"length": 3, "registers": [[0, 9, "verbatim"]]}', b"\xff\xfe",
     b'{"length": 3, "registers": [[0, 2, "loud"]]}', b'{"length": 4, "registers": [[0, 2, "verbatim"]]}',
     b'{"length": 3, "registers": [[2, 1, "verbatim"]]}', b'{"length": 3, "registers": 7}'],
)  # fmt: skip
def test_registers_that_do_not_fit_the_words_are_left_alone(told: bytes) -> None:
    source = QMimeData()
    source.setData(REGISTERS, told)
    assert registers_of(source, "abc") == []


stretches = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10), st.sampled_from(["verbatim", "aside"])), max_size=3
)


@given(st.text("ab \n“é😀", max_size=30), stretches)
def test_html_with_registers_reads_back_as_the_same_words_and_formats(text: str, cut) -> None:
    spans = [(start, min(start + length, len(text)), kind) for start, length, kind in cut if start < len(text)]
    marks = (Mark(0, min(3, len(text)), "bold"),) if text else ()
    plain = from_html(to_html(Marked(text, marks)))
    assert from_html(to_html(Marked(text, marks), spans)) == plain
