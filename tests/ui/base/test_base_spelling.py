"""Dictionaries of the machine: found, asked in a process of their own, damaged ones passed over."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from ui.base.dictionaries import best_for, folders, installed
from ui.base.speller import CHECK, SUGGEST, answer
from ui.base.spelling import DirectSpeller, ProcessSpeller, Spelling

needs_library = pytest.mark.skipif(find_spec("hunspell") is None, reason="the library for dictionaries is not there")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with small dictionaries, sound and damaged."""
    for name, words in (
        ("en_GB", "4\nferry\nchain\nslack\ncolour\n"),
        ("en_US", "1\ncolor\n"),
        ("de_DE", "1\nFähre\n"),
    ):
        (tmp_path / f"{name}.aff").write_text("SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n", encoding="utf-8")
        (tmp_path / f"{name}.dic").write_text(words, encoding="utf-8")
    (tmp_path / "fr_FR.aff").write_bytes(b"")
    (tmp_path / "fr_FR.dic").write_bytes(b"\x00\xff\x07junk")
    (tmp_path / "es_ES.dic").write_text("1\nbarca\n", encoding="utf-8")
    (tmp_path / "hyph_nl.dic").write_text("1\nx\n", encoding="utf-8")
    (tmp_path / "hyph_nl.aff").write_text("SET UTF-8\n", encoding="utf-8")
    return tmp_path


def test_dictionaries_are_found_with_both_their_files(shelf) -> None:
    assert set(installed([shelf, shelf / "none"])) == {"en_GB", "en_US", "de_DE", "fr_FR"}


def test_the_folder_of_the_person_leads(shelf, tmp_path) -> None:
    assert folders()[0].name == "dictionaries"


@pytest.mark.parametrize(
    ("language", "locale", "best"),
    [
        ("en", "en_GB", "en_GB"),
        ("en", "de_DE", "en_US"),
        ("en-GB", "en_US", "en_GB"),
        ("de-AT", "de_AT", "de_DE"),
        ("nl", "nl_NL", ""),
    ],
)
def test_the_dictionary_of_the_country_leads_and_any_of_the_language_serves(shelf, language, locale, best) -> None:
    assert best_for(language, installed([shelf]), locale) == best


@needs_library
def test_words_are_wrong_that_the_dictionary_does_not_know(shelf) -> None:
    assert answer(CHECK, str(shelf / "en_GB"), ["ferry", "ferrry", "漢字"]) == ["ferrry", "漢字"]
    assert "ferry" in answer(SUGGEST, str(shelf / "en_GB"), ["ferrry"])


@needs_library
def test_a_damaged_or_missing_dictionary_marks_nothing(shelf) -> None:
    assert answer(CHECK, str(shelf / "fr_FR"), ["bac"]) == []
    assert answer(CHECK, str(shelf / "es_ES"), ["brca"]) == []
    assert answer(SUGGEST, str(shelf / "nix"), ["bac"]) == []


@needs_library
def test_verdicts_are_remembered_and_what_is_new_is_told(shelf, qtbot) -> None:
    spelling = Spelling(DirectSpeller(), [shelf])
    with qtbot.waitSignal(spelling.learned):
        assert spelling.wrong("en_GB", ["ferry", "ferrry"]) == set()
    assert spelling.wrong("en_GB", ["ferry", "ferrry"]) == {"ferrry"}


@needs_library
def test_a_process_of_its_own_answers_without_holding_the_window(shelf, qtbot) -> None:
    speller = ProcessSpeller()
    spelling = Spelling(speller, [shelf])
    with qtbot.waitSignal(spelling.learned, timeout=20_000):
        spelling.wrong("en_GB", ["slack", "slakc"])
    assert spelling.wrong("en_GB", ["slack", "slakc"]) == {"slakc"}
    found: list[list[str]] = []
    spelling.suggest("en_GB", "slakc", found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert "slack" in found[0]
    spelling.close()


@needs_library
def test_a_process_that_dies_is_started_once_more(shelf, qtbot) -> None:
    speller = ProcessSpeller()
    spelling = Spelling(speller, [shelf])
    with qtbot.waitSignal(spelling.learned, timeout=20_000):
        spelling.wrong("en_GB", ["slack"])
    assert speller._pipe is not None
    speller._pipe.send("nonsense that it cannot answer")
    qtbot.waitUntil(lambda: speller._pipe is None, timeout=20_000)
    with qtbot.waitSignal(spelling.learned, timeout=20_000):
        spelling.wrong("en_GB", ["chian"])
    assert spelling.wrong("en_GB", ["chian"]) == {"chian"}
    spelling.close()


def test_without_dictionaries_nothing_is_wrong(qtbot) -> None:
    spelling = Spelling(DirectSpeller(), [])
    assert spelling.serving("en") == ""
    assert spelling.wrong("", ["x"]) == set()
    spelling.suggest("", "x", lambda words: words.append("never"))
