"""What the room People lists: people, groups, places, events, researchers, teams, strands and phases, as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldnotes.domain.events import Event
from fieldnotes.domain.people import ActorRow, Contributor, Phase, Site, Team
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.strands import Strand
from fieldnotes.domain.when import When


@dataclass(frozen=True, slots=True)
class FieldRow:
    """Somebody, some place or some time of the field.

    Attributes:
        ref: what it is.
        name: what it is called.
        detail: pseudonym, first and last seen, or from–to.
        count: in how many notes.
        icon: a name from ``ui/theme/icons.py``.
        depth: how deep it lies in other places.
        colour: "#RRGGBB" of a phase, "" for others.
        parent: the id of the place it lies in, "" for none.
        holds: whether other places lie in it.
    """

    ref: Ref
    name: str
    detail: str
    count: int
    icon: str
    depth: int = 0
    colour: str = ""
    parent: str = ""
    holds: bool = False

    @property
    def id(self) -> str:
        """The id of what it is."""
        return self.ref.id


def seen_words(first: str, last: str) -> str:
    """From when to when somebody was seen (ISO days), in years, or one year."""
    if not first:
        return ""
    return first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"


def actor_row(row: ActorRow) -> FieldRow:
    """Somebody, with pseudonym and when they were seen."""
    detail = " · ".join(part for part in (row.pseudonym, seen_words(row.first, row.last)) if part)
    icon = "actors" if row.kind == "group" else "actor"
    return FieldRow(Ref("actor", row.id), row.name, detail, row.notes, icon)


def event_row(event: Event, notes_at: Mapping[str, int]) -> FieldRow:
    """An event with its date; ``notes_at`` counts the notes that mention it, by its id."""
    when = event.observed.label() if event.observed else ""
    return FieldRow(Ref("event", event.id), event.name, when, notes_at.get(event.id, 0), "event")


def phase_row(phase: Phase) -> FieldRow:
    """A phase with its dates."""
    start = When.of(phase.start).label()
    until = When.of(phase.end).label() if phase.end else "…"
    return FieldRow(Ref("phase", phase.id), phase.name, f"{start} – {until}", 0, "phase", 0, phase.colour)


def site_rows(sites: Sequence[Site], notes_at: Mapping[str, int]) -> list[FieldRow]:
    """Places with those that lie in them below them; ``notes_at`` counts notes by the id of their place."""
    known = {site.id for site in sites}
    below: dict[str | None, list[Site]] = {}
    for site in sites:
        below.setdefault(site.parent if site.parent in known else None, []).append(site)
    rows: list[FieldRow] = []
    waiting = [(site, 0) for site in reversed(below.get(None, []))]
    while waiting:
        site, depth = waiting.pop()
        parent = site.parent if site.parent in known and site.parent else ""
        count, holds = notes_at.get(site.id, 0), site.id in below
        rows.append(FieldRow(Ref("site", site.id), site.name, site.pseudonym, count, "site", depth, "", parent, holds))
        waiting.extend((inner, depth + 1) for inner in reversed(below.get(site.id, [])))
    return rows


def contributor_row(person: Contributor, notes: Mapping[str, int], working: str | None) -> FieldRow:
    """A researcher; ``notes`` counts what each wrote, ``working`` is the id of who works now."""
    now = "you are working as" if person.id == working else ""
    detail = " · ".join(part for part in (person.initials, now) if part)
    return FieldRow(Ref("contributor", person.id), person.name, detail, notes.get(person.id, 0), "contributor")


def team_row(team: Team, members: Mapping[str, int]) -> FieldRow:
    """A team with the number of its members."""
    count = members.get(team.id, 0)
    detail = f"{count:,} member{'s' * (count != 1)}" if count else "no members yet"
    return FieldRow(Ref("team", team.id), team.name, detail, 0, "team")


def strand_row(strand: Strand, notes: Mapping[str, int]) -> FieldRow:
    """A strand with the number of its notes."""
    return FieldRow(Ref("strand", strand.id), strand.name, "", notes.get(strand.id, 0), "strand")
