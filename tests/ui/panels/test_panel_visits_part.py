"""The visits on the pages of places and researchers."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QToolButton

from fieldnotes.domain.refs import Ref
from ui.dialogs.visit_form import VisitForm
from ui.models.visit_list import QuietRow, VisitRow, YearRow
from ui.panels.field_pages.contributor import page_kind as contributor_kind
from ui.panels.field_pages.site import page_kind as site_kind
from ui.panels.field_pages.visits_part import FIRST


@pytest.fixture
def study(context):
    """A place with nine visits over three years, one of them by two researchers."""
    project = context.project
    hut = project.sites.add("Tea hut").id
    me, tom = project.me.id, project.contributors.add("Tom Achterberg", "TA").id
    for year in (2012, 2013, 2014):
        for month in (1, 4, 8):
            project.visits.add(f"{year}-{month:02}-03", None, [me], site=hut, minutes=60)
    both = project.visits.add("2015-02-01", None, [me, tom], site=hut).id
    away = project.visits.add("2015-03", "2015-05", [tom], kind="absence", description="ill").id
    note = project.notes.add(title="The vote").id
    project.visits.assign([note], both)
    return {"hut": hut, "tom": tom, "both": both, "away": away}


@pytest.fixture
def show(context, qtbot):
    def make(kind, ident):
        page = kind().make(context, ident)
        qtbot.addWidget(page)
        page.resize(900, 700)
        page.show()
        qtbot.waitExposed(page)
        return page

    return make


def test_a_place_lists_the_latest_visits_by_who_was_there_and_years_as_wholes(show, study):
    visits = show(site_kind, study["hut"]).subject.visits
    rows = visits.model.rows()
    shown = [row for row in rows if isinstance(row, VisitRow)]
    assert len(shown) == FIRST
    assert (shown[0].id, shown[0].place, shown[0].who, shown[0].notes) == (study["both"], "IM, TA", "", "1 note")
    assert [row.detail for row in rows if isinstance(row, YearRow)] == ["1 visit", "3 visits · 3 h", "3 visits · 3 h"]
    assert visits.more.text() == "Show all 10"
    visits.more.click()
    assert len([row for row in visits.model.rows() if isinstance(row, VisitRow)]) == 10
    assert not visits.more.isVisible()


def test_a_researcher_has_visits_by_place_and_times_away(show, study):
    visits = show(contributor_kind, study["tom"]).subject.visits
    rows = visits.model.rows()
    assert [row.place for row in rows if isinstance(row, VisitRow)] == ["Tea hut"]
    assert [row.id for row in rows if isinstance(row, QuietRow)] == [study["away"]]


def test_a_visit_opens_from_there(show, study, context, qtbot):
    visits = show(site_kind, study["hut"]).subject.visits
    with qtbot.waitSignal(context.navigation.opened) as opened:
        visits.list.opened.emit(visits.model.index_of(study["both"]))
    assert opened.args[0] == Ref("visit", study["both"])


def test_a_place_without_visits_says_so_and_a_visit_can_be_entered_there(show, context):
    hall = context.project.sites.add("Parish room").id
    visits = show(site_kind, hall).subject.visits
    assert visits.nothing.isVisible()

    def fill():
        form = QApplication.activeModalWidget()
        assert isinstance(form, VisitForm)
        form.when.setText("3 May 2014")
        form.go_ahead.click()

    QTimer.singleShot(0, fill)
    visits.head.findChild(QToolButton).click()
    (visit,) = context.project.visits.of_site(hall)
    assert visit.start == "2014-05-03"
    assert visits.list.isVisible()
    assert not visits.nothing.isVisible()
