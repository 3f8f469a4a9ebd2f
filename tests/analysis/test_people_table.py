"""People by attributes as at a day, and the table as a file."""

import csv

import pytest

from fieldnotes.analysis.attributes import people_table
from fieldnotes.domain.errors import UserError
from fieldnotes.export.attributes import write_people_table


@pytest.fixture
def people(project):
    dov, win = project.actors.add("Dov Renner"), project.actors.add("Winifred Pask")
    project.actors.add("The crew", "group")
    project.attributes.add("born", "date")
    project.attributes.add("Role", "text")
    project.facts.add(win.id, "born", "1947~")
    project.facts.add(win.id, "role", "ferrywoman", "1979", "2012")
    project.facts.add(win.id, "role", "skipper", "2012", "2015-09-26")
    project.facts.add(dov.id, "mood", "=cmd()", "2013")
    return {"dov": dov.id, "win": win.id}


def cells(table):
    return {row.name: [table.words(row, column) for column in range(len(table.columns))] for row in table.rows}


def test_the_table_holds_what_was_true_at_the_day_attributes_first(project, people):
    table = people_table(project, "2014-01-01")
    assert [column.key for column in table.columns] == ["born", "Role", "mood"]
    assert cells(table) == {"Dov Renner": ["", "", "=cmd()"], "Winifred Pask": ["about 1947", "skipper", ""]}
    assert cells(people_table(project, "2012-06-01"))["Winifred Pask"][1] == "ferrywoman / skipper"
    assert cells(people_table(project, "2016-01-01"))["Winifred Pask"][1] == ""


def test_groups_have_a_table_of_their_own(project, people):
    assert [row.name for row in people_table(project, "2014-01-01", "group").rows] == ["The crew"]


def test_the_file_says_the_day_and_holds_no_formula(project, people, tmp_path):
    path = tmp_path / "people.csv"
    write_people_table(people_table(project, "2014-01-01"), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["as at 2014-01-01", "born", "Role", "mood"],
        ["Dov Renner", "", "", "'=cmd()"],
        ["Winifred Pask", "1947~", "skipper", ""],
    ]


def test_numbers_below_nought_stay_numbers(project, people, tmp_path):
    project.attributes.add("height", "number")
    project.facts.add(people["dov"], "height", "-2.5")
    path = tmp_path / "people.csv"
    write_people_table(people_table(project, "2014-01-01"), path)
    assert ",-2.5," in path.read_text("utf-8-sig")


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(project, people, tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        write_people_table(people_table(project, "2014-01-01"), tmp_path / "none" / "people.csv")
    assert list(tmp_path.iterdir()) == []
