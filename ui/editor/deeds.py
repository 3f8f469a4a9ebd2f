"""What the person does to a note beside writing in it: header, codes, registers, mentions; each a named step."""

from collections.abc import Sequence
from datetime import date

from fieldnotes.domain.codes import Code, CodedPassage
from fieldnotes.domain.notes import Note
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.text.dates import parse_when
from ui.editor.completion import Named
from ui.editor.header import Facts
from ui.editor.joining import joined
from ui.editor.lineage import Lineage, Source
from ui.editor.mention_facts import MentionFacts, mention_facts
from ui.models.dates import detail_words

_LONGEST_NAME = 80
_BEGUN = 60
"""Words up to which a note counts as begun just now."""
_FIELD = ("actor", "site", "event")
"""What ``@`` names."""


class NoteDeeds:
    """Verbs on one note.

    Args:
        project: where it lives.
        note: its id.
    """

    def __init__(self, project: Project, note: str) -> None:
        self._project = project
        self._note = note

    # Header

    def facts(self) -> Facts:
        """What the head of the note tells.

        Raises:
            UserError: the note is gone.
        """
        project = self._project
        note = project.notes.get(self._note)
        return Facts(
            title=note.title,
            kind=note.kind,
            observed=note.observed,
            written=note.written,
            site=project.sites.get(note.site).name if note.site else "",
            people=tuple(actor.name for actor in project.notes.people(self._note)),
            phase=project.phases.at(note.observed.first, note.observed.last).words() if note.observed else "",
            writable=not project.store.readonly,
            events=self._events(),
            offered=self._offered(note),
            joined=joined(project, note),
        )

    def read_when(self, words: str, order: str, elsewhere: bool = True) -> When:
        """A date as people write it; ``elsewhere`` tries rarer languages too, which may take a second.

        Raises:
            UserError: it is none.
        """
        return parse_when(words, date.today(), order, elsewhere)

    def change(self, **fields: object) -> None:
        """Change fields of the header."""
        self._project.notes.change(self._note, **fields)

    def place_at(self, name: str) -> None:
        """Say where it was, by a name; a new one becomes a site; "" for nowhere said."""
        project = self._project
        with project.store.step("Change site"):
            site = (project.sites.find(name) or project.sites.add(name)).id if name else None
            project.notes.change(self._note, site=site)

    def present(self, names: Sequence[str]) -> None:
        """Say who was there, by names; new ones become people."""
        project = self._project
        with project.store.step("Change people present"):
            ids = [(project.actors.find(name) or project.actors.add(name)).id for name in names]
            project.notes.set_people(self._note, ids)

    def happened(self, names: Sequence[str]) -> None:
        """Say of which events it tells, by names; new ones are made, at the note's time and place."""
        project = self._project
        note = project.notes.get(self._note)
        with project.store.step("Change events of the note"):
            known = [project.events.find(name) or project.events.add(name, note.observed, note.site) for name in names]
            project.events.tell(self._note, [event.id for event in known])

    def _events(self) -> tuple[str, ...] | None:
        """Names of the events the note tells of; None where the study has none at all."""
        project = self._project
        if not project.events.all():
            return None
        return tuple(event.name for event in project.events.of_note(self._note))

    def take_over(self) -> None:
        """Make the place and people of the note made last those of this one."""
        project = self._project
        site, people = project.notes.last_scene(project.notes.get(self._note).author, self._note)
        with project.store.step("Same place and people"):
            project.notes.change(self._note, site=site)
            project.notes.set_people(self._note, people)

    def _offered(self, note: Note) -> tuple[str, ...]:
        """Names of place and people that a note begun just now can take over."""
        project = self._project
        begun = note.words <= _BEGUN and not note.source and not note.grown_from and not project.store.readonly
        if not begun or note.site or note.kind == "document" or project.notes.people(self._note):
            return ()
        site, people = project.notes.last_scene(note.author, self._note)
        place = [project.sites.get(site).name] if site else []
        return (*place, *(project.actors.get(actor).name for actor in people))

    def sites(self) -> list[str]:
        """Names of all places."""
        return [site.name for site in self._project.sites.all()]

    def people(self) -> list[str]:
        """Names of everybody."""
        return [actor.name for actor in self._project.actors.all()]

    def events(self) -> list[str]:
        """Names of all events."""
        return [event.name for event in self._project.events.all()]

    def lineage(self) -> Lineage:
        """Where the note comes from and what became of it.

        Raises:
            UserError: the note is gone.
        """
        project = self._project
        note = project.notes.get(self._note)
        if project.templates.is_one(self._note):
            return Lineage(template=note.kind)
        sources = tuple(
            Source(each.id, each.observed.label() if each.observed else each.title, each.text)
            for each in project.jottings.sources(self._note)
        )
        if note.kind != "jotting":
            return Lineage(sources=sources)
        grown = tuple((ref.id, project.titles.title(ref)) for ref in project.jottings.grown_into(self._note))
        aside = note.status == "set aside"
        waits = not grown and not aside and not project.store.readonly
        return Lineage(sources=sources, grown=grown, waits=waits, aside=aside and not grown)

    # Codes

    def codes(self) -> list[tuple[Code, str, int]]:
        """All codes, each with the names above it and how many passages it has."""
        codes = self._project.codes.all()
        counts = self._project.codes.counts()
        by_id = {code.id: code for code in codes}
        return [(code, _path(code, by_id), counts.get(code.id, 0)) for code in codes]

    def code(self, start: int, end: int, code: str) -> None:
        """Lay a code (its id) over a stretch (code points)."""
        self._project.codings.add(self._note, start, end, code)

    def code_as(self, start: int, end: int, name: str, origin: str = "emergent") -> str:
        """Lay a code over a stretch by its name; a new one is made; its id."""
        project = self._project
        with project.store.step(f"Code with “{name}”"):
            code = project.codes.find(name) or project.codes.add(name, origin=origin)
            project.codings.add(self._note, start, end, code.id)
        return code.id

    def code_in_vivo(self, start: int, end: int, words: str) -> str:
        """Make a code of the words themselves; its id."""
        name = " ".join(words.split()).strip(" .,;:!?“”\"'‘’«»„()")
        if len(name) > _LONGEST_NAME:
            name = name[:_LONGEST_NAME].rsplit(" ", 1)[0] + "…"
        return self.code_as(start, end, name, "in vivo")

    def codings(self) -> list[CodedPassage]:
        """The codings of the note."""
        return self._project.codings.of_note(self._note)

    def remove_coding(self, coding: str) -> None:
        """Take a code off a passage."""
        self._project.codings.remove(coding)

    # Registers and mentions

    def set_register(self, start: int, end: int, kind: str | None) -> None:
        """Say how a stretch is to be read, or no longer."""
        self._project.registers.set(self._note, start, end, kind)

    def set_registers(self, stretches: Sequence[tuple[int, int, str]]) -> None:
        """Say how several stretches are to be read, as one step."""
        with self._project.store.step("Paste registers"):
            for start, end, kind in stretches:
                self._project.registers.set(self._note, start, end, kind)

    def suggest(self, words: str, field: bool) -> list[tuple[Ref, str, str]]:
        """What may be meant by words after ``[[`` or, of the field alone, after ``@``."""
        found = self._project.mentions.complete(words, _FIELD if field else (), limit=6 if field else 9)
        own = Ref("note", self._note)
        return [(ref, name, detail_words(detail)) for ref, name, detail in found if ref != own]

    def mention(self, named: Named) -> None:
        """Say that a stretch names something; what is new is made."""
        project = self._project
        with project.store.step(f"Mention “{named.name[:40]}”"):
            target = named.target or self._made(named.name, named.kind)
            project.mentions.add_to_note(self._note, named.start, named.end, target)

    def _made(self, name: str, kind: str) -> Ref:
        """Something new of a kind."""
        project = self._project
        if kind in ("person", "group"):
            return Ref("actor", project.actors.add(name, kind).id)
        if kind == "place":
            return Ref("site", project.sites.add(name).id)
        if kind == "event":
            return Ref("event", project.events.add(name).id)
        return Ref("note", project.notes.add(title=name, status="to write up").id)

    def mention_found(self, spans: Sequence[tuple[int, int, Ref]]) -> None:
        """Say of stretches (code points) what they name."""
        if len(spans) == 1:
            self._project.mentions.add_to_note(self._note, *spans[0])
        else:
            self._project.mentions.lay(self._note, spans)

    def called(self, ref: Ref) -> tuple[str, str]:
        """What somebody or something is called, and a detail."""
        return self._project.titles.title_and_detail(ref)

    def icon_of(self, ref: Ref) -> str:
        """The icon of somebody or something."""
        return "actors" if self.called(ref)[1] == "group" else ref.noun

    def mention_facts(self, mention: str) -> MentionFacts | None:
        """What the card of a mention (its id) tells."""
        return mention_facts(self._project, self._note, mention)

    def mentioned(self, mention: str) -> Ref | None:
        """What a mention names, by the mention's id."""
        for one in self._project.mentions.of_note(self._note):
            if one.id == mention:
                return Ref(one.target_noun, one.target)
        return None


def _path(code: Code, by_id: dict[str, Code]) -> str:
    names: list[str] = []
    above = by_id.get(code.parent or "")
    while above is not None and len(names) < 8:
        names.append(above.name)
        above = by_id.get(above.parent or "")
    return " › ".join(reversed(names))
