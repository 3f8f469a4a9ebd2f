"""Bad luck: full disks, damaged and protected files, kills in the middle of anything."""

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.storage.check import problems
from fieldnotes.storage.files import copy_database
from fieldnotes.storage.schema import VERSION
from fieldnotes.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]


def note(ident="n1", text="Words."):
    return {"id": ident, "title": "T", "text": text, "created_at": 1, "modified_at": 1}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "study.fieldnotes"


@pytest.fixture
def store(path):
    store = Store.open(path)
    with store.step("Add"):
        store.insert("note", note())
    yield store
    store.close()


def fill_up(store):
    """Let the file grow no more: what SQLite answers is what it answers on a full disk."""
    store.db.execute(f"PRAGMA max_page_count = {store.value('PRAGMA page_count')}")


def make_room(store):
    store.db.execute("PRAGMA max_page_count = 1000000")


def test_on_a_full_disk_a_step_is_refused_in_one_sentence_and_goes_through_later(store):
    told = []
    store.subscribe(told.append)
    fill_up(store)
    before = store.stamp()
    for _ in range(2):
        with pytest.raises(UserError, match="disk is full"), store.step("Write"):
            store.write_text("note", "n1", [Edit(0, "", "long " * 20_000)])
    assert store.value("SELECT text FROM note") == "Words."
    assert store.stamp() == before
    assert told == []
    make_room(store)
    with store.step("Write"):
        store.write_text("note", "n1", [Edit(0, "", "long " * 20_000)])
    assert len(store.value("SELECT text FROM note")) == 100_006
    assert problems(store.db) == []


def test_on_a_full_disk_nothing_is_half_undone(store):
    with store.step("Add more"):
        store.insert("note", note("n2", "long " * 20_000))
    with store.step("Delete"):
        store.delete("note", "n2")
    store.checkpoint()
    with store.step("Fill the freed pages"):
        store.insert("note", note("n3", "full " * 40_000))
    store.undo()
    with store.step("Fill"):
        store.insert("note", note("n4", "full " * 45_000))
    fill_up(store)
    step = store.can_undo()
    with pytest.raises(UserError, match="disk is full"):
        store.undo()
    assert store.can_undo() == step
    make_room(store)
    assert store.undo() == step
    assert problems(store.db) == []


def test_on_a_full_disk_a_copy_of_a_text_is_refused_in_one_sentence(store):
    with store.step("Write"):
        store.write_text("note", "n1", [Edit(0, "", "long " * 20_000)])
    text = store.text("note", "n1")
    fill_up(store)
    with pytest.raises(UserError, match="disk is full"):
        store.keep_revision({"tbl": "note", "row": "n1", "at": 1, "words": 20_000, "text": text})


def test_on_a_full_disk_a_long_step_can_be_closed_later_or_is_removed_at_opening(store, path):
    pending = store.pending("Import")
    with pending.slice():
        store.insert("note", note("n2"))
    fill_up(store)
    with pytest.raises(UserError, match="disk is full"), pending.slice():
        store.insert("note", note("n3", "long " * 20_000))
    make_room(store)
    with pending.slice():
        store.insert("note", note("n4"))
    pending.close()
    assert store.rows("SELECT id FROM live_note ORDER BY id") == [{"id": "n1"}, {"id": "n2"}, {"id": "n4"}]


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(store, tmp_path):
    target = tmp_path / "copy.fieldnotes"
    (tmp_path / "copy.fieldnotes.part").mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        copy_database(store.db, target)
    assert not target.exists()


