"""Long runs of kills: every word that was acknowledged is there afterwards."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from ferry_study import furnish

from fieldnotes.project.project import Project

ROOT = Path(__file__).resolve().parents[2]

TYPIST = """
import random, sys
from pathlib import Path
from fieldnotes.domain.edits import Edit
from fieldnotes.project.project import Project
project = Project.open(Path(sys.argv[1]))
note, code, rng = sys.argv[2], sys.argv[3], random.Random(int(sys.argv[4]))
length = len(project.notes.text(note))
pending = None
for number in range(10_000):
    word = f" w{sys.argv[4]}x{number}"
    project.notes.write(note, [Edit(length, "", word)])
    length += len(word)
    print(word.strip(), flush=True)
    deed = rng.random()
    if deed < 0.1:
        project.codings.add(note, length - len(word), length, code)
        print("coded", flush=True)
    elif deed < 0.15:
        project.store.seal_writing()
        project.notes.change(note, title=f"Title {number}")
        project.store.undo()
    elif deed < 0.2:
        project.store.checkpoint()
    elif deed < 0.4:
        pending = pending or project.store.pending("Import")
        with pending.slice():
            for _ in range(10):
                project.notes.add(title="imported", text="never to be seen")
"""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_after_each_of_thirty_kills_every_acknowledged_word_is_found_again(tmp_path):
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path, contributor="Ines Marlowe")
    study = furnish(project)
    coded = len(project.codings.of_note(study.note.id))
    project.close()
    rng = random.Random(20)
    acknowledged = []
    for turn in range(30):
        command = [sys.executable, "-c", TYPIST, str(path), study.note.id, study.money.id, str(turn)]
        with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as typist:
            lines = [typist.stdout.readline().strip() for _ in range(rng.randrange(1, 120))]
            typist.kill()
            lines += [line.strip() for line in typist.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
        acknowledged += [line for line in lines if line.startswith("w")]
        coded += lines.count("coded")
        project = Project.open(path)
        words = project.notes.text(study.note.id).split()
        assert [word for word in words if word in set(acknowledged)] == acknowledged
        found = len(project.codings.of_note(study.note.id))
        assert found - coded in (0, 1)
        coded = found
        assert project.notes.count() == 2
        assert project.store.value("SELECT count(*) FROM note") == 2
        assert project.check() == []
        if turn % 10 == 9:
            project.store.undo()
            project.store.redo()
            assert project.check() == []
        project.close()
    project = Project.open(path)
    while project.store.undo():
        pass
    assert project.notes.get(study.note.id) == study.note
    assert project.check() == []
    project.close()
