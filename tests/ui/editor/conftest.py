"""A note open in the window; which note it is, each file says with a fixture ``note``."""

from collections.abc import Iterator

import pytest

from fieldnotes.project.project import Project
from ui.base.context import Context
from ui.editor.note_editor import NoteEditor


@pytest.fixture
def project_of(context: Context) -> Project:
    return context.project


@pytest.fixture
def editor(context: Context, note: str, qtbot: object) -> Iterator[NoteEditor]:
    editor = NoteEditor(context, note)
    editor.resize(920, 700)
    qtbot.addWidget(editor)  # type: ignore[attr-defined]
    yield editor
    editor.close_page()
