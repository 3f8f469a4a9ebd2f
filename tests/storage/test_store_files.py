"""Files: migrations, locks, copies, read-only opening, crashes, seals, and SQL that must never be written."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.storage.check import problems
from fieldnotes.storage.database import APPLICATION_ID, derive_key, new_salt
from fieldnotes.storage.derive import OPERATIONS, columns
from fieldnotes.storage.files import ProjectLock, copy_database, write_whole
from fieldnotes.storage.schema import TABLES
from fieldnotes.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]


def note(ident="n1", text="Words."):
    return {"id": ident, "title": "T", "text": text, "created_at": 1, "modified_at": 1}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "study.fieldnotes"


def test_a_project_is_an_ordinary_database_that_says_what_it_is(path):
    store = Store.open(path)
    with store.step("Add"):
        store.insert("note", note())
    store.close()
    plain = sqlite3.connect(path)
    assert plain.execute("SELECT text FROM note").fetchone() == ("Words.",)
    assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    plain.close()
    assert not path.with_name(path.name + "-wal").exists()


def test_every_table_of_the_users_data_is_strict_and_watched_in_every_column():
    store = Store.open(None)
    triggers = dict(store.db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    for table in TABLES:
        sql = store.value("SELECT sql FROM sqlite_master WHERE name = ?", [table])
        assert "STRICT" in sql
        assert "REAL" not in sql
        for operation in OPERATIONS:
            assert f"{table}_{operation}" in triggers
        for column in columns(store.db, table):
            assert f"'{column}'" in triggers[f"{table}_delete"]
    store.db.conn.close()


def test_triggers_lost_by_a_transformation_are_noticed_and_made_again_at_opening(path):
    store = Store.open(path)
    store.db.table("site").transform(rename={"description": "description"}, keep_table=None)
    store.db.execute("DROP TRIGGER IF EXISTS note_update")
    assert any("note_update" in sentence for sentence in problems(store.db))
    store.close()
    again = Store.open(path)
    assert problems(again.db) == []
    again.close()


def test_a_newer_file_is_refused_politely(path):
    store = Store.open(path)
    store.db.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(UserError, match="newer version"):
        Store.open(path)


def test_other_files_are_refused_in_one_sentence(path, tmp_path):
    path.write_bytes(b"This is no database at all, whatever its name says." * 30)
    with pytest.raises(UserError, match="not a Fieldnotes project"):
        Store.open(path)
    other = tmp_path / "other.db"
    plain = sqlite3.connect(other)
    plain.execute("CREATE TABLE x (y)")
    plain.commit()
    plain.close()
    with pytest.raises(UserError, match="not a Fieldnotes project"):
        Store.open(other)


def test_a_readonly_store_refuses_every_change(path):
    Store.open(path).close()
    store = Store.open(path, readonly=True)
    with pytest.raises(UserError, match="reading only"), store.step("Add"):
        pass
    with pytest.raises(UserError, match="reading only"):
        store.undo()
    store.close()


def test_a_second_process_reads_what_the_first_has_written(path):
    store = Store.open(path)
    reader = Store.open(path, readonly=True)
    with store.step("Add"):
        store.insert("note", note())
    with reader.reading():
        assert reader.value("SELECT count(*) FROM note") == 1
        with store.step("Add another"):
            store.insert("note", note("n2"))
        assert reader.value("SELECT count(*) FROM note") == 1
    assert reader.value("SELECT count(*) FROM note") == 2
    reader.close()
    store.close()


def test_the_lock_is_held_once_and_let_go(path):
    first, second = ProjectLock(path), ProjectLock(path)
    assert first.take()
    assert not second.take()
    first.release()
    assert second.take()
    second.release()


def test_a_copy_is_whole_and_an_existing_file_is_not_overwritten(path, tmp_path):
    store = Store.open(path)
    with store.step("Add"):
        store.insert("note", note())
    target = copy_database(store.db, tmp_path / "copy.fieldnotes")
    with pytest.raises(UserError, match="exists already"):
        copy_database(store.db, target)
    store.close()
    copy = Store.open(target)
    assert copy.value("SELECT count(*) FROM note") == 1
    assert problems(copy.db) == []
    copy.close()


def test_a_sealed_file_goes_through_the_same_doors(path, tmp_path):
    key = derive_key("a long enough passphrase", new_salt())
    store = Store.open(path, key)
    with store.step("Add"):
        store.insert("note", note(text="Nobody shall read this."))
    with store.step("Write"):
        store.write_text("note", "n1", [Edit(0, "", "Listen. ")])
    copy = copy_database(store.db, tmp_path / "copy.fieldnotes", key)
    store.close()
    for file in (path, copy):
        assert b"Nobody" not in file.read_bytes()
        again = Store.open(file, key)
        assert again.value("SELECT text FROM note") == "Listen. Nobody shall read this."
        again.undo()
        assert again.value("SELECT text FROM note") == "Nobody shall read this."
        again.close()
        assert b"Nobody" not in file.read_bytes()
    with pytest.raises(UserError, match="passphrase is wrong or the file is damaged"):
        Store.open(path, derive_key("another", key[32:]))
    with pytest.raises(UserError, match="sealed"):
        Store.open(path)


def test_replace_is_never_written_in_sql():
    banned = re.compile(r"(INSERT OR REPLACE|REPLACE INTO|UPDATE OR REPLACE|replace=True)", re.IGNORECASE)
    files = [file for folder in ("fieldnotes", "ui") for file in (ROOT / folder).rglob("*.py")]
    assert files
    assert [file.name for file in files if banned.search(file.read_text(encoding="utf-8"))] == []


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "report.docx"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    with pytest.raises(UserError, match="cannot be written"):
        write_whole(tmp_path / "no such folder" / "x", b"")
    assert [file.name for file in tmp_path.iterdir()] == ["report.docx"]


KILLED = """
import os, sys
from pathlib import Path
from fieldnotes.domain.edits import Edit
from fieldnotes.storage.store import Store
store = Store.open(Path(sys.argv[1]))
with store.step("Add"):
    store.insert("note", {"id": "n1", "text": "", "created_at": 1, "modified_at": 1})
