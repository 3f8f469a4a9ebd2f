"""Searches that are kept: a query, what its results are narrowed to, and when they were looked at last."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from fieldnotes.domain.errors import UserError

FACETS = ("kind", "phase", "site", "person", "speaker", "register", "code", "author", "year", "month")
"""By what results can be narrowed. Phases, places, people, codes and authors are ids; a speaker is an id or a mere
name; years and months are those in which notes begin ("2013", "2013-03"); "" stands for notes without any.
"""

ORDERS = ("rank", "time", "context")
"""In what order results are shown: the most telling first, by time, or every place in its context."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What a facet is narrowed to: any of these values."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search is narrowed to, besides its query; all of it must hold.

    Attributes:
        since, until: only notes whose observed range overlaps; partial ISO dates, "" for no end.
        answers_only: leave the interviewer's words out.
        unrestricted: leave notes out that bear a restriction.
        bounds: facets with what they are narrowed to, one a facet, in the order of ``FACETS``.
    """

    since: str = ""
    until: str = ""
    answers_only: bool = False
    bounds: tuple[Bound, ...] = ()
    unrestricted: bool = False

    @property
    def dated(self) -> bool:
        """Is it narrowed to a stretch of time?"""
        return bool(self.since or self.until)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """What a facet is narrowed to; nothing for all of it."""
        return next((bound.values for bound in self.bounds if bound.facet == facet), ())

    def narrowed(self, facet: str, values: Iterable[str]) -> "Scope":
        """The same with a facet narrowed to these values; to none, widened again."""
        assert facet in FACETS
        chosen = tuple(dict.fromkeys(values))
        others = [bound for bound in self.bounds if bound.facet != facet]
        bounds = [*others, Bound(facet, chosen)] if chosen else others
        return replace(self, bounds=tuple(sorted(bounds, key=lambda bound: FACETS.index(bound.facet))))

    def toggled(self, facet: str, value: str) -> "Scope":
        """The same with a value chosen besides those of its facet, or no longer chosen."""
        chosen = self.chosen(facet)
        return self.narrowed(facet, [one for one in chosen if one != value] if value in chosen else [*chosen, value])

    def plain(self) -> str:
        """The scope as JSON, "" for one that leaves nothing out."""
        if self == EVERYTHING:
            return ""
        bounds = {bound.facet: list(bound.values) for bound in self.bounds}
        told = {"since": self.since, "until": self.until, "answers_only": self.answers_only, "bounds": bounds}
        told["unrestricted"] = self.unrestricted
        return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)

    @classmethod
    def of(cls, plain: str) -> "Scope":
        """The scope that ``plain`` gave; facets this program does not know are passed over.

        Raises:
            UserError: it is not such JSON.
        """
        try:
            told: dict[str, Any] = json.loads(plain) if plain else {}
            scope = cls(str(told.get("since", "")), str(told.get("until", "")), bool(told.get("answers_only")))
            scope = replace(scope, unrestricted=bool(told.get("unrestricted")))
            for facet, values in told.get("bounds", {}).items():
                scope = scope.narrowed(facet, map(str, values)) if facet in FACETS else scope
        except (ValueError, AttributeError, TypeError) as error:
            raise UserError("What this search is narrowed to cannot be read.") from error
        return scope


EVERYTHING = Scope()
"""Nothing is left out."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that is kept.

    Attributes:
        query: as typed; scope: what it is narrowed to; face: one of ``ORDERS``, in which its results are shown.
        pinned: whether it stands above those that are not; position: its place among its like.
        description: what it is for, "" if nobody has said.
    """

    id: str
    name: str
    query: str
    scope: Scope = EVERYTHING
    face: str = "rank"
    pinned: bool = False
    position: int = 0
    description: str = ""

    @property
    def asks(self) -> bytes:
        """A digest of what is asked, whatever the name and the face: 8 bytes."""
        return digest(f"{self.query}\0{self.scope.plain()}")

    def is_kept(self, query: str, scope: Scope, face: str) -> bool:
        """Is this just what was kept?"""
        return (query, scope, face) == (self.query, self.scope, self.face)


@dataclass(frozen=True, slots=True)
class SearchVisit:
    """What a kept search found when its results were looked at last.

    Attributes:
        at: when, in milliseconds since 1970 (UTC).
        found: a digest for each row that was among the results.
    """

    at: int
    found: frozenset[bytes]

    def new_among(self, keys: Iterable[str]) -> frozenset[str]:
        """Which rows ("noun:id") were not among the results then."""
        return frozenset(key for key in keys if digest(key) not in self.found)


def digest(key: str) -> bytes:
    """Eight bytes that stand for a row ("noun:id") or a question; no word can be read from them."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


DIGEST = 8
"""The length of a digest, in bytes: among 10,000 rows two share one once in 300 billion times."""
