"""The change bus: what the store tells its subscribers, as one Qt signal."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.changes import Changes


class Bus(QObject):
    """One signal for every commit.

    Signals:
        changed: a Changes. A view passes over its own when ``changes.initiator is self``.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unsubscribe: Callable[[], None] | None = None

    def follow(self, subscribe: Callable[[Callable[[Changes], None]], Callable[[], None]]) -> None:
        """Begin to follow a store; ``subscribe`` is its ``subscribe`` method."""
        self.stop()
        self._unsubscribe = subscribe(self.tell)

    def tell(self, changes: Changes) -> None:
        """Pass one notice on."""
        self.changed.emit(changes)

    def stop(self) -> None:
        """Follow no store any more."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
