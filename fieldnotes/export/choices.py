"""What a person wants in a report: plain data, light enough for the window to hold."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person wants in a report.

    Attributes:
        codes: names or ids of codes; None for all codes that have quotations.
        include_children: whether a chosen code brings those below it.
        label: how people are named, one of `naming.LABELS`.
        context: how much surrounding text on each side, in code points, widened to whole words; 0 for none.
        kinds: kinds of note to quote from; empty for all.
        since, until: partial ISO dates; notes whose observed range overlaps are quoted from.
        title: the report's title; the project's by default.
        subtitle: a line below it.
        made: the day printed on it (ISO); today by default.
        memos, codebook: whether these parts are wanted.
        pictures: whether quotations show their pictures; else they are only named.
        registers: whether each quotation tells how it is to be read ("verbatim", "recalled" …).
    """

    codes: Sequence[str] | None = None
    include_children: bool = True
    label: str = "pseudonym"
    context: int = 0
    kinds: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    title: str = ""
    subtitle: str = ""
    made: str | None = None
    memos: bool = True
    codebook: bool = True
    pictures: bool = True
    registers: bool = True
