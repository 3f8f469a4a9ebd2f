"""What goes on behind the chart of a search: what it shows, what is compared, where its links lead."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import Scope
from fieldnotes.search.results import Course, Hit
from ui.base.asking import Asking
from ui.base.context import Context
from ui.base.figure_saving import save_figure
from ui.base.painting import Letters
from ui.base.settings import COURSE_FOLDED, COURSE_MEASURE
from ui.base.undoing import attempt
from ui.models import courses as words_of
from ui.models.course_bands import phase_bands
from ui.models.course_drawing import laid
from ui.models.course_figure import course_figure, narrowing_words
from ui.models.course_scene import Chart
from ui.models.course_signs import LOOKS, MOST
from ui.models.timeline_pen import Pen
from ui.panels.search_results.course_card import CourseCard
from ui.panels.search_results.course_legend import Deed, Entry
from ui.theme.tokens import LIGHT


class CourseDesk(QObject):
    """Shows the courses that were answered; what is compared is kept in ``Asking.compared``."""

    def __init__(self, context: Context, asking: Asking, card: CourseCard, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._asking, self._card = context, asking, card
        self._letters = Letters(context.theme)
        self._unit = ""
        card.measure.choose(context.settings.get(COURSE_MEASURE))
        asking.courses.answered.connect(self.show)
        card.set_folded(context.settings.get(COURSE_FOLDED))
        card.folded.connect(partial(context.settings.set, COURSE_FOLDED))
        card.measure.chosen.connect(self._measured)
        card.unit.chosen.connect(self._divided)
        card.compare.asked.connect(self.compare)
        card.save_asked.connect(lambda: attempt(context, self._save))

    def show(self) -> None:
        """Show what was answered."""
        card, given = self._card, self._courses()
        unit = self._unit or words_of.unit_of(given)
        measure = card.measure.choice()
        columns = words_of.columns(given, unit)
        card.unit.choose(unit)
        lines = tuple(words_of.line_of(course, columns, measure) for course in given)
        bounds = [value for facet in ("year", "month") for value in self._asking.scope.chosen(facet) if value]
        marked = [column.key for column in columns for value in bounds if column.key and _meets(column.key, value)]
        looks = tuple(LOOKS[place] for place, query in enumerate(self._queries()) if query in self._found())
        bands = phase_bands(self._context.project.phases.all(), columns)
        card.shown = Chart(columns, lines, bands, tuple(marked), looks)
        card.chart.show_columns(
            f"{words_of.unit_words(measure, unit).capitalize()}, through time",
            [column.key for column in columns],
            lambda number: words_of.told(columns[number], number, lines, measure),
            laid(card.shown, self._context.theme, self._letters),
        )
        card.show_legend([self._entry(place, query) for place, query in enumerate(self._queries())])
        card.show_ends(self._links(self._found().get(self._asking.query)))
        timed = self._asking.scope.dated or bool(bounds)
        card.setVisible(self._asking.query in self._found() and (len(columns) > 1 or timed or len(given) > 1))

    def compare(self, query: str) -> None:
        """Lay the course of one more query over the others, unless it cannot be read."""
        line = self._card.compare
        if query in self._queries():
            line.show_trouble("It is shown already.")
        elif len(self._queries()) >= MOST:
            line.show_trouble(f"Up to {MOST} can be laid over one another. Let one go first.")
        else:
            asking = self._asking
            scope = asking.course_scope()
            asking.courses.ask_one(query, scope, partial(self._compared, query, scope))

    def _compared(self, query: str, scope: Scope, refused: UserError | None) -> None:
        if refused is not None:
            self._card.compare.show_trouble(refused.message)
            return
        self._asking.compared = (*self._asking.compared, query)
        self._card.compare.settle()
        self.show()
        if scope != self._asking.course_scope():  # narrowed otherwise while the answer was on its way
            self._asking.courses.ask(self._queries(), self._asking.course_scope())

    def _drop(self, query: str) -> None:
        self._asking.compared = tuple(one for one in self._asking.compared if one != query)
        self._asking.courses.courses.pop(query, None)
        self.show()
        self._card.compare.chip.setFocus()

    def _measured(self, measure: str) -> None:
        self._context.settings.set(COURSE_MEASURE, measure)
        self.show()

    def _divided(self, unit: str) -> None:
        self._unit = unit
        self.show()

    def _queries(self) -> tuple[str, ...]:
        return (self._asking.query, *self._asking.compared)

    def _found(self) -> dict[str, Course]:
        return self._asking.courses.courses

    def _courses(self) -> list[Course]:
        found = self._found()
        return [found[query] for query in self._queries() if query in found]

    # What leads on

    def _entry(self, place: int, query: str) -> Entry:
        course, refusal = self._found().get(query), self._asking.courses.refused.get(query)
        said = words_of.course_words(course) if course is not None else refusal.message if refusal is not None else ""
        deeds = self._ends(course)
        if not place:
            return Entry(query, said, LOOKS[0], deeds, refused=course is None)
        deeds.append(("Search for it", partial(self._context.open, Ref("search", query))))
        return Entry(query, said, LOOKS[place], deeds, partial(self._drop, query), course is None)

    def _links(self, course: Course | None) -> list[tuple[str, Callable[[], object], str]]:
        """The days of the first and the last use as links, and what has no date; each also in full."""
        links = [(words.partition(" · ")[0], run, words) for words, run in self._ends(course)]
        count = course.months.get("", (0, 0))[0] if course is not None else 0
        if count:
            words = f"{count:,} undated"
            links.append((words, partial(self._card.chart.picked.emit, ""), f"{words}: narrow to what has no date"))
        return links

    def _ends(self, course: Course | None) -> list[Deed]:
        """Ways to the first and to the last use."""
        ends: list[Deed] = []
        if course is None:
            return ends
        for told, hit in (("First", course.first), ("Last", course.last)):
            if hit is not None:
                title = hit.title or "Untitled"
                words = f"{told} {words_of.use_words(hit)} · {title if len(title) < 44 else title[:42].rstrip() + '…'}"
                ends.append((words, partial(self._open, hit, told == "Last")))
        return ends

    def _open(self, hit: Hit, last: bool, _: bool = False) -> None:
        """Open a note at its first use of the words, or at its last."""
        at = Span(*hit.occurrences[-1 if last else 0]) if hit.occurrences else None
        self._context.open(Ref(hit.type, hit.id), at)

    def _save(self) -> None:
        context, card = self._context, self._card
        pen = Pen(LIGHT, context.theme.fonts.pixels, self._letters.width)
        unit = card.unit.choice()
        narrowing = narrowing_words(self._asking.course_scope())
        figure = course_figure(
            card.shown,
            self._courses(),
            card.measure.choice(),
            unit,
            pen,
            context.theme.fonts.frame().family(),
            narrowing,
        )
        save_figure(context, figure, "Through time.svg")


def _meets(key: str, bound: str) -> bool:
    """Whether a year or a month lies within another, or the other way round."""
    return key.startswith(bound) or bound.startswith(key)
