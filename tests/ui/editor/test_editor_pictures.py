"""Pictures in an open note: inserting, seeing, captioning, carrying, undoing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Span
from fieldnotes.domain.media import PICTURE, Media
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from tests.ui.editor.picture_files import file_of, made
from ui.base.context import Context
from ui.base.tasks import WindowTasks
from ui.editor.incoming import read_data
from ui.editor.note_editor import NoteEditor
from ui.editor.picture_door import Delivery

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "The chain was slack again.\nThen rain."


@pytest.fixture
def editor(context: Context, project_of: Project, qtbot) -> Iterator[NoteEditor]:
    note = project_of.notes.add(title="Slack chain", text=TEXT, observed=When.of("2013-11-12"))
    editor = NoteEditor(context, note.id)
    editor.resize(920, 700)
    qtbot.addWidget(editor)
    editor.show()
    yield editor
    editor.close_page()


@pytest.fixture
def said(context: Context) -> list:
    messages: list = []
    context.navigation.said.connect(messages.append)
    return messages


def note_of(editor: NoteEditor) -> str:
    return editor.ref().id


def media_of(editor: NoteEditor, project: Project) -> list[Media]:
    return project.media.of_note(note_of(editor))


def files(*paths: Path) -> QMimeData:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return source


def in_sight(editor: NoteEditor, qtbot) -> QImage:
    """The page as it is drawn once all pictures have arrived."""
    shelf = editor.pictures.shelf
    editor.grab()
    qtbot.waitUntil(lambda: not shelf._wanted and shelf._making is None)
    return editor.grab().toImage()


def press(editor: NoteEditor, key: Qt.Key) -> None:
    QApplication.sendEvent(editor.view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))


def mouse(editor: NoteEditor, kind: QEvent.Type, point: QPointF) -> None:
    viewport = editor.view.viewport()
    left = Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
    where = QPointF(viewport.mapToGlobal(point.toPoint()))
    QApplication.sendEvent(viewport, QMouseEvent(kind, point, where, left, held, Qt.KeyboardModifier.NoModifier))


def test_a_pasted_file_stands_on_a_line_of_its_own_and_undo_takes_it_out(editor, project_of, tmp_path) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(9))
    editor.view.insertFromMimeData(files(file_of(tmp_path)))
    assert editor.sheet.document.text == f"The chain\n{PICTURE}\n was slack again.\nThen rain."
    (media,) = media_of(editor, project_of)
    assert (media.name, media.mime, media.width, media.height) == ("pier.jpg", "image/jpeg", 640, 400)
    step = project_of.store.can_undo()
    assert step is not None
    assert step.label == "Insert picture “pier.jpg”"
    editor.undo()
    assert editor.sheet.document.text == TEXT
    assert media_of(editor, project_of) == []
    editor.redo()
    assert [one.id for one in media_of(editor, project_of)] == [media.id]
    assert project_of.check() == []


def test_several_files_come_in_one_step_in_their_order(editor, project_of, tmp_path) -> None:
    paths = [file_of(tmp_path, f"{name}.png", made("PNG")) for name in "abc"]
    editor.pictures.door.bring(paths, 0)
    assert [one.name for one in media_of(editor, project_of)] == ["a.png", "b.png", "c.png"]
    assert editor.sheet.document.text.startswith(f"{PICTURE}\n{PICTURE}\n{PICTURE}\nThe chain")
    editor.undo()
    assert editor.sheet.document.text == TEXT


def test_what_cannot_be_read_is_said_and_the_rest_comes_in(editor, project_of, tmp_path, said) -> None:
    broken = file_of(tmp_path, "broken.jpg", b"\xff\xd8\xff")
    editor.pictures.door.bring([broken, file_of(tmp_path), tmp_path / "gone.jpg"], 0)
    assert [one.name for one in media_of(editor, project_of)] == ["pier.jpg"]
    assert said[0].words.startswith("broken.jpg is damaged")
    assert "1 more" in said[0].words


def test_the_picture_is_drawn_and_the_lines_make_room(editor, project_of, tmp_path, qtbot) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], len(TEXT))
    shown = in_sight(editor, qtbot)
    (media,) = media_of(editor, project_of)
    rect = editor.sheet.look.pictures.picture_rect(media)
    assert rect.height() > 200
    point = editor.view.viewport().mapTo(editor, (rect.topLeft() + QPointF(12, 12)).toPoint())
    colour = QColor(shown.pixel(point))
    assert abs(colour.green() - 0x8F) < 12, colour.name()
    last = editor.sheet.document.qt.documentLayout().blockBoundingRect(editor.sheet.document.block_at(len(TEXT) + 1))
    assert last.height() >= rect.height()


def test_a_selected_picture_keeps_its_colours_and_bears_a_frame(editor, project_of, tmp_path, qtbot) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    unselected = in_sight(editor, qtbot)
    (media,) = media_of(editor, project_of)
    rect = editor.sheet.look.pictures.picture_rect(media)
    inside = editor.view.viewport().mapTo(editor, (rect.topLeft() + QPointF(12, 12)).toPoint())
    edge = editor.view.viewport().mapTo(editor, (rect.topLeft() + QPointF(40, 1)).toPoint())
    editor.view.select(0, 1)
    selected = in_sight(editor, qtbot)
    assert selected.pixelColor(inside) == unselected.pixelColor(inside)
    assert selected.pixelColor(edge) != unselected.pixelColor(edge)


def test_a_note_that_begins_with_a_picture_is_known_by_its_first_words(editor, project_of, tmp_path) -> None:
    project_of.notes.change(note_of(editor), title="")
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    assert editor.title() == "The chain was slack again."
    (row,) = project_of.notes.rows()
    assert row.opening == "The chain was slack again."


def test_a_tall_picture_takes_at_most_part_of_the_page(editor, project_of, tmp_path, qtbot) -> None:
    editor.pictures.door.bring([file_of(tmp_path, "tall.png", made("PNG", (300, 4000)))], 0)
    in_sight(editor, qtbot)
    (media,) = media_of(editor, project_of)
    tall = editor.sheet.look.pictures.picture_rect(media).height()
    assert tall <= editor.view.viewport().height() * 0.6 + 1
    editor.resize(920, 480)
    in_sight(editor, qtbot)
    assert editor.sheet.look.pictures.picture_rect(media).height() < tall


def test_deleting_the_only_picture_of_a_paragraph_gives_it_even_lines_again(editor, tmp_path) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    block = editor.sheet.document.block_at(0)
    assert block.blockFormat().lineHeightType() == 3
    editor.view.select(0, 1)
    press(editor, Qt.Key.Key_Delete)
    assert editor.sheet.document.block_at(0).blockFormat().lineHeightType() == 2


def test_a_caption_is_written_in_its_place_and_drawn(editor, project_of, tmp_path, qtbot) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    in_sight(editor, qtbot)
    (media,) = media_of(editor, project_of)
    before = editor.sheet.look.pictures.rect_of(media.id).height()
    editor.view.select(0, 1)
    press(editor, Qt.Key.Key_F2)
    assert editor.pictures.line.isVisible()
    editor.pictures.line.setText("The pier at low water")
    editor.pictures.line.committed.emit("The pier at low water")
    assert project_of.media.get(media.id).caption == "The pier at low water"
    in_sight(editor, qtbot)
    assert editor.sheet.look.pictures.rect_of(media.id).height() > before


def test_a_click_selects_and_enter_or_a_double_click_opens(editor, project_of, tmp_path, qtbot, context) -> None:
    opened: list[Ref] = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    in_sight(editor, qtbot)
    (media,) = media_of(editor, project_of)
    middle = editor.sheet.look.pictures.picture_rect(media).center()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        mouse(editor, kind, middle)
    assert editor.view.selection() == (0, 1)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        mouse(editor, kind, middle)
    assert editor.view.selection() == (0, 1), "a second click leaves it selected"
    press(editor, Qt.Key.Key_Return)
    mouse(editor, QEvent.Type.MouseButtonDblClick, middle)
    assert opened == [Ref("media", media.id)] * 2


def test_a_cut_picture_is_pasted_as_itself(editor, project_of, tmp_path) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    (media,) = media_of(editor, project_of)
    region = project_of.regions.add(media.id, 0, 0, 4000, 4000)
    editor.view.select(0, 2)
    source = editor.view.createMimeDataFromSelection()
    assert PICTURE not in source.text()
    editor.view.textCursor().removeSelectedText()
    editor.autosave.seal()
    assert media_of(editor, project_of) == []
    end = len(editor.sheet.document.text)
    editor.view.setTextCursor(editor.sheet.document.cursor(end))
    editor.view.insertFromMimeData(source)
    (back,) = media_of(editor, project_of)
    assert (back.id, back.start) == (media.id, end)
    assert project_of.passages.get(region.passage).state == "live"
    assert project_of.check() == []
    editor.undo()
    editor.undo()
    assert media_of(editor, project_of) == [media]
    assert project_of.check() == []


def test_a_copied_picture_comes_into_another_note_and_formatting_stays(editor, project_of, context, tmp_path, qtbot):
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    (media,) = media_of(editor, project_of)
    editor.view.select(0, 11)
    editor.format("bold")
    source = editor.view.createMimeDataFromSelection()
    other = NoteEditor(context, project_of.notes.add(text="Later: ").id)
    qtbot.addWidget(other)
    other.view.setTextCursor(other.sheet.document.cursor(7))
    other.view.insertFromMimeData(source)
    (copy,) = media_of(other, project_of)
    assert (copy.hash, copy.start) == (media.hash, 7)
    assert copy.id != media.id
    assert other.sheet.document.text == f"Later: {PICTURE}\nThe chain"
    assert any(mark.kind == "bold" for mark in project_of.notes.marks(note_of(other)))
    assert len(media_of(editor, project_of)) == 1
    other.close_page()


def test_dragging_a_picture_to_another_line_keeps_it(editor, project_of, tmp_path) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    (media,) = media_of(editor, project_of)
    end = len(editor.sheet.document.text)
    editor.view.doors.move(0, 1, end)
    (moved,) = media_of(editor, project_of)
    assert (moved.id, moved.start) == (media.id, end - 1)
    assert project_of.check() == []


def test_a_screenshot_is_pasted(editor, project_of) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#446688"))
    source = QMimeData()
    source.setImageData(image)
    editor.view.insertFromMimeData(source)
    (media,) = media_of(editor, project_of)
    assert (media.mime, media.width, media.height) == ("image/png", 200, 100)


def test_words_from_elsewhere_bring_no_empty_places(editor, project_of) -> None:
    source = QMimeData()
    source.setText(f"a {PICTURE} b")
    editor.view.insertFromMimeData(source)
    assert PICTURE not in editor.sheet.document.text


def test_documents_dropped_on_the_text_are_left_to_the_window_but_can_be_pasted(editor, project_of, tmp_path) -> None:
    minutes = file_of(tmp_path, "minutes.pdf", b"%PDF-1.7 minutes")
    assert not editor.view.canInsertFromMimeData(files(minutes))
    assert editor.view.canInsertFromMimeData(files(file_of(tmp_path)))
    editor.view.insertFromMimeData(files(minutes))
    (media,) = media_of(editor, project_of)
    assert (media.mime, media.is_picture) == ("application/pdf", False)


def test_a_copy_is_saved_where_the_person_says(editor, project_of, context, tmp_path, said) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    (media,) = media_of(editor, project_of)
    context.prompts.tells(tmp_path / "out.jpg", tmp_path / "nowhere" / "out.jpg")
    editor.pictures.save_copy(media)
    assert (tmp_path / "out.jpg").read_bytes() == (tmp_path / "pier.jpg").read_bytes()
    editor.pictures.save_copy(media)
    assert "could not be written" in said[-1].words


def test_the_date_taken_is_offered_and_taken_over(editor, project_of, context, tmp_path, said) -> None:
    path = file_of(tmp_path, taken="2013:11:14 15:30:00")
    context.prompts.tells([path])
    editor.pictures.insert()
    assert said[-1].words == "Taken 14 Nov 2013, 15:30. Use as date observed?"
    said[-1].run()
    observed = project_of.notes.get(note_of(editor)).observed
    assert observed is not None
    assert observed.iso == "2013-11-14T15:30"


def test_no_date_is_offered_where_it_agrees(editor, tmp_path, said) -> None:
    editor.pictures.door.bring([file_of(tmp_path, taken="2013:11:12 15:30:00")], 0)
    assert said == []


def test_a_damaged_picture_shows_a_calm_place_and_a_word(editor, project_of, tmp_path, qtbot) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    (media,) = media_of(editor, project_of)
    project_of.store.db.execute("DELETE FROM thumbnail")
    project_of.store.db.execute("UPDATE media_chunk SET data = zeroblob(9)")
    editor.pictures.shelf._ready.clear()
    in_sight(editor, qtbot)
    assert "damaged" in editor.pictures.shelf.trouble(media.hash)


def test_a_click_on_a_picture_tells_the_inspector_of_all_its_parts(editor, project_of, context, tmp_path) -> None:
    editor.pictures.door.bring([file_of(tmp_path)], 0)
    (media,) = media_of(editor, project_of)
    for left in (0, 5000):
        region = project_of.regions.add(media.id, left, 0, 4000, 4000)
        project_of.codings.add_to_passage(region.passage, project_of.codes.add(f"part {left}").id)
    editor.view.select(0, 1)
    editor.coding.tell_selection()
    assert context.selection.ref == editor.ref()
    assert context.selection.span == Span(0, 1)
    names = [entry.words for entry in editor.sheet.margins.right(0, 5)]
    assert names == ["part 0", "part 5000"]


def test_cancelling_while_pictures_are_stored_leaves_nothing(editor, project_of, context, tmp_path, qtbot) -> None:
    started: list = []
    context.navigation.worked.connect(started.append)
    slow = NoteEditor(replace(context, tasks=WindowTasks(editor)), note_of(editor))
    qtbot.addWidget(slow)
    delivery = Delivery(slow.pictures.door, 0)
    incoming = read_data(made("BMP", (1400, 900)), "large.bmp")
    delivery._store(incoming)
    started[0].cancel()
    assert editor.sheet.document.text == TEXT
    project_of.media.sweep()
    assert not project_of.media.bytes.stored(incoming[0].hash)
    slow.close_page()
