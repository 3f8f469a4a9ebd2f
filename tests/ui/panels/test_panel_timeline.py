"""The room Time and its page: seen, walked, zoomed, selected, kept."""

import csv

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from ui.base import painting
from ui.commands.timeline import TIMELINE
from ui.panels.search_results.page import SearchResults
from ui.panels.timeline.page import TimelinePage
from ui.panels.timeline.room import TimeRoom

SPAN = TimeSpan("2013-11-01", "2013-11-30")


@pytest.fixture
def page(context, notes, qtbot) -> TimelinePage:
    page = TimelinePage(context)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    qtbot.waitExposed(page)
    return page


def lanes(page: TimelinePage) -> list[str]:
    return [place.lane.key for place in page.canvas.scene.places]


def spots(page: TimelinePage, lane: str = "") -> list[str]:
    return [spot.words.split("\n")[0] for spot in page.canvas.scene.spots(page.canvas.scale, lane)]


def at(page: TimelinePage, spot) -> QPoint:
    left, top, width, height = spot.box
    return QPoint(int(left + width / 2), int(top + height / 2 + page.canvas.scene.head))


def opened(context) -> list[Ref]:
    found: list[Ref] = []
    context.navigation.opened.connect(lambda ref, *_: found.append(ref))
    return found


def test_all_dated_notes_are_seen_at_first_and_undated_ones_counted(page):
    assert lanes(page) == ["visits", "notes"]
    assert len(spots(page, "notes")) == 3
    assert page.foot.text() == "1 note bears no date and cannot be shown here."
    assert page.range.text()


def test_without_a_date_there_is_a_first_step(context, qtbot):
    context.project.notes.add(title="Loose leaf")
    empty = TimelinePage(context)
    qtbot.addWidget(empty)
    assert empty.stack.currentWidget() is empty.empty
    assert empty.units.isHidden()


def test_one_note_fills_the_page(context, qtbot):
    context.project.notes.add(observed=When.of("1660-04-11"))
    page = TimelinePage(context)
    qtbot.addWidget(page)
    assert spots(page, "notes") == ["1 note, 0 words"]
    assert page.canvas.scale.days < 2


def test_a_new_note_comes_along_when_the_project_is_quiet(page, context, qtbot):
    context.project.notes.add(observed=When.of("2015-06-01"))
    qtbot.waitUntil(lambda: page.reader.study.density.count == 4)
    page.show_all()
    assert len(spots(page, "notes")) == 4


def test_a_click_opens_a_note_and_several_are_listed(page, context, notes, qtbot):
    found = opened(context)
    context.navigation.learn(["note"])
    page.canvas.set_scale(page.canvas.scale.in_unit("year"))
    page.show_all()
    spot = page.canvas.scene.spots(page.canvas.scale, "notes")[0]
    qtbot.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(page, spot))
    assert found == [Ref("note", notes["Nobody asks"])]
    menu = page.menu_of([(Ref("note", "a"), "One & only"), (Ref("note", "b"), "Two")], 5)
    assert [action.text() for action in menu.actions()] == ["One && only", "Two", "and more; zoom in to part them"]
    menu.actions()[1].trigger()
    assert found[-1] == Ref("note", "b")


def test_the_keyboard_moves_zooms_and_shows_all(page, qtbot):
    canvas, before = page.canvas, page.canvas.scale
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.scale.days < before.days
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.scale.begin > before.begin
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.scale == before


def test_tab_walks_among_the_things_and_enter_opens_one(page, context, notes, qtbot):
    found = opened(context)
    canvas = page.canvas
    canvas.setFocus()
    walked = 0
    while canvas.walk.spot is None or not canvas.walk.spot.notes:
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        walked += 1
    assert walked <= len(canvas.scene.spots(canvas.scale))
    assert "1 note" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert found == [Ref("note", notes["Nobody asks"])]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.walk.spot is None


def test_the_wheel_zooms_where_the_mouse_is(page):
    canvas = page.canvas
    where, before = QPointF(400, 100), canvas.scale
    event = QWheelEvent(
        where,
        canvas.viewport().mapToGlobal(where),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)
    assert canvas.scale.days < before.days
    assert canvas.scale.moment(400) == pytest.approx(before.moment(400))