def test_a_damaged_file_is_found_by_the_check_and_never_a_crash(store, path, tmp_path):
    with store.step("Add many"):
        for number in range(300):
            store.insert("note", note(f"m{number}", f"Words of note {number}. " * 20))
    store.checkpoint()
    whole = copy_database(store.db, tmp_path / "whole.fieldnotes").read_bytes()
    rng = random.Random(7)
    noticed = 0
    for turn in range(12):
        damaged = bytearray(whole)
        place = rng.randrange(len(whole) * 3 // 4, len(whole) - 2048)  # before that, many a page is empty
        damaged[place : place + 2048] = rng.randbytes(2048)
        file = tmp_path / f"damaged{turn}.fieldnotes"
        file.write_bytes(damaged)
        try:
            opened = Store.open(file)
        except UserError:
            noticed += 1
            continue
        found = problems(opened.db)
        assert all(sentence.endswith(".") and "\n" not in sentence for sentence in found)
        noticed += bool(found)
        with suppress(UserError):
            opened.rows("SELECT * FROM live_note")
            with opened.step("Write"):
                opened.insert("note", note("new"))
        opened.close()
    assert noticed >= 10


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 10_000])
def test_a_file_cut_short_is_refused_in_one_sentence_or_found_damaged(store, tmp_path, size):
    file = tmp_path / "short.fieldnotes"
    file.write_bytes(copy_database(store.db, tmp_path / "whole.fieldnotes").read_bytes()[:size])
    with suppress(UserError):
        opened = Store.open(file)
        assert problems(opened.db)
        opened.close()
    assert file.stat().st_size == size


def test_a_wrong_header_is_refused_in_one_sentence(store, tmp_path):
    file = copy_database(store.db, tmp_path / "copy.fieldnotes")
    whole = bytearray(file.read_bytes())
    whole[0:16] = b"not SQLite today"
    file.write_bytes(whole)
    with pytest.raises(UserError, match="not a Fieldnotes project"):
        Store.open(file)


def test_what_lies_in_the_wal_of_a_killed_program_is_read(store, path, tmp_path):
    with store.step("Write"):
        store.write_text("note", "n1", [Edit(0, "", "In the wal. ")])
    left = tmp_path / "left.fieldnotes"
    for ending in ("", "-wal"):
        left.with_name(left.name + ending).write_bytes(path.with_name(path.name + ending).read_bytes())
    for readonly in (True, False):
        again = Store.open(left, readonly=readonly)
        assert again.value("SELECT text FROM note") == "In the wal. Words."
        again.close()


