"""The pages of researchers, teams, strands, phases and the study, used as a person would."""

import pytest
from filling import fill
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton, QVBoxLayout

from fieldnotes.domain.notes import NoteRow
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.commands import contributors, strands, teams
from ui.dialogs.frame_forms import ResearcherForm, StrandForm, TeamForm
from ui.dialogs.membership_form import MembershipForm
from ui.dialogs.standing_form import StandingForm
from ui.models.note_list import HeadRow
from ui.models.trail_list import TrailRow
from ui.panels.field_pages import actor, chips_part, contributor, notes_part, phase, site, strand, study, team
from ui.panels.inspector.details_part import add_details

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def frame(context):
    """A researcher with a standing and a team, two phases of a strand, a person, a place, three notes."""
    project = context.project
    ines = project.me.id
    tom = project.contributors.add("Tom Achterberg").id
    quay = project.sites.add("Sallow Quay").id
    winifred = project.actors.add("Winifred Pask").id
    crew = project.actors.add("The Tuesday crew", "group").id
    line = project.strands.add("Ethnography").id
    research = project.teams.add("Research team", "#2E6E68").id
    project.standings.enter(ines, "evaluator", "2012-03-14", text="Hired by the council.")
    project.standings.enter(ines, "participant observer", "2014-02-25")
    project.memberships.enter(Ref("team", research), Ref("contributor", ines), "ethnographer", "2012-03")
    first = project.phases.add("Hand-over", "2012-03", "2013-05", 0, "#3B74B0", strand=line).id
    second = project.phases.add("Learning", "2013-06", "2015-09", 30, strand=line).id
    for title, day in (("Slack", "2012-04-18"), ("A gauge", "2013-06-04"), ("On the rota", "2014-02-25")):
        note = project.notes.add(
            title=title, observed=When.of(day), author=ines, site=quay, people=[winifred], text="It rained."
        )
        project.notes.change(note.id, strand=line)
    code = project.codes.add("Waiting").id
    project.codings.add(note.id, 0, 2, code)
    names = ("ines", "tom", "quay", "winifred", "crew", "line", "research", "first", "second", "code")
    return dict(zip(names, (ines, tom, quay, winifred, crew, line, research, first, second, code), strict=True))


@pytest.fixture
def opened(context, frame, qtbot):
    """Opens a page of a kind over an id."""

    def open_page(module, ident):
        page = module.page_kind().make(context, ident)
        qtbot.addWidget(page)
        page.resize(860, 900)
        page.show()
        page.activateWindow()
        qtbot.waitExposed(page)
        return page

    return open_page


def lines(table):
    return [(line.words, line.detail, line.when) for line in table.lines]


def press(widget, words, qtbot, form_kind=None, fill_in=None):
    """Press a button by its words, once the box before has gone; fill in the box that opens, if one does."""
    qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), QDialog))
    if form_kind is not None:
        fill(form_kind, fill_in)
    button = next(each for each in widget.findChildren(QToolButton) if each.toolTip() == words and each.isVisible())
    qtbot.mouseClick(button, LEFT)


def test_a_researchers_page_tells_how_they_stood_until_the_next_standing_began(opened, frame):
    page = opened(contributor, frame["ines"])
    assert lines(page.subject.standings) == [
        ("evaluator", "", "14 Mar 2012 – 24 Feb 2014"),
        ("participant observer", "", "since 25 Feb 2014"),
    ]
    assert page.subject.standings.lines[0].below == "Hired by the council."
    told = [page.subject.bands.bands.words_of(band) for band in page.subject.bands.bands.bands()]
    assert told[0] == "Standing: evaluator, 14 Mar 2012 – 24 Feb 2014"
    assert "Research team: ethnographer, since Mar 2012" in told
    assert page.subject.told.text().startswith("3 notes, 6 words · observed 18 Apr 2012 – 25 Feb 2014")


