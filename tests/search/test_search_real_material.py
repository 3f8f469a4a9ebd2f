"""Real diaries, counted by hand and by machine elsewhere: the index must come to the same figures."""

import json
from pathlib import Path

import pytest
from shelf import Shelf, note

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def shelf_of(path: Path, text: str, date: str, language: str) -> Shelf:
    if not path.is_file():
        pytest.skip("the real material is not here")
    entries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return Shelf(
        [
            note(f"{number:04}", entry[text], entry[date] or None, language=language)
            for number, entry in enumerate(entries)
        ]
    )


@pytest.fixture(scope="module")
def english() -> Shelf:
    return shelf_of(DATA / "pepys_1660_1661" / "entries.jsonl", "text", "iso_gregorian", "en")


@pytest.fixture(scope="module")
def chinese() -> Shelf:
    return shelf_of(DATA / "luxun_1912_1914" / "entries.jsonl", "content", "iso_date", "zh")


@pytest.mark.parametrize(("query", "notes", "times"), [('"so to bed"', 127, 127), ('"my wife"', 324, 585)])
def test_phrases_in_an_english_diary(english: Shelf, query: str, notes: int, times: int) -> None:
    results = english.ask(query, limit=None)
    assert (results.notes, results.occurrences) == (notes, times)
    for hit in results.hits:
        text = next(row.text for ref, row in english.rows.items() if ref.id == hit.id)
        assert {text[start:end].lower() for start, end in hit.occurrences} == {query.strip('"')}


def test_a_place_in_an_english_diary(english: Shelf) -> None:
    assert english.ask("Tangier").notes == 8


@pytest.mark.parametrize(("query", "notes", "times"), [("夜", 219, 226), ("三弟", 51, 51), ("晴", 217, 220)])
def test_characters_in_a_chinese_diary(chinese: Shelf, query: str, notes: int, times: int) -> None:
    results = chinese.ask(query)
    assert (results.notes, results.occurrences) == (notes, times)
