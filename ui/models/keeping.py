"""Keeps what a person has selected, and where she was reading, while the rows of a list come and go."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint
from PySide6.QtWidgets import QAbstractItemView

from ui.models.list_model import HasId, ListModel

R = TypeVar("R", bound=HasId)

MOST = 5_000
"""Of more rows that are selected, none stays so: to find them again would hold the window up."""


@contextmanager
def kept_place(view: QAbstractItemView, model: ListModel[R]) -> Iterator[None]:
    """Selection, current row and the row at the top stay as they are while the model changes, as far as they remain."""
    places = chosen_places(view)
    chosen = {model.key(place) for place in places} if len(places) <= MOST else set()
    current = model.key(view.currentIndex().row()) if view.currentIndex().isValid() else ""
    bar = view.verticalScrollBar()
    at_top = view.indexAt(QPoint(2, 1))
    top = model.key(at_top.row()) if at_top.isValid() and bar.value() else ""
    shift = view.visualRect(at_top).top()
    yield
    found = model.places((chosen | {current, top}) - {""})
    view.selectionModel().select(
        _selection(model, sorted(found[key] for key in chosen & found.keys())),
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )
    if current in found:
        stay = QItemSelectionModel.SelectionFlag.NoUpdate
        view.selectionModel().setCurrentIndex(model.index(found[current]), stay)
    if top in found:
        bar.setValue(bar.value() + view.visualRect(model.index(found[top])).top() - shift)


def many_chosen(view: QAbstractItemView) -> bool:
    """Whether more than one row is selected."""
    parts = view.selectionModel().selection().toList()
    return sum(part.bottom() - part.top() + 1 for part in parts) > 1


def chosen_places(view: QAbstractItemView) -> list[int]:
    """Where selected rows stand, in rising order; rows that cannot be selected may be among them."""
    spans = ((part.top(), part.bottom()) for part in view.selectionModel().selection().toList())
    return sorted({place for top, bottom in spans for place in range(top, bottom + 1)})


def _selection(model: ListModel[R], places: Iterable[int]) -> QItemSelection:
    """Places as few stretches, because each stretch costs."""
    selection = QItemSelection()
    begun: int | None = None
    last = -2
    for place in places:
        if place != last + 1:
            if begun is not None:
                selection.select(model.index(begun), model.index(last))
            begun = place
        last = place
    if begun is not None:
        selection.select(model.index(begun), model.index(last))
    return selection
