"""The room People, and the pages of people and places, used as a person would."""

import pytest
from filling import fill
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.commands.phases import new_phase
from ui.dialogs.actor_form import ActorForm, SiteForm
from ui.dialogs.fact_form import FactForm, FactQuestion
from ui.dialogs.phase_form import PhaseForm
from ui.models.trail_list import TrailRow
from ui.panels.actors import ActorsPanel, room
from ui.panels.field_pages import actor as actor_page
from ui.panels.field_pages import site as site_page

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def field(context):
    """Two people, a group, two places, a phase, and two notes."""
    project = context.project
    winifred = project.actors.add("Winifred Pask", pseudonym="Hester", description="Ferrywoman.")
    dov = project.actors.add("Dov Renner")
    project.actors.add("The Tuesday crew", "group")
    crossing = project.sites.add("Orrin Crossing")
    hut = project.sites.add("Tea hut", crossing.id, "the hut")
    project.phases.add("Hand-over", "2012-03", "2013-05")
    project.facts.add(winifred.id, "role", "skipper", "2012-04", "2015-09")
    early = project.notes.add(
        title="Slack", observed=When.of("2012-04-18"), people=[winifred.id], site=hut.id, text="x"
    )
    late = project.notes.add(title="Flood", observed=When.of("2018-01-03"), people=[winifred.id, dov.id], text="x")
    return {"winifred": winifred.id, "dov": dov.id, "hut": hut.id, "crossing": crossing.id} | {
        "early": early.id,
        "late": late.id,
    }


def trailed(page) -> list[str]:
    """What the trail of a page lists: years, and titles of notes."""
    rows = page.subject.trail.model.rows()
    return [row.item.title if isinstance(row, TrailRow) else f"# {row.words}" for row in rows]


@pytest.fixture
def panel(context, field, qtbot):
    panel = room().make(context)
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def page(context, field, qtbot):
    page = actor_page.page_kind().make(context, field["winifred"])
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


def listed(panel):
    return [getattr(row, "name", None) or f"# {row.words}" for row in panel.model.rows()]


def row_of(panel, ident):
    return panel.model.field_at(panel.model.index_of(ident))


def test_the_room_lists_people_groups_places_and_phases(panel):
    assert listed(panel) == [
        "# People",
        "Dov Renner",
        "Winifred Pask",
        "# Groups",
        "The Tuesday crew",
        "# Places",
        "Orrin Crossing",
        "Tea hut",
        "# Researchers",
        "Ines Marlowe",
        "# Phases",
        "Hand-over",
    ]


def test_people_show_pseudonym_notes_and_when_they_were_seen(panel, field):
    assert (row_of(panel, field["winifred"]).detail, row_of(panel, field["winifred"]).count) == (
        "Hester · 2012–2018",
        2,
    )
    assert row_of(panel, field["dov"]).detail == "2018"


def test_places_lie_in_places_and_count_their_notes(panel, field):
    assert (row_of(panel, field["hut"]).depth, row_of(panel, field["hut"]).count) == (1, 1)


def test_the_filter_knows_pseudonyms(panel, qtbot):
    qtbot.keyClicks(panel.panel.filter, "hester")
    assert listed(panel) == ["# People", "Winifred Pask"]


def test_a_click_opens_somebody(panel, field, context, qtbot):
    place = panel.list.visualRect(panel.model.index_of(field["dov"])).center()
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place)
    assert opened.args[0] == Ref("actor", field["dov"])


def test_delete_takes_somebody_out_and_the_toast_brings_them_back(panel, field, context, qtbot):
    panel.list.setCurrentIndex(panel.model.index_of(field["dov"]))
    with qtbot.waitSignal(context.navigation.said) as said:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Dov Renner" not in listed(panel))
    said.args[0].run()
    qtbot.waitUntil(lambda: "Dov Renner" in listed(panel))


def test_the_plus_adds_a_person_and_opens_their_page(panel, context, qtbot):
    def answer(form):
        form.name.setText("Nell Farrow")
        form.pseudonym.setText("Cordelia")

    fill(ActorForm, answer)
    with qtbot.waitSignal(context.navigation.opened) as opened:
        panel.making_menu().actions()[0].trigger()
    assert context.project.actors.get(opened.args[0].id).pseudonym == "Cordelia"
    qtbot.waitUntil(lambda: "Nell Farrow" in listed(panel))


