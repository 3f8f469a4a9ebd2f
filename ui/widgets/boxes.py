"""Boxes that stand over a window and let it go on: they answer by a signal, not by making everybody wait."""

from PySide6.QtWidgets import QDialog


def show_box(box: QDialog) -> None:
    """Open a box; it lives until it is closed, whether it has a parent or not."""
    # The connection holds the box: without a parent nobody else would.
    box.finished.connect(lambda _: box.deleteLater())
    box.open()
