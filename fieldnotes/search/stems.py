"""Inflected forms: which words of the texts share a stem, language by language.

The index holds words as they stand; an unquoted word of a query is widened, when it is asked, to the forms that
share its stem (Snowball, Porter 2001). So a quoted word needs no second field. A note without a language is
taken as English; a language without a stemmer is left as it stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import snowballstemmer

from fieldnotes.search.words import fold, is_lettered

DEFAULT = "english"
UNSTEMMED = ""

_TONGUES = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_CACHE_LIMIT = 400_000

Forms = dict[str, dict[str, list[str]]]

_stems: defaultdict[str, dict[str, str]] = defaultdict(dict)
"""The stems found so far, by language."""


def tongue_of(language: str) -> str:
    """The stemmer for a language as a note names it ("", "en", "en-GB", "English"); "" if there is none."""
    if not language.strip():
        return DEFAULT
    name = language.strip().lower()
    tongue = _TONGUES.get(name.replace("_", "-").split("-")[0], name)
    return tongue if tongue in _known() else UNSTEMMED


def stem(word: str, tongue: str) -> str:
    """The folded stem of a word, which keeps its marks until it is stemmed."""
    known = _stems[tongue]
    found = known.get(word)
    if found is None:
        if len(known) > _CACHE_LIMIT:
            known.clear()
        found = known[word] = fold(_stemmer(tongue).stemWord(word)) if tongue else fold(word)
    return found


class StemTable:
    """Of one segment: stem → forms, and folded word → the same word with its marks, for each language."""

    def __init__(self, forms: Forms | None = None, marked: Forms | None = None) -> None:
        self.forms: Forms = forms or {}
        self.marked: Forms = marked or {}

    @classmethod
    def of(cls, vocabulary: Mapping[str, Iterable[str]]) -> "StemTable":
        """The table of the words (with marks) that occur in the texts of each language.

        A word that is its own stem is not listed: it is found by being looked for.
        """
        table = cls()
        for tongue, words in vocabulary.items():
            forms = table.forms.setdefault(tongue, {})
            marked = table.marked.setdefault(tongue, {})
            for word in words:
                if tongue and len(word) > 1 and is_lettered(word):
                    _enter(word, stem(word, tongue), forms, marked)
        return table

    def merge(self, other: "StemTable") -> None:
        """Take over the entries of another segment's table."""
        for mine, theirs in ((self.forms, other.forms), (self.marked, other.marked)):
            for tongue, entries in theirs.items():
                own = mine.setdefault(tongue, {})
                for entry, words in entries.items():
                    own[entry] = sorted({*own.get(entry, ()), *words})

    def plain(self) -> tuple[Forms, Forms]:
        """The table as marshal writes it."""
        return self.forms, self.marked


def forms_of(word: str, cased: str, tongue: str, tables: Iterable[StemTable]) -> frozenset[str]:
    """The folded forms that an unquoted word also finds in texts of a language, itself among them."""
    if not tongue:
        return frozenset((word,))
    tables = list(tables)
    spellings = {cased, word}
    for table in tables:
        spellings.update(table.marked.get(tongue, {}).get(word, ()))
    stems = {stem(spelling, tongue) for spelling in spellings}
    forms = {word}
    for table in tables:
        entries = table.forms.get(tongue, {})
        for one in stems:
            forms.update(entries.get(one, ()))
    forms.update(one for one in stems if stem(one, tongue) == one)
    return frozenset(forms)


def _enter(word: str, its_stem: str, forms: dict[str, list[str]], marked: dict[str, list[str]]) -> None:
    folded = fold(word)
    if its_stem != folded:
        listed = forms.setdefault(its_stem, [])
        if folded not in listed:
            listed.append(folded)
    if folded != word:
        marked.setdefault(folded, []).append(word)


@cache
def _known() -> frozenset[str]:
    return frozenset(snowballstemmer.algorithms())


@cache
def _stemmer(tongue: str) -> Any:
    return snowballstemmer.stemmer(tongue)
