"""The fieldwork log and the page of a visit, used as a person would."""

import csv

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from ui.commands.visits import (
    FIELD_LOG,
    ask_visits_from_notes,
    delete_visit,
    new_visit,
    note_of_visit,
    visit_of_note,
)
from ui.dialogs.planned_visits import PlannedVisitsForm
from ui.dialogs.visit_form import Begun, VisitForm
from ui.models.visit_list import VisitRow, YearRow
from ui.panels.field_pages.visit import page_kind as visit_kind
from ui.panels.log_page.page import page_kind


@pytest.fixture
def study(context):
    """Visits over three years, with a gap that is explained and one that is not; ids by name."""
    project = context.project
    hut, hall = project.sites.add("Tea hut").id, project.sites.add("Parish room").id
    me, tom = project.me.id, project.contributors.add("Tom Achterberg").id
    made = {
        "old": project.visits.add("2012-03-12T09:30", "2012-03-12T13:00", [me], site=hut, minutes=210),
        "away": project.visits.add("2012-04", "2012-05", kind="absence", description="ill"),
        "both": project.visits.add("2012-06-01", None, [me, tom], site=hall, minutes=60, not_seen="The kitchen"),
        "late": project.visits.add("2013-09-01", None, [tom], site=hut),
    }
    note = project.notes.add(title="The vote", observed=When.of("2012-06-01"), site=hall, author=me).id
    project.visits.assign([note], made["both"].id)
    project.notes.add(title="Loose", observed=When.of("2013-09-01"), site=hut)
    return {name: visit.id for name, visit in made.items()} | {"note": note, "hut": hut, "hall": hall, "tom": tom}


@pytest.fixture
def page(context, study, qtbot):
    page = page_kind().make(context, "log")
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def said_rows(page):
    return [row.id if isinstance(row, VisitRow) else row.words for row in page.model.rows()]


def answer(kind, fill_in):
    def fill():
        form = QApplication.activeModalWidget()
        assert isinstance(form, kind)
        fill_in(form)
        form.go_ahead.click()
        if form.isVisible():
            form.reject()

    QTimer.singleShot(0, fill)


def test_the_log_lists_visits_by_year_with_the_gaps_between_them(page, study):
    assert said_rows(page) == [
        "2013",
        study["late"],
        "2012",
        "456 days without a visit — no reason given: say why…",
        study["both"],
        "80 days without a visit — ill",
        study["old"],
    ]
    heads = [row for row in page.model.rows() if isinstance(row, YearRow)]
    assert [head.detail for head in heads] == ["1 visit", "2 visits · 4 h 30"]
    assert [place for place, row in enumerate(page.model.rows()) if not isinstance(row, VisitRow)] == page.model.low()


def test_its_head_says_what_it_comes_to(page):
    words = page.head.summary.text()
    assert words.startswith("3 field days · 3 visits · 4 h 30 · 2 gaps, the longest of 456 days · 1 without a reason")
    assert words.endswith("2 visits without a note")
    assert page.head.loose.text() == "1 note without a visit"


def test_a_row_tells_who_how_long_and_what_was_not_seen(page, study):
    row = page.model.row(page.model.index_of(study["both"]))
    assert (row.place, row.who, row.length, row.notes) == ("Parish room", "IM, TA", "1 h", "1 note")
    assert row.not_seen == "The kitchen"


def test_it_narrows_to_a_place_a_researcher_a_year_and_what_is_missing(page, study):
    page.narrow("site", study["hall"])
    assert said_rows(page) == ["2012", study["both"], "Nobody there Apr 2012 – May 2012 — ill"]
    page.narrow("site", "")
    page.narrow("person", study["tom"])
    assert [row.id for row in page.model.rows() if isinstance(row, VisitRow)] == [study["late"], study["both"]]
    page.narrow("person", "")
    page.narrow("year", "2013")
    assert said_rows(page)[0] == "2013"
    assert any("456 days" in words for words in said_rows(page))
    page.narrow("year", "")
    page.narrow("shown", "unseen")
    assert said_rows(page) == ["2012", study["both"]]
    page.narrow("shown", "unwritten")
    assert said_rows(page) == ["2013", study["late"], "2012", study["old"]]
    page.narrow("shown", "")
    page.narrow("over", "90")
    assert "80 days without a visit — ill" not in said_rows(page)


