"""Figures kept as SVG, and their tables."""

import csv
from xml.etree import ElementTree as ET

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.export.figure_files import table_beside, write_svg, write_table
from fieldnotes.export.shapes import (
    Boxes,
    Breadths,
    Curve,
    Dots,
    Faded,
    Figure,
    Lines,
    Outline,
    Polygons,
    Ribbon,
    Words,
)
from fieldnotes.export.svg import svg_of

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = (
    Boxes(((0, 0, 10, 5), (20, 0, 10, 5)), "#2E6E68", 0.5, 2),
    Faded((0, 10, 100, 5), "#B4532A", 0.2, 30, 0),
    Outline((0, 20, 10, 5), "#706A5F", 2, dashed=True),
    Polygons((((0, 0), (1, 0), (1, 1)),), "#A4446C"),
    Ribbon(30, Breadths((1, 4, 1)), 0, 5, 0, 10, "#7A5BA6", 0.4),
    Dots(((3, 3),), 2, "#3B74B0", hollow=True),
    Lines(((0, 0, 10, 10),), "#EFEAE1"),
    Curve((0, 0), (10, 10), "#B4532A"),
    Words(3, 12, "Tom & <Win> \x01said", 11, "#24211C", bold=True),
)
FIGURE = Figure(
    120, 40, "#FFFFFF", "Noto Sans", "Through time", "Two boxes & a stream.", SHAPES, (("A", "B"), ("=1", "x"))
)


def parsed() -> ET.Element:
    return ET.fromstring(svg_of(FIGURE))  # noqa: S314  # we wrote it ourselves


def test_every_shape_is_an_element_and_words_stay_words():
    root = parsed()
    names = [element.tag.removeprefix(SVG) for element in root]
    assert names == [
        *("title", "desc", "defs", "rect", "rect", "rect", "rect", "rect"),
        *("polygon", "polygon", "circle", "line", "path", "text"),
    ]
    assert root.find(f"{SVG}text").text == "Tom & <Win> said"


def test_those_who_cannot_see_it_are_told_what_it_shows():
    root = parsed()
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Through time"
    assert root.find(f"{SVG}desc").text == "Two boxes & a stream."


def test_a_faded_edge_is_a_gradient_from_nothing():
    stops = parsed().findall(f".//{SVG}stop")
    assert [(stop.get("offset"), stop.get("stop-opacity")) for stop in stops] == [
        ("0", "0"),
        ("0.3", "0.2"),
        ("1", "0.2"),
        ("1", "0.2"),
    ]


def test_the_table_holds_no_formula(tmp_path):
    picture = tmp_path / "time.svg"
    write_svg(FIGURE, picture)
    write_table(FIGURE, table_beside(picture))
    with (tmp_path / "time.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["A", "B"], ["'=1", "x"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["time.csv", "time.svg"]


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        write_svg(FIGURE, tmp_path / "nowhere" / "time.svg")
    with pytest.raises(UserError, match="cannot be written"):
        write_table(FIGURE, tmp_path / "nowhere" / "time.csv")