def test_a_wal_cut_short_costs_only_what_was_not_written_whole(store, path, tmp_path):
    store.checkpoint()
    for number in range(5):
        with store.step(f"Write {number}"):
            store.write_text("note", "n1", [Edit(0, "", str(number))])
    wal = path.with_name(path.name + "-wal").read_bytes()
    file = tmp_path / "left.fieldnotes"
    file.write_bytes(path.read_bytes())
    file.with_name(file.name + "-wal").write_bytes(wal[: len(wal) * 2 // 3])
    again = Store.open(file)
    assert again.value("SELECT text FROM note") in ["Words.", "0Words.", "10Words.", "210Words.", "3210Words."]
    assert problems(again.db) == []
    again.close()


PROTECTED = """
import os, sys
from pathlib import Path
from fieldnotes.domain.errors import UserError
from fieldnotes.storage.files import ProjectLock
from fieldnotes.storage.schema import VERSION
from fieldnotes.storage.store import Store
path = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setresuid(65534, 65534, 65534)
print(ProjectLock(path).take())
try:
    Store.open(path)
except UserError as error:
    print(error.message)
store = Store.open(path, readonly=True)
print(store.value("SELECT text FROM note"))
store.close()
"""


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="whoever may do anything is refused nothing")
def test_in_a_protected_folder_a_project_is_read_and_not_written(store):
    with TemporaryDirectory() as folder:
        path = copy_database(store.db, Path(folder) / "study.fieldnotes")
        Store.open(path).close()
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        result = subprocess.run(
            [sys.executable, "-c", PROTECTED, str(path)], cwd=ROOT, check=True, capture_output=True, text=True
        )
        Path(folder).chmod(0o755)
    lock, refusal, text = result.stdout.splitlines()
    assert (lock, text) == ("False", "Words.")
    assert refusal == f"{path} cannot be opened; see whether you may write to it and to its folder."


def run_killed(code, path):
    result = subprocess.run([sys.executable, "-c", PREAMBLE + code, str(path)], cwd=ROOT, check=False)
    assert result.returncode == -9


PREAMBLE = """
import os, sys
from pathlib import Path
from fieldnotes.domain.edits import Edit
from fieldnotes.storage.schema import VERSION
from fieldnotes.storage.store import Store
def die(*_):
    os.kill(os.getpid(), 9)
def note(ident, text=""):
    return {"id": ident, "title": "T", "text": text, "created_at": 1, "modified_at": 1}
path = Path(sys.argv[1])
"""

IN_A_SLICE = """
store = Store.open(path)
pending = store.pending("Import")
for number in range(3):
    with pending.slice():
        store.insert("note", note(f"i{number}"))
with pending.slice():
    store.insert("note", note("i3"))
    store.update("note", "n1", {"title": "Changed by the import"})
with store.step("Write"):
    store.write_text("note", "n1", [Edit(0, "", "Typed. ")])
with pending.slice():
    store.insert("note", note("i4"))
    die()
"""

IN_UNDO = """
store = Store.open(path)
with store.step("Write"):
    store.write_text("note", "n1", [Edit(0, "", "Typed. ")])
    store.insert("note", note("n2"))
store.db.conn.create_function("die", 0, die)
store.journal.texts.take_back = die
store.undo()
"""

IN_A_CANCEL = """
store = Store.open(path)
pending = store.pending("Import")
for number in range(6):
    with pending.slice():
        for one in range(100):
            store.insert("note", note(f"i{number}-{one}"))
again = pending.cancel()
again()
die()
"""

IN_A_MIGRATION = """
import fieldnotes.storage.opening as opening
opening.VERSION += 1
opening.migrations.apply = die
Store.open(path)
"""

IN_THE_FIRST_MOMENT = """
import fieldnotes.storage.opening as opening
opening.make_derived = die
Store.open(path)
"""


@pytest.mark.parametrize(
    ("code", "title", "text"),
    [
        (IN_A_SLICE, "Changed by the import", "Typed. Words."),
        (IN_UNDO, "T", "Typed. Words."),
        (IN_A_CANCEL, "T", "Words."),
        (IN_A_MIGRATION, "T", "Words."),
    ],
    ids=["slice", "undo", "cancel", "migration"],
)
def test_killed_in_the_middle_of_anything_the_file_is_whole_and_nothing_is_half_done(store, path, code, title, text):
    store.close()
    run_killed(code, path)
    again = Store.open(path)
    assert problems(again.db) == []
    kept = {row["id"]: row for row in again.rows("SELECT * FROM live_note")}
    assert kept["n1"]["text"] == text
    assert set(kept) <= {"n1", "n2"}
    assert again.value("SELECT count(*) FROM note") == len(kept)
    with again.step("Go on"):
        again.update("note", "n1", {"title": "Going on"})
    again.undo()
    assert again.value("SELECT title FROM note WHERE id = 'n1'") in ("T", title)
    again.close()


def test_a_migration_cut_short_twice_keeps_a_copy_each_time_and_the_file_opens(store, path):
    store.close()
    for _ in range(2):
        run_killed(IN_A_MIGRATION, path)
    copies = sorted(file.name for file in path.parent.glob(f"*.before-v{VERSION + 1}*.fieldnotes"))
    assert copies == [f"study.before-v{VERSION + 1}-2.fieldnotes", f"study.before-v{VERSION + 1}.fieldnotes"]
    for name in ("study.fieldnotes", *copies):
        again = Store.open(path.with_name(name))
        assert again.value("SELECT text FROM note") == "Words."
        again.close()


def test_killed_while_it_is_made_a_file_is_said_to_be_no_project(path):
    run_killed(IN_THE_FIRST_MOMENT, path)
    with pytest.raises(UserError, match="is empty"):
        Store.open(path)
