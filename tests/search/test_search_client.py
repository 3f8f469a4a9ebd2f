"""The search as the window and the command line have it: its own processes, which come, answer and go."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import Scope
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.search import client as client_module
from fieldnotes.search.client import SearchClient
from fieldnotes.search.results import ConcordanceQuestion, Question, Results, Status
from fieldnotes.search.store import index_name

TEXT = "👩‍👧 The ferry lay at the quay; the chain was slack."


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Project]:
    """A project in a file with two notes."""
    project = Project.create(tmp_path / "ferry.fieldnotes", "Keeping the ferry", "Ines Marlowe")
    project.notes.add(title="one", text=TEXT, observed=When.of("2012-03-31"))
    project.notes.add(title="two", text="No ferry today.", observed=When.of("2013"))
    yield project
    project.close()


@pytest.fixture
def search(filed: Project, tmp_path: Path) -> Iterator[SearchClient]:
    """Its search, with an index of its own."""
    client = SearchClient(tmp_path / "ferry.fieldnotes", cache=tmp_path / "cache")
    yield client
    client.close()


def titles(results: Results) -> list[str]:
    return sorted(hit.title for hit in results.hits)


def test_a_search_from_nothing_to_the_words_it_found(filed: Project, search: SearchClient) -> None:
    assert search.wait_until_current()
    results = search.query("ferry", Scope("2012", "2012"))
    assert (results.notes, results.occurrences, results.by_year, results.unindexed) == (1, 1, {"2012": 1}, 0)
    hit = results.hits[0]
    assert [TEXT[start:end] for start, end in hit.occurrences] == ["ferry"]
    assert [line.match for line in search.concordance('"the quay"', width=4)] == ["the quay"]
    assert search.occurrences("ferry chain") == [(hit.id, [*hit.occurrences, (35, 40)])]
    assert search.status() == Status(0, False)


def test_a_saved_note_is_found_and_a_deleted_one_is_not(filed: Project, search: SearchClient) -> None:
    search.wait_until_current()
    note = filed.notes.add(title="three", text="The third ferry.")
    search.follow()
    assert search.wait_until_current()
    assert titles(search.query("ferry")) == ["one", "three", "two"]
    filed.notes.delete(note.id)
    assert search.wait_until_current()
    assert titles(search.query("ferry")) == ["one", "two"]


def test_what_is_not_indexed_yet_is_said(filed: Project, search: SearchClient) -> None:
    search.wait_until_current()
    filed.notes.add(title="three", text="The third ferry.")
    assert search.query("ferry").unindexed == 1
    assert search.wait_until_current()
    assert search.query("ferry").unindexed == 0


def test_a_mistake_in_a_query_comes_back_with_its_place(search: SearchClient) -> None:
    with pytest.raises(UserError, match="never closed") as caught:
        search.query('ferry "chain')
    assert caught.value.at == 6
    assert search.wait_until_current()


def test_questions_handed_in_are_answered_under_their_numbers(search: SearchClient) -> None:
    search.wait_until_current()
    numbers = [
        search.submit(Question("ferry")),
        search.submit(Question("ferry (")),
        search.submit(ConcordanceQuestion("ferry")),
        search.submit(None),
    ]
    answers = dict(awaited(search, len(numbers)))
    assert list(answers) == numbers
    found, refused, lines, status = answers.values()
    assert isinstance(found, Results)
    assert isinstance(refused, UserError)
    assert isinstance(lines, list)
    assert isinstance(status, Status)
    assert search.poll() == []


def awaited(search: SearchClient, count: int) -> list[tuple[int, object]]:
    answers: list[tuple[int, object]] = []
    while len(answers) < count:
        assert select.select([search.fileno()], [], [], 20)[0]
        answers += search.poll()
    return answers


def test_a_killed_server_is_started_again_and_answers_what_was_asked(search: SearchClient) -> None:
    search.wait_until_current()
    pid = search._worker.pid
    assert pid is not None
    os.kill(pid, signal.SIGTERM)
    assert search.query("ferry").notes == 2
    assert search._worker.pid != pid


def test_a_server_that_dies_again_over_one_question_is_not_tried_for_ever(
    filed: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "SERVER", "dying_server")
    client = SearchClient(tmp_path / "ferry.fieldnotes", cache=tmp_path / "cache")
    with pytest.raises(UserError, match="stopped twice"):
        client.query("ferry")
    client.close()


@pytest.mark.parametrize("suffix", ["toc", "trm", "stm"])
def test_a_damaged_index_is_made_anew(filed: Project, tmp_path: Path, suffix: str) -> None:
    path, cache = tmp_path / "ferry.fieldnotes", tmp_path / "cache"
    first = SearchClient(path, cache=cache)
    first.wait_until_current()
    first.close()
    damaged = [file for file in cache.rglob(f"*.{suffix}") if file.is_file()]
    assert damaged
    for file in damaged:
        file.write_bytes(b"rust")
    second = SearchClient(path, cache=cache)
    assert second.wait_until_current()
    assert second.query("ferries").notes == 2
    second.close()


def test_a_lost_index_is_made_anew(filed: Project, tmp_path: Path) -> None:
    path, cache = tmp_path / "ferry.fieldnotes", tmp_path / "cache"
    for _ in range(2):
        client = SearchClient(path, cache=cache)
        assert client.wait_until_current()
        assert client.query("ferry").notes == 2
        client.close()
        shutil.rmtree(cache)


def test_two_programs_search_one_project(filed: Project, search: SearchClient, tmp_path: Path) -> None:
    other = SearchClient(tmp_path / "ferry.fieldnotes", cache=tmp_path / "cache")
    assert other.wait_until_current()
    filed.notes.add(title="three", text="The third ferry.")
    assert search.wait_until_current()
    assert other.wait_until_current()
    assert search.query("ferry").notes == other.query("ferry").notes == 3
    other.close()


def test_a_copy_has_an_index_of_its_own(filed: Project, search: SearchClient, tmp_path: Path) -> None:
    search.wait_until_current()
    copy = filed.backup(tmp_path / "copy.fieldnotes")
    other = SearchClient(copy, cache=tmp_path / "cache")
    filed.notes.add(title="three", text="The third ferry.")
    assert search.wait_until_current()
    assert other.wait_until_current()
    assert (search.query("ferry").notes, other.query("ferry").notes) == (3, 2)
    assert len(list((tmp_path / "cache").iterdir())) == 2
    other.close()


@pytest.mark.parametrize("hindrance", ["cache", "cache/{}/_search_0.stamp.new/full"])
def test_where_the_cache_folder_cannot_be_used_search_answers_from_a_temporary_index(
    filed: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hindrance: str
) -> None:
    path, temporary = tmp_path / "ferry.fieldnotes", tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    in_the_way = tmp_path / hindrance.format(index_name(filed.id, path))
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_text("not a folder")
    client = SearchClient(path, cache=tmp_path / "cache")
    assert client.wait_until_current()
    assert titles(client.query("ferry")) == ["one", "two"]
    filed.notes.add(title="three", text="The third ferry.")
    assert client.wait_until_current()
    assert client.query("ferry").notes == 3
    assert len(list(temporary.glob("fieldnotes-search-*"))) == 1
    client.close()
    assert list(temporary.iterdir()) == []


def test_the_client_s_process_never_imports_whoosh() -> None:
    script = "import sys, fieldnotes.search.client, fieldnotes.session; print('whoosh' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="processes can be waited for by number on Linux only")
def test_both_processes_end_when_the_program_is_killed(filed: Project, tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(
        dedent(
            """
            import json, sys
            from multiprocessing import active_children
            from pathlib import Path
            from fieldnotes.search.client import SearchClient

            if __name__ == "__main__":
                search = SearchClient(Path(sys.argv[1]), cache=Path(sys.argv[2]))
                search.wait_until_current()
                print(json.dumps([child.pid for child in active_children()]), flush=True)
                sys.stdin.read()
            """
        )
    )
    home = Path(client_module.__file__).resolve().parents[2]
    program = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "ferry.fieldnotes"), str(tmp_path / "cache")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(home)},
    )
    assert program.stdout is not None
    assert program.stdin is not None
    servers = json.loads(program.stdout.readline())
    builders = [pid for server in servers for pid in children(server)]
    assert servers
    assert builders
    watched = [os.pidfd_open(pid) for pid in (*servers, *builders)]
    program.kill()
    program.wait()
    for descriptor in watched:
        assert select.select([descriptor], [], [], 20)[0]
        os.close(descriptor)
    program.stdout.close()
    program.stdin.close()


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
