"""Palette, list of keys, new project, crash report: values in, values out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton

from ui.dialogs.crash_report import CrashDialog
from ui.dialogs.new_project import NewProject, NewProjectDialog
from ui.dialogs.palette import Entry, PaletteDialog, ranked
from ui.dialogs.shortcuts import ShortcutsDialog

ENTRIES = [
    Entry("undo", "Undo: Rename code", "Ctrl+Z", "undo"),
    Entry("rename", "Rename code…", icon="code"),
    Entry("recode", "Encode passages", ""),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["undo", "rename", "recode"]),
        ("co", ["undo", "rename", "recode"]),
        ("ren co", ["undo", "rename"]),
        ("CODE pass", ["recode"]),
        ("zzz", []),
    ],
)
def test_the_palette_ranks_beginnings_of_words_first(typed, found):
    assert [entry.value for entry in ranked(ENTRIES, typed)] == found


def test_typing_and_enter_take_a_command(qtbot, theme):
    dialog = PaletteDialog(ENTRIES, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.line, "code")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.value == "rename"


def test_enter_on_nothing_stays(qtbot, theme):
    dialog = PaletteDialog(ENTRIES, theme)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.line, "zzz")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.value is None
    assert dialog.shown() == []


def test_the_keys_are_listed_by_menu(qtbot, theme):
    dialog = ShortcutsDialog([("Edit", [("Undo", "Ctrl+Z")]), ("Go", [("Back", "Alt+Left")])], theme)
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert words == ["EDIT", "Undo", "Ctrl+Z", "GO", "Back", "Alt+Left"]


def test_a_project_needs_a_title(qtbot):
    dialog = NewProjectDialog("Ines Marlowe")
    qtbot.addWidget(dialog)
    buttons = dialog.findChild(QDialogButtonBox)
    accept = next(b for b in buttons.buttons() if buttons.buttonRole(b) == QDialogButtonBox.ButtonRole.AcceptRole)
    assert not accept.isEnabled()
    dialog.title.setText("  Keeping the ferry ")
    assert accept.isEnabled()
    assert dialog.answer() == NewProject("Keeping the ferry", "Ines Marlowe")


def test_the_crash_report_is_shown_only_when_asked_for(qtbot):
    dialog = CrashDialog("RuntimeError", "It was written to crash.txt.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.report() == "RuntimeError"
    details = next(button for button in dialog.findChildren(QPushButton) if "report" in button.text())
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(details, Qt.MouseButton.LeftButton)