def test_bars_of_hours_narrow_it(page, study):
    assert [bar.count for bar in page.hours.chart.bars()] == [4.5]
    page.hours.chart.picked.emit("2012")
    assert len(page.hours.chart.bars()) == 12
    page.hours.chart.picked.emit("2012-03")
    assert page.model.row(page.list.currentIndex()).id == study["old"]
    rows = page.hours.rows["site"].rows()
    assert [(row.name, row.words) for row in rows] == [("Tea hut", "3 h 30"), ("Parish room", "1 h")]
    page.hours.rows["site"].picked.emit(study["hut"])
    assert study["both"] not in said_rows(page)


def test_enter_on_a_gap_asks_why_and_keeps_the_reason(page, context, study):
    index = page.model.index(3)
    answer(VisitForm, lambda form: form.description.setPlainText("No money"))
    page.list.activated.emit(index)
    (made,) = [visit for visit in context.project.visits.all() if visit.description == "No money"]
    assert (made.start, made.end, made.kind) == ("2012-06-02", "2013-08-31", "absence")
    assert "456 days without a visit — No money" in said_rows(page)


def test_a_visit_is_added_as_people_write_it(page, context, said):
    def fill(form):
        form.when.setText("12 March 2014, 9:30–13:00")
        form.where.setText("New place")
        form.not_seen.setPlainText("The slip")

    answer(VisitForm, fill)
    ident = new_visit(context)
    visit = context.project.visits.get(ident)
    assert (visit.start, visit.minutes, visit.not_seen) == ("2014-03-12T09:30", 210, "The slip")
    assert visit.visitors == (context.project.me.id,)
    assert context.project.sites.get(visit.site).name == "New place"
    assert ident in said_rows(page)
    said[-1].run()
    assert ident not in said_rows(page)
    assert context.project.sites.find("New place") is None


def test_the_form_stays_while_date_or_length_cannot_be_read(context, qtbot):
    form = VisitForm(context.theme, [], [("a", "Ines")], Begun())
    qtbot.addWidget(form)
    form.when.setText("whenever")
    form.accept()
    assert form.trouble()
    form.when.setText("12 March 2014")
    form.length.setText("long")
    form.accept()
    assert "length" in form.trouble()
    form.length.setText("3 h 20")
    form.who.press("a")
    assert (form.answer().minutes, form.answer().visitors) == (200, ("a",))


def test_the_form_says_when_a_place_would_be_new(context, qtbot):
    form = VisitForm(context.theme, ["Tea hut"], [("a", "Ines")], Begun())
    qtbot.addWidget(form)
    for words, new in (("Tea", True), ("tea hut", False), ("", False)):
        form.where.setText(words)
        assert form.new_place.isHidden() is not new


def test_delete_takes_a_visit_away_and_the_toast_brings_it_back(page, context, study, said, qtbot):
    page.list.setCurrentIndex(page.model.index_of(study["late"]))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert study["late"] not in said_rows(page)
    said[-1].run()
    assert study["late"] in said_rows(page)


def test_a_rows_menu_opens_the_visit_and_its_notes(page, context, study):
    opened = []
    context.navigation.opened.connect(lambda *where: opened.append(where[0]))
    row = page.model.row(page.model.index_of(study["both"]))
    actions = {action.text(): action for action in page.menu_for(row).actions()}
    actions["Open “The vote”"].trigger()
    actions["Open"].trigger()
    assert opened == [Ref("note", study["note"]), Ref("visit", study["both"])]


def test_the_log_is_saved_as_a_table_without_formulas(page, context, study, tmp_path, said):
    context.project.visits.change(study["old"], access="=1+1")
    path = tmp_path / "log.csv"
    context.prompts.tells(path)
    page.head.saving_asked.emit()
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows] == ["kind", "visit", "gap", "absence", "visit", "gap", "visit"]
    assert rows[1][6] == "'=1+1"
    assert rows[4][9] == "The vote"
    assert "log.csv" in said[-1].words


def test_an_empty_log_says_what_it_is_for(context, qtbot):
    page = page_kind().make(context, "log")
    qtbot.addWidget(page)
    assert page.stack.currentWidget() is page.empty
    assert page.head.summary.isHidden()
    assert page.head.chips["site"].parentWidget().isHidden()
    assert "what you did not see" in page.empty.words()
    assert page.ref() == FIELD_LOG


