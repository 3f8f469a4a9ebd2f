"""The header that Markdown notes may begin with: "title: …" lines between two lines of dashes."""

import re
from dataclasses import dataclass, field
from datetime import date

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import KINDS
from fieldnotes.domain.when import When
from fieldnotes.interop.moments import local_stamp
from fieldnotes.text.dates import recorded_when

_NAMES = frozenset([
    "title", "date", "observed", "written", "kind", "type", "site", "place", "people", "author",
    "language", "lang", "tags", "tag", "aliases", "alias", "created", "location", "id",
])  # fmt: skip
_COORDINATES = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?\s*[,;]\s*[-+]?\d{1,3}(?:\.\d+)?")
_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")


@dataclass(frozen=True)
class Front:
    """What a header says, by its lower-case names."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def _one(self, *names: str) -> str:
        return next((self.values[name][0] for name in names if self.values.get(name)), "")

    @property
    def title(self) -> str:
        """The note's title, or ""."""
        return self._one("title")

    @property
    def kind(self) -> str:
        """The note's kind where the header names one that is known, else ""."""
        kind = self._one("kind", "type").lower()
        return kind if kind in KINDS else ""

    @property
    def site(self) -> str:
        """The place, or ""; a pair of coordinates is no name of a place."""
        named = self._one("site", "place", "location")
        return "" if _COORDINATES.fullmatch(named) else named

    @property
    def author(self) -> str:
        """Who wrote it, or ""."""
        return self._one("author")

    @property
    def language(self) -> str:
        """The language's short name, or ""."""
        return self._one("language", "lang")

    @property
    def people(self) -> tuple[str, ...]:
        """Who was there."""
        return self.values.get("people", ())

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, without the sign before them."""
        listed = self.values.get("tags", ()) + self.values.get("tag", ())
        parts = listed[0].split(",") if len(listed) == 1 else listed
        return tuple(tag for part in parts if (tag := part.strip().lstrip("#").strip()))

    @property
    def aliases(self) -> tuple[str, ...]:
        """What else the note is called."""
        return self.values.get("aliases", ()) + self.values.get("alias", ())

    def created(self, order: str) -> str | None:
        """When the note was made, as a partial ISO date."""
        stamp = local_stamp(self._one("created"))
        when = None if stamp else self.when("created", order)
        return stamp or (when.start if when else None)

    def when(self, name: str, order: str) -> When | None:
        """A date of the header, None where it is missing or no date."""
        words = self._one(name)
        try:
            return recorded_when(words, date.today(), order or "dmy") if words else None
        except UserError:
            return None

    def written(self, order: str) -> str | None:
        """When it was written down, as a partial ISO date; else when it was made."""
        when = self.when("written", order)
        return when.start if when else self.created(order)


def front_matter(text: str) -> tuple[Front, str]:
    """The header of a settled text and the text after it; without a header an empty one and the whole text.

    Only plain lines ``name: value``, lists in brackets and lists of ``- value`` lines are read.
    """
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != "---":
        return Front(), text
    ends = [at for at, line in enumerate(lines[1:60], start=1) if line.rstrip() in ("---", "...")]
    if not ends:
        return Front(), text
    values: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in lines[1 : ends[0]]:
        if line.lstrip().startswith("- ") and name:
            values[name] = (*values.get(name, ()), _bare(line.lstrip()[2:]))
        elif ":" in line:
            name, _, rest = line.partition(":")
            name = name.strip().lower()
            values[name] = _listed(rest)
    if not _NAMES & set(values):
        return Front(), text
    return Front(values), "\n".join(lines[ends[0] + 1 :])


def _listed(words: str) -> tuple[str, ...]:
    words = words.strip()
    if words.startswith("[") and words.endswith("]") and not _LINK.fullmatch(words):
        return tuple(_bare(each) for each in words[1:-1].split(",") if each.strip())
    if ";" in words:
        return tuple(_bare(each) for each in words.split(";") if each.strip())
    return (_bare(words),) if words else ()


def _bare(word: str) -> str:
    word = word.strip()
    word = word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'" else word
    link = _LINK.fullmatch(word)
    return (link[2] or link[1]).strip() if link else word
