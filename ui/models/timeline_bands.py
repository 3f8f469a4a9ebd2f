"""Lanes of bands: phases, standings, facts in rows; visits and the gaps between them in one."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldnotes.domain.timeline import Band, day_of
from fieldnotes.export.shapes import Box, Boxes, Faded, Lines, Outline, Shape
from ui.models.timeline_pen import COLOURS, TINT, Pen, Spot
from ui.models.timeline_scale import Scale, stretch_words

BAR = 1.85
PITCH = 2.4
"""Height of a band, and from one row to the next, in sizes of the frame's letters."""

COLUMN = 3.0
"""Visits that lie within so many pixels are drawn as one."""


def iso(moment: float | None) -> str:
    """The day of a moment for a table; "" where it is open."""
    return "" if moment is None else day_of(moment).isoformat()


def last_iso(begin: float | None, end: float | None) -> str:
    """The last day before a moment for a table."""
    return "" if end is None else day_of(end - 0.001 if end > (begin or 0) else end).isoformat()


class Bands:
    """Bands in rows; those of a row that overlap stand in several lines.

    Args:
        key, title: of the lane; a lane without a title has no heading.
        bands: what it shows.
        until: where open ones end, with a faded edge.
    """

    def __init__(self, key: str, title: str, bands: Sequence[Band], until: float) -> None:
        self.key, self.title = key, title
        self._until = until
        rows: dict[str, list[Band]] = {}
        for band in bands:
            rows.setdefault(band.row, []).append(band)
        self._lines = [(row, line) for row, own in rows.items() for line in _packed(own)]
        known = dict.fromkeys(band.words for band in bands)
        self._colours = {words: COLOURS[place % len(COLOURS)] for place, words in enumerate(known)}

    def __bool__(self) -> bool:
        return bool(self._lines)

    def labels(self) -> list[str]:
        """What the rows are called."""
        return list(dict.fromkeys(row for row, _ in self._lines if row))

    def height(self, pen: Pen) -> float:
        """How high the lane is, in pixels."""
        return len(self._lines) * PITCH * pen.em

    def draw(self, scale: Scale, pen: Pen, top: float) -> Iterator[Shape]:
        """The bands with their words, and the rows' names at the left."""
        before = ""
        for number, (row, line) in enumerate(self._lines):
            y = top + number * PITCH * pen.em
            if row and row != before:
                foot = y + BAR * pen.em * 0.66
                yield pen.words(4, foot, pen.fitting(row, scale.left - 12), pen.tokens.text)
            before = row
            for band in line:
                yield from self._drawn(band, scale, pen, y)

    def spots(self, scale: Scale, pen: Pen, top: float) -> Iterator[Spot]:
        """The bands."""
        for number, (_, line) in enumerate(self._lines):
            for band in line:
                box = self._box(band, scale, pen, top + number * PITCH * pen.em)
                if box is not None:
                    told = [band.words, stretch_words(band.begin, band.end), band.detail]
                    words = "\n".join(dict.fromkeys(words for words in told if words))
                    yield Spot(box, words, (band.ref,), band.begin or scale.begin, band.end or self._until)

    def table(self, begin: float, end: float) -> Iterator[tuple[str, ...]]:
        """The bands between two moments as rows: row, from, to, what, how many, words."""
        for row, line in self._lines:
            for band in line:
                if (band.begin or begin) < end and (band.end or end) > begin:
                    yield row, iso(band.begin), last_iso(band.begin, band.end), band.words, "", ""

    def _edges(self, band: Band, scale: Scale) -> tuple[float, float]:
        begin = scale.begin - 1 if band.begin is None else band.begin - band.soft
        end = self._until if band.end is None else band.end + band.soft
        return scale.x(begin), scale.x(max(end, begin))

    def _box(self, band: Band, scale: Scale, pen: Pen, y: float) -> Box | None:
        """Where a band is seen; None where it is not."""
        left, right = self._edges(band, scale)
        right = max(right, left + 2)
        left, right = max(left, scale.left), min(right, scale.left + scale.width)
        return (left, y, right - left, BAR * pen.em) if right > left else None

    def _drawn(self, band: Band, scale: Scale, pen: Pen, y: float) -> Iterator[Shape]:
        box = self._box(band, scale, pen, y)
        if box is None:
            return
        left, _, width, _ = box
        colour = band.colour or self._colours[band.words]
        full_left, full_right = self._edges(band, scale)
        soft = 2 * band.soft * scale.per_day
        faint = max(soft, (full_right - full_left) * 0.25) if band.about else soft
        fade_left = min(max(faint - (left - full_left), 0), width / 2)
        fade_right = min(max((faint if band.end is not None else pen.em) - (full_right - left - width), 0), width / 2)
        if fade_left > 0.5 or fade_right > 0.5:
            yield Faded(box, colour, TINT, fade_left, fade_right, 4)
        else:
            yield Boxes((box,), colour, TINT, 4 if width > 8 else 1)
        words = pen.fitting(" ".join(band.words.split()), width - 18, self.key == "phases")
        if words:
            inset = max(9.0, min(fade_left, width / 3))
            foot = y + BAR * pen.em * 0.66
            if words == band.words or inset == 9.0:
                yield pen.words(left + inset, foot, words, pen.ink(colour, TINT), self.key == "phases")


def _packed(bands: Sequence[Band]) -> list[list[Band]]:
    """Bands in as few lines as they need not to overlap."""
    lines: list[list[Band]] = []
    for band in sorted(bands, key=lambda band: (band.begin or 0.0, band.end or 0.0)):
        begin = band.begin or 0.0
        for line in lines:
            if line[-1].end is not None and line[-1].end <= begin:
                line.append(band)
                break
        else:
            lines.append([band])
    return lines


