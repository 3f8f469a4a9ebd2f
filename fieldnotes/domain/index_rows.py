"""What the search index is told of a row, whatever its noun."""

from dataclasses import dataclass

from fieldnotes.domain.when import When

SPEAKER = "speaker:"
"""Stands before who says a stretch, to tell it from a register."""
INTERVIEWER, OTHERS = "interviewer", "others"
"""Whoever asks (the one who is said to, or any researcher), and whoever answers."""

INDEXED_NOUNS = ("note", "memo", "code", "actor", "site", "event", "media", "visit")


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One row as search sees it.

    Attributes:
        noun, id: which row; the noun is one of INDEXED_NOUNS.
        title: how lists name it.
        text: what is searched. Of a note its text, nothing else; of another noun all that is written about it,
            its name first, one thing a line.
        kind: the note's or memo's kind.
        language: ISO code of the text, "" where nobody said.
        observed, written: the header's dates (``written`` is partial ISO).
        site, author: ids or None.
        people, codes, events: ids; codes are those on the note's passages, events those that it mentions.
        registers: stretches of the text read in one way: start, end (code points) and register, in order.
        spoken: stretches said by somebody, likewise, with who says them: an id or a mere name, "interviewer" or
            "others", and what was true of the speaker then.
        facts, teams: what was true of the people of a note, and where they belonged, as at the date observed.
        standings: how its author stood towards the field then.
        voices: who speaks in it, each an id or a mere name.
        restricted: whether somebody restricted who may see it.
    """

    noun: str
    id: str
    title: str
    text: str
    kind: str = ""
    language: str = ""
    observed: When | None = None
    written: str | None = None
    site: str | None = None
    author: str | None = None
    people: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    registers: tuple[tuple[int, int, str], ...] = ()
    events: tuple[str, ...] = ()
    spoken: tuple[tuple[int, int, str], ...] = ()
    facts: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    restricted: bool = False

    @property
    def stretches(self) -> tuple[tuple[int, int, str], ...]:
        """All stretches by which a query may say where its words are looked for."""
        return self.registers + tuple((start, end, f"{SPEAKER}{who}") for start, end, who in self.spoken)


@dataclass(frozen=True, slots=True)
class IndexName:
    """A name a person may type to mean a row; one row may have several, and lie under a parent."""

    id: str
    name: str
    parent: str | None = None
