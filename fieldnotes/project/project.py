"""An open project: one module per noun over one store."""

from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Contributor
from fieldnotes.project.actors import Actors
from fieldnotes.project.aliases import Aliases
from fieldnotes.project.as_at import AsAt
from fieldnotes.project.attributes import Attributes
from fieldnotes.project.codes import Codes
from fieldnotes.project.codings import Codings
from fieldnotes.project.contributors import Contributors
from fieldnotes.project.dialogues import Dialogues
from fieldnotes.project.events import Events
from fieldnotes.project.facts import Facts
from fieldnotes.project.folders import Folders
from fieldnotes.project.headnotes import Headnotes
from fieldnotes.project.history import History
from fieldnotes.project.indexing import Indexing
from fieldnotes.project.jottings import Jottings
from fieldnotes.project.links import Links
from fieldnotes.project.marks import Marks
from fieldnotes.project.media import MediaFiles
from fieldnotes.project.memberships import Memberships
from fieldnotes.project.memos import Memos
from fieldnotes.project.mentions import Mentions
from fieldnotes.project.note_rows import KEPT
from fieldnotes.project.notes import Notes
from fieldnotes.project.passages import Passages
from fieldnotes.project.past import Past
from fieldnotes.project.phases import Phases
from fieldnotes.project.pins import Pins
from fieldnotes.project.recordings import Recordings
from fieldnotes.project.regions import Regions
from fieldnotes.project.registers import Registers
from fieldnotes.project.revisions import Revisions
from fieldnotes.project.searches import Searches
from fieldnotes.project.sites import Sites
from fieldnotes.project.speakers import Speakers
from fieldnotes.project.spelling import Spelling
from fieldnotes.project.standings import Standings
from fieldnotes.project.strands import Strands
from fieldnotes.project.tallies import Tallies
from fieldnotes.project.teams import Teams
from fieldnotes.project.templates import Templates
from fieldnotes.project.timeline import Timeline
from fieldnotes.project.titles import Titles
from fieldnotes.project.trail import Trails
from fieldnotes.project.turn_writing import TurnWriting
from fieldnotes.project.turns import Turns
from fieldnotes.project.visits import Visits
from fieldnotes.project.voices import Voices
from fieldnotes.storage.check import problems
from fieldnotes.storage.files import copy_database, remove_database
from fieldnotes.storage.store import Store, now

_COUNTS = {
    "notes": f"SELECT count(*) FROM live_note n WHERE {KEPT}",
    "words": f"SELECT coalesce(sum(words), 0) FROM live_note n WHERE {KEPT}",
    "codes": "SELECT count(*) FROM live_code",
    "passages": "SELECT count(*) FROM live_passage",
    "codings": "SELECT count(*) FROM live_coding",
    "memos": "SELECT count(*) FROM live_memo",
    "links": "SELECT count(*) FROM live_link",
    "actors": "SELECT count(*) FROM live_actor",
    "sites": "SELECT count(*) FROM live_site",
}


