"""What a query means: a small tree of plain values, made by the parser and read by the evaluator."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """One word looked for.

    Attributes:
        word: the folded word, or the folded beginning of one.
        cased: the word without its case but with its marks, for the stemmers.
        exact: only the word itself, no inflected forms.
        prefix: every word that begins so.
        start, end: where it stands in the query, in code points.
    """

    word: str
    cased: str
    exact: bool = False
    prefix: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, one directly after the other."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order, the first and the last of them at most ``distance`` words apart."""

    terms: tuple[Term, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Region:
    """All that is read in one of these registers (their folded names), or all that is not."""

    kinds: frozenset[str]
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """Words that are looked for only where all these regions lie; made of a query's registers, not by the parser."""

    atom: Term | Phrase | Near
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The stretches of a text that are read in one of these registers; made likewise."""

    region: Region


Atom = Term | Phrase | Near
Sought = Atom | Inside | Stretch
"""What occurs in a text."""


@dataclass(frozen=True, slots=True)
class Titled:
    """Something looked for in titles instead of texts."""

    atom: Atom


@dataclass(frozen=True, slots=True)
class Named:
    """A field that names something: a kind, a language, a code, a person, a site, an event, an author, a register,
    a speaker, a team, a fact, a standing.

    ``name`` is folded, its words parted by single spaces; with ``prefix`` it is only a beginning.
    """

    field: str
    name: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A field that holds days, as numbers 18040514, or ``lag``, how many of them; None leaves an end open."""

    field: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Among:
    """A field that holds one of these values, just as they are indexed; "" stands for holding none."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Begun:
    """Notes that begin in one of these years (2013) or months (201303); 0 stands for undated ones."""

    unit: str
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Spanning:
    """Notes that were observed on exactly one of these stretches of days, first and last as numbers 18040514."""

    days: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Everything:
    """Matches every note; what an empty query with filters asks for."""


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever does not match this; it has no occurrences."""

    part: "Node"


Node = Sought | Titled | Named | Dated | Among | Begun | Spanning | Everything | And | Or | Not


def terms(node: Node) -> list[Term]:
    """The words looked for in texts, in the order of the query; those under NOT are left out."""
    match node:
        case Term():
            return [node]
        case Phrase() | Near():
            return list(node.terms)
        case And() | Or():
            return [term for part in node.parts for term in terms(part)]
        case _:
            return []
