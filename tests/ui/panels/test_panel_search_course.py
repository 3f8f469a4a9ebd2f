"""The chart over the results: what it counts, what is compared, and where it leads."""

import csv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from ui.base.asking import at_time
from ui.base.settings import COURSE_FOLDED, COURSE_MEASURE
from ui.panels.search_results.page import SearchResults, page_kind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PATIENCE = 30_000

TEXTS = (
    ("Tea hut", "2010-05-04", "The chain sang all morning. Nobody spoke of the chain."),
    ("Slip", "2012-11-01", "No chain, no ferry."),
    ("Bank", "2014-03-02", "She looked at the chains and said nothing of chains."),
    ("Market", "2014-03-09", "Bread, and a dog."),
    ("Loose leaf", "", "The chain, on a loose leaf."),
)


@pytest.fixture
def notes(context):
    """Five notes over five years, one without a date; ids by title."""
    made = {
        title: context.project.notes.add(title=title, text=text, observed=When.of(day) if day else None).id
        for title, day, text in TEXTS
    }
    context.project.phases.add("Learning", "2010", "2012-06")
    context.session.search.wait_until_current(30)
    return made


@pytest.fixture
def opened(context):
    """What was opened, as (ref, span)."""
    asked = []
    context.navigation.opened.connect(lambda ref, at, _: asked.append((ref, at)))
    return asked


@pytest.fixture
def page(context, notes, qtbot) -> SearchResults:
    """The page of “chain”, once its chart is there."""
    page = page_kind().make(context, "chain")
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: bool(page.head.course.shown.lines) and page._found.searched > 0, timeout=PATIENCE)
    return page


def values(page):
    """What the chart shows, by query."""
    return {line.name: line.values for line in page.head.course.shown.lines}


def compare(page, qtbot, query):
    """Ask for one more query, as a person does."""
    line = page.head.course.compare
    line.chip.click()
    line.line.clear()
    qtbot.keyClicks(line.line, query)
    qtbot.keyClick(line.line, Qt.Key.Key_Return)


def compared(page, qtbot, *queries):
    for query in queries:
        compare(page, qtbot, query)
        qtbot.waitUntil(lambda query=query: query in values(page), timeout=PATIENCE)


def links(page):
    return {link.text(): link for link in page.head.course.ends.widgets()}


def test_years_are_counted_in_notes_times_or_by_words_and_the_choice_is_remembered(page, context):
    card = page.head.course
    assert card.unit.choice() == "year"
    assert card.chart.keys() == ("2010", "2011", "2012", "2013", "2014")
    assert values(page) == {"chain": (1, 0, 1, 0, 1)}
    card.measure._buttons["times"].click()
    assert values(page) == {"chain": (2, 0, 1, 0, 2)}
    card.measure._buttons["rate"].click()
    assert values(page) == {"chain": (2000, None, 2500, None, pytest.approx(10_000 * 2 / 14))}
    assert card.chart.words_of(1) == "2011: no words"
    assert context.settings.get(COURSE_MEASURE) == "rate"


def test_phases_and_a_description_for_those_who_cannot_see_it(page):
    card = page.head.course
    assert [band.name for band in card.shown.bands] == ["Learning"]
    assert card.chart.accessibleName() == "Notes, by year, through time"
    assert card.chart.accessibleDescription().startswith("2010: 1 note; 2011: 0 notes; ")


def test_the_first_and_the_last_use_open_at_the_word(page, notes, opened):
    assert links(page)["First 4 May 2010"].toolTip() == "First 4 May 2010 · Tea hut"
    links(page)["First 4 May 2010"].click()
    links(page)["Last 2 Mar 2014"].click()
    assert opened == [(Ref("note", notes["Tea hut"]), Span(4, 9)), (Ref("note", notes["Bank"]), Span(45, 51))]


