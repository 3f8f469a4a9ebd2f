"""What tests of panels share."""

import pytest

from fieldnotes.domain.when import When


@pytest.fixture
def said(context):
    """The toasts."""
    messages = []
    context.navigation.said.connect(messages.append)
    return messages


@pytest.fixture
def boxes_closed(qapp):
    """No box outlives its test."""
    from PySide6.QtWidgets import QDialog

    yield
    for box in qapp.topLevelWidgets():
        if isinstance(box, QDialog) and box.isVisible():
            box.reject()


@pytest.fixture
def notes(context):
    """Three years of notes; ids by title."""
    hut = context.project.sites.add("Tea hut")
    made = [
        context.project.notes.add(title="Steering group", text="One two three.", observed=When.of("2013-11-26")),
        context.project.notes.add(title="Corridor talk", observed=When.of("2013-11-12"), site=hut.id),
        context.project.notes.add(title="Nobody asks", kind="jotting", observed=When.of("2012-11-04")),
        context.project.notes.add(title="Loose leaf"),
    ]
    return {note.title: note.id for note in made}
