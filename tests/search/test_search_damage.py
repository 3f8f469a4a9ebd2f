"""The index is damaged, lost or put back under a search that has it open: it is noticed and made anew."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from worn_index import children

from fieldnotes.domain.errors import UserError
from fieldnotes.project.project import Project
from fieldnotes.search.client import SearchClient
from fieldnotes.search.store import index_name

LINES = ("The ferry lay at the quay.", "No ferry today; the chain was slack.", "The zebra crossed by the chain.")


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Project]:
    """A project in a file with three notes."""
    project = Project.create(tmp_path / "ferry.fieldnotes", "Keeping the ferry", "Ines Marlowe")
    for number, line in enumerate(LINES):
        project.notes.add(title=str(number), text=line)
    yield project
    project.close()


@pytest.fixture
def search(filed: Project, tmp_path: Path) -> Iterator[SearchClient]:
    """Its search, caught up."""
    client = SearchClient(tmp_path / "ferry.fieldnotes", cache=tmp_path / "cache")
    assert client.wait_until_current()
    yield client
    client.close()


def folder(filed: Project, tmp_path: Path) -> Path:
    return tmp_path / "cache" / index_name(filed.id, tmp_path / "ferry.fieldnotes")


def spoil_postings(index: Path) -> None:
    for path in index.glob("*.pst"):
        path.write_bytes(bytes(path.stat().st_size))


def test_a_damaged_posting_is_never_believed_and_the_index_is_made_anew(
    filed: Project, search: SearchClient, tmp_path: Path
) -> None:
    spoil_postings(folder(filed, tmp_path))
    found = search.query("ferry")
    assert (found.notes, found.unindexed) in ((0, 3), (2, 0))
    assert search.wait_until_current()
    assert search.query("ferry").notes == 2
    assert search.query("ferry").unindexed == 0


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="builders are found in /proc to be killed")
def test_it_is_made_anew_even_if_the_builder_is_killed_over_it(
    filed: Project, search: SearchClient, tmp_path: Path
) -> None:
    spoil_postings(folder(filed, tmp_path))
    search.query("ferry")
    for pid in children(search._worker.pid or 0):
        os.kill(pid, signal.SIGKILL)
    with suppress(UserError):
        assert search.wait_until_current()
    assert search.wait_until_current()
    assert search.query("ferry").notes == 2


def test_a_folder_deleted_under_an_open_search_is_made_again_where_it_was(
    filed: Project, search: SearchClient, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "cache")
    filed.notes.add(title="new", text="Another ferry.")
    assert search.wait_until_current()
    assert search.query("ferry").notes == 3
    assert list(folder(filed, tmp_path).glob("*.toc"))


def test_an_older_index_put_back_under_the_same_number_is_noticed(
    filed: Project, search: SearchClient, tmp_path: Path
) -> None:
    index, older = folder(filed, tmp_path), tmp_path / "older"
    shutil.copytree(index, older)
    first = filed.notes.add(title="new", text="Another ferry.")
    assert search.wait_until_current()
    shutil.rmtree(index)
    shutil.copytree(older, index)
    filed.notes.delete(first.id)
    assert search.wait_until_current()
    filed.notes.add(title="newer", text="One more ferry.")
    assert search.wait_until_current()
    assert sorted(hit.title for hit in search.query("ferry").hits) == ["0", "1", "newer"]