def test_a_name_that_somebody_bears_is_refused_in_a_toast(panel, context, qtbot):
    fill(ActorForm, lambda form: form.name.setText("dov renner"))
    with qtbot.waitSignal(context.navigation.said) as said:
        panel.making_menu().actions()[0].trigger()
    assert "already" in said.args[0].words


def test_the_plus_adds_a_place_in_another(panel, field, context, qtbot):
    def answer(form):
        form.name.setText("Engine house")
        form.within.setCurrentIndex(form.within.findData(field["crossing"]))

    fill(SiteForm, answer)
    panel.making_menu().actions()[2].trigger()
    assert context.project.sites.find("Engine house").parent == field["crossing"]


def test_a_phase_is_added_with_dates_as_people_write_them(context, qtbot):
    def answer(form):
        form.name.setText("The chain")
        form.start.setText("October 2015")
        form.end.setText("autumn 2016")

    fill(PhaseForm, answer)
    new_phase(context)
    phase = context.project.phases.all()[0]
    assert (phase.name, phase.start, phase.end) == ("The chain", "2015-10", "2016-11")


def test_a_phase_without_a_beginning_is_not_added(context, qtbot):
    said = []

    def answer(form):
        form.name.setText("The chain")
        form.accept()
        said.append(form.trouble())

    fill(PhaseForm, answer)
    new_phase(context)
    assert said == ["A phase needs a beginning, such as March 2013."]
    assert context.project.phases.all() == []


def test_an_empty_room_says_what_it_is_for(context, qtbot):
    panel = ActorsPanel(context)
    qtbot.addWidget(panel)
    assert panel.panel.is_empty()


def test_the_page_shows_who_somebody_is_and_the_notes_they_are_in(page):
    assert (page.head.name.text(), page.head.widgets["pseudonym"].text(), page.head.widgets["kind"].choice()) == (
        "Winifred Pask",
        "Hester",
        "person",
    )
    assert page.head.widgets["description"].text() == "Ferrywoman."
    assert trailed(page) == ["# 2012", "Slack", "# 2018", "Flood"]


def test_a_fact_stands_with_the_time_in_which_it_is_true(page):
    assert page.subject.facts.words() == ["role", "skipper", "Apr 2012 – Sep 2015"]


def test_names_are_changed_where_they_stand(page, field, context, qtbot):
    page.head.name.setFocus()
    page.head.name.selectAll()
    qtbot.keyClicks(page.head.name, "Winifred")
    with qtbot.waitSignal(page.titleChanged):
        qtbot.keyClick(page.head.name, Qt.Key.Key_Return)
    page.head.widgets["pseudonym"].setFocus()
    page.head.widgets["pseudonym"].selectAll()
    qtbot.keyClicks(page.head.widgets["pseudonym"], "Judith")
    qtbot.keyClick(page.head.widgets["pseudonym"], Qt.Key.Key_Return)
    actor = context.project.actors.get(field["winifred"])
    assert (actor.name, actor.pseudonym) == ("Winifred", "Judith")


def test_a_name_that_somebody_else_bears_is_refused_and_the_old_one_stays(page, field, context, qtbot):
    page.head.name.setText("Dov Renner")
    with qtbot.waitSignal(context.navigation.said) as said:
        qtbot.keyClick(page.head.name, Qt.Key.Key_Return)
    assert "already" in said.args[0].words
    assert page.head.name.text() == context.project.actors.get(field["winifred"]).name == "Winifred Pask"


def test_escape_brings_the_old_name_back(page, qtbot):
    page.head.name.setFocus()
    qtbot.keyClicks(page.head.name, "x")
    qtbot.keyClick(page.head.name, Qt.Key.Key_Escape)
    assert page.head.name.text() == "Winifred Pask"


def test_the_description_is_kept_when_one_goes_elsewhere(page, field, context, qtbot):
    page.head.widgets["description"].setFocus()
    qtbot.waitUntil(page.head.widgets["description"].hasFocus)
    qtbot.keyClicks(page.head.widgets["description"], " Listens.")
    page.head.name.setFocus()
    assert context.project.actors.get(field["winifred"]).description == "Ferrywoman. Listens."


def test_the_description_is_kept_when_the_tab_is_closed(page, field, context):
    page.head.widgets["description"].set_text("Skipper.")
    assert page.close_page()
    assert context.project.actors.get(field["winifred"]).description == "Skipper."


