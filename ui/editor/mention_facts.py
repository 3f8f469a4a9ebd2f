"""What the card of a mention tells: who or what it is, as at the day of the note, and where else it is mentioned."""

from dataclasses import dataclass

from fieldnotes.domain.notes import MentionPlace
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project

_TOLD = ("role", "position", "team")
"""Facts about people that say who they are; the first that is true at the day is told."""


@dataclass(frozen=True, slots=True)
class MentionFacts:
    """The contents of a card.

    Attributes:
        ref: who or what is mentioned.
        name: its name.
        icon: a name from ``ui/theme/icons.py``.
        detail: its kind, and what was true of it when the note was observed.
        about: the description's first words.
        places: every place where it is mentioned, this one too, in the order of what happened.
        here: the mention that was asked about.
    """

    ref: Ref
    name: str
    icon: str
    detail: str
    about: str
    places: tuple[MentionPlace, ...]
    here: str


def mention_facts(project: Project, note: str, mention: str) -> MentionFacts | None:
    """The card of one mention in a note (ids); None if it or what it names is gone."""
    found = next((one for one in project.mentions.of_note(note) if one.id == mention), None)
    if found is None:
        return None
    ref = Ref(found.target_noun, found.target)
    if not project.titles.exists(ref):
        return None
    observed = project.notes.get(note).observed
    name, detail = project.titles.title_and_detail(ref)
    icon = ref.noun
    about = ""
    if ref.noun == "actor":
        actor = project.actors.get(ref.id)
        icon, about = ("actors" if actor.kind == "group" else "actor"), actor.description
        detail = " · ".join(filter(None, (actor.kind, _true_of(project, ref.id, observed))))
    elif ref.noun == "site":
        about, detail = project.sites.get(ref.id).description, "place"
    elif ref.noun == "event":
        event = project.events.get(ref.id)
        site = project.sites.get(event.site).name if event.site else ""
        about, detail = event.description, " · ".join(filter(None, (detail, site)))
    return MentionFacts(ref, name, icon, detail, about.strip(), tuple(project.mentions.places(ref)), mention)


def _true_of(project: Project, actor: str, observed: When | None) -> str:
    """What somebody was when a note was observed: "in 2012: skipper"; "" if nobody entered it."""
    if observed is None:
        return ""
    facts = project.facts.at(actor, observed.first, observed.last)
    true = next((facts[key] for key in _TOLD if key in facts), "") or project.actors.team_at(actor, observed.first)
    return f"{_then(observed)}: {true}" if true else ""


def _then(observed: When) -> str:
    """When that was, in words: "on 3 Mar 2012", "in spring 2012", "about 1974"."""
    words = observed.label().split(", ")[0]  # the day alone of a time of day
    if observed.end or observed.precision == "about":
        return words
    return f"on {words}" if observed.precision in ("exact", "day") else f"in {words}"
