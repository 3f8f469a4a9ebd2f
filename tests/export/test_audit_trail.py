"""The audit trail: every step in a table, the earliest first, that no spreadsheet takes for formulas."""

import csv

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.export import audit_trail
from fieldnotes.export.audit_trail import write_audit_trail


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_step_is_a_row_with_who_and_when(project, tmp_path, monkeypatch):
    monkeypatch.setattr(audit_trail, "_PAGE", 2)
    code = project.codes.add("Waiting")
    project.codes.rename(code.id, "Kept waiting")
    project.store.undo()
    path = tmp_path / "history.csv"
    write_audit_trail(project, path)
    table = rows(path)
    assert [row["what"] for row in table[-3:]] == [
        "Add code “Waiting”",
        "Rename code “Waiting”",
        "Undo Rename code “Waiting”",
    ]
    assert [row["undone"] for row in table[-3:]] == ["", "yes", ""]
    assert table[-1]["kind"] == "undo"
    assert {row["who"] for row in table[-3:]} == {"Ines Marlowe"}
    assert len(table) == project.history.count()


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1+1", "@here"])
def test_no_cell_is_a_formula(project, tmp_path, name):
    with project.store.step(name):
        project.codes.add("Waiting")
    path = tmp_path / "history.csv"
    write_audit_trail(project, path)
    assert rows(path)[-1]["what"] == f"'{name}"


def test_a_table_that_cannot_be_written_leaves_the_old_one(project, tmp_path):
    path = tmp_path / "history.csv"
    path.mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        write_audit_trail(project, path)
    assert path.is_dir()
    assert list(tmp_path.glob("*.part")) == []
