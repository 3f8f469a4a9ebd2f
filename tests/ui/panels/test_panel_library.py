"""The room of notes, as a person uses it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.session import Session
from ui.dialogs.import_review import ImportReview
from ui.models.note_list import YearRow
from ui.models.note_order import merged
from ui.panels.library import Library, room


@pytest.fixture
def opened(context):
    """What the room asked the window to open, as (ref, keep)."""
    asked = []
    context.navigation.opened.connect(lambda ref, _, keep: asked.append((ref, keep)))
    return asked


@pytest.fixture
def notes(context):
    """Three years of notes; ids by title."""
    hut = context.project.sites.add("Tea hut")
    made = [
        context.project.notes.add(title="Steering group", text="One two three.", observed=When.of("2013-11-26")),
        context.project.notes.add(title="Corridor talk", observed=When.of("2013-11-12"), site=hut.id),
        context.project.notes.add(title="Nobody asks", kind="jotting", observed=When.of("2012-11-04")),
        context.project.notes.add(title="Loose leaf"),
    ]
    return {note.title: note.id for note in made}


def shown(library: Library) -> list[str]:
    return [note.title for note in library.shown()]


def lines(library: Library) -> list[str]:
    return [row.year if isinstance(row, YearRow) else row.title for row in library.model.rows()]


def library_of(context, qtbot) -> Library:
    library = room().make(context)
    qtbot.addWidget(library)
    library.resize(280, 600)
    library.show()
    qtbot.waitExposed(library)
    return library


def go_to(library: Library, note: str) -> None:
    library.list.setFocus()
    library.list.setCurrentIndex(library.model.index_of(note))


def test_notes_stand_under_their_years_newest_first(context, qtbot, notes):
    library = library_of(context, qtbot)
    assert lines(library) == [
        "2013",
        "Steering group",
        "Corridor talk",
        "2012",
        "Nobody asks",
        "Undated",
        "Loose leaf",
    ]
    assert library.filter.placeholderText() == "Filter 4 notes"
    ModelTester(library.model)


def test_typing_narrows_by_title_and_place_and_enter_opens(context, qtbot, notes, opened):
    library = library_of(context, qtbot)
    library.filter.setFocus()
    qtbot.keyClicks(library.filter, "hut")
    assert shown(library) == ["Corridor talk"]
    qtbot.keyClick(library.filter, Qt.Key.Key_Return)
    qtbot.keyClick(library.list, Qt.Key.Key_Return)
    assert opened == [(Ref("note", notes["Corridor talk"]), True)]


def test_a_filter_that_fits_nothing_offers_to_search_the_texts(context, qtbot, notes, opened):
    library = library_of(context, qtbot)
    qtbot.keyClicks(library.filter, "ferry")
    assert library.stack.currentWidget() is library.nothing
    buttons = {button.text(): button for button in library.nothing.findChildren(QPushButton)}
    buttons["Search in all texts"].click()
    assert opened == [(Ref("search", "ferry"), False)]
    buttons["Show all notes"].click()
    assert len(shown(library)) == 4


def test_an_empty_project_offers_a_note_a_jotting_a_template_and_an_import(context, qtbot):
    library = library_of(context, qtbot)
    assert library.stack.currentWidget() is library.empty
    words = [button.text() for button in library.empty.findChildren(QPushButton)]
    assert words == ["New note", "New jotting", "New from template…", "Import…"]
    library.empty.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: len(library.shown()) == 1)


def test_a_click_shows_a_note_and_a_double_click_keeps_it(context, qtbot, notes, opened):
    library = library_of(context, qtbot)
    spot = library.list.visualRect(library.model.index_of(notes["Corridor talk"])).center()
    qtbot.mouseClick(library.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(library.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    ref = Ref("note", notes["Corridor talk"])
    assert opened[0] == (ref, False)
    assert (ref, True) in opened


def test_a_click_on_a_year_folds_it_and_so_does_left(context, qtbot, notes):
    library = library_of(context, qtbot)
    spot = library.list.visualRect(library.model.index_of("year:2013")).center()
    qtbot.mouseClick(library.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert "Corridor talk" not in shown(library)
    go_to(library, "year:2013")
    qtbot.keyClick(library.list, Qt.Key.Key_Right)
    assert "Corridor talk" in shown(library)
    go_to(library, notes["Corridor talk"])
    qtbot.keyClick(library.list, Qt.Key.Key_Left)
    assert "Corridor talk" not in shown(library)
    assert library.model.row(library.list.currentIndex()).id == "year:2013"


def test_delete_deletes_what_is_chosen_and_the_toast_brings_it_back(context, qtbot, notes, said):
    library = library_of(context, qtbot)
    go_to(library, notes["Steering group"])
    qtbot.keyClick(library.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(library.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: shown(library) == ["Nobody asks", "Loose leaf"])
    assert said[-1].words == "Deleted 2 notes."
    said[-1].run()
    qtbot.waitUntil(lambda: len(library.shown()) == 4)
    assert shown(library)[:2] == ["Steering group", "Corridor talk"]


def test_the_menu_changes_the_kind_of_all_chosen_in_one_step(context, qtbot, notes, said):
    library = library_of(context, qtbot)
    library.list.selectAll()
    menu = library.menu_for(library.chosen())
    kinds = next(action.menu() for action in menu.actions() if action.text() == "Kind")
    next(action for action in kinds.actions() if action.text() == "Diary").trigger()
    qtbot.waitUntil(lambda: {note.kind for note in library.shown()} == {"diary"})
    context.project.store.undo()
    qtbot.waitUntil(lambda: {note.kind for note in library.shown()} == {"fieldnote", "jotting"})
    assert "diary" in said[-1].words


def test_jottings_to_write_up_are_listed_and_grow_into_notes(context, qtbot, notes, opened):
    library = library_of(context, qtbot)
    assert library.waiting.text() == "1 jotting to write up"
    library.waiting.click()
    assert shown(library) == ["Nobody asks"]
    menu = library.menu_for(library.shown())
    next(action for action in menu.actions() if action.text() == "Write up").trigger()
    grown = context.project.notes.get(opened[-1][0].id)
    assert (grown.kind, grown.grown_from, grown.observed) == ("fieldnote", notes["Nobody asks"], When.of("2012-11-04"))
    qtbot.waitUntil(lambda: not library.waiting.isVisible())
    qtbot.waitUntil(lambda: len(library.shown()) == 5)


def test_what_is_chosen_and_where_one_reads_stay_when_notes_come(context, qtbot):
    for day in range(1, 29):
        context.project.notes.add(title=f"Day {day}", observed=When.of(f"2013-02-{day:02}"))
    library = library_of(context, qtbot)
    go_to(library, library.shown()[20].id)
    library.list.scrollTo(library.list.currentIndex())
    spot = library.list.visualRect(library.list.currentIndex()).top()
    context.project.notes.add(title="New today", observed=When.of("2014-01-01"))
    qtbot.waitUntil(lambda: "New today" in shown(library))
    assert [note.title for note in library.chosen()] == ["Day 8"]
    qtbot.waitUntil(lambda: library.list.visualRect(library.list.currentIndex()).top() == spot)


def test_the_note_in_front_is_the_one_chosen_here(context, qtbot, notes):
    library = library_of(context, qtbot)
    context.select(Ref("note", notes["Loose leaf"]))
    assert [note.title for note in library.chosen()] == ["Loose leaf"]


def test_arrow_keys_tell_the_inspector_what_they_pass(context, qtbot, notes):
    library = library_of(context, qtbot)
    go_to(library, notes["Steering group"])
    qtbot.keyClick(library.list, Qt.Key.Key_Down)
    assert context.selection.ref == Ref("note", notes["Corridor talk"])


def test_files_dropped_on_it_are_reviewed_for_import(context, qtbot, notes, tmp_path: Path):
    library = library_of(context, qtbot)
    path = tmp_path / "2013-05-04 market.txt"
    path.write_text("Rain, and nobody came.", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    spot, copy = QPoint(50, 50), Qt.DropAction.CopyAction
    held = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(library, QDragEnterEvent(spot, copy, *held))
    QApplication.sendEvent(library, QDropEvent(QPointF(spot), copy, *held))
    review = next(box for box in QApplication.topLevelWidgets() if isinstance(box, ImportReview) and box.isVisible())
    assert len(review.plan().notes) == 1
    review.accept()
    qtbot.waitUntil(lambda: len(library.shown()) == 5)


def test_a_project_for_reading_offers_no_changes(context, qtbot, notes, theme, settings):
    context.project.store.seal_writing()
    reading = Session.open(context.session.path, readonly=True)
    try:
        from dataclasses import replace

        library = library_of(replace(context, session=reading), qtbot)
        words = [action.text() for action in library.menu_for(library.shown()).actions()]
        assert words == ["Open"]
        go_to(library, notes["Corridor talk"])
        qtbot.keyClick(library.list, Qt.Key.Key_Delete)
        assert len(library.shown()) == 4
    finally:
        reading.close()


def test_a_patched_list_is_the_list_one_would_read_anew(context, notes):
    project = context.project
    before = project.notes.rows()
    touched = {notes["Loose leaf"], notes["Corridor talk"], notes["Nobody asks"]}
    project.notes.change(notes["Loose leaf"], observed=When.of("2013-11-20"))
    project.notes.change(notes["Corridor talk"], title="Corridor")
    project.notes.delete(notes["Nobody asks"])
    new = project.notes.add(title="Earlier", observed=When.of("2010"))
    touched.add(new.id)
    assert merged(before, touched, project.notes.rows(ids=list(touched))) == project.notes.rows()
