"""Rows of facets give their names room before their bars."""

import pytest

from ui.models.facet_row import FacetRow
from ui.widgets.facet_rows import FacetRows


@pytest.mark.parametrize(("width", "longest"), [(300, 4.5), (150, 1.0)])
def test_bars_give_way_to_names_in_a_narrow_room(theme, qtbot, width, longest):
    rows = FacetRows(theme, "Who", None)
    qtbot.addWidget(rows)
    rows.resize(width, 60)
    assert rows.bars() <= theme.fonts.scaled(longest) + 2
    assert rows.bars() >= theme.fonts.scaled(1.0)


def test_the_smallest_window_still_shows_a_row(theme, qtbot):
    rows = FacetRows(theme, "Who", None)
    qtbot.addWidget(rows)
    rows.resize(90, 60)
    rows.show_rows([FacetRow("a", "Winifred Pask", 3, "3 times")])
    assert not rows.grab().isNull()
