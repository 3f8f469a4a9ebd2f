"""Boxes that stand over a window and let it go on: they answer by a signal, not by making everybody wait."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def show_box(box: QDialog) -> None:
    """Open a box; it lives until it is closed, whether it has a parent or not."""
    # The connection holds the box: without a parent nobody else would.
    box.finished.connect(lambda _: box.deleteLater())
    box.open()


def answer_buttons(box: QDialog, agree: str) -> tuple[QDialogButtonBox, QPushButton]:
    """The row that ends a box, "Cancel" and what Enter agrees to; the row, and the button that agrees."""
    buttons = QDialogButtonBox(box)
    buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
    go = buttons.addButton(agree, QDialogButtonBox.ButtonRole.AcceptRole)
    go.setDefault(True)
    buttons.accepted.connect(box.accept)
    buttons.rejected.connect(box.reject)
    return buttons, go
