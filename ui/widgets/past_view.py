"""A list of what happened: a click on its sign folds or unfolds a row."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.models.past_list import PastDelegate, PastList
from ui.theme.theme import Theme
from ui.widgets.row_view import RowView


class PastView(RowView):
    """Shows the rows of a `PastList`; ``folding`` is emitted by the keys Left and Right, and by a click on the sign."""

    def __init__(
        self, theme: Theme, model: PastList, name: str, role: str = "panel", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, role, parent)
        self._past = model
        self._delegate = PastDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        theme.changed.connect(self.viewport().update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the sign folds or unfolds, and chooses nothing."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = self._past.past_at(index)
        if row is not None and self._delegate.fold_rect(self.visualRect(index), row).contains(place):
            self.folding.emit(index, not row.folded)
            return
        super().mousePressEvent(event)
