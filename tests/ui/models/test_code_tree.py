"""The codebook as a tree."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTreeView

from fieldnotes.domain.codes import Code
from ui.models.code_tree import CodeDelegate, CodeTree
from ui.models.list_model import ROW

CODES = [
    Code("risk", "Risk carried"),
    Code("signs", "who signs", "risk"),
    Code("names", "careers and names at stake", "signs"),
    Code("crossing", "What a crossing is for"),
    Code("saved", "minutes saved", "crossing", status="retired"),
]


@pytest.fixture
def model(qtmodeltester):
    model = CodeTree()
    model.set_codes(CODES, {"risk": 1, "signs": 2, "names": 4, "saved": 8})
    qtmodeltester.check(model)
    return model


def test_codes_stand_under_their_parents(model):
    names = model.index_of("names")
    assert names.parent() == model.index_of("signs")
    assert names.parent().parent() == model.index_of("risk")
    assert model.rowCount() == 2
    assert not model.index_of("nothing").isValid()


def test_a_code_counts_the_passages_of_all_below_it(model):
    totals = {row.id: row.total for row in model.rows()}
    assert totals == {"risk": 7, "signs": 6, "names": 4, "crossing": 8, "saved": 8}


def test_the_filter_keeps_the_way_down(model):
    model.set_filter("stake")
    assert [row.id for row in model.rows()] == ["risk", "signs", "names"]
    model.set_filter("")
    assert len(model.rows()) == len(CODES)


def test_new_counts_keep_the_tree_open(model, qtbot):
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.expandAll()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_codes(CODES, {"names": 5})
    assert view.isExpanded(model.index_of("signs"))


def test_a_dropped_code_is_told_and_nothing_moves_by_itself(model, qtbot):
    data = model.mimeData([model.index_of("saved")])
    with qtbot.waitSignal(model.dropped) as told:
        model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of("risk"))
    assert told.args == ["saved", "risk", -1]
    with qtbot.waitSignal(model.dropped) as told:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, QModelIndex())
    assert told.args == ["saved", None, 1]
    assert model.index_of("saved").parent() == model.index_of("crossing")


def test_the_tree_can_be_drawn(model, theme, qtbot):
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(CodeDelegate(theme, view))
    view.expandAll()
    assert not view.grab().isNull()
    assert model.index(0, 0).data(ROW).name == "Risk carried"
    assert model.index_of("saved").data() == "minutes saved, 8 passages, retired"
