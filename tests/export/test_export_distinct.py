"""Distinctive words as files: tables, workbooks and pictures."""

import csv
import zipfile
from pathlib import Path

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.export.distinct import HEAD, MOST, figure_of, write_csv, write_workbook
from fieldnotes.export.shapes import Boxes, Words
from fieldnotes.export.svg import svg_of
from fieldnotes.search.results import Distinct, DistinctWord


def word(name: str, here: int = 30, there: int = 10, likelihood: float = 20.0, ratio: float = 1.5) -> DistinctWord:
    return DistinctWord(name, name, here, there, 3, 2, likelihood, ratio, (name, f"{name}s"))


WORDS = (word("chain"), word("tea", 0, 12, 15.0, -4.5), word("=1+1", 4, 0, 9.0, 3.0))
FOUND = Distinct(words=WORDS, tested=500, words_here=10_000, words_there=10_000)


def test_a_table_tells_each_figure_and_runs_no_formula(tmp_path: Path):
    write_csv(tmp_path / "words.csv", FOUND, WORDS)
    head, chain, tea, formula = csv.reader((tmp_path / "words.csv").read_text("utf-8-sig").splitlines())
    assert tuple(head) == HEAD
    assert chain[:8] == ["chain", "chain chains", "30", "10", "30.0", "10.0", "1.5", "200.0"]
    assert chain[8:11] == ["20.0", "p < 0.0001", "yes"]
    assert tea[6] == "-4.5"
    assert tea[10] == "no"  # with 500 words tested 15.13 is needed
    assert formula[0] == "'=1+1"
    assert formula[7] == ""  # no per cent of nought


def test_a_workbook_holds_numbers_as_numbers_and_words_as_words(tmp_path: Path):
    pytest.importorskip("xlsxwriter")
    write_workbook(tmp_path / "words.xlsx", FOUND, WORDS, {"compared": "Quay, against everything else"})
    with zipfile.ZipFile(tmp_path / "words.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "<v>30</v>" in sheet
    assert "=1+1" in strings
    assert "Quay, against everything else" in strings


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path):
    with pytest.raises(UserError):
        write_csv(tmp_path / "nowhere" / "words.csv", FOUND, WORDS)


def test_a_picture_shows_the_surest_words_and_bars_to_either_side():
    many = tuple(word(f"word{number}", likelihood=float(number)) for number in range(40))
    figure = figure_of(FOUND, (*many, *WORDS), "Quay & hut", "Sans")
    assert len(figure.rows) == MOST + 1
    assert figure.rows[1][0] == "word39"
    bars = [shape for shape in figure_of(FOUND, WORDS, "Quay", "Sans").shapes if isinstance(shape, Boxes)]
    assert [len(shape.boxes) for shape in bars] == [2, 1]
    assert "Quay &amp; hut" in svg_of(figure)


def test_long_words_are_shortened_in_the_picture_and_whole_in_its_table():
    figure = figure_of(FOUND, (word("x" * 60),), "Quay", "Sans")
    assert "x" * 19 + "…" in {shape.text for shape in figure.shapes if isinstance(shape, Words)}
    assert figure.rows[1][0] == "x" * 60


def test_a_picture_of_nothing_is_drawn_all_the_same():
    assert "<svg" in svg_of(figure_of(FOUND, (), "Quay", "Sans"))
