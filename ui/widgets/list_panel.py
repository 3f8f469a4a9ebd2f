"""What the side panels of rooms have in common: a filter and a + over a list, or a sentence when there is nothing."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_box import FilterBox


class ListPanel(QWidget):
    """A filter box with buttons at its right, and below it a view or an empty state.

    Args:
        view: the list or tree; Down and Enter in the filter box lead into it.
        empty: what is shown while there is nothing to list.
    """

    def __init__(self, theme: Theme, view: QAbstractItemView, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view = view
        self._empty = empty
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        view.setProperty("role", "panel")
        self.filter = FilterBox(theme, parent=self)
        self.filter.left.connect(self._enter_list)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(12, 10, 10, 8)
        self._head.setSpacing(4)
        self._head.addWidget(self.filter, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(view)
        self._stack.addWidget(empty)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._stack, 1)
        self.setFocusProxy(view)

    def add_button(self, icon: str, words: str) -> QToolButton:
        """Put a small button beside the filter; ``words`` are its tooltip and its accessible name."""
        button = QToolButton(self)
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        self._head.addWidget(button)
        return button

    def add_action(self, icon: str, words: str, run: Callable[[], object]) -> QToolButton:
        """Put a small button beside the filter that does something."""
        button = self.add_button(icon, words)
        button.clicked.connect(lambda: run())
        return button

    def add_row(self, widget: QWidget) -> None:
        """Put a widget between the filter and the list."""
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 10, 8)
        row.addWidget(widget, int(isinstance(widget, QLabel)))
        row.addStretch(int(not isinstance(widget, QLabel)))
        self._column.insertLayout(self._column.count() - 1, row)

    def show_empty(self, empty: bool) -> None:
        """Show the empty state in place of the list, or the list again."""
        self._stack.setCurrentWidget(self._empty if empty else self._view)
        for place in range(self._head.count()):
            item = self._head.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not empty)  # the empty state offers the same

    def is_empty(self) -> bool:
        """Whether the empty state is shown."""
        return self._stack.currentWidget() is self._empty

    def _enter_list(self) -> None:
        """Go on in the list, at its first row that can be chosen."""
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        model = self._view.model()
        if self._view.currentIndex().isValid() or model is None:
            return
        for row in range(model.rowCount(QModelIndex())):
            index = model.index(row, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self._view.setCurrentIndex(index)
                return
