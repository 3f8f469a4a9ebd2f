"""The page of results and the room of searches, as a person uses them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from fieldnotes.search.results import Results
from fieldnotes.session import Session
from ui.base.recent_searches import recent_searches, remember_search
from ui.commands import search
from ui.commands.searches import KEEP
from ui.dialogs.code_found import CodeFoundForm
from ui.models.search_words import headline, searched_words, underlined
from ui.panels.search_results.page import SearchResults, page_kind
from ui.panels.search_room.room import room

PATIENCE = 30_000

TEXTS = (
    ("Tea hut", "2012-05-04", "The chain sang all morning. Nobody spoke of the chain."),
    ("Slip", "2012-11-01", "No chain, no ferry."),
    ("Bank", "2014-03-02", "She looked at the chains and said nothing.\nA cold day."),
    ("Market", "2014-03-09", "Bread, and a dog."),
)


@pytest.fixture
def notes(context):
    """Four notes, three of them on chains, and a code and a memo that speak of them; ids by title."""
    made = {
        title: context.project.notes.add(title=title, text=text, observed=When.of(day), kind="fieldnote").id
        for title, day, text in TEXTS
    }
    context.project.codes.add("listening to the chain")
    context.project.memos.add("Chains again", text="What is it with the chain?")
    context.session.search.wait_until_current(30)
    return made


@pytest.fixture
def opened(context):
    """What was opened, as (ref, span)."""
    asked = []
    context.navigation.opened.connect(lambda ref, at, _: asked.append((ref, at)))
    return asked


@pytest.fixture
def page_of(context, qtbot):
    """Makes the page of a query and waits for its answer."""

    def make(query: str, among=context) -> SearchResults:
        page = page_kind().make(among, query)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.arrive()
        qtbot.waitUntil(lambda: page._found.searched > 0, timeout=PATIENCE)
        return page

    return make


def titles(page: SearchResults) -> list[str]:
    return [row.title for row in page.listing.results.rows()]


def press(page: SearchResults, words: str) -> None:
    next(button for button in page.head.orders._buttons.values() if button.text() == words).click()


def chips(page: SearchResults) -> dict[str, object]:
    return {chip.text(): chip for chip in page.head.chips.widgets()}


def test_the_head_tells_how_often_and_between_which_days(context, qtbot, page_of, notes):
    page = page_of("chain")
    assert page.head.summary.text() == "4 times in 3 of 4 notes · first 4 May 2012 · last 2 Mar 2014"
    assert page.title() == "chain · 3 notes"
    assert page.foot.text() == "4 notes searched · all indexed"
    qtbot.waitUntil(lambda: page.head.course.isVisible(), timeout=PATIENCE)
    page.head.course.unit._buttons["year"].click()
    assert page.head.course.chart.keys() == ("2012", "2013", "2014")
    assert page.head.course.shown.lines[0].values == (2, 0, 1)


def test_notes_come_first_then_memos_and_codes_with_their_icons(context, page_of, notes):
    page = page_of("chain")
    rows = page.listing.results.rows()
    assert {row.title for row in rows[:3]} == {"Tea hut", "Slip", "Bank"}
    assert {(row.title, row.icon) for row in rows[3:]} == {("Chains again", "memo"), ("listening to the chain", "code")}
    row = next(row for row in rows if row.title == "Tea hut")
    assert [row.snippet[start:end] for start, end in row.hits] == ["chain", "chain"]


def test_enter_opens_a_note_at_its_first_hit_and_f4_goes_on(context, qtbot, page_of, notes, opened):
    page = page_of("chain")
    press(page, "In time")
    qtbot.waitUntil(lambda: titles(page)[:3] == ["Tea hut", "Slip", "Bank"], timeout=PATIENCE)
    page.listing.view.setCurrentIndex(page.listing.results.index(0))
    qtbot.keyClick(page.listing.view, Qt.Key.Key_Return)
    assert opened[-1] == (Ref("note", notes["Tea hut"]), Span(4, 9))
    forward, back = search.commands(context)
    forward.run()
    assert opened[-1] == (Ref("note", notes["Tea hut"]), Span(48, 53))
    forward.run()
    assert opened[-1] == (Ref("note", notes["Slip"]), Span(3, 8))
    assert page.listing.results.row(page.listing.view.currentIndex()).title == "Slip"
    back.run()
    back.run()
    back.run()
    assert opened[-1] == (Ref("note", notes["Bank"]), Span(18, 24))


def test_a_click_on_a_year_narrows_and_another_widens(context, qtbot, page_of, notes):
    page = page_of("chain")
    chart = page.head.course.chart
    qtbot.waitUntil(lambda: chart.isVisible() and chart.width() > 100, timeout=PATIENCE)
    page.head.course.unit._buttons["year"].click()
    spot = chart.centre_of(2)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: titles(page) == ["Bank"], timeout=PATIENCE)
    assert "2014" in chips(page)
    assert len(chart.keys()) == 3
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(spot))
    qtbot.waitUntil(lambda: len(titles(page)) == 5, timeout=PATIENCE)
    assert "2014" not in chips(page)


def test_kinds_and_dates_narrow_and_their_chips_show_it(context, qtbot, page_of, notes):
    page = page_of("chain")
    chips(page)["1 memo"].click()
    qtbot.waitUntil(lambda: titles(page) == ["Chains again"], timeout=PATIENCE)
    chips(page)["All kinds"].click()
    qtbot.waitUntil(lambda: len(titles(page)) == 5, timeout=PATIENCE)
    context.prompts.tells("May 2012 – June 2012")
    chips(page)["Any time"].click()
    qtbot.waitUntil(lambda: titles(page) == ["Tea hut"], timeout=PATIENCE)
    assert "1 May 2012 – 30 Jun 2012" in chips(page)
    chips(page)["All dates"].click()
    qtbot.waitUntil(lambda: len(titles(page)) == 5, timeout=PATIENCE)


def test_in_context_every_place_has_a_line_that_can_be_put_in_order(context, qtbot, page_of, notes, opened):
    page = page_of("chain")
    press(page, "In context")
    qtbot.waitUntil(lambda: page.concordance.lines.rowCount() == 4, timeout=PATIENCE)
    lines = page.concordance.lines.rows()
    assert [line.match for line in lines] == ["chain", "chain", "chain", "chains"]
    assert lines[2].when == "1 Nov 2012"
    page.concordance.header.button("right1").click()
    assert [line.right.split()[0] for line in page.concordance.lines.rows()] == [".", "and", ",", "sang"]
    page.concordance.view.setCurrentIndex(page.concordance.lines.index(2))
    qtbot.keyClick(page.concordance.view, Qt.Key.Key_Return)
    assert opened[-1] == (Ref("note", notes["Slip"]), Span(3, 8))


def test_what_was_found_is_coded_by_the_sentence_in_one_step(context, qtbot, page_of, notes, said):
    page = page_of("chain")
    page.head.code.click()
    form = next(box for box in QApplication.topLevelWidgets() if isinstance(box, CodeFoundForm) and box.isVisible())
    qtbot.keyClicks(form.code, "chain talk")
    assert form.hint.text() == "“chain talk” will be a new code."
    form.unit.choose("sentence")
    form.accept()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    code = context.project.codes.find("chain talk")
    assert said[-1].words == "Coded 4 passages with “chain talk”."
    words = [coded.passage.words for coded in context.project.passages.of_code(code.id)]
    assert "Nobody spoke of the chain." in words
    said[-1].run()
    assert context.project.codes.find("chain talk") is None


def test_only_the_lines_that_were_chosen_are_coded(context, qtbot, page_of, notes, said):
    page = page_of("chain")
    press(page, "In context")
    qtbot.waitUntil(lambda: page.concordance.lines.rowCount() == 4, timeout=PATIENCE)
    page.concordance.view.setCurrentIndex(page.concordance.lines.index(0))
    qtbot.keyClick(page.concordance.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.head.code.click()
    form = next(box for box in QApplication.topLevelWidgets() if isinstance(box, CodeFoundForm) and box.isVisible())
    qtbot.keyClicks(form.code, "listening to the chain")
    form.accept()
    assert said[-1].words == "Coded 2 passages with “listening to the chain”."


def test_a_query_that_is_not_well_formed_is_told_with_its_place(context, qtbot, notes):
    page = page_kind().make(context, 'ferry "never closed')
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "never closed" in page.head.summary.text(), timeout=PATIENCE)
    assert "underline" in page.head.query.text()
    assert not page.head.code.isEnabled()


def test_a_query_that_is_not_well_formed_is_neither_kept_nor_listed_as_recent(context, qtbot, page_of, notes):
    page_of("chain")
    page = page_kind().make(context, 'ferry "never closed')
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "never closed" in page.head.summary.text(), timeout=PATIENCE)
    assert not page.head.keep.isEnabled()
    assert KEEP not in page.deeds()
    assert recent_searches(context) == ["chain"]


def test_a_word_that_is_nowhere_brings_a_suggestion(context, qtbot, page_of, notes, opened):
    page = page_of("chxin")
    qtbot.waitUntil(lambda: page.head.suggestion.isVisible(), timeout=PATIENCE)
    assert page.head.suggestion.text() == "Did you mean “chain”?"
    assert page.empty.words() == "Nothing in this project answers to “chxin”."
    page.head.suggestion.click()
    assert opened[-1][0] == Ref("search", "chain")


def test_the_page_follows_the_project_and_keeps_what_is_chosen(context, qtbot, page_of, notes):
    context.search.start()
    page = page_of("chain")
    slip = page.listing.results.index_of(f"note:{notes['Slip']}")
    page.listing.view.setCurrentIndex(slip)
    context.project.notes.add(title="Late", text="Chain, chain, chain.", observed=When.of("2015"))
    qtbot.waitUntil(lambda: "Late" in titles(page), timeout=PATIENCE)
    assert page.listing.results.row(page.listing.view.currentIndex()).title == "Slip"
    assert page.title() == "chain · 4 notes"


def test_many_results_come_page_by_page(context, qtbot, page_of):
    with context.project.store.step("Add"):
        for number in range(120):
            context.project.notes.add(title=f"Note {number}", text="The chain.", observed=When.of("2013-01-01"))
    context.session.search.wait_until_current(30)
    page = page_of("chain")
    assert page.listing.results.rowCount() == 50
    bar = page.listing.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    def scroll_on() -> bool:
        bar.setValue(bar.maximum())
        return page.listing.results.rowCount() == 120

    qtbot.waitUntil(scroll_on, timeout=PATIENCE)
    assert len(set(titles(page))) == 120


def test_a_project_for_reading_is_searched_but_not_coded(context, qtbot, page_of, notes):
    reading = Session.open(context.session.path, readonly=True)
    try:
        page = page_of("chain", replace(context, session=reading))
        assert not page.head.code.isVisible()
    finally:
        reading.close()


def test_the_room_lists_what_was_searched_for_and_runs_its_examples(context, qtbot, page_of, notes, opened):
    panel = room().make(context)
    qtbot.addWidget(panel)
    page_of("chain")
    queries = [button.property("query") for button in panel.buttons()]
    assert "chain" in queries
    assert 'code:"listening to the chain"' in queries
    example = next(button for button in panel.buttons() if button.property("query") == "ferry NOT tea")
    example.click()
    assert opened[-1][0] == Ref("search", "ferry NOT tea")
    qtbot.keyClicks(panel.line, "bread")
    qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert opened[-1][0] == Ref("search", "bread")


def test_kept_searches_stand_over_the_narrowing_and_what_explains_them_below(context, qtbot, notes):
    panel = room().make(context)
    qtbot.addWidget(panel)
    column = panel.kept.parentWidget().layout()
    assert column.indexOf(panel.narrowing) < column.indexOf(panel.kept)
    kept = context.project.searches.add("Chains", "chain", EVERYTHING)
    assert column.indexOf(panel.kept) < column.indexOf(panel.narrowing)
    context.project.searches.delete(kept.id)
    assert column.indexOf(panel.narrowing) < column.indexOf(panel.kept)


def test_a_long_recent_search_is_cut_and_told_whole_in_its_tip(context, qtbot, notes):
    long = "chain " * 20 + "& rope"
    remember_search(context, long)
    panel = room().make(context)
    qtbot.addWidget(panel)
    button = next(button for button in panel.buttons() if button.property("query") == long)
    assert button.text().endswith("…")
    assert button.fontMetrics().horizontalAdvance(button.text()) <= button.maximumWidth()
    assert button.toolTip() == long


def test_what_is_not_found_within_a_stretch_of_time_may_be_elsewhere_in_the_project(context, qtbot, page_of, notes):
    context.navigation.keep_to(TimeSpan("2014-03-05", "2014-12-31"))
    page = page_of("chain")
    qtbot.waitUntil(lambda: "within these bounds" in page.empty._words.text(), timeout=PATIENCE)


def test_every_example_in_the_room_is_a_query_that_is_understood(context, notes):
    from ui.panels.search_room.room import EXAMPLES

    for query, _ in EXAMPLES:
        context.session.search.query(query)


def test_counts_are_told_in_words():
    assert headline(Results("x")) == "in no note"
    one = Results("x", notes=1, occurrences=1, searched=1, first="2013-05-04", last="2013-05-04")
    assert headline(one) == "1 time in 1 of 1 note · on 4 May 2013"
    assert searched_words(replace(one, unindexed=2)) == "1 note searched · 2 changes are not indexed yet"
    assert underlined("a <b", 2, "#A63A2B") == ('a <span style="color:#A63A2B; text-decoration:underline">&lt;b</span>')


def test_what_was_not_seen_on_a_visit_is_found(context, notes, page_of, opened):
    visit = context.project.visits.add("2012-05-04", not_seen="The windlass under its tarpaulin")
    context.session.search.wait_until_current(30)
    page = page_of("tarpaulin")
    (row,) = page.listing.results.rows()
    assert (row.ref, row.icon, row.when) == (Ref("visit", visit.id), "visit", "4 May 2012")
    page.listing.view.activated.emit(page.listing.results.index(0))
    assert opened[-1][0] == Ref("visit", visit.id)


def test_all_names_of_somebody_are_offered_where_one_was_asked_for(context, qtbot, page_of, notes, opened):
    dov = context.project.actors.add("Dov Pask")
    context.project.aliases.add(dov.id, "the ferryman")
    page = page_of("Dov Pask")
    qtbot.waitUntil(lambda: not page.head.called.isHidden(), timeout=PATIENCE)
    page.head.called.click()
    assert opened[-1] == (Ref("search", 'name:"Dov Pask"'), None)


def coding_form() -> CodeFoundForm:
    return next(box for box in QApplication.topLevelWidgets() if isinstance(box, CodeFoundForm) and box.isVisible())


def test_the_box_tells_beforehand_what_coding_makes(context, qtbot, page_of, notes, boxes_closed):
    code = context.project.codes.add("quiet")
    context.project.codings.add(notes["Slip"], 0, 19, code.id)
    page = page_of("chain")
    page.head.code.click()
    form = coding_form()
    qtbot.waitUntil(lambda: form.makes.text() == "Makes 4 passages in 3 notes.", timeout=PATIENCE)
    assert not form.unit._buttons["turn"].isEnabled()
    assert form.unit._buttons["turn"].toolTip() == "No turns are marked in these notes."
    form.unit._buttons["sentence"].click()
    qtbot.waitUntil(lambda: "“No chain, no ferry.”" in form.first.text(), timeout=PATIENCE)
    form.code.setText("Quiet")
    wanted = "Makes 4 passages in 3 notes; 1 of them you have coded so already."
    qtbot.waitUntil(lambda: form.makes.text() == wanted, timeout=PATIENCE)
    form.reject()
    assert context.project.codes.counts() == {code.id: 1}


def test_buttons_say_how_many_were_chosen(context, qtbot, page_of, notes):
    page = page_of("chain")
    press(page, "In context")
    qtbot.waitUntil(lambda: page.concordance.lines.rowCount() == 4, timeout=PATIENCE)
    assert page.head.code.text() == " Code these…"
    page.concordance.view.selectAll()
    assert page.head.code.text() == " Code these 4…"
    press(page, "By rank")
    assert page.head.code.text() == " Code these…"


def test_a_memo_is_begun_that_quotes_what_was_found_and_opens_at_once(context, qtbot, page_of, notes, opened, said):
    page = page_of("chain")
    page.asking.narrow(page.asking.scope.narrowed("year", ["2012"]))
    qtbot.waitUntil(lambda: page._found.notes == 2, timeout=PATIENCE)
    page.deeds()["memo_found"]()
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    (row,) = [row for row in context.project.memos.rows() if row.title == "chain"]
    assert opened[-1][0] == Ref("memo", row.id)
    (entry,) = context.project.memos.entries(row.id)
    first = entry.text.split("\n")[0]
    assert first.endswith("for “chain”, narrowed to year 2012: 3 times in 2 of 4 notes.")
    assert "[[Tea hut]] · 4 May 2012\n“The *chain* sang all morning.” [[¶ 1]]\n" in entry.text
    assert said[-1].words == "Began a memo with 3 quotations."
    said[-1].run()
    assert "chain" not in {row.title for row in context.project.memos.rows()}


def test_only_chosen_notes_are_quoted(context, qtbot, page_of, notes, opened):
    page = page_of("chain")
    press(page, "In time")
    qtbot.waitUntil(lambda: titles(page)[:3] == ["Tea hut", "Slip", "Bank"], timeout=PATIENCE)
    page.listing.view.setCurrentIndex(page.listing.results.index(1))
    qtbot.keyClick(page.listing.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.head.memo.click()
    (row,) = [row for row in context.project.memos.rows() if row.title == "chain"]
    (entry,) = context.project.memos.entries(row.id)
    assert "2 places of these, chosen by hand, are quoted." in entry.text
    assert "Tea hut" not in entry.text
    assert "“She looked at the *chains* and said nothing.” [[¶ 1]]" in entry.text
