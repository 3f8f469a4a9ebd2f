"""Fills in boxes as a person would, for the tests of panels."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def fill(form_kind, fill_in):
    """Fill in the next box that opens, and press its button; it must close then."""

    def answer():
        form = QApplication.activeModalWidget()
        assert isinstance(form, form_kind)
        fill_in(form)
        form.go_ahead.click()
        if form.isVisible():
            form.reject()

    QTimer.singleShot(0, answer)
