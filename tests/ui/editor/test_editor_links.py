"""Links in a note: asked for in place, changed, opened only after their address was shown."""

import pytest
from hand_typing import marks, press, text, type_in
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDesktopServices

from fieldnotes.domain.marks import Mark
from fieldnotes.project.project import Project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def note(project_of: Project) -> str:
    return project_of.notes.add(title="Slack chain", text="").id


def test_a_link_is_asked_for_in_place(editor) -> None:
    editor.show()
    type_in(editor, "see the log")
    editor.view.select(8, 11)
    editor.links.ask()
    editor.links.card.line.setText("example.org/log")
    press(editor.links.card.line, Qt.Key.Key_Return)
    assert editor.links.card.isHidden()
    assert marks(editor) == [Mark(8, 11, "link", "https://example.org/log")]
    editor.undo()
    assert marks(editor) == []


def test_what_is_no_address_makes_no_link(editor) -> None:
    editor.show()
    type_in(editor, "log")
    editor.links.ask()
    editor.links.card.line.setText("javascript:alert(1)")
    press(editor.links.card.line, Qt.Key.Key_Return)
    assert not editor.links.card.isHidden()
    press(editor.links.card.line, Qt.Key.Key_Escape)
    assert editor.links.card.isHidden()
    assert marks(editor) == []


def test_a_link_is_taken_away_and_changed_at_the_cursor(editor) -> None:
    editor.show()
    type_in(editor, "see [log](a.org) now")
    editor.view.setTextCursor(editor.sheet.document.cursor(5))
    editor.links.ask()
    assert editor.links.card.line.text() == "https://a.org"
    editor.links.card.chosen.emit("b.org")
    assert marks(editor) == [Mark(4, 7, "link", "https://b.org")]
    editor.links.ask()
    editor.links.card.remove_button.click()
    assert marks(editor) == []


def test_a_link_is_opened_only_after_its_address_was_shown(editor, monkeypatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    editor.show()
    type_in(editor, "see [log](a.org) now")
    editor.view.pressed.emit(5)
    assert opened == []
    assert editor.links.card.line.text() == "https://a.org"
    editor.links.card.open_button.click()
    assert opened == ["https://a.org"]
    editor.links.open("file:///etc/passwd")
    editor.links.open("ftp://a.org")
    assert opened == ["https://a.org"]


def test_an_address_pasted_over_words_links_them(editor) -> None:
    type_in(editor, "see the log")
    editor.view.select(8, 11)
    source = QMimeData()
    source.setText("https://example.org/log")
    editor.view.insertFromMimeData(source)
    assert text(editor) == "see the log"
    assert marks(editor) == [Mark(8, 11, "link", "https://example.org/log")]