def test_a_fact_is_added_by_a_small_form(page, field, context, qtbot):
    def answer(form):
        form.key.setText("consent")
        form.value.set_text("notes and recordings")
        form.start.setText("18/4/2012")

    fill(FactForm, answer)
    new = next(button for button in page.subject.facts.findChildren(QToolButton) if button.toolTip() == "New fact…")
    qtbot.mouseClick(new, LEFT)
    assert page.subject.facts.words()[:3] == ["consent", "notes and recordings", "since 18 Apr 2012"]


def test_a_fact_that_would_end_before_it_begins_is_refused_in_the_form(context, field, qtbot):
    form = FactForm(FactQuestion([(field["winifred"], "Winifred")]))
    qtbot.addWidget(form)
    form.key.setText("role")
    form.value.set_text("skipper")
    form.start.setText("2015")
    form.end.setText("2012")
    form.accept()
    assert form.trouble() == "This would end before it begins."
    form.end.setText("someday")
    form.accept()
    assert "cannot be read as a date" in form.trouble()


def test_a_fact_is_changed_in_one_step_and_removed_with_a_way_back(page, field, context, qtbot):
    change = next(b for b in page.subject.facts.findChildren(QToolButton) if b.toolTip() == "Change role: skipper")
    fill(FactForm, lambda form: form.value.set_text("honorary member"))
    qtbot.mouseClick(change, LEFT)
    assert page.subject.facts.words() == ["role", "honorary member", "Apr 2012 – Sep 2015"]
    context.project.store.undo()
    assert page.subject.facts.words()[1] == "skipper"
    remove = next(b for b in page.subject.facts.findChildren(QToolButton) if b.toolTip() == "Remove role: skipper")
    with qtbot.waitSignal(context.navigation.said) as said:
        qtbot.mouseClick(remove, LEFT)
    assert page.subject.facts.words() == []
    said.args[0].run()
    assert page.subject.facts.words()[1] == "skipper"


def test_the_page_goes_with_the_person(page, field, context, qtbot):
    with qtbot.waitSignal(page.gone):
        context.project.actors.delete(field["winifred"])


def test_the_page_of_a_place_shows_the_notes_there(context, field, qtbot):
    page = site_page.page_kind().make(context, field["hut"])
    qtbot.addWidget(page)
    assert (page.title(), page.head.widgets["pseudonym"].text(), page.head.widgets["parent"].currentText()) == (
        "Tea hut",
        "the hut",
        "Orrin Crossing",
    )
    assert trailed(page) == ["# 2012", "Slack"]


def test_a_place_cannot_be_put_into_one_that_lies_in_it(context, field, qtbot):
    page = site_page.page_kind().make(context, field["crossing"])
    qtbot.addWidget(page)
    assert [page.head.widgets["parent"].itemText(row) for row in range(page.head.widgets["parent"].count())] == [
        "(nothing larger)"
    ]


def test_a_place_is_renamed_and_moved_where_it_stands(context, field, qtbot):
    page = site_page.page_kind().make(context, field["hut"])
    qtbot.addWidget(page)
    page.show()
    page.head.name.setText("The tea hut")
    qtbot.keyClick(page.head.name, Qt.Key.Key_Return)
    page.head.widgets["parent"].setCurrentIndex(0)
    page.head.widgets["parent"].activated.emit(0)
    site = context.project.sites.get(field["hut"])
    assert (site.name, site.parent) == ("The tea hut", None)
    page.head.name.setText("")
    with qtbot.waitSignal(context.navigation.said) as said:
        qtbot.keyClick(page.head.name, Qt.Key.Key_Return)
    assert said.args[0].words == "A place needs a name."
    assert page.head.name.text() == "The tea hut"


def test_a_project_open_for_reading_shows_people_and_changes_none(context, field, qtbot, monkeypatch):
    monkeypatch.setattr(context.project.store, "readonly", True)
    panel = ActorsPanel(context)
    qtbot.addWidget(panel)
    panel.list.setCurrentIndex(panel.model.index_of(field["dov"]))
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert [action.text() for action in panel.menu_for(panel.current()).actions()] == ["Open"]
    page = actor_page.page_kind().make(context, field["dov"])
    qtbot.addWidget(page)
    assert page.head.name.isReadOnly()
    assert [button.toolTip() for button in page.subject.facts.findChildren(QToolButton)] == ["People by attributes"]
