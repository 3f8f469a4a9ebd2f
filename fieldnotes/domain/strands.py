"""Strands: the lines of enquiry of a study, such as its ethnography, its interviews, its dialogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strand:
    """One line of enquiry."""

    id: str
    name: str
    description: str = ""
