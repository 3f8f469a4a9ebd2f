"""How a report names people: by pseudonym, team, role or name, as at the date observed; and names within its texts."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol
from unicodedata import normalize

from fieldnotes.domain.people import Actor
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.project.reporting import Roster

LABELS = ("pseudonym", "team", "role", "name", "none")
A_PERSON, A_GROUP, A_RESEARCHER = "a person", "a group", "a researcher"
UNTOLD = frozenset({A_PERSON, A_GROUP})
"""What stands for people of whom nothing may or can be said."""

_AMBIGUOUS = "[name]"

_TITLES = frozenset(
    {"Dr", "Mr", "Mrs", "Ms", "Miss", "Mx", "Prof", "Professor", "Sir", "Dame", "Lady", "Lord", "Rev", "Father"}
    | {"Sister", "Brother", "Captain", "Colonel", "Major", "Aunt", "Uncle", "Herr", "Frau", "Madame", "Monsieur"}
    | {"Señor", "Señora", "The", "Old", "Young", "Von", "Van", "Der", "Den", "Del"}
)
_SENTENCE_ENDS = ("", ".", "!", "?")
_SHORTEST_PART = 3
_GENERIC = re.compile(
    r"(?:(?:interview|research|speak|facilitat|moderat)(?:er|or|ee)|respondent|participant|patient|[QAIRPS])[ .#-]?\d*",
    re.IGNORECASE,
)
"""Speakers who are named by their part in the talk already."""

_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class _Dated(Protocol):
    """Something true from–to."""

    @property
    def start(self) -> str | None:
        """When it begins to be true; None is open."""

    @property
    def end(self) -> str | None:
        """When it ceases to be true; None is open."""


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
        self._facts: dict[tuple[str, str], list[tuple[str, _Dated]]] = {}
        for fact in roster.facts:
            self._facts.setdefault((fact.actor, fact.key.casefold()), []).append((fact.value, fact))
        for member in roster.belongings:
            self._facts.setdefault((member.member, "its team"), []).append((member.team, member))
            if member.role:
                self._facts.setdefault((member.member, "its role"), []).append((member.role, member))
        self._by_name = self._spoken_names(roster)
        self._veil = None if label == "name" else _Veil(roster)

    def veil(self, text: str) -> str:
        """A text with people's and places' names replaced, unless real names were asked for."""
        return text if self._veil is None or not text else self._veil.over(text)

    def person(self, ident: str, day: str | None) -> str:
        """How an actor or a contributor (id) is named as at an ISO day; None is an unknown day; "" for nobody."""
        if self._label == "none":
            return ""
        if self._label == "team":
            team = self._true_of(ident, ("its team", "team"), day)
            return f"{team} member" if team else self._somebody(ident)
        if self._label == "role":
            return self._true_of(ident, ("role", "its role"), day) or self._somebody(ident)
        return self._called(ident)

    def speaker(self, ident: str | None, name: str, day: str | None) -> str:
        """How the speaker of a turn is named: an actor's id, or only the name that stands in the transcript."""
        known = ident or self._by_name.get(_folded(name))
        if known:
            return self.person(known, day)
        if not name or self._label == "none":
            return ""
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

    def _true_of(self, ident: str, keys: Sequence[str], day: str | None) -> str:
        for key in keys:
            value = true_at(self._facts.get((ident, key), ()), day)
            if value:
                return value
        return ""

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


def true_at(values: Iterable[tuple[str, _Dated]], day: str | None) -> str:
    """Which of several dated values holds on an ISO day: of two, the one that began later.

    On an unknown day only what was never otherwise can be said.
    """
    if day is None:
        ever = {value for value, _ in values}
        return ever.pop() if len(ever) == 1 else ""
    holding = [
        (dated.start or "", value)
        for value, dated in values
        if (dated.start is None or first_day(dated.start) <= day) and (dated.end is None or last_day(dated.end) >= day)
    ]
    return max(holding)[1] if holding else ""


class _Veil:
    """Replaces names in texts: whole names and other forms of them, of persons also their parts.

    Researchers too: who said what in a dialogue among colleagues is theirs to tell.
    """

    def __init__(self, roster: Roster) -> None:
        forms: dict[str, set[str]] = {}
        for name, pseudonym in roster.sites:
            if pseudonym:
                forms.setdefault(name, set()).add(pseudonym)
        names = {actor.id: actor for actor in roster.actors}
        for actor in roster.actors:
            _add_forms(forms, actor, actor.name, actor.pseudonym)
        for ident, form, pseudonym in roster.aliases:
            if ident in names:
                _add_forms(forms, names[ident], form, pseudonym or names[ident].pseudonym)
        for person in roster.contributors:
            parts = person.name.split()
            for form in [person.name, *filter(_telling, parts)] if len(parts) > 1 else ():
                forms.setdefault(form, set()).add(f"[{A_RESEARCHER}]")
        self._instead = {
            spelling: next(iter(instead)) if len(instead) == 1 else _AMBIGUOUS
            for form, instead in forms.items()
            for spelling in _spellings(form)
        }
        longest_first = sorted(self._instead, key=len, reverse=True)
        # No look-behind: the engine then skips to the first letters of the names, ten times as fast.
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def over(self, text: str) -> str:
        """The text with every name replaced that stands as a word of its own."""
        return self._pattern.sub(self._replace, text) if self._pattern else text

    def _replace(self, match: re.Match[str]) -> str:
        found = match.group()
        if not _EAST_ASIAN.search(found):
            before = match.string[match.start() - 1 : match.start()]
            after = match.string[match.end() : match.end() + 1]
            if before.isalnum() or after.isalnum():
                return found
        instead = self._instead[found]
        sentence_begins = match.string[max(0, match.start() - 2) : match.start()].strip()[-1:] in _SENTENCE_ENDS
        return instead[:1].upper() + instead[1:] if sentence_begins and found[:1].isupper() else instead


def _add_forms(forms: dict[str, set[str]], actor: Actor, name: str, pseudonym: str) -> None:
    """The forms under which an actor may stand in a text, with what takes their place."""
    if actor.kind == "group" and not pseudonym:
        return
    whole = pseudonym or f"[{A_PERSON}]"
    forms.setdefault(name, set()).add(whole)
    if actor.kind == "group" or not name.strip():
        return
    parts, others = name.split(), whole.split()
    paired = len(parts) == len(others) and bool(pseudonym)
    for number, part in enumerate(parts):
        if len(parts) > 1 and _telling(part):
            forms.setdefault(part, set()).add(others[number] if paired else whole)


def _telling(part: str) -> bool:
    """Whether a part of a name gives a person away by itself."""
    return len(part) >= _SHORTEST_PART and part[0].isupper() and part.strip(".") not in _TITLES


def _spellings(form: str) -> set[str]:
    """A form composed and decomposed, as it stands and in capitals."""
    return {normalize(shape, case) for case in (form, form.upper()) for shape in ("NFC", "NFD")}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
