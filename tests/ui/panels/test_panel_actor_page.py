"""The page of a person: how often met, facts over time with their sources, other names, memos, the trail."""

from dataclasses import replace

import pytest
from filling import fill
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from fieldnotes.domain.edits import Span
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.people import Fact
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.tasks import WindowTasks
from ui.dialogs.alias_form import AliasForm
from ui.dialogs.fact_form import FactForm
from ui.models.trail_list import TrailRow
from ui.panels.field_pages import actor as actor_page
from ui.panels.field_pages import site as site_page
from ui.panels.field_pages import trail_part
from ui.panels.field_pages.trail_part import FIRST, READING, through

LEFT = Qt.MouseButton.LeftButton
TEXT = "Winifred came to the quay.\nShe said: I run it now.\nThen rain."


@pytest.fixture
def field(context):
    project = context.project
    win, crew = project.actors.add("Winifred Pask", pseudonym="Hester"), project.actors.add("The crew", "group")
    hut = project.sites.add("Tea hut")
    project.memberships.enter(Ref("actor", crew.id), Ref("actor", win.id), "", "2011")
    note = project.notes.add(title="Slack", text=TEXT, observed=When.of("2012-04-18"), site=hut.id, people=[win.id])
    late = project.notes.add(title="Flood", text="Winifred.", observed=When.of("2018-01-03"))
    said = TEXT.index("I run")
    project.mentions.add_to_note(late.id, 0, 8, Ref("actor", win.id))
    project.turns.add_many([Turn(new_id(), note.id, said, said + 12, speaker=win.id)])
    project.facts.add(win.id, "role", "ferrywoman", "1979", "2012-03")
    fact = project.facts.quote(Fact("", win.id, "role", "skipper", "2012-04"), note.id, said, said + 12)
    project.memos.add("On boats", text="Boats.", about=[Ref("actor", win.id)])
    return {"win": win.id, "crew": crew.id, "hut": hut.id, "note": note.id, "late": late.id, "said": said} | {
        "fact": fact
    }


@pytest.fixture
def page(context, field, qtbot):
    page = actor_page.page_kind().make(context, field["win"])
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


def rows(page):
    return [
        (row.item.point.kind, row.item.title) if isinstance(row, TrailRow) else row.words
        for row in page.subject.trail.model.rows()
    ]


def press(qtbot, widget, words, form_kind=None, fill_in=None):
    """Press a small button, once it is seen, and fill in the box that it opens, if it opens one."""
    found = []

    def seen():
        found[:] = [one for one in widget.findChildren(QToolButton) if one.toolTip() == words and one.isVisible()]
        return bool(found)

    qtbot.waitUntil(seen)
    if form_kind is not None:
        fill(form_kind, fill_in)
    qtbot.mouseClick(found[0], LEFT)


def test_on_top_stands_how_often_and_where_somebody_was_met(page, field, context, qtbot):
    seen = page.subject.seen
    assert seen.told.text() == "Met in 2 notes, first 18 Apr 2012, last 3 Jan 2018 · 1 mention · 1 turn · 1 passage"
    (chip,) = seen.places.widgets()
    assert chip.accessibleName() == "Tea hut 1"
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.mouseClick(chip, LEFT)
    assert opened.args[0] == Ref("site", field["hut"])


def test_consent_is_told_as_at_today_and_can_be_entered_from_there(page, field, context, qtbot):
    seen = page.subject.seen
    assert seen.consent.text() == "No consent entered"
    fill(FactForm, lambda form: form.value.set_text("notes only"))
    qtbot.mouseClick(seen.enter, LEFT)
    assert seen.consent.text() == "Consent: notes only"
    assert seen.enter.isHidden()
    context.project.facts.change(context.project.facts.of(field["win"])[0].id, start="2012", end="2013")
    assert seen.consent.text() == "Consent has ended"


def test_facts_stand_as_bands_and_a_click_on_one_changes_it(page, field, context, qtbot):
    bands = page.subject.facts.bands
    assert [bands.words_of(band) for band in bands.bands()] == [
        "role: ferrywoman · 1979 – Mar 2012",
        "role: skipper · since Apr 2012",
    ]
    fill(FactForm, lambda form: form.value.set_text("helmswoman"))
    qtbot.mouseClick(bands, LEFT, pos=bands.rect_of(field["fact"].id).center().toPoint())
    changed = context.project.facts.get(field["fact"].id)
    assert (changed.value, changed.source) == ("helmswoman", field["fact"].source)


def test_a_fact_tells_the_words_it_was_learnt_from_and_opens_them(page, field, context, qtbot):
    (source,) = page.subject.facts.lines.presses()
    assert source.text() == "from “I run it now” — 18 Apr 2012 ↗"
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.keyClick(source, Qt.Key.Key_Return)
    assert opened.args[0] == Ref("passage", field["fact"].source)


def test_other_names_are_entered_changed_and_removed(page, field, context, qtbot):
    aliases = page.subject.aliases

    def answer(form):
        form.form.setText("Aunt W.")
        form.pseudonym.setText("Aunt H.")
        form.end.setText("May 2016")

    press(qtbot, aliases, "Another name…", AliasForm, answer)
    assert aliases.words() == ["Aunt W.", "in reports: Aunt H.", "until May 2016"]
    press(qtbot, aliases, "Change the name Aunt W.", AliasForm, lambda form: form.pseudonym.setText(""))
    assert aliases.words()[1] == "in reports: their pseudonym"
    press(qtbot, aliases, "Remove the name Aunt W.")
    assert aliases.words() == []
    context.project.store.undo()
    assert aliases.words()[0] == "Aunt W."