def test_the_units_zoom_and_follow(page):
    page.units.chosen.emit("month")
    assert page.canvas.scale.days == pytest.approx(30.44)
    assert page.units.choice() == "month"


def test_a_span_drawn_with_shift_is_kept_to_and_esc_widens(page, context, qtbot):
    view = page.canvas.viewport()
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, shift, QPoint(600, 200))
    qtbot.mouseMove(view, QPoint(760, 220))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, shift, QPoint(760, 220))
    span = context.navigation.span
    assert span is not None
    assert page.chip.accessibleName() == span.label()
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert context.navigation.span is None
    assert page.chip.isHidden()


def test_the_page_says_how_much_a_span_hides(page, context):
    context.navigation.keep_to(SPAN)
    assert page.chip.accessibleName() == "Nov 2013"
    assert page.hidden.text() == "2 of 4 notes"


def test_the_library_keeps_to_the_span_and_can_widen_it(context, notes, window):
    library = window.panel("notes")
    context.navigation.keep_to(SPAN)
    assert {note.title for note in library.shown()} == {"Steering group", "Corridor talk"}
    assert library.head.count.text() == "2 of 4 notes"
    assert window.status.told("span") == "Only Nov 2013 ×"
    library.head.show_all()
    assert context.navigation.span is None
    assert len(library.shown()) == 4
    assert window.status.told("span") == ""


def test_a_room_entered_later_keeps_to_the_span_too(context, notes, qtbot):
    from ui.panels.library.panel import Library

    context.navigation.keep_to(SPAN)
    library = Library(context)
    qtbot.addWidget(library)
    assert len(library.shown()) == 2
    assert context.navigation.span == SPAN


def test_searches_keep_to_the_span(context, notes, qtbot):
    context.navigation.keep_to(SPAN)
    results = SearchResults(context, "three")
    qtbot.addWidget(results)
    question = results.asking._question()
    assert (question.scope.since, question.scope.until) == (SPAN.since, SPAN.until)
    results.narrowing.pick_time("2013")
    question = results.asking._question()
    assert (question.scope.since, question.scope.until) == (SPAN.since, SPAN.until)
    assert not results.head.span.isHidden()
    results.head.span_dropped.emit()
    assert context.navigation.span is None
    assert results.asking._question().scope == EVERYTHING.narrowed("year", ["2013"])
    results.close_page()


def test_dates_outside_the_span_are_refused(context, notes, qtbot, said):
    context.navigation.keep_to(SPAN)
    results = SearchResults(context, "three")
    qtbot.addWidget(results)
    context.prompts.tells("2009")
    results.narrowing.ask_dates()
    assert "outside the time" in said[-1].words
    results.close_page()


