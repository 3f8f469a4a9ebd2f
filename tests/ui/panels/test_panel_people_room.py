"""The room People: places that fold and move, and the frame of the study, as a person handles them."""

import pytest
from filling import fill
from PySide6.QtCore import Qt

from ui.dialogs.pick_form import PickForm
from ui.panels.actors import room


@pytest.fixture
def field(context):
    """Two people, a place in another, a phase."""
    project = context.project
    dov = project.actors.add("Dov Renner")
    crossing = project.sites.add("Orrin Crossing")
    hut = project.sites.add("Tea hut", crossing.id, "the hut")
    project.phases.add("Hand-over", "2012-03", "2013-05")
    return {"dov": dov.id, "hut": hut.id, "crossing": crossing.id}


@pytest.fixture
def panel(context, field, qtbot):
    panel = room().make(context)
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def listed(panel):
    return [getattr(row, "name", None) or f"# {row.words}" for row in panel.model.rows()]


def row_of(panel, ident):
    return panel.model.field_at(panel.model.index_of(ident))


def test_places_fold_and_unfold_by_left_and_right(panel, field, qtbot):
    panel.list.setCurrentIndex(panel.model.index_of(field["hut"]))
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.current().id == field["crossing"]
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert "Tea hut" not in listed(panel)
    qtbot.keyClicks(panel.panel.filter, "hut")
    assert "Tea hut" in listed(panel)
    panel.panel.filter.clear()
    panel.list.setCurrentIndex(panel.model.index_of(field["crossing"]))
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert "Tea hut" in listed(panel)


def drop(panel, ident, onto):
    """Drop a place on the row at an index, as the list does it."""
    data = panel.model.mimeData([panel.model.index_of(ident)])
    return panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, onto)


def test_a_place_is_dragged_into_another_and_the_toast_takes_it_back(panel, field, context, qtbot):
    hall = context.project.sites.add("Parish room").id
    qtbot.waitUntil(lambda: "Parish room" in listed(panel))
    with qtbot.waitSignal(context.navigation.said) as said:
        drop(panel, field["crossing"], panel.model.index_of(hall))
    assert context.project.sites.get(field["crossing"]).parent == hall
    qtbot.waitUntil(lambda: row_of(panel, field["hut"]).depth == 2)
    said.args[0].run()
    assert context.project.sites.get(field["crossing"]).parent is None


def test_a_place_dropped_on_the_heading_lies_in_no_other(panel, field, context):
    drop(panel, field["hut"], panel.model.index_of("section:site"))
    assert context.project.sites.get(field["hut"]).parent is None


def test_a_place_dropped_on_one_that_lies_in_it_stays(panel, field, context, qtbot):
    with qtbot.waitSignal(context.navigation.said) as said:
        drop(panel, field["crossing"], panel.model.index_of(field["hut"]))
    assert said.args[0].words == "A place cannot lie within itself."


def test_only_places_can_be_dragged_and_dropped_upon(panel, field):
    drags, drops = Qt.ItemFlag.ItemIsDragEnabled, Qt.ItemFlag.ItemIsDropEnabled
    flags = panel.model.flags
    assert flags(panel.model.index_of(field["hut"])) & drags
    assert flags(panel.model.index_of("section:site")) & drops
    assert not flags(panel.model.index_of(field["dov"])) & (drags | drops)
    assert not flags(panel.model.index_of("section:person")) & drops


def test_a_place_is_moved_from_its_menu(panel, field, context):
    hall = context.project.sites.add("Parish room").id
    fill(PickForm, lambda form: form.line.setText("parish"))
    menu = panel.menu_for(row_of(panel, field["hut"]))
    next(action for action in menu.actions() if action.text() == "Move into…").trigger()
    assert context.project.sites.get(field["hut"]).parent == hall


def test_the_one_who_works_is_marked_and_another_is_chosen_from_the_menu(panel, context, qtbot):
    tom = context.project.contributors.add("Tom Achterberg").id
    qtbot.waitUntil(lambda: "Tom Achterberg" in listed(panel))
    assert row_of(panel, context.project.me.id).detail == "IM · you are working as"
    menu = panel.menu_for(row_of(panel, tom))
    next(action for action in menu.actions() if action.text() == "Work as this researcher").trigger()
    qtbot.waitUntil(lambda: row_of(panel, tom).detail == "TA · you are working as")


def test_the_frame_is_listed_and_deleted_with_a_way_back(panel, context, qtbot):
    project = context.project
    kept = {
        project.teams.add("Research team").id: "Research team",
        project.strands.add("Oral history").id: "Oral history",
        project.contributors.add("Tom Achterberg").id: "Tom Achterberg",
        project.phases.all()[0].id: "Hand-over",
    }
    qtbot.waitUntil(lambda: set(kept.values()) <= set(listed(panel)))
    for ident, name in kept.items():
        panel.list.setCurrentIndex(panel.model.index_of(ident))
        with qtbot.waitSignal(context.navigation.said) as said:
            qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda name=name: name not in listed(panel))
        said.args[0].run()
        qtbot.waitUntil(lambda name=name: name in listed(panel))
