"""Questions to the search and its answers: plain data that crosses from one process to another."""

from dataclasses import dataclass, field

from fieldnotes.domain.searches import EVERYTHING, Scope

Span = tuple[int, int]
"""Code points, end exclusive."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for.

    Attributes:
        text: the query as typed.
        scope: what it is narrowed to.
        limit: how many hits at most, None for all; offset: how many to pass over.
        order: "rank" or "time".
        among: hits are shown only of these rows ("noun:id"), None for all; what is counted is all that matches.
    """

    text: str
    scope: Scope = EVERYTHING
    limit: int | None = 50
    offset: int = 0
    order: str = "rank"
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class ConcordanceQuestion:
    """Which occurrences to show with their surroundings, ``width`` code points a side; ``limit`` of lines or None.

    ``among``: only in these rows ("noun:id"), None for all.
    """

    text: str
    scope: Scope = EVERYTHING
    width: int = 40
    limit: int | None = None
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class LinesQuestion:
    """A slice of the concordance, from the earliest observed note on.

    Attributes:
        width: code points a side.
        offset: how many notes to pass over.
        least: with so many lines the slice is done; the last note's lines are never torn apart.
        among: keys ("noun:id") of the only rows that are shown; None for all.
    """

    text: str
    scope: Scope = EVERYTHING
    width: int = 40
    offset: int = 0
    least: int = 1_000
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class CourseQuestion:
    """The course of a query through time."""

    text: str
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class MatchingQuestion:
    """Which rows match."""

    text: str
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class FacetQuestion:
    """What the values of each facet would find."""

    text: str
    scope: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class SimilarQuestion:
    """Which passages are like this one.

    Attributes:
        text: its words; language: their ISO code, "" where nobody said.
        note, span: the note it stands in (its id, "" for none) and where; neither it nor what overlaps it is found.
        scope: only in notes within it.
        limit: how many passages at most.
    """

    text: str
    language: str = ""
    note: str = ""
    span: Span = (0, 0)
    scope: Scope = EVERYTHING
    limit: int = 50


@dataclass(frozen=True, slots=True)
class DistinctQuestion:
    """Which words set some notes, or what stands in some stretches of them, apart from others.

    Counting takes a while, so it goes in slices: asked once more, it is taken up where it was left.

    Attributes:
        scope, text: the notes here; where they name speakers or registers, only the words in those stretches.
        against: the notes there, likewise; None for all that is not here. What lies in both counts here.
        within: a query that narrows both sides, such as "language:de"; "" for all notes.
        least: how often a word must occur on both sides together.
        gathered: inflected forms count as one word.
        limit: how many words to tell at most of those more frequent here, and as many of those rarer here.
    """

    scope: Scope = EVERYTHING
    text: str = ""
    against: Scope | None = None
    within: str = ""
    least: int = 5
    gathered: bool = True
    limit: int = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """Every answer to a question about all that is indexed.

    Attributes:
        unindexed: changed rows that the index does not know yet.
    """

    unindexed: int = field(default=0, kw_only=True)


