"""Notes as rows: JSON Lines and tables."""

import json

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.interop.plan import ImportOptions
from fieldnotes.interop.readers.rows import columns_of, read_csv, read_json_lines


def lines(*rows: object) -> bytes:
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()


def test_a_row_says_everything_about_its_note() -> None:
    row = {
        "text": "We met.\r\nShe spoke.",
        "title": "The brief",
        "observed": "1660-04-11",
        "written": "2013-11-12T09:30:00Z",
        "kind": "diary",
        "site": "Ward A",
        "people": ["Ana", "Ben", "Ana"],
        "author": "Ines",
        "language": "en",
    }
    (note,) = read_json_lines(lines(row), "notes.jsonl", ImportOptions()).notes
    assert (note.title, note.text, note.kind) == ("The brief", "We met.\nShe spoke.", "diary")
    assert (note.observed, note.written) == (When("1660-04-11"), "2013-11-12T09:30")
    assert (note.site, note.people, note.author, note.language) == ("Ward A", ("Ana", "Ben"), "Ines", "en")
    assert note.source == "notes.jsonl line 1"


def test_people_may_be_one_string_and_a_title_missing() -> None:
    (note,) = read_json_lines(
        lines({"text": "x", "people": "Ana; Ben ;", "observed": "March 1913"}), "n", ImportOptions()
    ).notes
    assert (note.people, note.title) == (("Ana", "Ben"), "Mar 1913")


def test_a_bad_line_is_named_and_the_others_are_read() -> None:
    data = lines({"text": "a"}, "{broken", {"title": "no text"}, [1], {"text": "b", "people": 7}, "", {"text": "c"})
    reading = read_json_lines(data, "n.jsonl", ImportOptions())
    assert [note.text for note in reading.notes] == ["a", "c"]
    assert [each.path for each in reading.skipped] == [
        "n.jsonl line 2",
        "n.jsonl line 3",
        "n.jsonl line 4",
        "n.jsonl line 5",
    ]
    assert "JSON" in reading.skipped[0].reason
    assert "text" in reading.skipped[1].reason


def test_a_date_or_kind_that_cannot_be_read_is_left_out_and_told() -> None:
    rows = ({"text": "a", "observed": "yesteryear", "title": "One"}, {"text": "b", "kind": "sermon", "site": "Ward A"})
    first, second = read_json_lines(lines(*rows), "n.jsonl", ImportOptions(kind="diary")).notes
    assert (first.title, first.observed, second.kind, second.site) == ("One", None, "diary", "Ward A")
    assert first.warnings == ("The date “yesteryear” could not be read and is left out.",)
    assert second.warnings[0].startswith("“sermon” is not a kind of note and is left out")


def test_the_options_fill_in_what_rows_do_not_say() -> None:
    options = ImportOptions(kind="interview", site="Ward A", language="de", observed=When("2013"))
    first, second = read_json_lines(
        lines({"text": "a"}, {"text": "b", "kind": "diary", "site": "Ward B"}), "n", options
    ).notes
    assert (first.kind, first.site, first.language, first.observed) == ("interview", "Ward A", "de", When("2013"))
    assert (second.kind, second.site) == ("diary", "Ward B")


def test_keys_of_other_names_can_be_mapped() -> None:
    options = ImportOptions(columns={"text": "content", "observed": "iso_date"})
    (note,) = read_json_lines(lines({"content": "五日", "iso_date": "1912-05-05"}), "n", options).notes
    assert (note.text, note.observed) == ("五日", When("1912-05-05"))


def test_a_file_without_one_good_line_is_refused_with_the_first_reason() -> None:
    with pytest.raises(UserError, match="line 1: There is no text"):
        read_json_lines(lines({"x": 1}), "n.jsonl", ImportOptions())


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_tables_sign_is_found_out_and_cells_may_hold_lines(sign: str) -> None:
    rows = [
        ("Observed", "TEXT", "people"),
        ("12 March 2013", '"one\ntwo, three; four"', '"Ana; Ben"'),
        ("", "five", ""),
    ]
    data = ("\ufeff" + "\r\n".join(sign.join(row) for row in rows)).encode()
    first, second = read_csv(data, "n.csv", ImportOptions()).notes
    assert (first.text, first.observed, first.people) == ("one\ntwo, three; four", When("2013-03-12"), ("Ana", "Ben"))
    assert second.text == "five"


def test_columns_of_other_names_are_mapped_or_asked_for() -> None:
    data = b"Day,Notes\n2013-11-12,words\n,\n2013-11-13,\n"
    assert columns_of(data) == ["Day", "Notes"]
    with pytest.raises(UserError, match="“Day”, “Notes”"):
        read_csv(data, "n.csv", ImportOptions())
    with pytest.raises(UserError, match="no column “Words”"):
        read_csv(data, "n.csv", ImportOptions(columns={"text": "Words"}))
    reading = read_csv(data, "n.csv", ImportOptions(columns={"text": "notes", "observed": "Day"}))
    assert [(note.text, note.observed) for note in reading.notes] == [("words", When("2013-11-12"))]
    assert [each.path for each in reading.skipped] == ["n.csv line 4"]
