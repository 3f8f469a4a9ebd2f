"""What an import will make, before anything is made: plain data that can be shown, counted and sent to a process."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.domain.when import When
from fieldnotes.text.counting import count_words
from fieldnotes.text.marked import slice_marked

SPEECH_KINDS = ("interview", "focus group", "dialogue")
"""Kinds of note in which turns are looked for."""


@dataclass(frozen=True, slots=True)
class PlannedComment:
    """A comment somebody laid on a stretch of the text (code points); ``at`` in milliseconds since 1970 or None."""

    start: int
    end: int
    author: str
    at: int | None
    text: str


@dataclass(frozen=True, slots=True)
class PlannedTurn:
    """What one speaker said or wrote (code points); times in milliseconds from the recording's start."""

    start: int
    end: int
    speaker: str = ""
    time: int | None = None
    end_time: int | None = None
    prompt: str = ""
    round: int | None = None
    date: str | None = None
    mode: str = ""


@dataclass(frozen=True, slots=True)
class PlannedHint:
    """What the file's own styles and tables say of a stretch (code points), for whoever looks for speakers.

    ``kind`` is "paragraph" or "run" with the name of its style, or "cell" with the number of its column.
    """

    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """Words that lead to another note (code points).

    ``target`` is how their source names that note: its path, title or number; ``note`` is its place among the plan's
    notes, None where it is not one of them.
    """

    start: int
    end: int
    target: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedMedia:
    """A picture at its U+FFFC (code points) and where its bytes lie, which are read only when it is made.

    ``file`` holds them from byte ``offset`` on, ``length`` bytes of it, written as text where ``base64`` says so.
    """

    start: int
    end: int
    name: str
    mime: str = ""
    file: str = ""
    offset: int = 0
    length: int = 0
    base64: bool = False
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class PlannedNote:
    """One note to be made.

    Attributes:
        site, people, author: names, looked up or made when the plan is applied.
        hints: what the file's styles and tables say, until its speakers have been looked for.
        folders: paths "A/B" of the folders it will lie in.
        names: what else links may call it: aliases, its number in another program.
        source: the path of the file, with the line or entry where one file gives many notes.
        encoding: how the file's characters were read, "" where its format says so itself.
        warnings: whole sentences on what was left out, joined or guessed.
        counted: how many words the text has, where they have been counted.
    """

    title: str
    text: str
    marks: tuple[Mark, ...] = ()
    kind: str = "fieldnote"
    observed: When | None = None
    written: str | None = None
    site: str = ""
    people: tuple[str, ...] = ()
    author: str = ""
    language: str = ""
    turns: tuple[PlannedTurn, ...] = ()
    hints: tuple[PlannedHint, ...] = ()
    comments: tuple[PlannedComment, ...] = ()
    links: tuple[PlannedLink, ...] = ()
    media: tuple[PlannedMedia, ...] = ()
    folders: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    source: str = ""
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    counted: int | None = None

    @property
    def words(self) -> int:
        """How many words the text has."""
        return count_words(self.text) if self.counted is None else self.counted

    def part(self, start: int, end: int, **fields: object) -> "PlannedNote":
        """The note that holds only ``text[start:end]``, with all that lies over it there."""
        moved: dict[str, object] = {
            "text": self.text[start:end],
            "counted": None,
            "marks": slice_marked(Marked(self.text, self.marks), start, end).marks,
            "turns": _cut(self.turns, start, end),
            "hints": _cut(self.hints, start, end),
            "comments": _cut(self.comments, start, end),
            "links": _cut(self.links, start, end),
            "media": _cut(self.media, start, end),
        }
        return replace(self, **{**moved, **fields})  # type: ignore[arg-type]


_Span = TypeVar("_Span", PlannedTurn, PlannedHint, PlannedComment, PlannedLink, PlannedMedia)


