"""What tests of panels share."""

import pytest


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