def test_memos_about_somebody_are_listed_and_open(page, context, qtbot):
    memos = page.subject.memos
    (row,) = memos.model.rows()
    assert (row.title, row.detail) == ("On boats", "analytic memo · about")
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.mouseClick(memos.list.viewport(), LEFT, pos=memos.list.visualRect(memos.model.index(0)).center())
    assert opened.args[0] == row.ref


def test_the_trail_goes_by_years_and_its_chips_leave_kinds_out(page, qtbot):
    assert rows(page) == [
        "2012",
        ("present", "Slack"),
        ("turn", "Slack"),
        ("passage", "Slack"),
        "2018",
        ("mention", "Flood"),
    ]
    trail = page.subject.trail
    assert [chip.accessibleName() for chip in trail.chips.values() if not chip.isHidden()] == [
        "Present 1",
        "Mentioned 1",
        "Spoke 1",
        "Passage 1",
    ]
    for kind in ("present", "turn", "passage"):
        trail.chips[kind].click()
    assert rows(page) == ["2018", ("mention", "Flood")]
    trail.chips["turn"].click()
    assert rows(page) == ["2012", ("turn", "Slack"), "2018", ("mention", "Flood")]


def test_a_year_of_the_chart_narrows_the_trail_and_widens_it_again(page):
    trail = page.subject.trail
    trail.chart.picked.emit("2018")
    assert rows(page) == ["2018", ("mention", "Flood")]
    trail.chart.picked.emit("2018")
    assert len(rows(page)) == 6


def test_years_without_anything_are_shown_between_others():
    assert through({"2012": 3, "2014": 1, "": 2}) == [("2012", 3), ("2013", 0), ("2014", 1), ("", 2)]
    assert through({"1600": 1, "2014": 1}) == [("1600", 1), ("2014", 1)]
    assert through({}) == []


@pytest.mark.parametrize(("place", "noun"), [(1, "present"), (2, "turn")])
def test_a_row_of_the_trail_opens_its_place(page, field, context, qtbot, place, noun):
    trail = page.subject.trail
    assert trail.model.rows()[place].item.point.kind == noun
    with qtbot.waitSignal(context.navigation.opened) as opened:
        trail.list.opened.emit(trail.model.index(place))
    span = None if noun == "present" else Span(field["said"], field["said"] + 12)
    assert opened.args[:2] == [Ref("note", field["note"]), span]


def test_a_groups_trail_says_through_which_member(context, field, qtbot):
    page = actor_page.page_kind().make(context, field["crew"])
    qtbot.addWidget(page)
    assert page.subject.trail.model.rows()[1].kind == "Present · Winifred Pask, as member"


def test_a_place_has_a_trail_too(context, field, qtbot):
    project = context.project
    event = project.events.add("Hand-over", When.of("2013"), field["hut"])
    page = site_page.page_kind().make(context, field["hut"])
    qtbot.addWidget(page)
    trail = page.area.findChild(type(actor_page.page_kind().make(context, field["win"]).subject.trail))
    assert [getattr(row, "kind", row.id) for row in trail.model.rows()] == [
        "year:2012",
        "Observed there",
        "year:2013",
        "Event",
    ]
    with qtbot.waitSignal(context.navigation.opened) as opened:
        trail.list.opened.emit(trail.model.index(3))
    assert opened.args[0] == Ref("event", event.id)


def test_a_long_trail_is_read_as_one_goes_down_it(page, field, context):
    project = context.project
    text = "Winifred " * 300
    note = project.notes.add(title="Long", text=text, observed=When.of("2015"))
    spans = [(place * 9, place * 9 + 8, Ref("actor", field["win"])) for place in range(300)]
    project.mentions.lay(note.id, spans)
    trail = page.subject.trail
    shown = [row for row in trail.model.rows() if isinstance(row, TrailRow)]
    assert len(shown) == FIRST
    while trail.extend():
        pass
    assert len([row for row in trail.model.rows() if isinstance(row, TrailRow)]) == 304


def test_a_trail_too_long_to_be_read_at_once_follows_when_the_page_stands(context, field, qtbot, monkeypatch):
    monkeypatch.setattr(trail_part, "AT_ONCE", 1)
    tasks = WindowTasks()
    page = actor_page.page_kind().make(replace(context, tasks=tasks), field["win"])
    qtbot.addWidget(page)
    trail, seen = page.subject.trail, page.subject.seen
    assert trail.reading
    assert not trail.model.rows()
    assert seen.told.text() == READING
    qtbot.waitUntil(lambda: not trail.reading)
    assert trail.trail.kinds() == {"present": 1, "mention": 1, "turn": 1, "passage": 1}
    assert trail.model.rows()
    assert seen.told.text().startswith("Met in 2 notes")
    context.project.mentions.add_to_note(field["note"], 0, 8, Ref("actor", field["win"]))
    trail.reload()
    assert trail.model.rows()  # what was read before stays until the new is there
    qtbot.waitUntil(lambda: not trail.reading)
    assert trail.trail.kinds()["mention"] == 2
    tasks.close()


def test_somebody_nobody_has_met_says_what_to_do(context, qtbot):
    nobody = context.project.actors.add("Nobody Yet")
    page = actor_page.page_kind().make(context, nobody.id)
    qtbot.addWidget(page)
    assert page.subject.seen.told.text() == "Not met in any note yet"
    assert page.subject.facts.bands.isHidden()
    assert page.subject.trail.list.isHidden()


def test_the_page_opens_at_its_top(page, qtbot):
    page.arrive()
    assert page.area.verticalScrollBar().value() == 0
    assert page.area.hasFocus()