pending = store.pending("Import")
with pending.slice():
    store.insert("note", {"id": "n2", "text": "half", "created_at": 1, "modified_at": 1})
for number in range(20):
    with store.step("Write", join="w"):
        store.write_text("note", "n1", [Edit(number, "", "x")])
os.kill(os.getpid(), 9)
"""


def test_killed_before_any_checkpoint_nothing_saved_is_lost_and_nothing_half_done_stays(path):
    result = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False)
    assert result.returncode == -9
    store = Store.open(path)
    assert store.rows("SELECT id, text FROM note") == [{"id": "n1", "text": "x" * 20}]
    assert problems(store.db) == []
    store.undo()
    assert store.value("SELECT text FROM note") == ""
    store.close()


def test_ten_minutes_of_typing_with_many_passages_grow_the_file_by_little(path, monkeypatch):
    """600 autosaves of 14 letters into 50,000 characters with 500 passages: a sixth of 2 MB an hour."""
    clock = [0.0]
    monkeypatch.setattr("fieldnotes.storage.writing.time.monotonic", lambda: clock[0])
    store = Store.open(path)
    store.db.execute("PRAGMA synchronous = OFF")
    text = ("word " * 10_000)[:50_000]
    with store.step("Add"):
        store.insert("note", note(text=text))
        for number in range(500):
            start = number * 100
            store.insert(
                "passage",
                {"id": f"p{number}", "note": "n1", "start": start, "end": start + 50, "created_at": 1}
                | {"words": text[start : start + 50]},
            )
    store.checkpoint()
    before = path.stat().st_size
    position = 25_000
    for _ in range(600):
        clock[0] += 1.0
        with store.step("Write", join="w"):
            store.write_text("note", "n1", [Edit(position, "", "a few letters.")])
        position += 14
    store.checkpoint()
    assert path.stat().st_size - before <= 2_000_000 / 6
    assert store.value("SELECT count(*) FROM step") == 11
    assert problems(store.db) == []
    store.close()
