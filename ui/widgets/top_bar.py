"""The bar at the top: back and forward, first actions, the search field in the middle, switches at the right."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.theme.theme import Theme


class TopBar(QFrame):
    """Three parts: left and right take what they need, the field in the middle what is left of its width."""

    def __init__(self, theme: Theme, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "bar")
        self.setFixedHeight(max(48, theme.fonts.scaled(48 / 13)))
        field.setMaximumWidth(theme.fonts.scaled(48))
        field.setMinimumWidth(theme.fonts.scaled(14))
        field.setFixedHeight(theme.fonts.scaled(32 / 13))
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._left = self._side()
        self._right = self._side()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(16)
        row.addLayout(self._left, 3)
        row.addWidget(field, 5)
        row.addLayout(self._right, 3)
        self._left.addStretch(1)
        self._right.addStretch(1)

    def add_left(self, widget: QWidget) -> None:
        """Put a widget at the end of the left part."""
        self._left.insertWidget(self._left.count() - 1, widget)

    def add_right(self, widget: QWidget) -> None:
        """Put a widget at the end of the right part."""
        self._right.addWidget(widget)

    def quiet_button(self, action: QAction, words: str = "") -> QToolButton:
        """A button for an action: its icon, and words if any are given."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(self._theme.fonts.scaled(1.4), self._theme.fonts.scaled(1.4)))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if words:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setText(f"\u2009{words}")  # a thin space more between icon and word
        button.setAccessibleName(words or action.text())
        return button

    def first_button(self, words: str, action: QAction, menu: QMenu) -> QWidget:
        """The one accented button, and beside it an arrow that opens a menu of its kin."""
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        button = QPushButton(f"\u2009{words}", whole)
        button.setAccessibleName(words)
        button.setProperty("role", "primary")
        button.setProperty("place", "first")
        button.setIcon(self._theme.icon("add", "on_accent", "on_accent", "on_accent"))
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        arrow = QPushButton(whole)
        arrow.setProperty("role", "primary")
        arrow.setProperty("place", "last")
        arrow.setIcon(self._theme.icon("down", "on_accent", "on_accent", "on_accent"))
        arrow.setIconSize(QSize(self._theme.fonts.scaled(0.9), self._theme.fonts.scaled(0.9)))
        arrow.setAccessibleName(f"{words}: other kinds")
        arrow.setToolTip("Other kinds")
        arrow.setMenu(menu)
        row.addWidget(button)
        row.addWidget(arrow)
        return whole

    @staticmethod
    def _side() -> QHBoxLayout:
        side = QHBoxLayout()
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        return side