def test_what_has_no_date_is_told_and_opens(page, qtbot):
    links(page)["1 undated"].click()
    qtbot.waitUntil(lambda: [row.title for row in page.listing.results.rows()] == ["Loose leaf"], timeout=PATIENCE)
    assert values(page) == {"chain": (1, 0, 1, 0, 1)}, "the chart still shows all years"


def test_a_month_narrows_and_the_same_one_again_widens(page, qtbot):
    card = page.head.course
    card.unit._buttons["month"].click()
    assert len(card.chart.keys()) == 47
    card.chart.setFocus()
    qtbot.keyClick(card.chart, Qt.Key.Key_End)
    qtbot.keyClick(card.chart, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.title for row in page.listing.results.rows()] == ["Bank"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: card.shown.marked == ("2014-03",), timeout=PATIENCE)
    assert card.chart.key() == "2014-03"
    assert page.asking.scope.chosen("month") == ("2014-03",)
    card.unit._buttons["year"].click()
    assert card.shown.marked == ("2014",)
    card.unit._buttons["month"].click()
    card.chart.picked.emit("2014-03")
    qtbot.waitUntil(lambda: page.listing.results.rowCount() == 4, timeout=PATIENCE)


def test_another_word_is_laid_over_and_let_go_again(page, qtbot, opened):
    compared(page, qtbot, "ferry", "dog")
    card = page.head.course
    assert values(page)["dog"] == (0, 0, 0, 0, 1)
    assert page.asking.compared == ("ferry", "dog")
    assert card.chart.words_of(4) == "2014: chain 1 note, ferry 0 notes, dog 1 note"
    assert card.legend.entries["chain"][1] is None
    menu = card.legend.entries["dog"][0].menu()
    words = [action.text() for action in menu.actions()]
    assert words == ["1 time in 1 note", "First 9 Mar 2014 · Market", "Last 9 Mar 2014 · Market", "Search for it"]
    menu.actions()[-1].trigger()
    assert opened[-1][0] == Ref("search", "dog")
    card.legend.entries["ferry"][1].click()
    assert set(values(page)) == {"chain", "dog"}
    assert page.asking.compared == ("dog",)


def test_what_is_compared_follows_the_narrowing_and_stays(page, qtbot):
    compared(page, qtbot, "ferry")
    page.asking.narrow(EVERYTHING.narrowed("kind", ["interview"]))
    qtbot.waitUntil(lambda: page.asking.courses.courses["ferry"].notes == 0, timeout=PATIENCE)
    page.asking.narrow(EVERYTHING)
    qtbot.waitUntil(lambda: values(page).get("ferry") == (0, 0, 1, 0, 0), timeout=PATIENCE)


def test_a_query_that_cannot_be_read_says_so_in_the_line(page, qtbot):
    compare(page, qtbot, '"never closed')
    line = page.head.course.compare
    qtbot.waitUntil(lambda: line.trouble.isVisible(), timeout=PATIENCE)
    assert "never closed" in line.trouble.text()
    assert line.line.isVisible()
    assert line.line.text() == '"never closed'
    assert page.asking.compared == ()
    qtbot.keyClicks(line.line, '"')
    assert line.trouble.isHidden()
    qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    assert line.line.isHidden()
    assert line.chip.isVisible()


def test_a_query_that_is_there_already_or_one_too_many_is_refused(page, qtbot):
    compare(page, qtbot, "chain")
    line = page.head.course.compare
    assert line.trouble.text() == "It is shown already."
    qtbot.keyClick(line.line, Qt.Key.Key_Escape)
    compared(page, qtbot, "ferry", "dog", "bread", "morning", "leaf")
    assert len(values(page)) == 6
    assert not line.chip.isEnabled()
    page.courses.compare("tea")
    assert line.trouble.text().startswith("Up to 6")