def _cut(spans: Sequence[_Span], start: int, end: int) -> tuple[_Span, ...]:
    return tuple(
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)
        for span in spans
        if span.start < end and span.end > start
    )


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that will not come in, and why, in one plain sentence; ``path`` may name a line of a file."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: its notes, and the rows of it that could not be used."""

    notes: tuple[PlannedNote, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class ImportOptions:
    """What the person said about the files.

    Attributes:
        kind: the kind of every note, or None for what the file says, else "fieldnote".
        observed: when everything happened, where the files themselves do not say it.
        site: a place's name, where the files themselves do not say one.
        split: "dated" to make a note of each dated entry, else "".
        order: how "12/03/13" is meant: "dmy", "mdy" or "ymd"; "" to let the document decide.
        encoding: how the characters of plain files are to be read, "" to find out.
        columns: for tables, which column holds which field, as ``{"text": "Notes", "observed": "Day"}``.
        unwrap: join lines that were only broken to fit a page.
        turns: look for speakers; None for notes of a spoken kind, and in files of no kind that are plainly
            transcripts and become interviews thereby.
    """

    kind: str | None = None
    observed: When | None = None
    site: str = ""
    split: str = ""
    language: str = ""
    order: str = ""
    encoding: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    unwrap: bool = True
    turns: bool | None = None


@dataclass(frozen=True, slots=True)
class Casting:
    """Who a speaker of some of the plan's notes (their places in it) is.

    Attributes:
        label: how the transcript calls the speaker.
        actor, contributor: the id of the person or researcher that speaks; at most one of them.
        new: the name of a person to be made; all three empty leave the label a mere name.
        asks: whether this is the one who asks.
        keep: keep the label as another form of the person's name, so that the next transcript is understood.
    """

    label: str
    notes: tuple[int, ...]
    actor: str | None = None
    contributor: str | None = None
    new: str = ""
    asks: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import will make and everything it will leave out, in the order of the files.

    ``cast`` says who the speakers are, ``code_turns`` whether their turns get a code each.
    """

    notes: tuple[PlannedNote, ...]
    skipped: tuple[Skipped, ...] = ()
    files: int = 0
    cast: tuple[Casting, ...] = ()
    code_turns: bool = False

    @property
    def words(self) -> int:
        """Words in all notes."""
        return sum(note.words for note in self.notes)

    @property
    def comments(self) -> int:
        """Comments that will become memos."""
        return sum(len(note.comments) for note in self.notes)

    @property
    def turns(self) -> int:
        """Turns of speech found."""
        return sum(len(note.turns) for note in self.notes)

    @property
    def links(self) -> int:
        """Links that lead from one of the notes to another."""
        return sum(link.note is not None for note in self.notes for link in note.links)

    @property
    def pictures(self) -> int:
        """Pictures that come with the notes."""
        return sum(len(note.media) for note in self.notes)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders the notes will lie in, in order of first appearance."""
        return _in_order([folder for note in self.notes for folder in note.folders])

    @property
    def undated(self) -> int:
        """Notes without a date observed."""
        return sum(note.observed is None for note in self.notes)

    @property
    def span(self) -> tuple[str, str] | None:
        """The first and the last day observed, or None where no note is dated."""
        dated = [note.observed for note in self.notes if note.observed]
        if not dated:
            return None
        return min(when.first for when in dated), max(when.last for when in dated)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody named as present or speaking, in order of first appearance."""
        return _in_order([name for note in self.notes for name in note.people])

    @property
    def sites(self) -> tuple[str, ...]:
        """The places named, in order of first appearance."""
        return _in_order([note.site for note in self.notes if note.site])

    @property
    def warnings(self) -> tuple[tuple[str, str], ...]:
        """Each note's title with each thing to know about it."""
        return tuple((note.title, warning) for note in self.notes for warning in note.warnings)

    def label(self) -> str:
        """The name of the step that carries this plan out, as the menu says it after "Undo"."""
        if self.files == 1 and len(self.notes) == 1:
            return f"Import “{_short(self.notes[0].title)}”"
        if self.files == 1:
            return f"Import {len(self.notes)} notes from one file"
        return f"Import {self.files} files"


def _in_order(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _short(title: str) -> str:
    return title if len(title) <= 40 else title[:39].rstrip() + "…"
