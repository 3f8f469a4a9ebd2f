"""How a page keeps up with the project: it is read anew at once while it is seen, else when it is next shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.refs import Ref
from ui.base.bus import Bus
from ui.base.navigation import Navigation


class KeepingUp(QObject):
    """Lives as long as the page that it keeps true.

    Args:
        page: what shows rows of the project.
        bus: tells what changed.
        reload: reads the page anew.
        concerns: whether a change is of what the page shows.
        own: the row that the page is of: a change of it is shown at once, seen or not, for its name stands on a tab
            and a page whose row is gone closes.
        navigation: tells to which time lists keep, where the page does so too.
    """

    def __init__(
        self,
        page: QWidget,
        bus: Bus,
        reload: Callable[[], object],
        concerns: Callable[[Changes], bool],
        own: Ref | None = None,
        navigation: Navigation | None = None,
    ) -> None:
        super().__init__(page)
        self._page, self._reload, self._concerns, self._own = page, reload, concerns, own
        self._stale = False
        page.installEventFilter(self)
        bus.changed.connect(self._changed)
        if navigation is not None:
            navigation.spanned.connect(lambda _: self._spanned())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch up when the page is shown."""
        if event.type() == QEvent.Type.Show and watched is self._page and self._stale:
            self._read()
        return super().eventFilter(watched, event)

    def _changed(self, changes: Changes) -> None:
        if not self._concerns(changes):
            return
        self._stale = True
        if self._page.isVisible() or self._own in changes.refs:
            self._read()

    def _spanned(self) -> None:
        """Lists keep to another time."""
        self._stale = True
        if self._page.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        self._reload()


def touches(*nouns: str) -> Callable[[Changes], bool]:
    """Whether a change is of one of these nouns."""
    wanted = frozenset(nouns)
    return lambda changes: bool(changes.nouns() & wanted)
