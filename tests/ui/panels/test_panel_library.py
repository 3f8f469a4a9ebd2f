"""The room of notes, as a person uses it."""

from dataclasses import replace
from pathlib import Path

import pytest
from library_room import go_to, library_of, lines, pick, shown
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester

from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.session import Session
from ui.base.tasks import WindowTasks
from ui.dialogs.import_review import ImportReview
from ui.models.note_drawing import detail_of
from ui.models.note_shelf import Arrangement
from ui.panels.library.panel import Library


@pytest.fixture
def opened(context):
    """What the room asked the window to open, as (ref, keep)."""
    asked = []
    context.navigation.opened.connect(lambda ref, _, keep: asked.append((ref, keep)))
    return asked


def test_notes_stand_under_their_years_newest_first(context, qtbot, notes):
    library = library_of(context, qtbot)
    assert lines(library) == [
        "2013",
        "Steering group",
        "Corridor talk",
        "2012",
        "Nobody asks",
        "No date",
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
    spot = library.list.visualRect(library.model.index_of("head:2013")).center()
    qtbot.mouseClick(library.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert "Corridor talk" not in shown(library)
    go_to(library, "head:2013")
    qtbot.keyClick(library.list, Qt.Key.Key_Right)
    assert "Corridor talk" in shown(library)
    go_to(library, notes["Corridor talk"])
    qtbot.keyClick(library.list, Qt.Key.Key_Left)
    assert "Corridor talk" not in shown(library)
    assert library.model.row(library.list.currentIndex()).id == "head:2013"


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
        library = library_of(replace(context, session=reading), qtbot)
        words = [action.text() for action in library.menu_for(library.shown()).actions()]
        assert words == ["Open"]
        go_to(library, notes["Corridor talk"])
        qtbot.keyClick(library.list, Qt.Key.Key_Delete)
        assert len(library.shown()) == 4
    finally:
        reading.close()


def arrange(library: Library, grouping: str, sorting: str = "observed", falling: bool = True) -> None:
    library.head.arranged.emit(Arrangement(grouping, sorting, falling))


def test_how_the_list_is_grouped_and_sorted_is_remembered(context, qtbot, notes):
    library = library_of(context, qtbot)
    pick(library.head.sort_menu(), "Kind")
    pick(library.head.sort_menu(), "Title")
    pick(library.head.sort_menu(), "A to Z")
    assert lines(library) == ["Fieldnote", "Corridor talk", "Loose leaf", "Steering group", "Jotting", "Nobody asks"]
    again = library_of(context, qtbot)
    assert lines(again) == lines(library)


def test_a_lag_is_told_where_one_sorts_by_it(context, qtbot, notes):
    context.project.notes.change(notes["Corridor talk"], written="2013-11-24")
    library = library_of(context, qtbot)
    arrange(library, "none", "lag")
    assert shown(library)[0] == "Corridor talk"
    assert detail_of(library.shown()[0], library.delegate.sorting) == "12 days later · Tea hut · 0 w"


def test_a_note_stands_under_each_person_and_is_chosen_once(context, qtbot, notes):
    people = [context.project.actors.add(name).id for name in ("Nell", "Dov")]
    context.project.notes.set_people(notes["Corridor talk"], people)
    library = library_of(context, qtbot)
    arrange(library, "person")
    assert lines(library)[:4] == ["Dov", "Corridor talk", "Nell", "Corridor talk"]
    library.list.selectAll()
    assert [note.title for note in library.chosen()].count("Corridor talk") == 1


def test_what_is_chosen_in_one_of_several_groups_stays_chosen_there(context, qtbot, notes):
    people = [context.project.actors.add(name).id for name in ("Nell", "Dov")]
    context.project.notes.set_people(notes["Corridor talk"], people)
    library = library_of(context, qtbot)
    arrange(library, "person")
    library.list.setFocus()
    library.list.setCurrentIndex(library.model.index(3))
    context.project.notes.add(title="New today", observed=When.of("2014-01-01"))
    qtbot.waitUntil(lambda: "New today" in shown(library))
    assert library.list.currentIndex().row() == 3
    assert [note.title for note in library.chosen()] == ["Corridor talk"]


def test_facets_narrow_the_list_and_are_cleared_at_once(context, qtbot, notes):
    library = library_of(context, qtbot)
    pick(library.head.narrow_menu(), "Kind", "Jotting")
    assert shown(library) == ["Nobody asks"]
    assert library.head.count.text() == "1 of 4 notes"
    pick(library.head.narrow_menu(), "Kind", "Fieldnote")
    pick(library.head.narrow_menu(), "Status", "Written")
    assert [chip.text() for chip in library.head.chips.widgets()] == ["Fieldnote", "Jotting", "Written"]
    qtbot.keyClicks(library.filter, "talk")
    assert shown(library) == ["Corridor talk"]
    library.head.clear.click()
    assert len(shown(library)) == 4
    assert library.head.count.isHidden()


def test_a_click_on_a_chip_takes_that_facet_away(context, qtbot, notes):
    library = library_of(context, qtbot)
    pick(library.head.narrow_menu(), "Kind", "Jotting")
    library.head.chips.widgets()[0].click()
    qtbot.waitUntil(lambda: len(shown(library)) == 4)


def test_a_narrowed_list_without_notes_says_why(context, qtbot, notes):
    library = library_of(context, qtbot)
    pick(library.head.narrow_menu(), "Pinned")
    assert library.stack.currentWidget() is library.nothing
    assert "Pin one with Ctrl+D" in library.nothing.words()
    pick(library.head.narrow_menu(), "Kind", "Media")
    assert library.nothing.words() == "No note is of this sort."


def test_what_is_typed_in_the_list_goes_to_the_filter(context, qtbot, notes):
    library = library_of(context, qtbot)
    go_to(library, notes["Steering group"])
    qtbot.keyClicks(library.list, "h")
    assert library.focusWidget() is library.filter
    qtbot.keyClicks(library.filter, "ut")
    assert shown(library) == ["Corridor talk"]


def test_space_shows_a_note_and_f2_renames_it(context, qtbot, notes, opened):
    library = library_of(context, qtbot)
    go_to(library, notes["Corridor talk"])
    qtbot.keyClick(library.list, Qt.Key.Key_Space)
    assert opened == [(Ref("note", notes["Corridor talk"]), False)]
    context.prompts.tells("Talk in the corridor")
    qtbot.keyClick(library.list, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: "Talk in the corridor" in shown(library))


def test_home_and_end_lead_to_the_first_and_the_last_note(context, qtbot, notes):
    library = library_of(context, qtbot)
    go_to(library, notes["Nobody asks"])
    qtbot.keyClick(library.list, Qt.Key.Key_Home)
    assert [note.title for note in library.chosen()] == ["Steering group"]
    qtbot.keyClick(library.list, Qt.Key.Key_End)
    assert [note.title for note in library.chosen()] == ["Loose leaf"]
    qtbot.keyClick(library.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(library.chosen()) == 4


def test_commands_act_on_all_that_is_chosen_in_the_list(window, qtbot, said):
    context = window.context
    ids = [context.project.notes.add(title=f"Day {day}", observed=When.of(f"2013-01-0{day}")).id for day in (1, 2, 3)]
    window.commands.run("go.room_notes")
    library = window.panel("notes")
    qtbot.waitUntil(lambda: len(library.shown()) == 3)
    library.list.setFocus()
    library.list.selectAll()
    window.commands.run("library.pin")
    assert sorted(context.project.pins.all()) == sorted(ids)
    context.select(Ref("note", ids[0]))
    window.commands.run("library.pin")
    assert sorted(context.project.pins.all()) == sorted(ids[1:])


def test_notes_come_page_by_page_and_what_is_written_meanwhile_is_not_lost(context, qtbot):
    for number in range(700):
        context.project.notes.add(title=f"Day {number}", observed=When.of(f"2013-01-{number % 28 + 1:02}"))
    tasks = WindowTasks()
    library = library_of(replace(context, tasks=tasks), qtbot)
    renamed = library.shown()[0].id
    context.project.notes.change(renamed, title="Renamed meanwhile")
    context.project.notes.add(title="Added meanwhile", observed=When.of("2010"))
    qtbot.waitUntil(lambda: {"Renamed meanwhile", "Added meanwhile"} <= set(shown(library)))
    assert len(library.shown()) == 701
    assert library.reader.shelf.found() == context.project.notes.rows()
    tasks.close()


def test_all_are_chosen_at_once_without_their_headings(context, qtbot, notes):
    library = library_of(context, qtbot)
    library.list.selectAll()
    parts = library.list.selectionModel().selection().toList()
    assert sum(part.bottom() - part.top() + 1 for part in parts) == 4
    assert len(library.chosen()) == 4


def test_turns_of_chosen_interviews_are_coded_by_speaker_from_the_menu(context, qtbot):
    note = context.project.notes.add(kind="interview", text="Long, and dark.").id
    context.project.turns.add_many([Turn("turn", note, 0, 4, speaker_name="Anna")])
    library = library_of(context, qtbot)
    menu = library.menu_for([row for row in library.shown() if row.id == note])
    next(action for action in menu.actions() if action.text() == "Code turns by speaker").trigger()
    assert [coding.code.name for coding in context.project.codings.of_note(note)] == ["Anna"]