def test_a_standing_is_entered_changed_and_removed_with_a_way_back(opened, frame, context, qtbot):
    page = opened(contributor, frame["tom"])

    def new(form):
        form.standing.setText("oral historian")
        form.start.setText("May 2013")
        form.text.setPlainText("A recorder, a good coat.")

    press(page.subject.standings, "New standing…", qtbot, StandingForm, new)
    assert lines(page.subject.standings) == [("oral historian", "", "since May 2013")]
    press(page.subject.standings, "Change oral historian", qtbot, StandingForm, lambda form: form.end.setText("2016"))
    assert lines(page.subject.standings) == [("oral historian", "", "May 2013 – 2016")]
    assert context.project.standings.of(frame["tom"])[0].text == "A recorder, a good coat."
    with qtbot.waitSignal(context.navigation.said) as said:
        press(page.subject.standings, "Remove oral historian", qtbot)
    assert lines(page.subject.standings) == []
    said.args[0].run()
    assert lines(page.subject.standings) == [("oral historian", "", "May 2013 – 2016")]


def test_a_standing_without_a_beginning_is_refused_in_the_form(theme, qtbot):
    form = StandingForm("Ines")
    qtbot.addWidget(form)
    form.standing.setText("member")
    form.accept()
    assert form.trouble() == "Say from when, such as March 2013."


def test_a_band_of_a_standing_opens_its_form(opened, frame, context):
    page = opened(contributor, frame["ines"])
    fill(StandingForm, lambda form: form.standing.setText("hired evaluator"))
    page.subject.bands.bands.picked.emit(page.subject.bands.bands.bands()[0].key)
    assert context.project.standings.at(frame["ines"], "2012-04-01") == "hired evaluator"


def test_one_works_as_another_researcher_from_their_page(opened, frame, context, qtbot):
    page = opened(contributor, frame["tom"])
    assert page.subject.working.button.isVisible()
    qtbot.mouseClick(page.subject.working.button, LEFT)
    assert context.project.me.id == frame["tom"]
    assert page.subject.working.words.text() == "✓ You are working as Tom Achterberg."
    assert not page.subject.working.button.isVisible()


def test_initials_and_colour_are_changed_where_they_stand(opened, frame, context, qtbot):
    page = opened(contributor, frame["tom"])
    page.head.widgets["initials"].setText("TAB")
    qtbot.keyClick(page.head.widgets["initials"], Qt.Key.Key_Return)
    page.head.widgets["colour"].chosen.emit("#7A5BA6")
    tom = context.project.contributors.get(frame["tom"])
    assert (tom.initials, tom.colour) == ("TAB", "#7A5BA6")


def test_members_are_entered_on_a_teams_page_and_both_sides_show_them(opened, frame, context, qtbot):
    page = opened(team, frame["research"])

    def new(form):
        form.other.setText("tom achterberg")
        form.role.setText("oral historian")
        form.start.setText("May 2013")

    press(page.subject.members, "New member…", qtbot, MembershipForm, new)
    assert lines(page.subject.members) == [
        ("Ines Marlowe", "ethnographer", "since Mar 2012"),
        ("Tom Achterberg", "oral historian", "since May 2013"),
    ]
    other = opened(contributor, frame["tom"])
    assert lines(other.subject.memberships) == [("Research team", "oral historian", "since May 2013")]
    press(
        other.subject.memberships,
        "Change Research team, oral historian",
        qtbot,
        MembershipForm,
        lambda form: form.end.setText("2018"),
    )
    assert lines(page.subject.members)[1] == ("Tom Achterberg", "oral historian", "May 2013 – 2018")
    press(page.subject.members, "Remove Tom Achterberg, oral historian", qtbot)
    assert lines(other.subject.memberships) == []


def test_somebody_who_is_not_in_the_project_cannot_be_a_member(frame, context, qtbot):
    form = MembershipForm("Who?", "Who", {"Ines Marlowe": Ref("contributor", frame["ines"])})
    qtbot.addWidget(form)
    form.other.setText("Nobody")
    form.accept()
    assert form.trouble() == "“Nobody” is not in the project; add it first, or choose another."


def test_a_person_is_put_into_a_group_from_their_page(opened, frame, context, qtbot):
    page = opened(actor, frame["winifred"])
    press(
        page.subject.memberships,
        "New membership…",
        qtbot,
        MembershipForm,
        lambda form: form.other.setText("The Tuesday crew"),
    )
    assert lines(page.subject.memberships) == [("The Tuesday crew", "", "")]
    assert page.subject.members.isHidden()
    group = opened(actor, frame["crew"])
    assert lines(group.subject.members) == [("Winifred Pask", "", "")]


