"""What the card of a mention tells: who or what it is, as at the day of the note, and where else it is mentioned."""

from dataclasses import dataclass

from fieldnotes.domain.notes import MentionPlace
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from ui.models.as_at_words import days_of, then_words, truth_words


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
        told, days = project.as_at.told([ref.id]), days_of(observed)
        true = truth_words(told.of(ref.id, days), told.teams_of(ref.id, days))
        detail = " · ".join(filter(None, (actor.kind, f"{then_words(observed)}: {true}" if true else "")))
    elif ref.noun == "site":
        about, detail = project.sites.get(ref.id).description, "place"
    elif ref.noun == "event":
        event = project.events.get(ref.id)
        site = project.sites.get(event.site).name if event.site else ""
        about, detail = event.description, " · ".join(filter(None, (detail, site)))
    return MentionFacts(ref, name, icon, detail, about.strip(), tuple(project.mentions.places(ref)), mention)
