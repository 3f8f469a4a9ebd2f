"""An interview of three turns, open with a player whose clock is turned by hand."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldnotes.domain.notes import Turn
from fieldnotes.domain.when import When
from tests.ui.editor.hand_player import HandPlayer
from ui.base.context import Context
from ui.editor.note_editor import NoteEditor

TEXT = "INES: When did it begin?\nDOV: In the spring, when the chain went.\nINES: And then?"


def open_transcript(context: Context, qtbot) -> NoteEditor:
    """Its turns begin at 0, 10 and 30 seconds."""
    project = context.project
    note = project.notes.add(title="Dov", text=TEXT, kind="interview", observed=When.of("2013-10-15"))
    starts = [0, TEXT.index("DOV"), TEXT.rindex("INES")]
    ends = [starts[1] - 1, starts[2] - 1, len(TEXT)]
    names, times = ("INES", "DOV", "INES"), (0, 10_000, 30_000)
    rows = zip(starts, ends, names, times, strict=True)
    project.turns.add_many(
        Turn(f"t{number}", note.id, start, end, speaker_name=name, time=time)
        for number, (start, end, name, time) in enumerate(rows)
    )
    editor = NoteEditor(context, note.id)
    editor.resize(1000, 700)
    qtbot.addWidget(editor)
    editor.show()
    return editor


def player_of(editor: NoteEditor) -> HandPlayer:
    player = editor.recordings.listening._player
    assert isinstance(player, HandPlayer)
    return player


def put_cursor(editor: NoteEditor, position: int) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(position))


def press(editor: NoteEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor.view, key, modifiers)
