"""Turns coded passages into quotations: words, surroundings, who speaks, where it stands, what else was coded."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from fieldnotes.domain.codes import Code
from fieldnotes.domain.media import PICTURE
from fieldnotes.domain.when import When
from fieldnotes.export.figures import FigureMaker
from fieldnotes.export.naming import UNTOLD, Naming
from fieldnotes.export.outline import OtherCode, Quotation
from fieldnotes.project.reporting import CodedSpan, NoteBody, NoteHead, SpokenSpan

_SPOKEN = ("interview", "focus group", "dialogue")
_MOST_NAMES = 3
_LONGEST_WORD = 30
_WRITTEN_BY_OTHERS = ("document", "media")


class Quoter:
    """Makes the quotations of one note after another.

    Args:
        codes: all codes by id.
        naming: how people are shown.
        context: surrounding text on each side, in code points.
        figures: makes the figures of passages with pictures.
        registers: whether quotations tell their register.
    """

    def __init__(
        self,
        codes: Mapping[str, Code],
        naming: Naming,
        context: int,
        figures: FigureMaker,
        registers: bool = True,
    ) -> None:
        self._naming = naming
        self._figures = figures
        self._context = context
        self._registers = registers
        self._codes = codes
        self._names: dict[str, OtherCode] = {}

    def quotations(
        self, head: NoteHead, body: NoteBody, wanted: Iterable[Sequence[CodedSpan]], codings: Sequence[CodedSpan]
    ) -> Iterable[tuple[str, Quotation]]:
        """The quotations of a note, each with its code's id.

        Args:
            head, body: the note.
            wanted: for each code and passage the codings that agree on it.
            codings: all codings of the note in order of start, to tell which other codes overlap.
        """
        page = _Page(head, body, self._naming)
        neighbours = _Overlaps(codings)
        for agreed in wanted:
            quotation = self._quotation(page, neighbours, agreed)
            if body.media:
                quotation = self._illustrated(quotation, body, agreed[0], codings)
            yield agreed[0].code, quotation

    def _quotation(self, page: "_Page", neighbours: "_Overlaps", agreed: Sequence[CodedSpan]) -> Quotation:
        span, naming = agreed[0], self._naming
        before, after = page.around(span.start, span.end, self._context) if self._context else ("", "")
        others = [self._named(code) for code in neighbours.codes(span.start, span.end) if code != span.code]
        return Quotation(
            span.id,
            naming.veil(page.text, span.start, span.end),
            _begun(page.attribution(span.start, span.end)),
            page.title,
            page.observed,
            page.paragraph(span.start),
            before,
            after,
            page.register(span.start, span.end) if self._registers else "",
            tuple(others),
            tuple(dict.fromkeys(naming.veil(coding.comment) for coding in agreed if coding.comment)),
            tuple(dict.fromkeys(filter(None, (naming.coder(coding.coder) for coding in agreed)))),
            any(coding.exemplar for coding in agreed),
            page.language,
        )

    def _illustrated(
        self, quotation: Quotation, body: NoteBody, span: CodedSpan, codings: Sequence[CodedSpan]
    ) -> Quotation:
        """A quotation with its pictures; of a part of a picture the other codes are those on that very part."""
        figures = self._figures.of(body, span)
        words = self._figures.words(body, span, quotation.words, figures)
        others = quotation.others
        if span.passage in body.boxes:
            codes = dict.fromkeys(one.code for one in codings if one.passage == span.passage and one.code != span.code)
            others = tuple(self._named(code) for code in codes)
        return replace(quotation, words=words, figures=figures if PICTURE in words else (), others=others)

    def _named(self, code: str) -> OtherCode:
        """A code as it is printed beside another; only names that are printed are looked at."""
        if code not in self._names:
            self._names[code] = OtherCode(self._naming.veil(self._codes[code].name), self._codes[code].colour)
        return self._names[code]


class _Page:
    """A note as its quotations need it."""

    def __init__(self, head: NoteHead, body: NoteBody, naming: Naming) -> None:
        self.text = body.text
        self.title = naming.veil(head.title)
        self.observed = head.observed.label() if head.observed else ""
        self.language = head.language
        self._head = head
        self._body = body
        self._naming = naming
        self._days = head.observed.days if head.observed else None
        self._starts = _paragraph_starts(body.text)
        self._turn_ends = [turn.end for turn in body.turns]
        self._whole: str | None = None

    def paragraph(self, position: int) -> int:
        """The paragraph a position lies in, counted from 1 without empty ones."""
        return max(1, bisect_right(self._starts, position))

    def register(self, start: int, end: int) -> str:
        """How a passage is to be read: "verbatim", "verbatim and aside", "partly recalled"; "" if nobody said.

        Signs and blanks that no register covers, such as quotation marks, count for nothing.
        """
        spans = [(max(first, start), min(last, end), kind) for first, last, kind in self._body.registers]
        spans = sorted(span for span in spans if _has_letters(self.text, span[0], span[1]))
        if not spans:
            return ""
        words = _listed(kind for _, _, kind in spans)
        at = start
        for first, last, _ in spans:
            if _has_letters(self.text, at, first):
                return f"partly {words}"
            at = max(at, last)
        return f"partly {words}" if _has_letters(self.text, at, end) else words

    def attribution(self, start: int, end: int) -> str:
        """Who speaks in a passage, and who asks; outside any turn, who is present or who wrote the note."""
        turns = self._body.turns
        speakers: dict[bool, list[str]] = {False: [], True: []}
        for turn in turns[bisect_right(self._turn_ends, start) :]:
            if turn.start >= end:
                break
            speakers[turn.asks].append(self._speaker(turn))
        answering, asking = _listed(speakers[False]), _listed(speakers[True])
        named = f"{answering}, asked by {asking}" if answering and asking else answering or asking
        if named:
            return named
        if self._whole is None:
            self._whole = self._outside_turns()
        return self._whole

    def _speaker(self, turn: SpokenSpan) -> str:
        days = When.of(turn.date).days if turn.date else self._days
        return self._naming.speaker(turn.speaker, turn.name, days, turn.asks)

    def around(self, start: int, end: int, size: int) -> tuple[str, str]:
        """The text on either side, widened to whole words, "…" where it is cut, never into what is restricted.

        Names are veiled already.
        """
        floor, ceiling = 0, len(self.text)
        for first, last, _ in self._body.restricted:
            if last <= start:
                floor = max(floor, last)
            elif first >= end:
                ceiling = min(ceiling, first)
        first = _word_start(self.text, max(floor, start - size), floor)
        last = _word_end(self.text, min(ceiling, end + size), ceiling)
        veil = self._naming.veil
        before, after = veil(self.text, first, start), veil(self.text, end, last)
        before = f"…{before.lstrip()}" if first > 0 and before.strip() else before
        after = f"{after.rstrip()}…" if last < len(self.text) and after.strip() else after
        return before, after

    def _outside_turns(self) -> str:
        head, naming = self._head, self._naming
        present = [naming.person(ident, self._days) for ident in self._body.people]
        people = _listed([name for name in present if name not in UNTOLD])
        author = naming.person(head.author, self._days) if head.author else ""
        if head.kind in _SPOKEN and present:
            return people or _listed(present)
        if people:
            return f"{head.kind}, with {people}"
        if author and head.kind not in _WRITTEN_BY_OTHERS:
            return f"{head.kind} by {author}"
        return ""


class _Overlaps:
    """Which codes lie on a stretch of a note, found without looking at every coding."""

    def __init__(self, codings: Sequence[CodedSpan]) -> None:
        self._codings = codings
        self._starts = [coding.start for coding in codings]
        self._furthest = list(accumulate((coding.end for coding in codings), max))

    def codes(self, start: int, end: int) -> list[str]:
        """Ids of the codes on any word of a stretch (code points, end exclusive), each once, in order of text."""
        found: list[str] = []
        index = bisect_left(self._starts, end) - 1
        while index >= 0 and self._furthest[index] > start:
            if self._codings[index].end > start:
                found.append(self._codings[index].code)
            index -= 1
        return list(dict.fromkeys(reversed(found)))


def _paragraph_starts(text: str) -> list[int]:
    """Where each paragraph that is not empty begins."""
    starts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    return starts


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _listed(names: Iterable[str]) -> str:
    """Names, each once: "Rose", "Rose and Tom", "Rose, Tom, Ann and others"."""
    once = list(dict.fromkeys(filter(None, names)))
    if len(once) > _MOST_NAMES:
        return f"{', '.join(once[:_MOST_NAMES])} and others"
    return " and ".join([", ".join(once[:-1]), once[-1]]) if len(once) > 1 else "".join(once)


def _word_start(text: str, position: int, floor: int) -> int:
    floor = max(floor, position - _LONGEST_WORD)
    while position > floor and _within_word(text[position - 1]):
        position -= 1
    return position


def _word_end(text: str, position: int, ceiling: int) -> int:
    ceiling = min(ceiling, position + _LONGEST_WORD)
    while position < ceiling and _within_word(text[position]):
        position += 1
    return position


def _has_letters(text: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, text[start:end]))


def _within_word(character: str) -> bool:
    return character.isalnum() or character in "'’"
