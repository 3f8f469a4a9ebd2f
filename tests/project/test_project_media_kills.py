"""Pictures and bad luck: the program is killed while it stores them, the disk is full."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import PICTURE
from fieldnotes.project.project import Project

ROOT = Path(__file__).resolve().parents[2]

PHOTOGRAPHER = """
import random, sys
from pathlib import Path
from fieldnotes.domain.edits import Edit
from fieldnotes.project.project import Project
project = Project.open(Path(sys.argv[1]))
note, rng = sys.argv[2], random.Random(int(sys.argv[3]))
for number in range(1000):
    data = rng.randbytes(3_000_000)
    for part in project.media.bytes.keeping(data, __import__("hashlib").sha256(data).hexdigest()):
        print("stored", flush=True)
    with project.store.step("Insert picture"):
        project.notes.write(note, [Edit(0, "", "\\ufffc")], label="Insert picture")
        media = project.media.add(note, 0, data, "photo.jpg")
    print("laid", media.id, flush=True)
"""


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_after_each_kill_every_picture_that_was_laid_is_whole_and_the_rest_is_swept(tmp_path: Path) -> None:
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path)
    note = project.notes.add(text="Pictures").id
    project.close()
    rng = random.Random(5)
    laid: set[str] = set()
    for turn in range(10):
        command = [sys.executable, "-c", PHOTOGRAPHER, str(path), note, str(turn)]
        with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as photographer:
            assert photographer.stdout is not None
            lines = [photographer.stdout.readline().strip() for _ in range(rng.randrange(2, 11))]
            photographer.kill()
            lines += [line.strip() for line in photographer.stdout.read().splitlines() if line.startswith("laid ")]
        laid |= {line.removeprefix("laid ") for line in lines if line.startswith("laid ") and len(line) == 37}
        project = Project.open(path)
        found = project.media.of_note(note)
        assert laid <= {media.id for media in found}
        laid |= {media.id for media in found}
        assert project.notes.text(note).count(PICTURE) == len(found)
        assert project.check() == []
        project.close()
        project = Project.open(path)
        stored = {hash_ for (hash_,) in project.store.tuples("SELECT DISTINCT hash FROM media_chunk")}
        assert stored == {media.hash for media in found}
        project.close()


def test_on_a_full_disk_nothing_half_done_stays_and_one_sentence_is_said(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "study.fieldnotes")
    note = project.notes.add(text="Pictures").id
    pages = project.store.value("PRAGMA page_count")
    project.store.db.execute(f"PRAGMA max_page_count = {pages + 200}")
    data = random.Random(1).randbytes(3_000_000)

    def insert() -> None:
        with project.store.step("Insert picture"):
            project.notes.write(note, [Edit(0, "", PICTURE)], label="Insert picture")
            project.media.add(note, 0, data, "photo.jpg")

    with pytest.raises(UserError, match="disk is full"):
        insert()
    assert project.notes.text(note) == "Pictures"
    assert project.media.of_note(note) == []
    with pytest.raises(UserError, match="disk is full"):
        project.media.bytes.keep(data)
    project.store.db.execute("PRAGMA max_page_count = 1000000")
    insert()
    assert [media.size for media in project.media.of_note(note)] == [3_000_000]
    assert project.check() == []
    project.close()