def test_a_phase_lists_its_notes_by_their_date_and_tells_which_lie_at_an_edge(opened, frame):
    page = opened(phase, frame["second"])
    titles = [row.item.title for row in page.subject.trail.model.rows() if isinstance(row, TrailRow)]
    assert list(dict.fromkeys(titles)) == ["A gauge", "On the rota"]
    assert "1 of these notes lies at an edge" in page.subject.told.text()
    assert page.subject.people.words() == ["Winifred Pask · 2"]
    assert page.subject.codes.words() == ["Waiting · 1"]


def test_what_there_is_in_many_notes_is_counted_a_few_at_a_time(opened, frame, qtbot, monkeypatch):
    monkeypatch.setattr(chips_part, "SLICE", 1)
    page = opened(strand, frame["line"])
    qtbot.waitUntil(lambda: page.subject.people.words() == ["Winifred Pask · 3"])
    qtbot.waitUntil(lambda: page.subject.codes.words() == ["Waiting · 1"])


def test_the_inspector_tells_how_the_author_stood_when_it_was_observed(context, frame, qtbot):
    column = QVBoxLayout()
    note = context.project.notes.find("Slack")
    add_details(context, column, Ref("note", note.id))
    words = [column.itemAt(place).widget() for place in range(column.count())]
    assert any(isinstance(word, QLabel) and "By Ines Marlowe, evaluator" in word.text() for word in words)


def test_dates_and_edges_of_a_phase_are_changed_as_people_write_them(opened, frame, context, qtbot):
    page = opened(phase, frame["second"])

    def write(field, words):
        page.head.widgets[field].setText(words)
        qtbot.keyClick(page.head.widgets[field], Qt.Key.Key_Return)

    write("start", "August 2013")
    write("soft", "14 days")
    write("end", "")
    changed = context.project.phases.get(frame["second"])
    assert (changed.start, changed.end, changed.soft) == ("2013-08", None, 14)
    assert "61 days after “Hand-over” lie in no phase." in page.subject.told.text()
    with qtbot.waitSignal(context.navigation.said) as said:
        write("soft", "a few")
    assert "in figures" in said.args[0].words
    assert page.head.widgets["soft"].text() == "14 days"
    with qtbot.waitSignal(context.navigation.said) as said:
        write("start", "")
    assert said.args[0].words == "Say when this phase begins."


def test_a_strand_shows_its_phases_and_notes(opened, frame, context, qtbot):
    page = opened(strand, frame["line"])
    assert [band.words for band in page.subject.bands.bands.bands()] == ["Hand-over", "Learning"]
    assert page.subject.told.text().startswith("3 notes")
    with qtbot.waitSignal(context.navigation.opened) as went:
        page.subject.bands.bands.picked.emit(page.subject.bands.bands.bands()[0].key)
    assert went.args[0] == Ref("phase", frame["first"])


def test_a_place_tells_where_it_is_and_who_was_seen_there(opened, frame, context, qtbot):
    context.project.sites.add("Ticket shed", frame["quay"])
    context.project.events.add("The hand-over", When.of("2012-03-28"), frame["quay"])
    page = opened(site, frame["quay"])
    page.head.widgets["place"].setText("52.2053, 0.1218")
    qtbot.keyClick(page.head.widgets["place"], Qt.Key.Key_Return)
    assert context.project.sites.get(frame["quay"]).place == page.head.widgets["place"].text() == "52.2053,0.1218"
    assert page.subject.people.words() == ["Winifred Pask · 3"]
    assert page.subject.sites.words() == ["Ticket shed"]
    assert page.subject.events.words() == ["The hand-over"]


def test_the_study_has_a_page_that_is_written_where_it_stands(opened, frame, context, qtbot):
    project = context.project
    page = opened(study, project.id)
    assert page.title() == "Keeping the ferry"
    assert page.subject.researchers.words() == ["Ines Marlowe · 3", "Tom Achterberg"]
    assert [band.words for band in page.subject.bands.bands.bands()][:2] == ["Hand-over", "Learning"]
    assert "observed 18 Apr 2012 – 25 Feb 2014" in page.subject.told.text()
    page.head.name.setText("Keeping the rope")
    with qtbot.waitSignal(page.titleChanged):
        qtbot.keyClick(page.head.name, Qt.Key.Key_Return)
    page.head.widgets["aims"].set_text("To see who keeps it.")
    assert page.close_page()
    assert (project.title, project.about()["aims"]) == ("Keeping the rope", "To see who keeps it.")
    page.head.name.setText("")
    with qtbot.waitSignal(context.navigation.said) as said:
        qtbot.keyClick(page.head.name, Qt.Key.Key_Return)
    assert said.args[0].words == "A study needs a title."


