"""Tabs that can be closed by their cross, by the middle button, and moved."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

from ui.theme.theme import Theme

LONGEST = 34
"""How many characters of a title a tab shows."""


NARROWEST = 11
"""To how many times the size of its letters a tab may shrink before the bar scrolls."""


class TabRow(QTabBar):
    """Tabs that keep enough of their words to be told apart."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = theme.fonts.scaled(NARROWEST)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """How far a tab may shrink."""
        whole = self.tabSizeHint(index)
        return QSize(min(whole.width(), self._least), whole.height())


class Tabs(QTabWidget):
    """Holds pages.

    Signals:
        close_asked: the page whose tab is to be closed.
        keep_asked: the page whose tab was double-clicked.
    """

    close_asked = Signal(QWidget)
    keep_asked = Signal(QWidget)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setTabBar(TabRow(theme, self))
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setIconSize(QSize(theme.fonts.scaled(1.2), theme.fonts.scaled(1.2)))
        self.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.tabBar().setAccessibleName("Open pages")
        self.tabBar().installEventFilter(self)
        self.tabBarDoubleClicked.connect(self._keep)
        self.currentChanged.connect(self._colour_icons)

    def add_page(self, page: QWidget, icon: str, title: str) -> int:
        """Add a page at the end; its place."""
        index = self.addTab(page, self._theme.icon(icon, on="text"), "")
        cross = QToolButton(self)
        cross.setIcon(self._theme.icon("close", "faint"))
        cross.setIconSize(QSize(self._theme.fonts.scaled(0.95), self._theme.fonts.scaled(0.95)))
        cross.setToolTip("Close (Ctrl+W)")
        cross.setAccessibleName(f"Close {title}")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(lambda: self.close_asked.emit(page))
        self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, cross)
        self.set_title(page, title)
        page.setProperty("icon", icon)
        self._colour_icons()
        return index

    def set_title(self, page: QWidget, title: str) -> None:
        """Write other words on a page's tab."""
        index = self.indexOf(page)
        shown = title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
        self.setTabText(index, shown.replace("&", "&&"))
        self.setTabToolTip(index, title)

    def pages(self) -> list[QWidget]:
        """All pages, from left to right."""
        return [page for page in map(self.widget, range(self.count())) if page is not None]

    def step(self, by: int) -> None:
        """Bring the page beside to the front, from the last to the first."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The middle button closes the tab under the mouse."""
        middle = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.MiddleButton
        )
        if middle and isinstance(event, QMouseEvent):
            index = self.tabBar().tabAt(event.position().toPoint())
            if index >= 0:
                self.close_asked.emit(self.widget(index))
                return True
        return super().eventFilter(watched, event)

    def _keep(self, index: int) -> None:
        if index >= 0:
            self.keep_asked.emit(self.widget(index))

    def _colour_icons(self) -> None:
        for index, page in enumerate(self.pages()):
            icon = page.property("icon")
            if icon:
                token = "text" if index == self.currentIndex() else "muted"
                self.setTabIcon(index, self._theme.icon(str(icon), token, on="text"))
