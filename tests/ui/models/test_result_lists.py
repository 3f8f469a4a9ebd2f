"""Results and lines of a concordance."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView

from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Hit, Line
from ui.models.line_delegate import LineDelegate
from ui.models.line_list import LineList, LineRow
from ui.models.result_list import ResultDelegate, ResultList, ResultRow
from ui.models.search_words import line_row, quoted, result_row
from ui.theme.tokens import LIGHT

SNIPPET = "😀 She laughed at the word evaluation and wrote “learning” above it.\nNobody else saw. " * 4
AT = SNIPPET.index("evaluation")


def hit_columns(view: QListView) -> set[int]:
    image = view.grab().toImage()
    ground = QColor(LIGHT.hit)
    return {x for x in range(image.width()) for y in range(0, image.height(), 2) if image.pixelColor(x, y) == ground}


@pytest.fixture
def view(qtbot, theme):
    view = QListView()
    qtbot.addWidget(view)
    view.resize(700, 140)
    return view


def test_results_can_be_listed_and_drawn_with_their_hits(view, theme, qtmodeltester):
    model = ResultList()
    model.set_rows(
        [
            ResultRow(Ref("note", "1"), "Tea hut", "12 Nov 2013", SNIPPET, ((AT, AT + 10),), "fieldnote"),
            ResultRow(Ref("code", "1"), "named evaluator"),
        ]
    )
    qtmodeltester.check(model)
    view.setModel(model)
    view.setItemDelegate(ResultDelegate(theme, view))
    assert hit_columns(view)
    assert view.sizeHintForRow(1) < view.sizeHintForRow(0)
    assert model.index_of("code:1").row() == 1


def test_a_result_without_hits_shows_no_ground(view, theme):
    model = ResultList()
    model.set_rows([ResultRow(Ref("note", "1"), "Tea hut", "", SNIPPET)])
    view.setModel(model)
    view.setItemDelegate(ResultDelegate(theme, view))
    assert not hit_columns(view)


def test_the_word_stands_in_the_middle_of_its_line(view, theme, qtmodeltester):
    model = LineList()
    line = LineRow(Line("1", None, "left of\nit " * 20, "evaluate", " right " * 20, 40, 48), "3 Nov 2008")
    model.set_rows([line])
    qtmodeltester.check(model)
    view.setModel(model)
    view.setItemDelegate(LineDelegate(theme, view))
    columns = hit_columns(view)
    middle = (min(columns) + max(columns)) / 2
    words = (theme.fonts.scaled(8) + view.viewport().width() - 12) / 2
    assert abs(middle - words) < 6


def test_a_picture_in_a_result_is_said_and_its_hits_stay_on_their_words():
    found = Hit("note", "1", "Tea hut", None, "a \ufffc b \ufffc chain", ((19, 24),), ((8, 13),))
    row = result_row(found)
    assert row.snippet == "a [picture] b [picture] chain"
    assert [row.snippet[start:end] for start, end in row.hits] == ["chain"]


def test_a_picture_beside_an_occurrence_is_said():
    row = line_row(Line("1", None, "low water \ufffc ", "chain", " \ufffc", 12, 17, "Tea hut"))
    assert (row.left, row.match, row.right) == ("low water [picture] ", "chain", " [picture]")


def test_a_copied_line_cuts_no_word_in_two_and_tells_both_ends_of_a_range():
    line = Line("n", "2012-12/2013-02-10", "itchen talk of the ", "chain", " and the ol", 100, 105, "Winter")
    assert quoted(line, 11) == "… talk of the chain and the … (Winter, Dec 2012 – 10 Feb 2013)"
    whole = Line("n", "2012-12-01", "The ", "chain", " sang.", 4, 9, "Winter")
    assert quoted(whole, 11) == "The chain sang. (Winter, 1 Dec 2012)"