def test_visits_are_made_of_the_notes_that_are_ticked(page, context, study):
    answer(PlannedVisitsForm, lambda form: form.list.setFocus())
    ask_visits_from_notes(context)
    assert page.head.loose.isHidden()
    assert len(context.project.visits.all()) == 4
    assert len(page.model.row(page.model.index_of(study["late"])).notes) > 0


# The page of a visit


@pytest.fixture
def visit_page(context, study, qtbot):
    page = visit_kind().make(context, study["both"])
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_the_page_of_a_visit_shows_its_fields_notes_and_people(visit_page, context, study):
    nell = context.project.actors.add("Nell Farrow").id
    context.project.notes.set_people(study["note"], [nell])
    assert visit_page.title() == "1 Jun 2012, Parish room"
    assert visit_page.subject.who.keys() == [context.project.me.id, study["tom"]]
    assert "The vote" in [getattr(row, "title", "") for row in visit_page.subject.notes.model.rows()]
    assert [chip.accessibleName() for chip in visit_page.subject.people.chips.widgets()] == ["Nell Farrow"]


def settle(page, field, words):
    page.head.widgets[field].setText(words)
    page.head.widgets[field].editingFinished.emit()


def test_each_field_is_changed_where_it_stands(visit_page, context, study):
    settle(visit_page, "when", "2 June 2012, 10:00–12:30")
    visit = context.project.visits.get(study["both"])
    assert (visit.start, visit.end, visit.minutes) == ("2012-06-02T10:00", "2012-06-02T12:30", 150)
    settle(visit_page, "minutes", "2 h")
    visit_page.subject.who.press(study["tom"])
    visit = context.project.visits.get(study["both"])
    assert (visit.minutes, visit.visitors) == (120, (context.project.me.id,))
    for _ in range(3):
        context.project.store.undo()
    assert visit_page.head.widgets["minutes"].text() == "1 h"


def test_what_cannot_be_read_is_said_and_the_old_words_stay(visit_page, said):
    settle(visit_page, "when", "whenever")
    assert said
    assert visit_page.head.widgets["when"].text() == "1 Jun 2012"


def test_a_deleted_visit_closes_its_page(visit_page, context, study, qtbot):
    with qtbot.waitSignal(visit_page.gone):
        delete_visit(context, study["both"])


def test_a_note_of_a_visit_begins_with_its_day_and_place(context, study):
    note = context.project.notes.get(note_of_visit(context, study["both"]))
    assert (note.observed.iso, note.site, note.visit) == ("2012-06-01", study["hall"], study["both"])


def test_a_visit_of_a_note_takes_over_day_place_and_author(context, study, said):
    project = context.project
    note = project.notes.add(observed=When.of("2014-02-03T10:00"), site=study["hut"], author=study["tom"]).id
    visit = project.visits.get(visit_of_note(context, note))
    assert (visit.start, visit.site, visit.visitors) == ("2014-02-03", study["hut"], (study["tom"],))
    assert project.notes.get(note).visit == visit.id
    said[-1].run()
    assert project.notes.get(note).visit is None


def test_the_page_of_an_absence_asks_for_the_reason_and_nothing_of_a_visit(context, study, qtbot):
    page = visit_kind().make(context, study["away"])
    qtbot.addWidget(page)
    page.show()
    assert page.title() == "Apr 2012 – May 2012 (away)"
    assert page.head.form.labelForField(page.head.widgets["description"]).text() == "Why"
    assert page.head.widgets["access"].isHidden()
    assert page.subject.notes.isHidden()
    page.head.widgets["kind"].choose("visit")
    assert context.project.visits.get(study["away"]).kind == "visit"
    assert not page.head.widgets["access"].isHidden()


def test_it_keeps_to_the_span_of_time_that_lists_keep_to_and_can_widen_it(page, study, context, qtbot):
    context.navigation.keep_to(TimeSpan("2012-05-20", "2012-08-31"))
    assert said_rows(page) == [
        "2012",
        "456 days without a visit — no reason given: say why…",
        study["both"],
        "80 days without a visit — ill",
    ]
    assert page.head.summary.text().startswith("1 field day · 1 visit · 1 h")
    assert page.head.span.isVisible()
    assert page.head.span.text() == "Only 20 May 2012 – 31 Aug 2012"
    page.head.span.click()
    qtbot.waitUntil(lambda: context.navigation.span is None)
    assert not page.head.span.isVisible()
    assert study["late"] in said_rows(page)
