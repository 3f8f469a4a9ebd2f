"""A report as plain data: what it says and in which order, before any format is chosen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OtherCode:
    """Another code on the same passage, with its colour ("#B4532A")."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as a report shows it: a bare copy (JPEG or PNG) with its size in pixels, its caption, and what is to be
    seen on it.
    """

    data: bytes
    width: int
    height: int
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One passage as a report prints it.

    Attributes:
        id: the coding's id; a reply finds its way back by it.
        words: the passage's words, paragraphs separated by line feeds; where ``figures`` stand, U+FFFC.
        before, after: the surrounding text, empty where none was asked for.
        attribution: who speaks or writes, already named as the reader may see it; "" for nobody.
        note: the note's title, names already replaced.
        observed: the date observed in words, "" when unknown.
        paragraph: the paragraph of the note in which it begins, counted from 1 without empty ones; 0 if unknown.
        register: "verbatim", "recalled" …, or "".
        others: the other codes on the same words.
        comments: what its coders noted about the choice.
        coders: who coded it.
        exemplar: whether it was marked as telling for its code.
        language: the note's language ("zh", "ar" …), or "".
        figures: the pictures among the words, in their order.
    """

    id: str
    words: str
    attribution: str = ""
    note: str = ""
    observed: str = ""
    paragraph: int = 0
    before: str = ""
    after: str = ""
    register: str = ""
    others: tuple[OtherCode, ...] = ()
    comments: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    exemplar: bool = False
    language: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoExtract:
    """A memo, or one dated entry of it, with what it is linked to in words ("about unequal risk-taking")."""

    id: str
    title: str
    text: str
    kind: str = ""
    date: str = ""
    author: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One code with its quotations; ``level`` is 1 for a code at the top of the tree, ``path`` names its parents."""

    id: str
    name: str
    colour: str
    level: int = 1
    path: tuple[str, ...] = ()
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    summary: str = ""
    quotations: tuple[Quotation, ...] = ()
    memos: tuple[MemoExtract, ...] = ()


@dataclass(frozen=True, slots=True)
class CodebookRow:
    """A line of the codebook; ``passages`` counts the quotations of this code in the report."""

    name: str
    colour: str
    level: int
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    status: str = ""
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    Attributes:
        made: the day it was made, "2019-03-12".
        scope: what was looked through and how names are shown, as label and value.
        counts: figures as label and value.
        sections: codes in the order of the tree, each followed by its children.
        memos: memos of the scope that belong to no code.
        withheld: how many quotations were left out because of a restriction.
        language: the report's own language, "en-GB".
        named: how many people stand by name in the texts because they have no pseudonym.
    """

    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    made: str = ""
    scope: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    codebook: tuple[CodebookRow, ...] = ()
    memos: tuple[MemoExtract, ...] = ()
    withheld: int = 0
    language: str = "en-GB"
    named: int = 0

    @property
    def quotations(self) -> int:
        """How many quotations are printed; a passage under two codes counts twice."""
        return sum(len(section.quotations) for section in self.sections)
