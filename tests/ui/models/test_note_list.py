"""Notes stand under their years."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from fieldnotes.domain.notes import NoteRow
from fieldnotes.domain.when import When
from ui.models.dates import tile_of
from ui.models.note_drawing import NoteDelegate, detail_of
from ui.models.note_list import HeadRow, NoteList
from ui.theme.drawing import Tile


def note(ident: str, observed: str = "", title: str = "", site: str = "", people: tuple[str, ...] = ()) -> NoteRow:
    when = When.of(observed) if observed else None
    return NoteRow(ident, "fieldnote", title or ident, when, None, site, people, 1_204, "written", 0)


@pytest.fixture
def model(qtmodeltester):
    model = NoteList()
    model.set_notes(
        [
            note("a", "2013-11-26", "Steering group", "Parish room"),
            note("b", "2013-11-12", "Corridor talk", "Tea hut", ("Nell Farrow",)),
            note("c", "2012", "Reading again"),
            note("d"),
        ]
    )
    qtmodeltester.check(model)
    return model


def ids(model) -> list[str]:
    return [row.id for row in model.rows()]


def test_each_year_has_a_heading_with_its_count(model):
    assert ids(model) == ["head:2013", "a", "b", "head:2012", "c", "head:No date", "d"]
    assert model.rows()[0] == HeadRow("2013", 2)


def test_a_folded_year_hides_its_notes_and_unfolds_again(model):
    model.toggle("2013")
    assert ids(model)[:2] == ["head:2013", "head:2012"]
    model.toggle("2013")
    assert ids(model)[1] == "a"


def test_headings_cannot_be_selected(model):
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(1).flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.note_at(model.index(0)) is None
    assert model.note_at(model.index(1)).id == "a"


def test_the_list_can_be_drawn_in_both_looks(model, theme, qtbot):
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(NoteDelegate(theme, view))
    view.resize(300, 400)
    light = view.grab().toImage()
    theme.set_mode("dark")
    dark = view.grab().toImage()
    theme.set_mode("light")
    assert light != dark


def test_the_second_line_says_where_and_how_long():
    assert detail_of(note("a", site="Tea hut")) == "Tea hut · 1,204 w"
    assert detail_of(note("a")) == "Fieldnote · 1,204 w"


@pytest.mark.parametrize(
    ("when", "tile"),
    [
        (None, Tile("–")),
        (When.of("2013-11-12"), Tile("12", "Nov")),
        (When.of("2013-11-12T15:30"), Tile("12", "Nov")),
        (When.of("2013-11"), Tile("Nov")),
        (When.of("2013"), Tile("2013")),
        (When("2012-03", None, "season"), Tile("spring")),
        (When("1974", None, "about"), Tile("about", "1974")),
        (When.of("2013-11-03/2013-11-09"), Tile("3–9", "Nov")),
        (When.of("2013-03/2013-09"), Tile("Mar", "– Sep")),
        (When.of("2012/2014"), Tile("2012", "– 2014")),
    ],
)
def test_a_tile_is_as_exact_as_the_date(when, tile):
    assert tile_of(when) == tile
