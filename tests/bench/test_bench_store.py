"""What the file costs: saving, listing, counting, coding, growth; beside plain SQLite doing the same."""

import random
import sqlite3
import sys
import time
from pathlib import Path

import pytest
from corpus import notes

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project

NOTES, WORDS, CODES, CODINGS = 10_000, 200, 200, 50_000
LONG, PASSAGES = 50_000, 500

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A project of 10,000 notes, 200 codes, 50,000 codings and one note of 50,000 words with 500 passages."""
    path = tmp_path_factory.mktemp("bench") / "big.fieldnotes"
    project = Project.create(path, contributor="Ines Marlowe")
    project.store.db.execute("PRAGMA synchronous = OFF")
    chance = random.Random(3)
    made = []
    people = [project.actors.add(f"Actor {number}").id for number in range(60)]
    pending = project.store.pending("Import")
    drawn = notes(NOTES, WORDS)
    slices = []
    while len(made) < NOTES:
        began = time.perf_counter()
        with pending.slice():
            for _ in range(5):
                day, text = next(drawn)
                there = chance.sample(people, 3)
                made.append(project.notes.add(title=text[:30], text=text, observed=When.of(day), people=there).id)
        slices.append(milliseconds(began))
    pending.close()
    codes = [project.codes.add(f"Code {number}").id for number in range(CODES)]
    began = time.perf_counter()
    with project.store.step("Code"):
        for number in range(CODINGS):
            start = chance.randrange(600)
            project.codings.add(made[number % NOTES], start, start + 60, chance.choice(codes))
    coding = milliseconds(began) / CODINGS
    ((_, text),) = notes(1, LONG)
    long = project.notes.add(title="A long evening", text=text)
    with project.store.step("Code"):
        for number in range(PASSAGES):
            start = len(text) // PASSAGES * number
            project.codings.add(long.id, start, start + 80, codes[number % 50])
    project.store.db.execute("PRAGMA synchronous = FULL")
    project.store.checkpoint()
    report("a slice of an import, 5 notes (99 in 100)", share(slices, 0.99), "ms")
    report(f"a coding, of {CODINGS:,} in one step", coding, "ms")
    yield project, long.id, codes
    project.close()


def milliseconds(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def share(values: list[float], part: float) -> float:
    return sorted(values)[int(len(values) * part)]


def best(deed, rounds: int = 5) -> float:
    """Milliseconds of the quickest of some rounds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        deed()
        times.append(milliseconds(began))
    return min(times)


def report(what: str, value: float, unit: str, beside: float | None = None) -> None:
    """One line of the table; ``beside`` is plain SQLite's value."""
    ratio = "" if beside is None else f"   plain SQLite {beside:9.2f} {unit}   {value / beside:5.1f} ×"
    sys.stdout.write(f"\n{what:<52} {value:9.2f} {unit}{ratio}")


def plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def test_saving_a_letter_in_a_long_note(study, tmp_path):
    project, note, _ = study
    text = project.notes.text(note)
    reference = plain(tmp_path / "plain.db")
    reference.execute("CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT)")
    reference.execute("INSERT INTO note VALUES ('a', ?)", [text])
    ours, theirs = [], []
    for number in range(150):
        position = len(text) // 2 + number
        began = time.perf_counter()
        project.notes.write(note, [Edit(position, "", "x")])
        ours.append(milliseconds(began))
        text = text[:position] + "x" + text[position:]
        began = time.perf_counter()
        reference.execute("UPDATE note SET text = ? WHERE id = 'a'", [text])
        theirs.append(milliseconds(began))
    reference.close()
    assert project.notes.text(note) == text
    report(f"saving a letter in {LONG:,} words, {PASSAGES} passages", share(ours, 0.5), "ms", share(theirs, 0.5))
    report("  the slowest of a hundred", share(ours, 0.99), "ms", share(theirs, 0.99))
    assert share(ours, 0.5) <= 5 * share(theirs, 0.5)


def test_lists_and_counts(study):
    project, note, codes = study
    store = project.store
    columns = "id, kind, title, observed, written, site, words, status, modified_at"
    lists = best(lambda: store.db.conn.execute(f"SELECT {columns} FROM note ORDER BY observed_first DESC").fetchall())
    counts = best(lambda: store.db.conn.execute("SELECT code, count(*) FROM coding GROUP BY code").fetchall())
    page = best(lambda: project.passages.of_code(codes[3], limit=50))
    counting = best(project.codes.counts)
    report(f"the list of {NOTES:,} notes", best(project.notes.rows), "ms", lists)
    report(f"codings of each of {CODES} codes", counting, "ms", counts)
    report("first page of a code's passages", page, "ms")
    report("codings of the long note", best(lambda: project.codings.of_note(note)), "ms")
    report("people with their notes", best(project.actors.rows), "ms")
    report("completing two letters", best(lambda: project.mentions.complete("na")), "ms")
    report("links of a note", best(lambda: project.links.of(Ref("note", note))), "ms")
    report("what can be undone in a note", best(lambda: store.can_undo(Ref("note", note))), "ms")
    assert page <= 50
    assert counting <= 40


def test_opening_takes_no_longer_with_more_notes(study, tmp_path):
    project, _, _ = study
    small = tmp_path / "small.fieldnotes"
    Project.create(small, contributor="A").close()
    project.store.checkpoint()
    empty = best(lambda: Project.open(small, readonly=True).close())
    full = best(lambda: Project.open(project.store.path, readonly=True).close())
    report("opening the file", full, "ms")
    report("opening an empty one", empty, "ms")
    assert full <= 3 * empty + 5


def test_an_hour_of_typing_grows_the_file_by_little(tmp_path, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("fieldnotes.storage.writing.time.monotonic", lambda: clock[0])
    path = tmp_path / "typing.fieldnotes"
    project = Project.create(path, contributor="Ines Marlowe")
    project.store.db.execute("PRAGMA synchronous = OFF")
    text = ("word " * 10_000)[:50_000]
    note = project.notes.add(text=text)
    code = project.codes.add("Code")
    with project.store.step("Code"):
        for number in range(PASSAGES):
            project.codings.add(note.id, number * 100, number * 100 + 49, code.id)
    project.store.checkpoint()
    before = path.stat().st_size
    position = 25_000
    for _ in range(3600):
        clock[0] += 1.0
        project.notes.write(note.id, [Edit(position, "", "a few letters ")])
        position += 14
    project.notes.end_session(note.id)
    project.store.checkpoint()
    growth = (path.stat().st_size - before) / 1e6
    project.close()
    report(f"growth in an hour of typing, {PASSAGES} passages", growth, "MB")
    assert growth <= 2
