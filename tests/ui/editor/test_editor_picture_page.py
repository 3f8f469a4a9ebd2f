"""The page of a picture: drawing rectangles on it, coding them, its words, where it was taken."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.media import Media
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from tests.ui.editor.picture_files import made
from ui.base.context import Context
from ui.editor.picture_drawing import handle_at, resized
from ui.editor.picture_page import PicturePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def placed() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 12.0, 19.08), 3: "E", 4: (0.0, 7.0, 18.48)})
    file = io.BytesIO()
    Image.new("RGB", (60, 40)).save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.fixture
def media(project_of: Project) -> Media:
    note = project_of.notes.add(title="The pier", text="a\n\ufffc\nb")
    return project_of.media.add(note.id, 2, made(), "pier.jpg", "image/jpeg", "The pier", size=(640, 400))


@pytest.fixture
def page(context: Context, media: Media, qtbot) -> Iterator[PicturePage]:
    page = PicturePage(context, media.id)
    page.resize(900, 800)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    yield page
    page.close_page()


@pytest.fixture
def said(context: Context) -> list:
    messages: list = []
    context.navigation.said.connect(messages.append)
    return messages


def mouse(page: PicturePage, kind: QEvent.Type, point: QPointF) -> None:
    canvas = page.canvas
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    button = none if kind == QEvent.Type.MouseMove else left
    where = QPointF(canvas.mapToGlobal(point.toPoint()))
    QApplication.sendEvent(canvas, QMouseEvent(kind, point, where, button, held, Qt.KeyboardModifier.NoModifier))


def drag(page: PicturePage, first: QPointF, last: QPointF) -> None:
    mouse(page, QEvent.Type.MouseButtonPress, first)
    mouse(page, QEvent.Type.MouseMove, (first + last) / 2)
    mouse(page, QEvent.Type.MouseMove, last)
    mouse(page, QEvent.Type.MouseButtonRelease, last)


def at(page: PicturePage, x: int, y: int) -> QPointF:
    place = page.canvas._place()
    return QPointF(place.left() + place.width() * x / 10000, place.top() + place.height() * y / 10000)


def press(page: PicturePage, key: Qt.Key, text: str = "", shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.canvas, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def test_a_rectangle_is_drawn_with_the_mouse_and_codes_are_offered(page, media, project_of) -> None:
    waiting = project_of.codes.add("waiting")
    drag(page, at(page, 1000, 2000), at(page, 4000, 6000))
    (region,) = project_of.regions.of_media(media.id)
    assert all(abs(one - wanted) < 60 for one, wanted in zip(region.box, (1000, 2000, 3000, 4000), strict=True))
    assert page.popup.isVisible()
    page.popup.chosen.emit(waiting.id)
    page.popup.created.emit("tools at hand")
    names = {coded.code.name for coded in project_of.codings.of_passage(region.passage)}
    assert names == {"waiting", "tools at hand"}
    assert {name for name, _ in page.canvas._marked[0].codes} == names


def test_a_rectangle_is_moved_and_resized_with_the_mouse(page, media, project_of) -> None:
    region = project_of.regions.add(media.id, 1000, 1000, 4000, 4000)
    drag(page, at(page, 3000, 3000), at(page, 4000, 3500))
    moved = project_of.regions.get(region.id)
    assert abs(moved.x - 2000) < 60
    assert abs(moved.y - 1500) < 60
    assert (moved.width, moved.height) == (4000, 4000)
    drag(page, at(page, moved.x + 4000, moved.y + 4000), at(page, 9000, 9000))
    larger = project_of.regions.get(region.id)
    assert abs(larger.width - 7000) < 90
    assert len(project_of.regions.of_media(media.id)) == 1


def test_everything_works_from_the_keyboard(page, media, project_of, said) -> None:
    press(page, Qt.Key.Key_Insert)
    (region,) = project_of.regions.of_media(media.id)
    page.popup.end()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Down, shift=True)
    changed = project_of.regions.get(region.id)
    assert (changed.x, changed.height) == (region.x + 100, region.height + 100)
    press(page, Qt.Key.Key_Return)
    assert page.popup.isVisible()
    page.popup.end()
    press(page, Qt.Key.Key_Escape)
    assert page.canvas.chosen_region == ""
    press(page, Qt.Key.Key_PageDown)
    assert page.canvas.chosen_region == region.id
    press(page, Qt.Key.Key_Delete)
    assert project_of.regions.of_media(media.id) == []
    assert said[-1].words == "Removed the rectangle"
    said[-1].run()
    assert [one.id for one in project_of.regions.of_media(media.id)] == [region.id]


def test_it_is_shown_at_any_size(page) -> None:
    fitted = page.canvas.scale
    press(page, Qt.Key.Key_1, "1")
    assert page.canvas.scale == 1.0
    press(page, Qt.Key.Key_Plus, "+")
    assert page.canvas.scale == 1.25
    press(page, Qt.Key.Key_0, "0")
    assert page.canvas.scale == fitted
    assert page._percent.text() == f"{round(fitted * 100)} %"


def test_what_lies_under_the_mouse_stays_there_when_the_size_changes(page) -> None:
    point = at(page, 7000, 3000)
    before = page.canvas._in_picture(point)
    page.canvas.zoom(3.0, point)
    after = page.canvas._in_picture(point)
    assert abs(before.x() - after.x()) < 40
    assert abs(before.y() - after.y()) < 40


def test_its_words_are_kept_where_they_stand(page, media, project_of) -> None:
    page.words.alt.setText("A pier at low water")
    page.words.alt.editingFinished.emit()
    page.words.caption.setText("Low water")
    page.words.caption.editingFinished.emit()
    found = project_of.media.get(media.id)
    assert (found.alt, found.caption) == ("A pier at low water", "Low water")
    assert page.title() == "Low water"


def test_the_place_is_read_only_when_asked_for_and_can_be_forgotten(page, context, project_of, qtbot, said) -> None:
    page.words.place_wanted.emit()
    assert said[-1].words == "The file does not say where it was taken."
    note = project_of.notes.add(text="\ufffc")
    other = project_of.media.add(note.id, 0, placed(), "placed.jpg", "image/jpeg", size=(60, 40))
    assert other.place == ""
    shown = PicturePage(context, other.id)
    qtbot.addWidget(shown)
    shown.words.place_wanted.emit()
    assert project_of.media.get(other.id).place == "52.20530,0.12180"
    step = project_of.store.can_undo()
    assert step is not None
    assert step.label == "Say where picture was taken"
    shown.words._forget.click()
    assert project_of.media.get(other.id).place == ""


def test_the_selected_rectangle_is_what_the_inspector_shows(page, media, project_of, context) -> None:
    region = project_of.regions.add(media.id, 1000, 1000, 4000, 4000)
    page.canvas.choose(region.id)
    assert context.selection.ref == Ref("passage", region.passage)
    page.canvas.choose("")
    assert context.selection.ref == Ref("note", media.note)


def test_it_leads_to_its_scene(page, media, context) -> None:
    opened: list = []
    context.navigation.opened.connect(lambda ref, at, _: opened.append((ref, at)))
    page.words.scene_wanted.emit()
    assert opened == [(Ref("note", media.note), Span(2, 3))]


def test_a_picture_whose_place_was_deleted_can_be_looked_at_but_not_drawn_on(page, media, project_of, said) -> None:
    project_of.notes.write(media.note, [Edit(2, "\ufffc", "")], label="Delete")
    assert not page.canvas.writable
    page._draw()
    assert project_of.regions.of_media(media.id) == []
    page.words.scene_wanted.emit()
    assert "undo" in said[-1].words


def test_the_page_goes_with_its_picture(page, media, project_of, qtbot) -> None:
    with qtbot.waitSignal(page.gone):
        project_of.notes.delete(media.note)


@pytest.mark.parametrize("grip", ["move", "n", "s", "w", "e", "nw", "ne", "sw", "se"])
def test_whatever_is_dragged_stays_inside_the_picture(grip: str) -> None:
    for across in (-20000, -300, 300, 20000):
        x, y, width, height = resized((2000, 3000, 4000, 4000), grip, across, across)
        assert min(x, y) >= 0
        assert min(width, height) >= 50
        assert max(x + width, y + height) <= 10000


def test_edges_are_taken_hold_of_only_where_a_rectangle_is_selected(page, media, project_of) -> None:
    region = project_of.regions.add(media.id, 1000, 1000, 4000, 4000)
    rect = page.canvas.region_rect(region.id)
    assert handle_at(rect, rect.topLeft(), True) == "nw"
    assert handle_at(rect, rect.center(), True) == "move"
    assert handle_at(rect, rect.topLeft() + QPointF(1, 1), False) == "move"
    assert handle_at(rect, rect.topLeft() - QPointF(40, 0), True) == ""
