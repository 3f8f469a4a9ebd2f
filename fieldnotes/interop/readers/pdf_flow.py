"""From the lines of pages to paragraphs: lines broken to fit are joined, hyphens undone, pages told in small signs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from fieldnotes.interop.readers.page import Format, Page
from fieldnotes.interop.readers.pdf_lines import Line, PageLines

LEAST_STEPS = 6
"""Steps from line to line by which a page's own pitch is known."""
NARROWEST = 25
"""Characters below which a line was not broken to fit: columns of print are not as narrow, lists and verses are."""

_SMALL = Format(frozenset({"superscript"}))
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•◦▪‣●○■–—-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s|--?[A-Za-z]")
_DASH = re.compile(r"[–—]\s")
_LEADER = re.compile(r"(?:\s?[.·…_]){4,}\s*\w{1,6}$")
_SPEAKER = re.compile(r"([^\W\d_][\w.’' -]{0,30}):(?:\s|$)")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line with the page it stands on, and where lines of its column end."""

    line: Line
    page: int
    edge: float


class Flow:
    """Writes pages of lines onto one page of text.

    Args:
        pages: without their heads and feet.
        unwrap: whether lines that were broken to fit are joined.
        headings: for a page's number and a line's folded words, the level of the heading it is.
    """

    def __init__(self, pages: Sequence[PageLines], unwrap: bool, headings: dict[tuple[int, str], int]) -> None:
        self.page = Page()
        self._labels = [page.label for page in pages]
        self._unwrap = unwrap
        self._headings = headings
        self._waiting: list[int] = []
        self._placed = [_Placed(line, at, edge) for at, page in enumerate(pages) for line, edge in _columns(page)]
        self._known = _vocabulary(pages)
        self._hyphenates = _hyphenates(self._placed)
        self._pitch = _pitches(self._placed)
        self._speakers = _speakers(self._placed)

    def write(self) -> Page:
        """All pages, each begun by its sign; a page alone needs none."""
        told = -1 if len(self._labels) > 1 else 0
        start = 0
        for each, after in _with_next(self._placed):
            if self.page.length == start:
                while told < each.page:
                    told += 1
                    self._sign(told)
                    self.page.end_line()
                start = self.page.length
            words, gap = self._ending(each, after)
            self._write(words)
            if gap is None or after is None:
                self.page.block(start, self._heading(each))
                self.page.end_line()
                start = self.page.length
                continue
            if told < after.page:
                self._waiting = list(range(told + 1, after.page + 1))
                told = after.page
            if gap and self._waiting:
                self._signs_inside()
            self.page.write(gap, Format())
        return self.page

    def _write(self, words: str) -> None:
        """A line's words; signs of pages that a parted word has kept waiting stand after its second half."""
        if self._waiting:
            head, space, words = words.partition(" ")
            self.page.write(head, Format())
            self._signs_inside()
            words = space + words
        self.page.write(words, Format())

    def _signs_inside(self) -> None:
        """Signs of pages within a paragraph that runs over them."""
        for number in self._waiting:
            self.page.write(" ", Format())
            self._sign(number)
        self._waiting = []

    def _sign(self, number: int) -> None:
        self.page.write(f"[page {self._labels[number]}]", _SMALL)

    def _heading(self, placed: _Placed) -> str:
        level = self._headings.get((placed.page, folded(placed.line.words)))
        return f"heading{min(4, level + 1)}" if level is not None else ""

    def _ending(self, each: _Placed, after: _Placed | None) -> tuple[str, str | None]:
        """A line's words, and what stands between them and the next line: None for a new paragraph."""
        words = each.line.words
        if after is None:
            return words + "-" * each.line.is_hyphenated, None
        if _same_row(each, after):
            return words, "\t"
        if not self._unwrap or not self._joins(each, after):
            return words + "-" * each.line.is_hyphenated, None
        if each.line.is_hyphenated or words.endswith(("-", "\u2010")):
            return self._without_hyphen(words.rstrip("-\u2010"), after.line.words), ""
        return words, "" if _WIDE.match(words[-1]) and _WIDE.match(after.line.words) else " "

    def _joins(self, each: _Placed, after: _Placed) -> bool:
        """Whether a line goes on in the next one."""
        line, below = each.line, after.line
        if each.line.is_hyphenated and below.words[:1].islower():
            return True
        if abs(line.size - below.size) > 0.12 * max(line.size, below.size):
            return False
        if self._begins(after) and not (_DASH.match(below.words) and not _END.search(line.words)):
            return False
        if (
            self._heading(each)
            or len(line.words) < NARROWEST
            or not _was_full(each, below)
            or _LEADER.search(line.words)
        ):
            return False
        ends = bool(_END.search(line.words))
        if each.page != after.page or below.middle > line.middle + 0.5 * line.size:
            return not ends or (below.words[:1].islower() and not _ITEM.match(below.words))
        if line.middle - below.middle > 1.35 * self._pitch_at(each):
            return False
        indented = below.left > line.left + 0.7 * line.size
        return not indented or not ends or bool(_ITEM.match(line.words))

    def _pitch_at(self, placed: _Placed) -> float:
        """How far lines of such letters stand apart on this page, or else in the whole file."""
        size = round(placed.line.size)
        return self._pitch.get((placed.page, size)) or self._pitch.get((-1, size)) or 1.3 * placed.line.size

    def _begins(self, placed: _Placed) -> bool:
        """Whether a line begins something by its own look: an item of a list, a speaker's turn, a heading."""
        words = placed.line.words
        speaker = _SPEAKER.match(words)
        return bool(_ITEM.match(words)) or bool(self._heading(placed)) or bool(speaker and speaker[1] in self._speakers)

    def _without_hyphen(self, words: str, after: str) -> str:
        """The words before a hyphen at the end of a line; with it where it belongs to the word."""
        head = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", words)
        tail = re.match(r"[^\W\d_]+", after)
        if not head or not tail:
            return words + "-"
        whole, parted = (head[0] + tail[0]).casefold(), f"{head[0]}-{tail[0]}".casefold()
        likely = self._hyphenates and tail[0][0].islower() and not self._known[parted]
        is_one = self._known[whole] or likely
        return words if is_one else words + "-"