@dataclass(frozen=True, slots=True)
class _Column:
    """Visits that are drawn as one."""

    left: float
    right: float
    bands: tuple[Band, ...]


class Visits:
    """Visits as bars, absences as dashed ones, and gaps as a line between.

    Args:
        visits: visits and absences, in the order of time.
        gaps: stretches without anything seen.
    """

    key, title = "visits", "Visits and gaps"

    def __init__(self, visits: Sequence[Band], gaps: Sequence[tuple[float, float]]) -> None:
        self._visits = [band for band in visits if band.row != "absence"]
        self._absences = [band for band in visits if band.row == "absence"]
        self._gaps = list(gaps)
        self._starts = [band.begin or 0.0 for band in self._visits]

    def __bool__(self) -> bool:
        return bool(self._visits or self._absences or self._gaps)

    def labels(self) -> list[str]:
        """The lane has one row without a name."""
        return []

    def height(self, pen: Pen) -> float:
        """How high the lane is, in pixels."""
        return 1.9 * pen.em

    def draw(self, scale: Scale, pen: Pen, top: float) -> Iterator[Shape]:
        """Gaps first, visits over them."""
        y, high = top + 0.2 * pen.em, pen.em
        lines = []
        for begin, end in self._seen(scale):
            left, right = max(scale.x(begin), scale.left), min(scale.x(end), scale.left + scale.width)
            words = gap_words(end - begin)
            wide = pen.width(words)
            middle = (left + right) / 2
            if right - left > wide + 28:
                yield pen.words(middle - wide / 2, y + high * 0.84, words, pen.tokens.muted)
                lines += [(left + 3, y + high / 2, middle - wide / 2 - 6, y + high / 2)]
                lines += [(middle + wide / 2 + 6, y + high / 2, right - 3, y + high / 2)]
            elif right - left > 4:
                lines.append((left + 2, y + high / 2, right - 2, y + high / 2))
        yield Lines(tuple(lines), pen.tokens.faint, 1.0, dashed=True)
        for band in self._absences:
            box = self._box(band, scale, y, high)
            if box is not None:
                yield Outline(box, pen.tokens.muted, 3, dashed=True)
        boxes = tuple((column.left, y, column.right - column.left, high) for column in self._columns(scale))
        yield Boxes(boxes, pen.tokens.accent, 0.75, 1.5)

    def spots(self, scale: Scale, pen: Pen, top: float) -> Iterator[Spot]:
        """Visits, absences and gaps."""
        y, high = top + 0.2 * pen.em, pen.em
        for column in self._columns(scale):
            first, last = column.bands[0], column.bands[-1]
            begin, end = first.begin or 0.0, last.end or 0.0
            when = stretch_words(begin, end)
            told = f"Visit{f' to {first.words}' if first.words else ''}" if len(column.bands) == 1 else ""
            words = f"{told or f'{len(column.bands)} visits'}\n{when}"
            refs = tuple(band.ref for band in column.bands)
            yield Spot((column.left, y, column.right - column.left, high), words, refs, begin, end)
        for band in self._absences:
            box = self._box(band, scale, y, high)
            if box is not None:
                words = f"Nobody was there\n{stretch_words(band.begin, band.end)}\n{band.detail}".strip()
                yield Spot(box, words, (band.ref,), band.begin or 0.0, band.end or 0.0)
        for begin, end in self._seen(scale):
            left, right = max(scale.x(begin), scale.left), min(scale.x(end), scale.left + scale.width)
            words = f"Nothing seen for {gap_words(end - begin)}\n{stretch_words(begin, end)}"
            yield Spot((left, y, right - left, high), words, (), begin, end)

    def table(self, begin: float, end: float) -> Iterator[tuple[str, ...]]:
        """Visits, absences and gaps between two moments as rows."""
        for band in (*self._visits, *self._absences):
            if (band.begin or begin) < end and (band.end or end) > begin:
                yield band.row or "visit", iso(band.begin), last_iso(band.begin, band.end), band.words, "1", ""
        for first, last in self._gaps:
            if first < end and last > begin:
                yield "gap", iso(first), last_iso(first, last), gap_words(last - first), "", ""

    def _seen(self, scale: Scale) -> list[tuple[float, float]]:
        return [(begin, end) for begin, end in self._gaps if begin < scale.end and end > scale.begin]

    def _columns(self, scale: Scale) -> Iterator[_Column]:
        width = COLUMN / scale.per_day
        place, after = bisect_left(self._starts, scale.begin - 366), bisect_left(self._starts, scale.end)
        while place < after:
            column = self._starts[place] // width
            beyond = max(bisect_left(self._starts, (column + 1) * width, place, after), place + 1)
            bands = tuple(self._visits[place:beyond])
            left = scale.x(self._starts[place])
            right = max(scale.x(max(band.end or 0.0 for band in bands)), left + COLUMN - 0.6)
            left, right = max(left, scale.left), min(right, scale.left + scale.width)
            if right > left:
                yield _Column(left, right, bands)
            place = beyond

    def _box(self, band: Band, scale: Scale, y: float, high: float) -> Box | None:
        left, right = scale.x(band.begin or 0.0), scale.x(band.end or 0.0)
        left, right = max(left, scale.left), min(max(right, left + 3), scale.left + scale.width)
        return (left, y, right - left, high) if right > left else None


def gap_words(days: float) -> str:
    """How long nothing was seen: "45 days", "5 months", "2 years"."""
    if days < 60:
        return f"{round(days)} days"
    months = round(days / 30.44)
    if months < 24:
        return f"{months} months"
    return f"{round(days / 365.25)} years"