def test_a_kept_comparison_that_cannot_be_read_keeps_its_own_error(page, qtbot):
    page.asking.compared = ('"broken', "ferry")
    page._ask()
    qtbot.waitUntil(lambda: "ferry" in values(page), timeout=PATIENCE)
    card = page.head.course
    assert set(values(page)) == {"chain", "ferry"}
    name, drop = card.legend.entries['"broken']
    assert "not found out" in name.text()
    assert [look.sign for look in card.shown.looks] == ["dot", "triangle"]
    drop.click()
    assert page.asking.compared == ("ferry",)


def test_the_time_that_lists_keep_to_holds_for_the_chart_too(page, context, qtbot):
    context.navigation.keep_to(TimeSpan("2012-01-01", "2014-12-31"))
    qtbot.waitUntil(lambda: page.head.course.chart.keys() == ("2012-11", "2012-12", *MONTHS_AFTER), timeout=PATIENCE)
    assert sum(values(page)["chain"]) == 2


MONTHS_AFTER = (*(f"2013-{month:02}" for month in range(1, 13)), "2014-01", "2014-02", "2014-03")


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_picture_is_kept_with_its_table(page, context, qtbot, tmp_path, ending):
    compared(page, qtbot, "ferry")
    path = tmp_path / f"chain.{ending}"
    context.prompts.tells(path)
    page.head.course.save_asked.emit()
    assert path.stat().st_size > 1000
    with (tmp_path / "chain.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][2:] == [
        *("chain: notes", "chain: times", "chain: times in 10,000 words"),
        *("ferry: notes", "ferry: times", "ferry: times in 10,000 words"),
    ]
    assert rows[3] == ["2012", "4", "1", "1", "2500.00", "1", "1", "2500.00"]
    assert rows[-1][0] == "Undated"


def test_a_query_that_is_refused_hides_the_chart(context, notes, qtbot):
    page = page_kind().make(context, '"never closed')
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.asking.courses.refused) or "closed" in page.head.summary.text(), timeout=PATIENCE)
    assert page.head.course.isHidden()


def test_the_chart_can_be_folded_away_which_is_remembered(page, context):
    card = page.head.course
    card.fold.click()
    assert (card.chart.isHidden(), card.ends.isHidden()) == (True, False)
    assert context.settings.get(COURSE_FOLDED)
    card.fold.click()
    assert card.chart.isVisible()
    assert not context.settings.get(COURSE_FOLDED)


def test_in_a_low_window_the_chart_folds_by_itself_and_opens_when_asked(page, context):
    card = page.head.course
    card.set_room(420)
    assert card.chart.isHidden()
    card.fold.click()
    assert card.chart.isVisible()
    card.set_room(800)
    assert card.chart.isVisible()
    assert not context.settings.get(COURSE_FOLDED)


def test_the_line_to_compare_takes_the_keyboard_and_closes_when_it_is_left_empty(page, qtbot):
    line = page.head.course.compare
    line.chip.click()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line.line)
    page.listing.view.setFocus()
    qtbot.waitUntil(lambda: line.line.isHidden())


@pytest.mark.parametrize(
    ("scope", "key", "then"),
    [
        (EVERYTHING, "2013", EVERYTHING.narrowed("year", ["2013"])),
        (EVERYTHING.narrowed("year", ["2013"]), "2013", EVERYTHING),
        (EVERYTHING.narrowed("year", ["2013"]), "2013-02", EVERYTHING.narrowed("month", ["2013-02"])),
        (EVERYTHING.narrowed("month", ["2013-02"]), "", EVERYTHING.narrowed("year", [""])),
        (Scope(since="2012"), "2013", Scope(since="2012").narrowed("year", ["2013"])),
        (Scope(since="2012", until="2013-05"), "2013-06", EVERYTHING.narrowed("month", ["2013-06"])),
        (Scope(since="2012-03"), "2012-02", EVERYTHING.narrowed("month", ["2012-02"])),
        (Scope(until="2012"), "", EVERYTHING.narrowed("year", [""])),
    ],
)
def test_a_year_or_month_is_the_only_time_chosen_and_widens_when_chosen_again(scope, key, then):
    assert at_time(scope, key) == then