def folded(words: str) -> str:
    """Words on one line and without case, so that a heading is found again."""
    return " ".join(words.split()).casefold()


def _with_next(placed: Sequence[_Placed]) -> Iterator[tuple[_Placed, _Placed | None]]:
    yield from pairwise(placed)
    if placed:
        yield placed[-1], None


def _columns(page: PageLines) -> Iterator[tuple[Line, float]]:
    """Each line with the right edge of its column: the farthest that lines begun near its own left reach."""
    for line in page.lines:
        reach = 4 * line.size
        near = [each.right for each in page.lines if abs(each.left - line.left) <= reach]
        yield line, max(near)


def _same_row(each: _Placed, after: _Placed) -> bool:
    """Whether the next piece stands beside this one, as cells of a table do."""
    line, beside = each.line, after.line
    level = abs(line.middle - beside.middle) < 0.4 * min(line.size, beside.size)
    return each.page == after.page and level and beside.left >= line.right and not line.is_hyphenated


def _was_full(each: _Placed, below: Line) -> bool:
    """Whether the first word of the next line would not have fitted at this line's end."""
    first = below.words.split(maxsplit=1)[0]
    width = (below.right - below.left) * (len(first) + 1) / max(1, len(below.words))
    return each.line.right + width > each.edge - 0.5 * each.line.size


def _pitches(placed: Sequence[_Placed]) -> dict[tuple[int, int], float]:
    """How far lines of each size of letters stand apart in the main: on each page that has enough, and in all (-1)."""
    steps: dict[tuple[int, int], list[float]] = {}
    for each, after in pairwise(placed):
        step = each.line.middle - after.line.middle
        if each.page == after.page and 0.5 * each.line.size < step < 3 * each.line.size:
            for page in (each.page, -1):
                steps.setdefault((page, round(each.line.size)), []).append(step)
    return {key: median(each) for key, each in steps.items() if key[0] < 0 or len(each) >= LEAST_STEPS}


def _speakers(placed: Sequence[_Placed]) -> set[str]:
    """Names before a colon that begin three lines or more."""
    names = Counter(match[1] for each in placed if (match := _SPEAKER.match(each.line.words)))
    return {name for name, count in names.items() if count >= 3}


def _hyphenates(placed: Sequence[_Placed]) -> bool:
    """Whether words were parted to fit: where hardly a line ends in a hyphen, the few that do are parts of words."""
    ends = sum(each.line.is_hyphenated or each.line.words.endswith("-") for each in placed)
    return len(placed) < 100 or ends > 0.015 * len(placed)


def _vocabulary(pages: Sequence[PageLines]) -> Counter[str]:
    """How often each word stands within a line, where no hyphen was put to fit the page."""
    words: Counter[str] = Counter()
    for page in pages:
        for line in page.lines:
            found = _WORD.findall(line.words)
            words.update(word.casefold() for word in (found[:-1] if line.is_hyphenated else found))
    return words
