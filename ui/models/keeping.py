"""Keeps what a person has selected, and where she was reading, while the rows of a list come and go."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint
from PySide6.QtWidgets import QListView

from ui.models.list_model import HasId, ListModel

R = TypeVar("R", bound=HasId)


@contextmanager
def kept_place(view: QListView, model: ListModel[R]) -> Iterator[None]:
    """Selection, current row and the row at the top stay as they are while the model changes, as far as they remain."""
    chosen = {row.id for index in view.selectedIndexes() if (row := model.row(index)) is not None}
    current = model.row(view.currentIndex())
    at_top = view.indexAt(QPoint(2, 1))
    top = model.row(at_top) if view.verticalScrollBar().value() else None
    shift = view.visualRect(at_top).top()
    yield
    places = {row.id: place for place, row in enumerate(model.rows())}
    selection = QItemSelection()
    for ident in chosen & places.keys():
        index = model.index(places[ident])
        selection.select(index, index)
    view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    if current is not None and current.id in places:
        stay = QItemSelectionModel.SelectionFlag.NoUpdate
        view.selectionModel().setCurrentIndex(model.index(places[current.id]), stay)
    if top is not None and top.id in places:
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.visualRect(model.index(places[top.id])).top() - shift)
