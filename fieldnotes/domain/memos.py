"""Memos: thinking written down, dated and linked to what it is about."""

from dataclasses import dataclass

from fieldnotes.domain.refs import Ref

MEMO_KINDS = ("analytic", "theoretical", "methodological", "reflexive", "code", "operational", "comment", "headnote")
VISIBILITIES = ("team", "private")

LINK_TYPES = (
    "about",
    "supports",
    "contradicts",
    "revises",
    "follows from",
    "compares",
    "negative case",
    "adapts",
    "asks for data",
    "answers",
)
LINK_NOUNS = (
    *("note", "passage", "code", "actor", "site", "event", "memo"),
    *("contributor", "prompt", "issue", "stance"),
)


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo's title and kind; its words are its dated entries."""

    id: str
    title: str
    kind: str = "analytic"
    visibility: str = "team"
    author: str | None = None
    created_at: int = 0
    modified_at: int = 0


@dataclass(frozen=True, slots=True)
class MemoEntry:
    """One dated entry of a memo; ``at`` in milliseconds since 1970 (UTC)."""

    id: str
    memo: str
    at: int
    author: str | None
    text: str


@dataclass(frozen=True, slots=True)
class MemoRow:
    """A memo as lists show it."""

    id: str
    title: str
    kind: str
    excerpt: str
    links: int
    last_entry: int


@dataclass(frozen=True, slots=True)
class Link:
    """A typed, directed link with a reason, from anything to anything."""

    id: str
    source: Ref
    target: Ref
    type: str = "about"
    reason: str = ""
    at: int = 0
    contributor: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The other end of a link as people read it; ``outgoing`` is False for a backlink.

    ``via`` is "link" for a typed link and "mention" for a ``[[…]]`` or ``@`` in a text; ``link`` is its id.
    """

    ref: Ref
    title: str
    detail: str
    type: str
    reason: str
    outgoing: bool
    via: str
    link: str
