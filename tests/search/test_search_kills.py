"""Whoever writes the index may die between any two of its writings: what is left is always an index or none."""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from said_by_index import assert_index_is, rows_of, said_by_index, said_by_rows
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from fieldnotes.domain.edits import Edit
from fieldnotes.project.project import Project
from fieldnotes.search import following
from fieldnotes.search.following import Follower
from fieldnotes.search.index import Index

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the one that dies is forked")

DEAD, DONE = 9, 0
every = pytest.mark.parametrize("step", [3, pytest.param(1, marks=[pytest.mark.slow, pytest.mark.timeout(600)])])
"""After how many deeds more it dies the next time; quickly passed over, or one by one."""
FERRY = "The ferry lay at the quay; the chain was slack, and nobody crossed. "


class Dying(FileStorage):  # type: ignore[misc]
    """A storage in whose use its process dies at the n-th thing that reaches the disk, half of a writing done."""

    def __init__(self, folder: Path, last: int) -> None:
        super().__init__(str(folder), supports_mmap=False)
        self.left = last

    def spend(self) -> bool:
        """Count one deed; whether it is the last."""
        self.left -= 1
        return self.left == 0

    def die_or(self, deed: Callable[[], Any]) -> Any:
        if self.spend():
            os._exit(DEAD)
        return deed()

    def create_file(self, name: str, *_: object, **more: Any) -> Any:
        raw = self.die_or(lambda: DyingFile(self, self._fpath(name)))
        return StructFile(io.BufferedWriter(raw, 2048), name=name, **more)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        self.die_or(lambda: super(Dying, self).rename_file(oldname, newname, safe))

    def delete_file(self, name: str) -> None:
        self.die_or(lambda: super(Dying, self).delete_file(name))


class DyingFile(io.FileIO):
    """A file of such a storage."""

    def __init__(self, storage: Dying, path: str) -> None:
        super().__init__(path, "wb")
        self._storage = storage

    def write(self, content: Any) -> int:
        if self._storage.spend():
            super().write(bytes(content)[: len(content) // 2])
            os._exit(DEAD)
        return super().write(content)


@pytest.fixture
def filed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """A project with some notes; segments are closed after few words, so that there are two, soon joined."""
    monkeypatch.setattr(following, "FIRST", 300)
    monkeypatch.setattr(following, "_MOST", 1)
    project = Project.create(tmp_path / "ferry.fieldnotes", contributor="Ines Marlowe")
    with project.store.step("Many"):
        for number in range(60):
            project.notes.add(title=f"Day {number}", text=FERRY + f"Number {number}.")
    (tmp_path / "index").mkdir()
    yield project
    project.close()


def dies(path: Path, folder: Path, work: Callable[[Follower], object], last: int) -> bool:
    """Do something to the index in a process that dies at its n-th deed; whether it came so far."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            project = Project.open(path, readonly=True)
            work(Follower(project, Index(Dying(folder, last)), lambda: None))
            status = DONE
        finally:
            os._exit(status)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (DEAD, DONE)
    return status == DEAD


def swept(
    project: Project, folder: Path, work: Callable[[Follower], object], prepare: Callable[[], object], step: int
) -> int:
    """Die at every deed (or every few) there is; what is left must be sound, and mended by catching up."""
    path, last = folder.parent / "ferry.fieldnotes", 1 - step
    index = Index(FileStorage(str(folder), supports_mmap=False))
    follower = Follower(project, index, lambda: None)
    died = True
    while died:
        last += step
        for file in folder.iterdir():
            file.unlink()
        before = prepare()
        died = dies(path, folder, work, last)
        assert_sound(project, index, before)
        follower.catch_up()
        follower.close()
        assert_index_is(project, index)
        named = {segment.segment_id() for segment in index.contents().segments}  # type: ignore[union-attr]
        if died and before is None:
            left = {file.name.split(".")[0] for file in folder.glob("search_*")}
            assert left == named
    return last


def assert_sound(project: Project, index: Index, before: object) -> None:
    """What is left is no index, or one that can be read whole and says what rows said before or say now."""
    contents = index.contents()
    if contents is None:
        assert before is None
        return
    leaves = index.leaves(contents)
    said = said_by_index(leaves)
    for leaf in leaves:
        leaf.close()
    now = said_by_rows(rows_of(project))
    if contents.stamp.complete:
        assert said in (before, now)
    else:
        assert said.items() <= now.items()


@every
def test_a_first_build_may_die_anywhere(filed: Project, tmp_path: Path, step: int) -> None:
    deeds = swept(filed, tmp_path / "index", lambda follower: follower.build(), lambda: None, step)
    assert deeds > 15


@every
def test_catching_up_may_die_anywhere(filed: Project, tmp_path: Path, step: int) -> None:
    folder = tmp_path / "index"
    index = Index(FileStorage(str(folder), supports_mmap=False))
    ids = [row.id for row in filed.notes.rows()][:6]

    def prepare() -> object:
        Follower(filed, index, lambda: None).build()
        before = said_by_rows(rows_of(filed))
        filed.notes.write(ids[0], [Edit(0, "", "Again. ")])
        filed.notes.delete(ids[1]) if filed.notes.count() > 50 else filed.store.undo()
        filed.notes.add(title="New", text="The zebra crossed.")
        return before

    assert swept(filed, folder, lambda follower: follower.catch_up(), prepare, step) > 10


@every
def test_tidying_may_die_anywhere(filed: Project, tmp_path: Path, step: int) -> None:
    folder = tmp_path / "index"
    index = Index(FileStorage(str(folder), supports_mmap=False))

    def prepare() -> object:
        Follower(filed, index, lambda: None).build()
        return said_by_rows(rows_of(filed))

    assert swept(filed, folder, lambda follower: follower.tidy(), prepare, step) > 5
