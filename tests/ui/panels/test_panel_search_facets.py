"""What results can be narrowed to, in the room of searches, on the page and in its foot."""

import pytest
from PySide6.QtCore import QPoint, Qt

from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.domain.when import When
from ui.panels.search_results.page import SearchResults, page_kind
from ui.panels.search_room.facets import FEW, NarrowingPart
from ui.panels.search_room.room import room

PATIENCE = 30_000


@pytest.fixture
def study(context):
    """Three notes on chains at two places, one of them restricted, one coded."""
    project = context.project
    quay, hut = project.sites.add("Sallow Quay"), project.sites.add("Tea hut")
    code = project.codes.add("listening")
    first = project.notes.add(title="Slip", text="No chain, a chain.", observed=When.of("2012-05-04"), site=quay.id)
    project.notes.add(title="Hut", text="The chain.", observed=When.of("2012-11-01"), site=hut.id, kind="interview")
    last = project.notes.add(title="Bank", text="Chains.", observed=When.of("2014-03-02"))
    project.notes.change(last.id, restriction="nobody until 2030")
    project.codings.add(first.id, 3, 8, code.id)
    context.session.search.wait_until_current(30)
    return {"quay": quay.id, "hut": hut.id, "code": code.id}


@pytest.fixture
def part(context, qtbot) -> NarrowingPart:
    panel = room().make(context)
    qtbot.addWidget(panel)
    panel.resize(300, 800)
    panel.show()
    return panel.findChild(NarrowingPart)


@pytest.fixture
def page(context, qtbot, study, part) -> SearchResults:
    page = page_kind().make(context, "chain")
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: bool(part.shown()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: page._found.searched > 0, timeout=PATIENCE)
    return page


def told(part: NarrowingPart, facet: str) -> list[tuple[str, int, bool]]:
    return [(row.name, row.value, row.chosen) for row in part.shown().get(facet, ())]


def chips(page: SearchResults) -> dict[str, object]:
    return {chip.accessibleName(): chip for chip in page.head.chips.widgets()}


