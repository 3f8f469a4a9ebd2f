"""Brings the project's file into one piece whenever nothing has been written for a while."""

from PySide6.QtCore import QObject, QTimer

from fieldnotes.storage.store import Store
from ui.base.bus import Bus

QUIET = 5_000
"""Milliseconds without a change after which what lies beside the file is moved into it."""


class Resting(QObject):
    """Waits for quiet after each change; until then a copy of the main file alone would lack the latest words.

    Args:
        bus: tells of changes.
        store: the open file.
        parent: what it lives as long as; the file must stay open until then.
    """

    def __init__(self, bus: Bus, store: Store, parent: QObject, quiet: int = QUIET) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(quiet)
        self._timer.timeout.connect(store.checkpoint)
        bus.changed.connect(lambda _: self._timer.start())
