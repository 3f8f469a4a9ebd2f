"""The course of queries as a picture that leaves the program: with a heading, a legend, and its table."""

from collections.abc import Sequence

from fieldnotes.domain.searches import Scope
from fieldnotes.domain.when import When
from fieldnotes.export.shapes import Figure, Shape, Trace
from fieldnotes.search.results import Course
from ui.models.course_scene import BARS, Chart, CourseScene
from ui.models.course_signs import colour_of, sign_at
from ui.models.courses import course_words, table, told, unit_words
from ui.models.timeline_pen import Pen

WIDTH, HEIGHT, AIR = 1200, 420, 24


def course_figure(
    chart: Chart, courses: Sequence[Course], measure: str, unit: str, pen: Pen, family: str, narrowing: str
) -> Figure:
    """What the chart shows, with what was counted and what it was narrowed to in words.

    Args:
        family: the face of the words.
        narrowing: what the chart was narrowed to, "" for nothing.
    """
    title = f"{', '.join(line.name for line in chart.lines)}: {unit_words(measure, unit)}"
    heading = pen.words(
        8, AIR, pen.fitting(title, WIDTH - 16, bold=True), pen.tokens.text, bold=True, size=pen.em * 1.15
    )
    shapes: list[Shape] = [heading]
    if narrowing:
        shapes.append(pen.words(8, AIR + 1.5 * pen.em, pen.fitting(narrowing, WIDTH - 16), pen.tokens.muted))
    foot = AIR + (1.5 * pen.em if narrowing else 0)
    legend, foot = _legend(chart, courses, pen, foot + 1.8 * pen.em)
    shapes += legend
    height = round(HEIGHT + foot)
    shapes += CourseScene(chart, pen, WIDTH - 8, height - 6, foot + pen.em).shapes()
    said = "; ".join(told(column, number, chart.lines, measure) for number, column in enumerate(chart.columns))
    sums = "; ".join(f"{course.query}: {course_words(course)}" for course in courses)
    description = ". ".join(filter(None, (sums, narrowing, said)))
    rows = table(courses, chart.columns)
    return Figure(WIDTH, height, pen.tokens.surface, family, title, description, tuple(shapes), rows)


def narrowing_words(scope: Scope) -> str:
    """What a chart was narrowed to: kinds and dates in full, of all else only by what.

    A picture leaves the program; the names of people and places stay.
    """
    parts = [f"only {' or '.join(scope.chosen('kind'))}"] if scope.chosen("kind") else []
    if scope.since:
        parts.append(f"since {When.of(scope.since).label()}")
    if scope.until:
        parts.append(f"until {When.of(scope.until).label()}")
    if scope.answers_only:
        parts.append("without the interviewer’s words")
    facets = [bound.facet for bound in scope.bounds if bound.facet != "kind"]
    if facets:
        parts.append(f"narrowed by {', '.join(facets)}")
    words = ", ".join(parts)
    return words[:1].upper() + words[1:]


def _legend(chart: Chart, courses: Sequence[Course], pen: Pen, top: float) -> tuple[list[Shape], float]:
    """A sign and its words for each course, in as many lines as they need; and where the last line stands."""
    made: list[Shape] = []
    x, y = 8.0, top
    for look, course in zip(chart.looks, courses, strict=False):
        words = pen.fitting(f"{course.query} · {course_words(course)}", WIDTH - 60)
        wide = 40 + pen.width(words) + 20
        if x > 8 and x + wide > WIDTH:
            x, y = 8.0, y + 1.6 * pen.em
        colour, middle = colour_of(look, pen.tokens), y - pen.em * 0.32
        if len(chart.lines) > BARS:
            made.append(Trace(((x, middle), (x + 30, middle)), colour, 1.8, look.dashes))
        made += [sign_at(look, x + 15, middle, 4, colour), pen.words(x + 38, y, words, pen.tokens.text)]
        x += wide
    return made, y
