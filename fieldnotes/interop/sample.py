"""Builds the sample study that the program brings along, from the files in ``resources/sample``."""

import tomllib
from datetime import UTC, datetime
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from fieldnotes.domain.codes import CodeEvent
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When, first_day
from fieldnotes.interop.sample_desk import SampleNames, lay_out
from fieldnotes.interop.sample_dialogues import lay_out_dialogues
from fieldnotes.interop.sample_log import enter_log
from fieldnotes.interop.sample_text import SampleText, parse
from fieldnotes.project.jottings import GROWN
from fieldnotes.project.project import Project

Table = dict[str, Any]


def build_sample(project: Project) -> None:
    """Fill an empty project with the sample study; what it does is the beginning of the project's history."""
    _Builder(project, resources.files("resources") / "sample").build()
    project.store.mark_beginning()


class _Builder:
    """Names of the sample's files as ids of the project, while it is built."""

    def __init__(self, project: Project, folder: Traversable) -> None:
        self._project = project
        self._folder = folder
        self._study = _table(folder / "study.toml")
        self._desk = _table(folder / "desk.toml")
        self._log = _table(folder / "log.toml")
        self._people: dict[str, str] = {}
        self._actors: dict[str, str] = {}
        self._sites: dict[str, str] = {}
        self._strands: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._memos: dict[str, str] = {}
        self._texts: dict[str, SampleText] = {}
        self._events: dict[str, str] = {}
        self._mentions: list[tuple[str, str, SampleText]] = []
        self._sources: list[tuple[str, Table]] = []

    def build(self) -> None:
        """Everything, in the order in which one thing names another."""
        with self._project.store.step("Build the sample study"):
            self._frame()
            self._build_actors()
            self._build_codes()
            self._build_notes()
            self._build_sources()
            self._build_codings()
            self._build_memos()
            self._build_mentions()
            names = SampleNames(self._notes, self._codes, self._people, self._texts, _moment)
            lay_out(self._project, self._desk, self._folder / "pictures", names)
            enter_log(self._project, self._log, self._sites, self._people, self._notes)
            for file in self._tables("dialogues"):
                lay_out_dialogues(self._project, file["dialogue"], self._notes)

    def _frame(self) -> None:
        study, project = self._study, self._project
        fields = {name: study[name].strip() for name in ("title", "description", "aims", "methodology")}
        project.describe(**fields, languages=",".join(study["languages"]))
        for table in study["contributor"]:
            known = project.contributors.find(table["name"])
            person = known or project.contributors.add(table["name"], table["initials"], table["colour"])
            self._people[table["initials"]] = person.id
        for table in study["strand"]:
            self._strands[table["name"]] = project.strands.add(table["name"], table["description"]).id
        for table in study["phase"]:
            strand = self._strands[table["strand"]]
            project.phases.add(
                table["name"], table["start"], table.get("end"), table["soft"], table["colour"], strand=strand
            )
        for table in study["site"]:
            parent = self._sites.get(table.get("parent", ""))
            site = project.sites.add(
                table["name"], parent, table.get("pseudonym", ""), table.get("description", "").strip()
            )
            self._sites[table["name"]] = site.id
        for table in self._desk["event"]:
            event = project.events.add(
                table["name"], When.of(table["observed"]), self._sites[table["site"]], table["description"]
            )
            self._events[table["name"]] = event.id

    def _build_actors(self) -> None:
        for table in self._study["attribute"]:
            choices = table.get("choices", ())
            self._project.attributes.add(
                table["name"], table.get("kind", "text"), choices, table.get("description", "")
            )
        for table in self._study["actor"]:
            actor = self._project.actors.add(
                table["name"],
                table.get("kind", "person"),
                table.get("pseudonym", ""),
                table.get("description", "").strip(),
            )
            self._actors[table["name"]] = actor.id
            for fact in table.get("fact", []):
                entered = self._project.facts.add(
                    actor.id, fact["key"], fact["value"], fact.get("start"), fact.get("end")
                )
                if "source" in fact:
                    self._sources.append((entered.id, fact["source"]))
        for table in self._study["actor"]:
            for group in table.get("groups", []):
                self._project.memberships.enter(
                    Ref("actor", self._actors[group]), Ref("actor", self._actors[table["name"]])
                )
        self._build_teams()

    def _build_teams(self) -> None:
        project = self._project
        teams = {
            table["name"]: project.teams.add(table["name"], table.get("colour", ""), table.get("description", ""))
            for table in self._study["team"]
        }
        for table in self._study["membership"]:
            member = table["member"]
            known = member in self._people
            project.memberships.enter(
                Ref("team", teams[table["team"]].id),
                Ref("contributor", self._people[member]) if known else Ref("actor", self._actors[member]),
                table.get("role", ""),
                table.get("start"),
                table.get("end"),
            )
        for table in self._study["position"]:
            person = self._people[table["contributor"]]
            project.standings.enter(person, table["standing"], table["at"], table.get("end"), table["text"])

    def _build_codes(self) -> None:
        for table in self._study["code"]:
            code = self._project.codes.add(
                table["name"],
                self._codes.get(table.get("parent", "")),
                definition=_words(table, "definition"),
                include=_words(table, "include"),
                exclude=_words(table, "exclude"),
                example=_words(table, "example"),
                colour=table.get("colour"),
                origin=table.get("origin", "emergent"),
                phase=table.get("phase", "open"),
                status=table.get("status", "active"),
                at=_moment(table["created"]),
            )
            self._codes[table["name"]] = code.id
            for event in table.get("event", []):
                self._record(code.id, event)

    def _record(self, code: str, event: Table) -> None:
        by = self._people.get(event.get("by", ""))
        words = _words(event, "before"), _words(event, "after"), _words(event, "reason")
        self._project.codes.record_event(CodeEvent(new_id(), code, _moment(event["at"]), by, event["kind"], *words))

    def _build_notes(self) -> None:
        files = [file for file in (self._folder / "notes").iterdir() if file.name.endswith(".md")]
        grown = {}
        for file in sorted(files, key=lambda file: file.name):
            _, head, body = file.read_text(encoding="utf-8").split("+++\n", 2)
            table, sample, stem = tomllib.loads(head), parse(body), file.name.removesuffix(".md")
            self._notes[stem], self._texts[stem] = self._build_note(table, sample), sample
            if "grown_from" in table:
                grown[stem] = table["grown_from"]
        for stem, jottings in grown.items():
            first, *others = [jottings] if isinstance(jottings, str) else jottings
            self._project.notes.change(self._notes[stem], grown_from=self._notes[first])
            for other in others:
                self._project.links.add(Ref("note", self._notes[stem]), Ref("note", self._notes[other]), GROWN)

    def _build_note(self, table: Table, sample: SampleText) -> str:
        note = self._project.notes.add(
            kind=table["kind"],
            title=table["title"],
            text=sample.text,
            observed=When.of(table["observed"]) if "observed" in table else None,
            written=table.get("written"),
            site=self._sites.get(table.get("site", "")),
            author=self._people[table["author"]],
            people=[self._actors[name] for name in table.get("people", []) if name in self._actors],
            language=table.get("language", ""),
            marks=sample.marks,
            status=table.get("status", "written"),
        )
        self._project.notes.change(note.id, strand=self._strands[table["strand"]])
        for start, end, kind in sample.registers:
            self._project.registers.set(note.id, start, end, kind)
        self._project.turns.add_many(
            Turn(new_id(), note.id, speaker=self._actors.get(turn.speaker), **turn.fields()) for turn in sample.turns
        )
        self._mentions.append(("note", note.id, sample))
        return note.id

    def _build_sources(self) -> None:
        for fact, source in self._sources:
            passage = self._project.passages.add(
                self._notes[source["note"]], *self._found(source["note"], source["words"])
            )
            self._project.facts.change(fact, source=passage.id)

    def _build_codings(self) -> None:
        for file in self._tables("codings"):
            for table in file["coding"]:
                self._build_coding(table)

    def _build_coding(self, table: Table) -> None:
        start, end = self._found(table["note"], table["words"])
        coding = self._project.codings.add(
            self._notes[table["note"]],
            start,
            end,
            self._codes[table["code"]],
            table.get("comment", ""),
            self._people[table["coder"]],
            _moment(table["at"]),
        )
        if table.get("exemplar"):
            self._project.codings.set_exemplar(coding.id, True)

    def _found(self, stem: str, words: str) -> tuple[int, int]:
        start = self._project.notes.text(self._notes[stem]).index(words)
        return start, start + len(words)

    def _build_memos(self) -> None:
        tables = [table for file in self._tables("memos") for table in file["memo"]]
        for table in tables:
            self._build_memo(table)
        for table in tables:
            for link in table.get("link", []):
                source = Ref("memo", self._memos[table["title"]])
                self._project.links.add(source, self._target(link["to"]), link["type"], link.get("reason", ""))

    def _build_memo(self, table: Table) -> None:
        first, *later = table["entry"]
        author = self._people[table["author"]]
        memo = self._project.memos.add(
            table["title"],
            table["kind"],
            parse(first["text"], join_lines=True).text,
            table.get("visibility", "team"),
            author=self._people.get(first.get("author", ""), author),
            at=_moment(first["at"]),
        )
        self._memos[table["title"]] = memo.id
        for entry in later:
            by = self._people.get(entry.get("author", ""), author)
            text = parse(entry["text"], join_lines=True).text
            self._project.memos.add_entry(memo.id, text, _moment(entry["at"]), by)
        for number, entry in enumerate(self._project.memos.entries(memo.id)):
            self._mentions.append(("entry", entry.id, parse(table["entry"][number]["text"], join_lines=True)))

    def _target(self, words: str) -> Ref:
        noun, _, name = words.partition(":")
        if noun == "passage":
            stem, _, quoted = name.partition(":")
            start, end = self._found(stem, quoted)
            return Ref("passage", self._project.passages.add(self._notes[stem], start, end).id)
        return Ref(
            noun, {"note": self._notes, "code": self._codes, "actor": self._actors, "memo": self._memos}[noun][name]
        )

    def _build_mentions(self) -> None:
        titles = {table.title: Ref("note", table.id) for table in self._project.notes.rows()}
        titles |= {title: Ref("memo", ident) for title, ident in self._memos.items()}
        known = {"actor": self._actors, "site": self._sites, "event": self._events}
        names = {name: Ref(noun, ident) for noun, idents in known.items() for name, ident in idents.items()}
        for owner, ident, sample in self._mentions:
            add = self._project.mentions.add_to_note if owner == "note" else self._project.mentions.add_to_entry
            for start, end, title in sample.links:
                if title in titles:
                    add(ident, start, end, titles[title])
            for start, end, name in sample.named(names):
                add(ident, start, end, names[name])

    def _tables(self, beginning: str) -> list[Table]:
        files = [file for file in self._folder.iterdir() if file.name.startswith(beginning)]
        return [_table(file) for file in sorted(files, key=lambda file: file.name)]


def _table(file: Traversable) -> Table:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _words(table: Table, field: str) -> str:
    return str(table.get(field, "")).strip()


def _moment(day: object) -> int:
    """Milliseconds since 1970 of a partial ISO date, at noon where no hour is given."""
    words = str(day)
    moment = datetime.fromisoformat(words if "T" in words else f"{first_day(words)}T12:00")
    return int(moment.replace(tzinfo=UTC).timestamp() * 1000)
