"""Pins and folders in the room of notes."""

from library_room import go_to, library_of, lines, pick, shown
from PySide6.QtCore import QModelIndex, Qt

from ui.models.note_list import carried


def test_pinned_notes_stand_on_top_until_they_are_unpinned(context, qtbot, notes, said):
    library = library_of(context, qtbot)
    go_to(library, notes["Nobody asks"])
    pick(library.menu_for(library.chosen()), "Pin")
    qtbot.waitUntil(lambda: lines(library)[:2] == ["Pinned", "Nobody asks"])
    assert shown(library).count("Nobody asks") == 1
    assert [note.title for note in library.chosen()] == ["Nobody asks"]
    pick(library.menu_for(library.chosen()), "Unpin")
    qtbot.waitUntil(lambda: "Pinned" not in lines(library))
    said[-1].run()
    qtbot.waitUntil(lambda: lines(library)[0] == "Pinned")


def test_a_folder_shows_its_notes_and_those_in_folders_in_it(context, qtbot, notes):
    folders = context.project.folders
    book = folders.add("Book")
    chapter = folders.add("Two", book.id)
    folders.put([notes["Steering group"]], book.id)
    folders.put([notes["Nobody asks"]], chapter.id)
    library = library_of(context, qtbot)
    tree = library.folders
    assert [(row.name, row.count) for row in tree.model.rows()] == [("Book", 2), ("Two", 1)]
    spot = tree.view.visualRect(tree.model.index_of(book.id)).center()
    qtbot.mouseClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shown(library) == ["Steering group", "Nobody asks"]
    assert [chip.text() for chip in library.head.chips.widgets()] == ["Book"]
    qtbot.mouseClick(tree.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(shown(library)) == 4


def test_notes_dropped_on_a_folder_lie_in_it(context, qtbot, notes, said):
    book = context.project.folders.add("Book")
    library = library_of(context, qtbot)
    library.list.selectAll()
    load = carried([note.id for note in library.chosen()])
    tree = library.folders.model
    assert tree.canDropMimeData(load, Qt.DropAction.CopyAction, -1, -1, tree.index_of(book.id))
    assert not tree.canDropMimeData(load, Qt.DropAction.CopyAction, 0, 0, QModelIndex())
    tree.dropMimeData(load, Qt.DropAction.CopyAction, -1, -1, tree.index_of(book.id))
    assert len(context.project.folders.notes_in(book.id)) == 4
    assert said[-1].words == "Put 4 notes into “Book”"
    qtbot.waitUntil(lambda: tree.rows()[0].count == 4)
    said[-1].run()
    qtbot.waitUntil(lambda: tree.rows()[0].count == 0)


def test_folders_are_made_renamed_nested_and_deleted(context, qtbot, notes, said):
    library = library_of(context, qtbot)
    tree = library.folders
    context.prompts.tells("Book", "Two", "Chapter 2")
    tree.add.click()
    tree.add.click()
    qtbot.waitUntil(lambda: [row.name for row in tree.model.rows()] == ["Book", "Two"])
    two = tree.model.rows()[1].id
    tree.view.setFocus()
    tree.view.setCurrentIndex(tree.model.index_of(two))
    qtbot.keyClick(tree.view, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: [row.name for row in tree.model.rows()] == ["Book", "Chapter 2"])
    tree.model.moved.emit(two, tree.model.rows()[0].id, -1)
    qtbot.waitUntil(lambda: tree.model.rows()[1].parent == tree.model.rows()[0].id)
    pick(tree.menu_for(tree.model.rows()[0].id), "Delete folder")
    qtbot.waitUntil(lambda: [(row.name, row.parent) for row in tree.model.rows()] == [("Chapter 2", None)])
    assert "its notes stay" in said[-1].words


def test_a_folder_that_is_deleted_is_no_longer_what_is_shown(context, qtbot, notes):
    book = context.project.folders.add("Book")
    library = library_of(context, qtbot)
    library.folders.shown.emit(book.id)
    assert "Drag notes onto it" in library.nothing.words()
    context.project.folders.delete(book.id)
    qtbot.waitUntil(lambda: len(shown(library)) == 4)