@pytest.mark.parametrize(
    ("form", "deed", "noun"),
    [
        (ResearcherForm, contributors.new_contributor, "contributor"),
        (TeamForm, teams.new_team, "team"),
        (StrandForm, strands.new_strand, "strand"),
    ],
)
def test_researchers_teams_and_strands_are_added_by_a_small_form_that_opens_their_page(
    context, qtbot, form, deed, noun
):
    fill(form, lambda box: box.name.setText("The second"))
    with qtbot.waitSignal(context.navigation.opened) as went:
        deed(context)
    assert went.args[0].noun == noun
    assert context.project.titles.title(went.args[0]) == "The second"


@pytest.mark.parametrize(
    ("module", "name", "verb"),
    [
        (contributor, "tom", "contributors"),
        (team, "research", "teams"),
        (strand, "line", "strands"),
        (phase, "first", "phases"),
    ],
)
def test_a_page_goes_with_what_it_shows(opened, frame, context, qtbot, module, name, verb):
    page = opened(module, frame[name])
    with qtbot.waitSignal(page.gone):
        getattr(context.project, verb).delete(frame[name])


def test_a_project_open_for_reading_shows_the_frame_and_changes_none(opened, frame, context, monkeypatch):
    monkeypatch.setattr(context.project.store, "readonly", True)
    page = opened(contributor, frame["tom"])
    assert page.head.name.isReadOnly()
    assert not page.head.widgets["colour"].isEnabled()
    assert not page.subject.working.button.isVisible()
    assert page.subject.standings.findChildren(QToolButton) == []


def test_every_page_of_the_frame_opens_in_the_window_and_again_at_the_next_start(window, frame, context):
    refs = [Ref(noun, frame[name]) for noun, name in (("contributor", "ines"), ("team", "research"))]
    refs += [Ref(noun, frame[name]) for noun, name in (("strand", "line"), ("phase", "first"))]
    for ref in refs:
        context.open(ref, keep=True)
        assert window.page().ref() == ref
        assert context.selection.ref == ref
    window.commands.run("project.about")
    assert window.page().ref() == Ref("project", context.project.id)
    window.commands.run("contributors.mine")
    assert window.page().ref() == refs[0]
    entries = window.pages.entries()
    window.pages.reopen(entries)
    assert {page.ref() for page in window.pages.pages()} == {*refs, Ref("project", context.project.id)}


def test_long_names_elsewhere_do_not_make_a_page_wider_than_its_tab(opened, frame, context):
    project = context.project
    long = "The association of ferrymen, ferrywomen and friends of the lower crossing and of all its tributaries"
    project.sites.add(long)
    project.strands.add(long)
    crew = project.actors.add(long, "group")
    project.memberships.enter(Ref("actor", crew.id), Ref("actor", frame["winifred"]), long)
    for module, ident in (
        (site, frame["quay"]),
        (phase, frame["second"]),
        (actor, frame["winifred"]),
        (actor, crew.id),
    ):
        page = opened(module, ident)
        page.resize(560, 900)
        assert page.area.widget().minimumSizeHint().width() <= 560


def test_of_many_notes_the_first_are_listed_and_more_as_one_goes_down(opened, frame, context, qtbot):
    project = context.project
    for number in range(100):
        year = 1900 + number // 50
        project.notes.add(title=f"Log {number}", observed=When.of(f"{year}-01-01"), author=frame["tom"], text="x")
    page = opened(contributor, frame["tom"])
    notes = page.subject.notes
    listed = [row for row in notes.model.rows() if isinstance(row, NoteRow)]
    assert len(listed) == notes_part.FIRST
    heads = [(row.words, row.count) for row in notes.model.rows() if isinstance(row, HeadRow)]
    assert ("1901", 50) in heads
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(notes.model.rows()) > len(listed) + 30)
    head = next(notes.model.index(place) for place in notes.model.heads() if notes.model.head_of(place).words == "1901")
    notes.list.opened.emit(head)
    titles = [row.title for row in notes.model.rows() if isinstance(row, NoteRow)]
    assert "Log 0" in titles
    assert "Log 60" not in titles
