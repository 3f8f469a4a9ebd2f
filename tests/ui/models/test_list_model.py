"""Lists keep what stays and tell what changed."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QListView

from ui.models.list_model import ROW, ListModel


@dataclass(frozen=True)
class Thing:
    id: str
    words: str = ""


def things(ids: str) -> list[Thing]:
    return [Thing(one, one.upper()) for one in ids]


@pytest.fixture
def model(qtmodeltester):
    model = ListModel(lambda thing: thing.words)
    qtmodeltester.check(model)
    return model


def shown(model) -> str:
    return "".join(model.index(place).data(ROW).id for place in range(model.rowCount()))


@pytest.mark.parametrize("before", ["", "a", "abc", "abcdef"])
@pytest.mark.parametrize("after", ["", "a", "abc", "xabc", "abcx", "axc", "cba", "def", "abxyef"])
def test_any_rows_follow_any_rows(model, before, after):
    model.set_rows(things(before))
    model.set_rows(things(after))
    assert shown(model) == after
    assert [row.id for row in model.rows()] == list(after)


def test_the_selection_stays_when_a_row_comes_before_it(model, qtbot):
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.set_rows(things("abc"))
    view.selectionModel().select(model.index_of("b"), QItemSelectionModel.SelectionFlag.Select)
    model.set_rows(things("xabc"))
    assert [index.data(ROW).id for index in view.selectedIndexes()] == ["b"]


def test_a_changed_row_is_told_and_nothing_moves(model, qtbot):
    model.set_rows(things("abc"))
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.rowsInserted):
        model.set_rows([Thing("a", "A"), Thing("b", "changed"), Thing("c", "C")])
    assert told.args[0].row() == told.args[1].row() == 1
    assert model.index(1).data() == "changed"


def test_a_row_that_is_not_there_has_no_index(model):
    model.set_rows(things("abc"))
    assert not model.index_of("z").isValid()
