"""Random work in a project while its index is worn: killed, damaged, lost, put back; the project restored, copied."""

import os
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from said_by_index import assert_index_is, fresh_engine

from fieldnotes.domain.errors import UserError
from fieldnotes.project.project import Project
from fieldnotes.search.checksums import DamagedIndex
from fieldnotes.search.client import SearchClient
from fieldnotes.search.following import Follower
from fieldnotes.search.index import Index
from fieldnotes.search.results import Question, Results
from fieldnotes.search.store import index_name, open_storage
from fieldnotes.search.words import words

sys.path.append(str(Path(__file__).parents[1] / "project"))  # the random work that every test of histories does

from ferry_study import furnish
from field_work import FieldWork

WORDS_ASKED = 6
TRIES = 6
NAMED = (
    "kind:fieldnote",
    "kind:memo",
    "site:quay",
    'person:"Winifred Pask"',
    "code:waiting",
    "author:oyin",
    "register:verbatim",
    "observed:2014",
    "ferry OR word OR clock",
    '"the clock"~4',
    "title:imported",
    "title:quay",
    "role:ferrywoman",
)


class WornIndex(FieldWork):
    """A project in a file, its search with real processes, and everything that may befall them."""

    def __init__(self) -> None:
        super().__init__()
        self.project.close()
        self._folder = TemporaryDirectory(prefix="worn-", ignore_cleanup_errors=True)
        self.home = Path(self._folder.name)
        self.path, self.cache = self.home / "ferry.fieldnotes", self.home / "cache"
        self.project = Project.create(self.path, contributor="Ines Marlowe")
        self.search = SearchClient(self.path, cache=self.cache)
        self.damaged = False
        self.kept: list[Path] = []
        self.backups: list[Path] = []

    def teardown(self) -> None:
        for pending in self.pending:
            self.cancel_all(pending)
        self.look()
        self.search.close()
        self.project.close()
        self._folder.cleanup()

    @initialize()
    def begin(self) -> None:
        furnish(self.project)

    def the_file_is_sound(self) -> None:
        """Watched by the histories of the project itself, as is the next."""

    def all_of_it_can_be_read(self) -> None:
        """As above."""

    @property
    def index_folder(self) -> Path:
        return self.cache / index_name(self.project.id, self.path)

    def index_files(self) -> list[Path]:
        return sorted(path for path in self.index_folder.glob("*") if path.is_file() and path.suffix)

    @rule()
    def follow(self) -> None:
        self.search.follow()

    @rule(victim=st.sampled_from(["server", "builder", "both"]), first=st.booleans())
    def kill(self, victim: str, first: bool) -> None:
        if first:
            self.search.follow()
        server = self.search._worker.pid
        assert server is not None
        builders = children(server)
        killed = {"server": [server], "builder": builders, "both": [*builders, server]}[victim]
        for pid in killed:
            with suppress(ProcessLookupError):  # it has been killed before
                os.kill(pid, signal.SIGKILL)

    @rule(data=st.data(), deed=st.sampled_from(["cut", "flip", "empty", "delete", "longer"]))
    def damage(self, data: Any, deed: str) -> None:
        path = self.pick(data, self.index_files())
        if path is None:
            return
        with suppress(FileNotFoundError):
            content = bytearray(path.read_bytes())
            place = data.draw(st.integers(0, 1_000_000)) % max(len(content), 1)
            if deed == "delete":
                path.unlink()
            elif deed == "flip" and content:
                content[place] ^= 1 << place % 8
                path.write_bytes(content)
            else:
                path.write_bytes({"cut": content[:place], "longer": content + b"rust"}.get(deed, b""))
            self.damaged = True

    @rule(deed=st.sampled_from(["keep", "lose", "lose all"]))
    def keep_or_lose(self, deed: str) -> None:
        if deed == "keep" and self.index_folder.is_dir():
            self.kept.append(self.home / f"kept-{len(self.kept)}")
            with suppress(shutil.Error, FileNotFoundError):
                shutil.copytree(self.index_folder, self.kept[-1])
            self.kept = [path for path in self.kept if path.is_dir()]
        elif deed != "keep":
            shutil.rmtree(self.index_folder if deed == "lose" else self.cache, ignore_errors=True)

    @rule(data=st.data(), over=st.booleans())
    def put_back_index(self, data: Any, over: bool) -> None:
        older = self.pick(data, self.kept)
        if older is not None:
            if not over:
                shutil.rmtree(self.index_folder, ignore_errors=True)
            with suppress(shutil.Error):
                shutil.copytree(older, self.index_folder, dirs_exist_ok=True)

    @rule(build=st.booleans())
    def tidy(self, build: bool) -> None:
        index = Index(open_storage(self.project.id, self.path, cache=self.cache))
        lock = index.lock()
        lock.acquire(blocking=True)
        try:
            follower = Follower(self.project, index, lambda: None)
            follower.build() if build else follower.tidy()
            follower.close()
        finally:
            lock.release()

    @rule(data=st.data(), name=st.sampled_from(["Quay", "Slip", "Hands", "Night team"]))
    def rename(self, data: Any, name: str) -> None:
        """Names stand in the index of other rows than their own."""
        nouns = [self.project.sites, self.project.actors, self.project.teams, self.project.codes]
        place = data.draw(st.integers(0, 3))
        row = self.pick(data, nouns[place].all())
        if row is not None:
            with suppress(UserError):
                if place == 3:
                    self.project.codes.rename(row.id, name, reason="they say it")
                else:
                    nouns[place].change(row.id, name=name)

    @rule()
    def back_up(self) -> None:
        self.backups.append(self.project.backup(self.home / f"backup-{len(self.backups)}.fieldnotes"))

    @rule(data=st.data(), warm=st.booleans())
    def restore(self, data: Any, warm: bool) -> None:
        """Another state of the project lies at its path; the program was closed meanwhile."""
        backup = self.pick(data, self.backups)
        if backup is None:
            return
        if warm:
            self.search.wait_until_current(60)
        self.search.close()
        self.project.close()
        self.pending.clear()
        for path in self.home.glob("ferry.fieldnotes-*"):
            path.unlink()
        shutil.copyfile(backup, self.path)
        self.project = Project.open(self.path)
        self.search = SearchClient(self.path, cache=self.cache)

    @rule(data=st.data())
    def look_at_a_copy(self, data: Any) -> None:
        backup = self.pick(data, self.backups)
        if backup is None:
            return
        copy = Project.open(backup, readonly=True)
        search = SearchClient(backup, cache=self.cache)
        self.compare(copy, search)
        search.close()
        copy.close()

    @rule()
    def look(self) -> None:
        """What is said must be what there is."""
        self.compare(self.project, self.search)
        index = Index(open_storage(self.project.id, self.path, cache=self.cache))
        try:
            assert_index_is(self.project, index)
        except DamagedIndex:
            assert self.damaged
            shutil.rmtree(self.index_folder, ignore_errors=True)
            self.damaged = False
            self.look()

    def compare(self, project: Project, search: SearchClient) -> None:
        fresh = fresh_engine(project)
        texts = " ".join(project.notes.text(row.id) for row in project.notes.rows())
        asked = [f'"{word}"' for word in sorted(set(words(texts)))]
        step = max(len(asked) // WORDS_ASKED, 1)
        for query in (*asked[::step], *NAMED):
            assert facts(self.current(search, query)) == facts(fresh.search(Question(query, limit=None))), query

    def current(self, search: SearchClient, query: str) -> Results:
        """The answer from an index that has caught up, however often something in its way has to be mended first."""
        for _ in range(TRIES):
            with suppress(UserError):
                assert search.wait_until_current(60), "the index never caught up"
            found = search.query(query, limit=None)
            if not found.unindexed:
                return found
        raise AssertionError("the index never held all there is")


def facts(found: Results) -> object:
    """All that an answer says, without its order."""
    hits = {(hit.type, hit.id): (hit.title, hit.observed, hit.snippet, hit.occurrences) for hit in found.hits}
    return found.notes, found.occurrences, found.others, found.by_year, found.searched, found.first, found.last, hits


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []
