"""Names within a report's texts: those of people and places that have a pseudonym give way to it, all others stay."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import normalize

from fieldnotes.export.neighbours import TITLES, fold, longer_name
from fieldnotes.project.reporting import Roster

_AMBIGUOUS = "[name]"
_SENTENCE_ENDS = ("", ".", "!", "?")
_SHORTEST_PART = 3
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class _Meaning:
    """What a form of a name stands for.

    Attributes:
        pseudonyms: what may take its place.
        veiled: who has these pseudonyms (ids).
        plain: who bears the form and has no pseudonym (ids).
        own: all words of the names of those who have these pseudonyms, folded; empty where no neighbours matter.
        plain_own: the same of those who have none.
    """

    pseudonyms: set[str] = field(default_factory=set)
    veiled: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    plain_own: set[str] = field(default_factory=set)

    def instead(self) -> str:
        """What takes its place, "" for nothing: "[name]" when it may be one of several people."""
        if not self.pseudonyms:
            return ""
        alone = len(self.pseudonyms) == 1 and self.plain <= self.veiled
        return next(iter(self.pseudonyms)) if alone else _AMBIGUOUS


class Veil:
    """Replaces names in texts: whole names and other forms of them, of persons also their parts.

    Only who has a pseudonym is veiled; the words of everybody else stand as they were written, and `named` tells whose
    they were. A name of one word is left inside a longer name that is somebody else's ("Moore" in "Moore Fields").

    Attributes:
        named: ids of the people without a pseudonym whose names were met.
    """

    def __init__(self, roster: Roster) -> None:
        self.named: set[str] = set()
        self._meanings: dict[str, _Meaning] = {}
        self._pairs: set[tuple[str, str]] = set()
        for name, pseudonym in roster.sites:
            self._add_whole(name, pseudonym)
        others: dict[str, list[tuple[str, str]]] = {}
        for ident, form, pseudonym in roster.aliases:
            others.setdefault(ident, []).append((form, pseudonym))
        for actor in roster.actors:
            forms = [(actor.name, actor.pseudonym)]
            forms += [(form, pseudonym or actor.pseudonym) for form, pseudonym in others.get(actor.id, ())]
            if actor.kind == "group":
                for form, pseudonym in forms:
                    self._add_whole(form, pseudonym)
            else:
                self._add_person(actor.id, forms)
        for person in roster.contributors:
            if len(person.name.split()) > 1:
                self._add_person(person.id, [(person.name, "")])
        self._instead = {form: meaning.instead() for form, meaning in self._meanings.items()}
        self._veiled = _any_of(form for form, instead in self._instead.items() if instead)
        self._plain = _any_of(form for form, instead in self._instead.items() if not instead)

    def over(self, text: str, start: int, end: int) -> str:
        """A stretch of a text (code points, end exclusive) with every veiled name replaced that stands as a word."""
        pieces: list[str] = []
        at = start
        for match in self._found(self._veiled, text, start, end):
            self._meet(text, at, match.start())
            pieces += text[at : match.start()], self._replacement(match)
            at = match.end()
        self._meet(text, at, end)
        return "".join((*pieces, text[at:end]))

    def _meet(self, text: str, start: int, end: int) -> None:
        """Remember who is named in words that stay."""
        for match in self._found(self._plain, text, start, end):
            self.named |= self._meanings[match.group()].plain

    def _found(self, forms: re.Pattern[str] | None, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        for match in forms.finditer(text, start, end) if forms else ():
            meaning = self._meanings[match.group()]
            own = meaning.own if meaning.pseudonyms else meaning.plain_own
            if _is_word(match) and not (own and longer_name(text, *match.span(), own, self._pairs)):
                yield match

    def _replacement(self, match: re.Match[str]) -> str:
        found, text = match.group(), match.string
        instead = self._instead[found]
        sentence_begins = text[max(0, match.start() - 2) : match.start()].strip()[-1:] in _SENTENCE_ENDS
        return instead[:1].upper() + instead[1:] if sentence_begins and found[:1].isupper() else instead

    def _add_whole(self, name: str, pseudonym: str) -> None:
        """A place or a group: only its whole name, and only if it is to be veiled."""
        if name.strip() and pseudonym:
            for spelling in _spellings(name):
                self._meanings.setdefault(spelling, _Meaning()).pseudonyms.add(pseudonym)

    def _add_person(self, ident: str, forms: Sequence[tuple[str, str]]) -> None:
        """All forms under which a person may stand in a text."""
        own = {fold(part) for name, _ in forms for part in name.split()}
        for name, pseudonym in forms:
            parts, others = name.split(), pseudonym.split()
            self._pairs.update(pairwise(map(fold, parts)))
            if parts:
                self._add_form(ident, name, pseudonym, own)
            for number, part in enumerate(parts if len(parts) > 1 else ()):
                if _telling(part):
                    self._add_form(ident, part, others[number] if len(parts) == len(others) else pseudonym, own)

    def _add_form(self, ident: str, form: str, pseudonym: str, own: set[str]) -> None:
        for spelling in _spellings(form):
            meaning = self._meanings.setdefault(spelling, _Meaning())
            words = own if len(form.split()) == 1 else ()
            if pseudonym:
                meaning.pseudonyms.add(pseudonym)
                meaning.veiled.add(ident)
                meaning.own.update(words)
            else:
                meaning.plain.add(ident)
                meaning.plain_own.update(words)


def _any_of(forms: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for many forms, the longest first; None for none."""
    longest_first = sorted(forms, key=len, reverse=True)
    # No look-behind: the engine then skips to the first letters of the names, ten times as fast.
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _is_word(match: re.Match[str]) -> bool:
    """Whether a match is no piece of a word; where words have no spaces between them it always counts."""
    if _EAST_ASIAN.search(match.group()):
        return True
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return not (before.isalnum() or after.isalnum())


def _telling(part: str) -> bool:
    """Whether a part of a name gives a person away by itself."""
    return len(part) >= _SHORTEST_PART and part[0].isupper() and part.strip(".") not in TITLES


def _spellings(form: str) -> set[str]:
    """A form composed and decomposed, as it stands and in capitals."""
    return {normalize(shape, case) for case in (form, form.upper()) for shape in ("NFC", "NFD")}