def pick(part: NarrowingPart, qtbot, facet: str, name: str) -> None:
    rows = part.sections[facet].rows
    place = [row.name for row in rows.rows()].index(name)
    height = rows.sizeHint().height() // len(rows.rows())
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(40, place * height + height // 2))


def test_without_results_there_is_nothing_to_narrow(part):
    assert part.isHidden()


def test_each_facet_lists_its_values_with_the_most_first_and_years_in_time(page, part):
    assert told(part, "site") == [("Sallow Quay", 2, False), ("No place", 1, False), ("Tea hut", 1, False)]
    assert told(part, "year") == [("2012", 3, False), ("2014", 1, False)]
    assert ("listening", 2, False) in told(part, "code")
    assert "phase" not in part.shown()
    assert "speaker" not in part.shown()


def test_a_click_narrows_a_second_one_chooses_besides_and_again_widens(page, part, qtbot):
    pick(part, qtbot, "site", "Tea hut")
    qtbot.waitUntil(lambda: ("Tea hut", 1, True) in told(part, "site"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: page._found.notes == 1, timeout=PATIENCE)
    assert ("Sallow Quay", 2, False) in told(part, "site")
    assert "Tea hut" in chips(page)
    assert page.foot.text() == "3 notes searched · all indexed · the narrowing hides 2 notes"
    pick(part, qtbot, "site", "Sallow Quay")
    qtbot.waitUntil(lambda: page._found.notes == 2, timeout=PATIENCE)
    chips(page)["Tea hut"].click()
    qtbot.waitUntil(lambda: "Tea hut" not in chips(page), timeout=PATIENCE)
    assert page._found.notes == 1


def test_values_stay_under_the_mouse_that_ticks_them(page, part, qtbot):
    high = part.over.sizeHint().height()
    assert not part.about.isHidden()
    pick(part, qtbot, "site", "Tea hut")
    qtbot.waitUntil(lambda: ("Tea hut", 1, True) in told(part, "site"), timeout=PATIENCE)
    qtbot.waitUntil(lambda: part.widen.isVisible(), timeout=PATIENCE)
    assert part.about.isHidden()
    assert not part.over.isHidden()
    assert part.over.sizeHint().height() == high


def test_widening_takes_back_one_narrowing_after_the_other(page, part, qtbot, study):
    asking = page.asking
    pick(part, qtbot, "site", "Sallow Quay")
    qtbot.waitUntil(lambda: ("Sallow Quay", 2, True) in told(part, "site"), timeout=PATIENCE)
    pick(part, qtbot, "year", "2012")
    qtbot.waitUntil(lambda: ("2012", 2, True) in told(part, "year"), timeout=PATIENCE)
    part.widen.click()
    assert asking.scope == EVERYTHING.narrowed("site", [study["quay"]])
    qtbot.waitUntil(lambda: "Widen" in chips(page) and page._found.notes == 1, timeout=PATIENCE)
    chips(page)["Widen"].click()
    assert asking.scope == EVERYTHING
    assert not asking.widenable


def test_all_narrowing_can_go_at_once_and_be_taken_back(page, part, qtbot, study):
    page.asking.narrow(EVERYTHING.narrowed("site", [study["quay"]]).narrowed("year", ["2012"]))
    qtbot.waitUntil(lambda: part.widen_all.isVisible(), timeout=PATIENCE)
    part.widen_all.click()
    assert page.asking.scope == EVERYTHING
    qtbot.waitUntil(lambda: part.widen.text() == "◂ Narrow again", timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Narrow again" in chips(page), timeout=PATIENCE)
    part.widen.click()
    assert page.asking.scope.chosen("year") == ("2012",)


def test_the_keyboard_walks_and_ticks(page, part, qtbot):
    rows = part.sections["site"].rows
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_End)
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.accessibleDescription() == "No place: 1 time in 1 note"
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert page.asking.scope.chosen("site") == ("",)


def test_the_filter_narrows_the_values_and_opens_what_was_folded(page, part, qtbot):
    part.sections["site"].head.click()
    assert part.sections["site"].is_folded
    qtbot.keyClicks(part.filter, "quay")
    assert list(part.shown()) == ["site"]
    assert not part.sections["site"].is_folded
    part.filter.setText("zebra")
    assert part.nothing.text() == "Nothing here is called “zebra”."
    part.filter.clear()
    assert part.sections["site"].is_folded


def test_restricted_notes_are_told_and_can_be_left_out(page, part, qtbot):
    assert page.foot.text().endswith("1 is restricted")
    chips(page)["Without 1 restricted note"].click()
    qtbot.waitUntil(lambda: page._found.notes == 2, timeout=PATIENCE)
    assert page.foot.text() == "3 notes searched · all indexed · 1 is restricted and left out"
    chips(page)["Without 1 restricted note"].click()
    qtbot.waitUntil(lambda: page._found.notes == 3, timeout=PATIENCE)


def test_a_narrowing_that_finds_nothing_says_what_it_hides(page, part, qtbot):
    page.asking.narrow(EVERYTHING.narrowed("year", ["1901"]))
    qtbot.waitUntil(lambda: page._found.notes == 0, timeout=PATIENCE)
    qtbot.waitUntil(
        lambda: "Without the narrowing it is found in 3 notes." in page.empty._words.text(), timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: ("1901", 0, True) in told(part, "year"), timeout=PATIENCE)


def test_a_query_that_cannot_be_read_leaves_nothing_to_narrow_by(context, qtbot, part):
    page = page_kind().make(context, '"chain')
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: part.filter.isHidden(), timeout=PATIENCE)
    assert not part.shown()
    assert part.over.isHidden()
    assert part.nothing.isHidden()


def test_a_query_that_finds_nothing_offers_nothing_to_narrow_by(context, qtbot, study, part):
    page = page_kind().make(context, "zebra")
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: part.filter.isHidden(), timeout=PATIENCE)
    assert part.over.isHidden()


def test_long_lists_show_the_first_and_all_of_them_when_asked(page, part):
    from ui.models.facet_row import FacetRow

    section = part.sections["person"]
    section.show_values([FacetRow(str(n), f"Person {n}", 500 - n, chosen=n == 400) for n in range(500)], False)
    assert [row.name for row in section.rows.rows()][-2:] == ["Person 9", "Person 400"]
    assert section.more.text() == "Show all 500"
    section.more.click()
    assert len(section.rows.rows()) == 500
    section.more.click()
    assert len(section.rows.rows()) == FEW + 1


def test_a_closed_page_takes_what_it_could_be_narrowed_to_with_it(context, qtbot, study, part):
    page = page_kind().make(context, "chain")
    page.show()
    page.arrive()
    qtbot.waitUntil(lambda: bool(part.shown()), timeout=PATIENCE)
    page.close_page()
    page.deleteLater()
    qtbot.waitUntil(lambda: part.isHidden(), timeout=PATIENCE)