@dataclass(frozen=True, slots=True)
class Hit:
    """A matching row.

    Attributes:
        type: its noun.
        observed: ISO date shortened to its precision, None for undated notes and other nouns.
        snippet: a stretch of its text on one line; highlights: the occurrences in the snippet.
        occurrences: all of them in the text searched: a note's text; of another noun its name and, line by line,
            what is written about it.
        kind: a note's or memo's kind.
    """

    type: str
    id: str
    title: str
    observed: str | None
    snippet: str
    occurrences: tuple[Span, ...]
    highlights: tuple[Span, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Results(Found):
    """The answer to a question.

    Attributes:
        notes: how many notes match; searched: how many are indexed.
        occurrences: how many there are in the matching notes' texts.
        others: rows of other nouns that match, by noun.
        by_year: matching notes by the year in which they begin, "" for undated ones.
        hits: the page asked for; notes first.
        suggestion: the query with each unknown word replaced by the nearest known one, or None.
        called: the query with ``name:`` before a name whose bearer has others too, or None; told with the first page.
        first, last: when the first and last matching notes begin (ISO days), "" if none is dated.
        unnarrowed: how many notes would match without any narrowing.
        restricted: how many of the notes that match bear a restriction; where such notes are left out, how many
            those are.
    """

    query: str
    notes: int = 0
    occurrences: int = 0
    others: dict[str, int] = field(default_factory=dict)
    by_year: dict[str, int] = field(default_factory=dict)
    hits: tuple[Hit, ...] = ()
    suggestion: str | None = None
    called: str | None = None
    searched: int = 0
    first: str = ""
    last: str = ""
    unnarrowed: int = 0
    restricted: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, as ``Scope`` names it: how many notes bear it, and the occurrences in them."""

    value: str
    notes: int
    occurrences: int


@dataclass(frozen=True, slots=True)
class Facets(Found):
    """What can be chosen besides, or instead.

    Attributes:
        notes, occurrences: how many there are under the whole narrowing.
        values: by facet, in the order of FACETS, those of its values that some note found bears, sorted; a facet's
            own narrowing is passed over, so that each value tells what choosing it alone would find.
    """

    query: str
    notes: int = 0
    occurrences: int = 0
    values: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Course(Found):
    """How what was asked for comes and goes through time.

    Attributes:
        notes, occurrences: how many there are in all.
        months: by the month in which matching notes begin ("2013-03", "" for undated ones): how many, and the
            occurrences in their texts.
        words: how many words the scope, without the query, lets be looked through in the notes that begin in a month.
        first, last: the first and the last matching note that is dated.
    """

    query: str
    notes: int = 0
    occurrences: int = 0
    months: dict[str, tuple[int, int]] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    first: Hit | None = None
    last: Hit | None = None


@dataclass(frozen=True, slots=True)
class Matching(Found):
    """The rows that match: the key ("noun:id") of each, in no order; ``notes`` of them are notes."""

    query: str
    notes: int = 0
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DistinctWord:
    """A word and how it is used on both sides.

    Attributes:
        word: its commonest form; forms: all that were counted as it.
        query: what finds just these.
        here, there: how often it stands; notes_here, notes_there: in how many notes.
        likelihood: G²; ratio: the log ratio, below nought for a word that is rarer here.
        common: one of the hundred commonest words of the project.
    """

    word: str
    query: str
    here: int
    there: int
    notes_here: int
    notes_there: int
    likelihood: float
    ratio: float
    forms: tuple[str, ...] = ()
    common: bool = False


@dataclass(frozen=True, slots=True)
class Distinct(Found):
    """Which words set two sides apart.

    Attributes:
        progress: how much of the work is done, from 0 to 1; the rest is told only when it is 1.
        words: the words told, from the surest difference to the least.
        tested: how many words occur often enough; over, under: how many of them are more frequent here, and rarer.
        notes_here, notes_there: how many notes; shared: how many of the notes here are in both.
        words_here, words_there: how many words they have.
        languages: those that notes of the project are said to be written in, as short codes ("en").
    """

    progress: float = 1.0
    words: tuple[DistinctWord, ...] = ()
    tested: int = 0
    over: int = 0
    under: int = 0
    notes_here: int = 0
    notes_there: int = 0
    shared: int = 0
    words_here: int = 0
    words_there: int = 0
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence in a note with what stands to its left and right, exactly as in the text.

    ``speaker`` is who says it, an id or a mere name, "" where it stands in no turn.
    """

    note: str
    observed: str | None
    left: str
    match: str
    right: str
    start: int
    end: int
    title: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Lines(Found):
    """A slice of the concordance.

    Attributes:
        lines: its lines, those of one note together.
        passed: how many notes are done with it; the offset of the next slice.
        notes: how many notes match; with as many passed, this was the last slice.
    """

    lines: tuple[Line, ...]
    passed: int
    notes: int


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage like another.

    Attributes:
        note, title, kind, observed: of its note, as in ``Hit``.
        start, end: where it lies there (code points); words: it itself.
        places: where in these words the telling words stand (code points from its beginning).
        shared: which telling words of the other it shares, the most telling first.
        likeness: how much of the other's telling words, up to 1.
    """

    note: str
    title: str
    kind: str
    observed: str | None
    start: int
    end: int
    words: str
    places: tuple[Span, ...]
    shared: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Similar(Found):
    """Passages like a given one, the most alike first.

    Attributes:
        telling: the words by which they were sought, the most telling first; none if it has no such words.
        searched: how many notes are indexed.
    """

    telling: tuple[str, ...] = ()
    hits: tuple[Alike, ...] = ()
    searched: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """How far the index has come: rows it does not know yet, and whether it is being built or caught up."""

    unindexed: int
    building: bool


Asked = (
    Question
    | ConcordanceQuestion
    | LinesQuestion
    | CourseQuestion
    | MatchingQuestion
    | FacetQuestion
    | SimilarQuestion
    | DistinctQuestion
)
"""What can be asked of the index."""
