"""Courses through time as plain shapes."""

from itertools import pairwise

import pytest

from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.export.shapes import Boxes, Dots, Lines, Polygons, Trace, Words
from fieldnotes.export.svg import svg_of
from fieldnotes.search.results import Course
from ui.models.course_bands import PhaseBand
from ui.models.course_figure import course_figure, narrowing_words
from ui.models.course_scene import Chart, CourseScene
from ui.models.course_signs import LOOKS, colour_of
from ui.models.courses import Column, Line, columns, line_of
from ui.models.timeline_pen import Pen
from ui.theme.tokens import DARK, LIGHT, contrast

YEARS = tuple(Column(str(year), str(year), str(year)) for year in range(2010, 2015))


def pen(tokens=LIGHT) -> Pen:
    return Pen(tokens, 13, lambda words, size, _: len(words) * size * 0.55)


def drawn(*lines, bands=(), marked=(), width=600, **fields):
    made = tuple(Line(f"w{number}", values) for number, values in enumerate(lines))
    chart = Chart(fields.get("columns", YEARS), made, tuple(bands), marked)
    return CourseScene(chart, pen(), width, 140).shapes()


def of(kind, shapes):
    return [shape for shape in shapes if isinstance(shape, kind)]


def test_bars_stand_on_zero_and_are_as_high_as_their_counts():
    shapes = drawn((2, 4, 0, 1, 4))
    bars = next(shape for shape in of(Boxes, shapes) if shape.fill == LIGHT.accent).boxes
    foot = {round(top + height, 3) for _, top, _, height in bars}
    assert len(bars) == 4
    assert len(foot) == 1
    assert bars[1][3] == pytest.approx(2 * bars[0][3]) == pytest.approx(4 * bars[2][3])


def test_the_numbers_at_the_side_begin_with_zero_and_are_whole_for_counts():
    said = [shape.text for shape in of(Words, drawn((1, 0, 1, 0, 1)))]
    assert said[:2] == ["0", "1"]
    assert "0.5" not in said


def test_more_than_two_are_lines_with_signs_of_their_own():
    shapes = drawn((1, 2, 3, 4, 5), (5, 4, 3, 2, 1), (1, 1, 1, 1, 1))
    traces = of(Trace, shapes)
    assert [trace.dashes for trace in traces] == [look.dashes for look in LOOKS[:3]]
    assert len({trace.stroke for trace in traces}) == 3
    assert len(of(Dots, shapes)) == 5
    assert len(of(Polygons, shapes)) == 10


def test_a_line_is_broken_where_nothing_is_known():
    shapes = drawn((1, None, 3, 4, None), (0,) * 5, (0,) * 5)
    first = [trace for trace in of(Trace, shapes) if trace.stroke == LIGHT.accent]
    assert [len(trace.points) for trace in first] == [2]
    assert len(of(Dots, shapes)) == 3, "a value alone between two gaps is still a point"


def test_two_courses_stand_beside_each_other_and_the_second_bears_a_sign():
    shapes = drawn((1, 1, 1, 1, 1), (2, 2, 2, 2, 2))
    first, second = [shape.boxes for shape in of(Boxes, shapes) if len(shape.boxes) == 5]
    assert all(left + width <= other for (left, _, width, _), (other, *_) in zip(first, second, strict=True))
    assert len(of(Polygons, shapes)) == 5


def test_phases_lie_behind_and_bear_their_names_in_rows_where_they_overlap():
    bands = [PhaseBand(0, 3, "Learning"), PhaseBand(0.2, 2, "Alone"), PhaseBand(3, 3.01, "Short")]
    shapes = drawn((1, 1, 1, 1, 1), bands=bands)
    names = {shape.text: shape.y for shape in of(Words, shapes)}
    assert names["Learning"] < names["Alone"]
    assert "Short" not in names


def test_what_is_left_out_is_marked_by_a_dashed_line():
    shown = (YEARS[0], Column("", "…", "2011 – 2200"), YEARS[1])
    assert any(shape.dashed for shape in of(Lines, drawn((1, None, 2), columns=shown)))


@pytest.mark.parametrize("width", [120, 300, 700, 1200])
def test_labels_never_overlap_nor_leave_the_picture(width):
    shown = columns([Course("x", 2, 2, {"1960-01": (1, 1), "1999-12": (1, 1)}, {})], "month")
    shapes = drawn((1,) * 480, columns=shown, width=width)
    foot = max(shape.y for shape in of(Words, shapes))
    labels = sorted((shape.x, shape.x + pen().width(shape.text)) for shape in of(Words, shapes) if shape.y == foot)
    assert labels
    assert labels[0][0] >= 0
    assert labels[-1][1] <= width
    assert all(end <= begin for (_, end), (begin, _) in pairwise(labels))


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_colour_stands_out_from_the_page(tokens):
    assert all(contrast(colour_of(look, tokens), tokens.surface) >= 3 for look in LOOKS)
    assert len({(look.dashes, look.sign) for look in LOOKS}) == len(LOOKS)


def test_an_empty_chart_can_be_drawn():
    assert CourseScene(Chart(), pen(), 60, 60).shapes()


def test_the_picture_tells_what_it_shows_and_carries_its_table():
    found = [Course(f"=w{n}", 1, n, {"2012-01": (1, n)}, {"2012-01": 100, "2013-02": 5}) for n in range(1, 7)]
    shown = columns(found, "year")
    chart = Chart(shown, tuple(line_of(course, shown, "times") for course in found))
    figure = course_figure(chart, found, "times", "year", pen(), "Sans", "Only diary")
    assert figure.title == "=w1, =w2, =w3, =w4, =w5, =w6: times, by year"
    assert "=w1: 1 time in 1 note" in figure.description
    assert "2012: =w1 1 time, =w2 2 times" in figure.description
    assert len(figure.rows) == 3
    svg = svg_of(figure)
    assert svg.count("stroke-dasharray") >= 10
    assert "<polyline" in svg


def test_a_picture_says_by_what_it_is_narrowed_but_names_nobody():
    scope = Scope(since="2012", answers_only=True).narrowed("kind", ["diary"]).narrowed("person", ["dov"])
    assert narrowing_words(scope) == "Only diary, since 2012, without the interviewer’s words, narrowed by person"
    assert narrowing_words(EVERYTHING) == ""
