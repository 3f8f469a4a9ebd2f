"""What a query means: a small tree of plain values, made by the parser and read by the evaluator."""

from dataclasses import dataclass, field


def _place() -> int:
    """A place in the query; two parts that mean the same are equal wherever they stand."""
    return field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Term:
    """One word looked for.

    Attributes:
        word: the folded word, or the folded beginning of one, or with ``wild`` a pattern of folded letters in which
            ``*`` stands for any letters and ``?`` for one.
        cased: the word without its case but with its marks, for the stemmers.
        exact: only the word itself, no inflected forms.
        prefix: every word that begins so.
        wild: every word that is as the pattern says.
        fuzzy: how many letters may differ.
        written: the word as it is written (NFC), if only that counts; "" otherwise.
        start, end: where it stands in the query, wildcards and ``~`` included, in code points.
    """

    word: str
    cased: str
    exact: bool = False
    prefix: bool = False
    wild: bool = False
    fuzzy: int = 0
    written: str = ""
    start: int = _place()
    end: int = _place()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, one directly after the other."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Words in any order, or with ``ordered`` in this one, the first and the last at most ``distance`` words apart."""

    terms: tuple[Term, ...]
    distance: int
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """Wherever somebody or something is called by one of these names; made of ``name:`` when a query is asked."""

    names: tuple[Term | Phrase, ...]


Atom = Term | Phrase | Near | Called


@dataclass(frozen=True, slots=True)
class Region:
    """All that is read in one of these registers (their folded names), or all that is not."""

    kinds: frozenset[str]
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """Words that are looked for only where all these regions lie; made of a query's registers, not by the parser."""

    atom: Atom
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The stretches of a text that are read in one of these registers; made likewise."""

    region: Region


Sought = Atom | Inside | Stretch
"""What occurs in a text."""


@dataclass(frozen=True, slots=True)
class Titled:
    """Something looked for in titles instead of texts."""

    atom: Atom


@dataclass(frozen=True, slots=True)
class Named:
    """A field that names something: a kind, a language, a code, a person, a site, an event, an author, a register,
    a speaker, a team, a fact, a standing; or ``name``, by which somebody is called in texts.

    ``name`` is folded, its words parted by single spaces; with ``prefix`` it is only a beginning. ``start`` and ``end``
    say where its value stands in the query, quotation marks included.
    """

    field: str
    name: str
    prefix: bool = False
    start: int = _place()
    end: int = _place()


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


def names_in(node: Node) -> list[Named]:
    """The fields that name something, in the order of the query; those under NOT too."""
    match node:
        case Named():
            return [node]
        case And() | Or():
            return [named for part in node.parts for named in names_in(part)]
        case Not():
            return names_in(node.part)
        case _:
            return []