def test_lanes_are_ticked_and_ordered_and_remembered(page, context, qtbot):
    room = TimeRoom(context)
    qtbot.addWidget(room)
    room.show()
    room.lanes.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert lanes(page) == ["notes"]
    room.lanes.item(1).setCheckState(Qt.CheckState.Checked)
    room.lanes.setCurrentRow(2)
    qtbot.keyClick(room.lanes, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lanes(page) == ["notes", "visits"]
    again = TimeRoom(context)
    qtbot.addWidget(again)
    assert [key for key, _ in again.lanes.lanes()][:3] == ["phases", "notes", "visits"]


def test_a_heading_folds_its_lane(page, qtbot):
    place = page.canvas.scene.places[1]
    where = QPoint(20, int(place.head + 12 + page.canvas.scene.head))
    qtbot.mouseClick(page.canvas.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.canvas.scene.places[1].folded


def test_the_card_tells_what_the_time_amounts_to(context, notes, qtbot):
    room = TimeRoom(context)
    qtbot.addWidget(room)
    assert room.dates.text() == "4 Nov 2012 – 26 Nov 2013"
    assert room.sums.text() == "3 notes, 3 field days, 1 gap over 30 days"
    context.navigation.keep_to(SPAN)
    assert room.dates.text() == "Nov 2013"
    assert room.sums.text() == "2 of 4 notes, 2 field days, 1 gap over 30 days"  # which began before it
    assert room.log.isHidden()


def test_the_room_brings_the_timeline_to_the_front(window):
    window.commands.run("go.room_time")
    assert window.page().ref() == TIMELINE
    window.close_page()
    window.commands.run("timeline.show")
    assert window.page().ref() == TIMELINE


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_picture_is_kept_with_its_table(page, context, said, tmp_path, ending):
    context.project.memos.add("Mine", visibility="private")
    context.prompts.tells(tmp_path / f"time.{ending}")
    page.save.click()
    assert said[-1].words == f"Saved time.{ending}, and what it shows as time.csv."
    with (tmp_path / "time.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[2] for row in rows if row[0] == "Notes"] == ["2012-11-04", "2013-11-12", "2013-11-26"]
    if ending == "png":
        image = QImage(str(tmp_path / "time.png"))
        assert image.width() > 2_400
        assert image.text("Title").startswith("Keeping the ferry")
    else:
        assert "<text" in (tmp_path / "time.svg").read_text(encoding="utf-8")


def test_a_table_that_is_there_is_not_replaced_unasked(page, context, tmp_path):
    (tmp_path / "time.csv").write_text("mine")
    context.prompts.tells(tmp_path / "time.svg", False)
    page.save.click()
    assert (tmp_path / "time.csv").read_text() == "mine"
    assert not (tmp_path / "time.svg").exists()


def test_others_read_pseudonyms_and_no_private_memos(page, context, tmp_path):
    actor = context.project.actors.add("Winifred", pseudonym="W.")
    context.project.facts.add(actor.id, "role", "nurse", "2012")
    context.settings.set(page._choices.people, [actor.id])
    context.settings.set(page._choices.lanes, ["+facts", "+memos"])
    context.project.memos.add("Mine", text="x", visibility="private")
    page.reader._stale.add("memos")
    page.reader.catch_up()
    assert "memos" in lanes(page)
    context.prompts.tells(tmp_path / "time.svg")
    page.save.click()
    table = (tmp_path / "time.csv").read_text(encoding="utf-8-sig")
    assert "W. · role" in table
    assert "Winifred" not in table + (tmp_path / "time.svg").read_text(encoding="utf-8")
    assert "memo" not in table.casefold()


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("pan"), st.floats(-700, 700)),
        st.tuples(st.just("zoom"), st.floats(0.3, 3.0)),
        st.tuples(st.just("scroll"), st.integers(0, 200)),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(params=["light", "dark"])
def look(theme, request):
    """Both looks, one after the other."""
    theme.set_mode(request.param)
    yield
    theme.set_mode("light")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=MOVES)
def test_a_picture_after_many_moves_is_the_picture_drawn_afresh(coded_page, look, context, moves):
    """What is kept from one frame for the next may change no pixel."""
    canvas = coded_page.canvas
    for kind, by in moves:
        if kind == "pan":
            canvas.set_scale(canvas.scale.panned(by))
        elif kind == "zoom":
            canvas.zoom(by, 500.0)
        else:
            canvas.verticalScrollBar().setValue(by)
        canvas.drawn()
    canvas.set_scale(canvas.scale)
    moved = canvas.drawn().toImage()
    painting.forget()
    afresh = TimelinePage(context)
    afresh.resize(coded_page.size())
    afresh.show()
    afresh.canvas.verticalScrollBar().setValue(canvas.verticalScrollBar().value())
    afresh.canvas.set_scale(canvas.scale)
    assert afresh.canvas.drawn().toImage() == moved
    afresh.close_page()
    afresh.close()
    afresh.deleteLater()


@pytest.fixture
def coded_page(context, qtbot) -> TimelinePage:
    project = context.project
    code = project.codes.add("Risk", at=1_300_000_000_000)
    project.phases.add("One", "2010-02", "2012-05", soft=30)
    for number in range(60):
        when = f"20{10 + number % 5}-{1 + number % 12:02}" + f"-{1 + number % 28:02}" * (number % 4 > 0)
        kind = "interview" if number % 3 else "fieldnote"
        note = project.notes.add(text="Seen today.", title=f"Note {number}", observed=When.of(when), kind=kind)
        project.codings.add(note.id, 0, 4, code.id)
    page = TimelinePage(context)
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    qtbot.waitExposed(page)
    return page
