"""How a report names people: by pseudonym, team, role or name, as at the date observed; and names within its texts."""

import re
from collections.abc import Sequence

from fieldnotes.domain.as_at import Dated, Days, values_over
from fieldnotes.export.veil import Veil
from fieldnotes.project.reporting import Roster

LABELS = ("pseudonym", "team", "role", "name", "none")
A_PERSON, A_GROUP, A_RESEARCHER = "a person", "a group", "a researcher"
THE_INTERVIEWER = "the interviewer"
UNTOLD = frozenset({A_PERSON, A_GROUP})
"""What stands for people of whom nothing may or can be said."""

_GENERIC = re.compile(
    r"(?:(?:interview|research|speak|facilitat|moderat)(?:er|or|ee)|respondent|participant|patient|[QAIRPS])[ .#-]?\d*",
    re.IGNORECASE,
)
"""Speakers who are named by their part in the talk already."""


class Naming:
    """Names people for one report.

    Args:
        roster: everybody.
        label: one of LABELS.
    """

    def __init__(self, roster: Roster, label: str) -> None:
        self._label = label
        self._actors = {actor.id: actor for actor in roster.actors}
        self._contributors = {person.id: person for person in roster.contributors}
        self._facts: dict[tuple[str, str], list[tuple[str, Dated]]] = {}
        for fact in roster.facts:
            self._facts.setdefault((fact.actor, fact.key.casefold()), []).append((fact.value, fact))
        for member in roster.belongings:
            self._facts.setdefault((member.member, "its team"), []).append((member.team, member))
            if member.role:
                self._facts.setdefault((member.member, "its role"), []).append((member.role, member))
        self._by_name = self._spoken_names(roster)
        self._veil = None if label == "name" else Veil(roster)

    def veil(self, text: str, start: int = 0, end: int | None = None) -> str:
        """A text, or a stretch of it, with pseudonyms for people's and places' names, unless real ones were asked for.

        Who has no pseudonym is left as written, and counted in `named`.
        """
        end = len(text) if end is None else end
        return text[start:end] if self._veil is None else self._veil.over(text, start, end)

    def named(self) -> int:
        """How many people of the field stand by name in the texts seen so far, because they have no pseudonym."""
        return 0 if self._veil is None else len(self._veil.named & self._actors.keys())

    def names_researchers(self) -> bool:
        """Whether a researcher stands by name in the texts seen so far."""
        return self._veil is not None and bool(self._veil.named & self._contributors.keys())

    def person(self, ident: str, days: Days | None) -> str:
        """How an actor or a contributor (id) is named as at some ISO days; None are unknown days; "" for nobody.

        Who changed teams or roles within these days is named by all of them in order: "nurse / team lead".
        """
        if self._label == "none":
            return ""
        if self._label == "team":
            teams = self._true_of(ident, ("its team", "team"), days)
            return f"{_then(teams)} member" if teams else self._somebody(ident)
        if self._label == "role":
            return _then(self._true_of(ident, ("role", "its role"), days)) or self._somebody(ident)
        return self._called(ident)

    def speaker(self, ident: str | None, name: str, days: Days | None, asks: bool = False) -> str:
        """How the speaker of a turn is named: an id, or only the name that stands in the transcript."""
        known = ident or self._by_name.get(_folded(name))
        if known:
            return self.person(known, days)
        if self._label == "none" or not (name or asks):
            return ""
        if asks and (self._label != "name" or not name):
            return THE_INTERVIEWER
        return name if self._label == "name" or _GENERIC.fullmatch(name) else A_PERSON

    def coder(self, ident: str | None) -> str:
        """A contributor's initials, "" where real names are not shown."""
        person = self._contributors.get(ident or "")
        return person.initials if person and self._label == "name" else ""

    def _called(self, ident: str) -> str:
        actor = self._actors.get(ident)
        if self._label == "name":
            return actor.name if actor else self._contributors[ident].name
        return (actor.pseudonym if actor else "") or self._somebody(ident)

    def _somebody(self, ident: str) -> str:
        actor = self._actors.get(ident)
        if actor is None:
            return A_RESEARCHER
        return A_GROUP if actor.kind == "group" else A_PERSON

    def _true_of(self, ident: str, keys: Sequence[str], days: Days | None) -> tuple[str, ...]:
        for key in keys:
            values = values_over(self._facts.get((ident, key), ()), days)
            if values:
                return values
        return ()

    def _spoken_names(self, roster: Roster) -> dict[str, str]:
        """Folded name → id; a name that two bear belongs to nobody."""
        pairs = [(person.name, person.id) for person in roster.contributors]
        pairs += [(person.initials, person.id) for person in roster.contributors if person.initials]
        pairs += [(form, actor) for actor, form, _ in roster.aliases]
        pairs += [(actor.name, actor.id) for actor in roster.actors]
        owners: dict[str, set[str]] = {}
        for name, ident in pairs:
            owners.setdefault(_folded(name), set()).add(ident)
        return {name: next(iter(idents)) for name, idents in owners.items() if len(idents) == 1}


def _then(values: Sequence[str]) -> str:
    return " / ".join(values)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