class Project:
    """A project and its nouns; make one with `create` or `open`."""

    def __init__(self, store: Store, key: bytes | None = None) -> None:
        self.store = store
        self._key = key
        self.titles = Titles(store)
        self.links = Links(store, self.titles)
        self.mentions = Mentions(store, self.titles)
        self.revisions = Revisions(store)
        self.notes = Notes(store, Marks(store), self.revisions)
        self.jottings = Jottings(store, self.notes, self.links)
        self.templates = Templates(store, self.notes)
        self.passages = Passages(store)
        self.codes = Codes(store)
        self.codings = Codings(store, self.passages)
        self.memos = Memos(store, self.links)
        self.turns = Turns(store)
        self.dialogues = Dialogues(store, self.notes, self.links)
        self.speakers = Speakers(store, self.turns, self.codes, self.passages, self.codings)
        self.turn_writing = TurnWriting(store, self.notes, self.turns)
        self.registers = Registers(store)
        self.media = MediaFiles(store)
        self.recordings = Recordings(store, self.media.bytes, key)
        self.regions = Regions(store, self.media)
        self.attributes = Attributes(store)
        self.facts = Facts(store, self.attributes, self.passages)
        self.aliases = Aliases(store)
        self.actors = Actors(store, self.notes, self.facts)
        self.sites = Sites(store)
        self.folders = Folders(store)
        self.pins = Pins(store)
        self.events = Events(store, self.links)
        self.phases = Phases(store)
        self.visits = Visits(store)
        self.strands = Strands(store)
        self.contributors = Contributors(store)
        self.standings = Standings(store)
        self.teams = Teams(store)
        self.memberships = Memberships(store)
        self.tallies = Tallies(store)
        self.voices = Voices(store, self.notes, self.turns, self.actors, self.contributors)
        self.headnotes = Headnotes(store, self.memos, self.passages, self.links)
        self.history = History(store, self.revisions)
        self.past = Past(store, self.notes, self.memos, self.codes, self.media)
        self.spelling = Spelling(store)
        self.as_at = AsAt(store)
        self.indexing = Indexing(store, self.as_at)
        self.trails = Trails(store)
        self.searches = Searches(store)
        self.timeline = Timeline(store)

    @classmethod
    def create(cls, path: Path | None, title: str = "", contributor: str = "", key: bytes | None = None) -> "Project":
        """Make a new project.

        Args:
            path: the file to make; None in memory.
            title: what the study is called; the file's name by default.
            contributor: who begins it; the machine's user by default.
            key: raw key and salt for a sealed file.

        Raises:
            UserError: the file exists already or cannot be made.
        """
        if path is not None and path.exists():
            raise UserError(f"{path} exists already; choose another name.")
        if path is not None and not path.parent.is_dir():
            raise UserError(f"There is no folder {path.parent}.")
        with ExitStack() as unmade:
            if path is not None:
                unmade.callback(remove_database, path)
            project = cls(Store.open(path, key), key)
            unmade.callback(project.close)
            project._begin(title or (path.stem if path else "Untitled"), contributor or _user())
            unmade.pop_all()
        return project

    def _begin(self, title: str, contributor: str) -> None:
        with self.store.step("New project"):
            self.store.insert("project", {"id": new_id(), "title": title, "created_at": now()})
            self.work_as(self.contributors.add(contributor))
        self.store.mark_beginning()

    @classmethod
    def open(cls, path: Path, key: bytes | None = None, readonly: bool = False) -> "Project":
        """Open a project that exists.

        Raises:
            UserError: no such file, not a project, damaged, a wrong key, or from a newer version.
        """
        if not path.is_file():
            raise UserError(f"There is no project {path}.")
        with ExitStack() as unopened:
            project = cls(Store.open(path, key, readonly), key)
            unopened.callback(project.close)
            if project.store.value("SELECT count(*) FROM project") != 1:
                raise UserError(f"{path} is not a Fieldnotes project.")
            for first in project.contributors.all()[:1]:
                project.work_as(first)
            unopened.pop_all()
        return project

    def close(self) -> None:
        """Let the file go, without bytes of media that nothing names; everything has been saved already."""
        with suppress(UserError):  # a damaged file or a full disk: then there will be another time for it
            self.media.sweep()
        self.store.close()

    @property
    def id(self) -> str:
        """The project's own id, the same in every copy of it."""
        return str(self.store.value("SELECT id FROM project"))

    @property
    def title(self) -> str:
        """What the study is called."""
        return str(self.store.value("SELECT title FROM project"))

    def describe(self, **fields: str) -> None:
        """Change title, aims, methodology, description or languages (separated by commas).

        Raises:
            UserError: no title.
        """
        if "title" in fields:
            fields["title"] = " ".join(fields["title"].split())
            if not fields["title"]:
                raise UserError("A study needs a title.")
        with self.store.step("Describe project"):
            self.store.update("project", self.id, dict(fields))

    def about(self) -> dict[str, str]:
        """Title, aims, methodology, description and languages."""
        row = self.store.row("SELECT title, aims, methodology, description, languages FROM project")
        return row or {}

    @property
    def me(self) -> Contributor:
        """Who is working now.

        Raises:
            UserError: nobody has been entered.
        """
        person = self.contributors.get(self.store.contributor)
        if person is None:
            raise UserError("Say first who works in this project.")
        return person

    def work_as(self, contributor: Contributor) -> None:
        """Sign what follows with this contributor."""
        self.store.contributor = contributor.id

    def stats(self) -> dict[str, Any]:
        """Counts of everything, and the first and last date observed, as exactly as they are known."""
        counts: dict[str, Any] = {name: int(self.store.value(sql)) for name, sql in _COUNTS.items()}
        first = self.store.value(
            f"SELECT observed FROM live_note n WHERE observed IS NOT NULL AND {KEPT} "
            "ORDER BY observed_first, length(observed) LIMIT 1"
        )
        last = self.store.value(
            f"SELECT coalesce(observed_to, observed) FROM live_note n WHERE observed IS NOT NULL AND {KEPT} "
            "ORDER BY observed_last DESC, length(observed) LIMIT 1"
        )
        return {**counts, "observed": {"from": first and first[:10], "to": last and last[:10]}}

    def check(self) -> list[str]:
        """Everything wrong with the file, a sentence each."""
        return problems(self.store.db) + self.media.bytes.problems()

    def backup(self, target: Path) -> Path:
        """Copy the project to a new file, whole, sealed with the same key.

        Raises:
            UserError: the file exists already or cannot be written.
        """
        return copy_database(self.store.db, target, self._key)


def _user() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError, ImportError):
        return "Researcher"
