"""Rooms and pages keep to a stretch of time, say what that hides, and can be widened again."""

import pytest

from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from ui.models.kept_words import NONE_WITHIN, kept_words
from ui.panels.actors import ActorsPanel
from ui.panels.code_page.page import page_kind as code_kind
from ui.panels.codes import CodesPanel
from ui.panels.field_pages.actor import page_kind as actor_kind
from ui.panels.field_pages.contributor import page_kind as contributor_kind
from ui.panels.field_pages.event import page_kind as event_kind
from ui.panels.field_pages.phase import page_kind as phase_kind
from ui.panels.field_pages.site import page_kind as site_kind
from ui.panels.field_pages.strand import page_kind as strand_kind
from ui.panels.field_pages.study import page_kind as study_kind

SPAN = TimeSpan("2013-01-01", "2013-12-31")


@pytest.fixture
def study(context):
    """A note of 2012, one of 2013 and one undated, each with somebody, coded words, a place, an event and a visit."""
    project = context.project
    crossing = project.sites.add("Crossing").id
    quay = project.sites.add("Quay", crossing).id
    hut = project.sites.add("Hut").id
    win, dov = project.actors.add("Winifred").id, project.actors.add("Dov").id
    strand, code = project.strands.add("Money").id, project.codes.add("Waiting").id
    event = project.events.add("Flood", When.of("2012-02")).id
    phase = project.phases.add("Learning", "2012", "2014").id
    made = {}
    for year, site, who in (("2012", hut, win), ("2013", quay, dov), ("", quay, win)):
        observed = When.of(f"{year}-05-03") if year else None
        note = project.notes.add(
            title=f"Note {year}",
            text="They waited long.",
            observed=observed,
            site=site,
            people=[who, win] if who != win else [win],
            author=project.me.id,
        )
        project.notes.change(note.id, strand=strand)
        project.codings.add(note.id, 5, 11, code)
        project.turns.add_many([Turn(new_id(), note.id, 0, 17, speaker=who)])
        made[year] = note.id
    project.events.tell(made["2012"], [event])
    project.visits.add("2012-05-03", None, [project.me.id], site=hut)
    project.visits.add("2013-05-03", None, [project.me.id], site=hut)
    return {
        "win": win,
        "dov": dov,
        "hut": hut,
        "quay": quay,
        "crossing": crossing,
        "code": code,
        "event": event,
        "strand": strand,
        "phase": phase,
        **made,
    }


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


def test_the_words_say_how_much_of_what_is_hidden():
    assert kept_words(SPAN, {"passage": 1_041, "visit": 1}) == "Kept to 2013 · 1,041 passages, 1 visit outside"
    assert kept_words(SPAN, {"person": 2, "entry": 3, "note": 0}) == "Kept to 2013 · 2 people, 3 entries outside"
    assert kept_words(SPAN, {"note": 0}) == ""
    assert kept_words(None, {"note": 3}) == ""


def test_the_page_of_a_code_keeps_to_the_time_and_widens(show, study, context, qtbot):
    page = show(code_kind, study["code"])
    assert page.passages.count.text() == "3 passages"
    context.navigation.keep_to(SPAN)
    assert page.passages.count.text() == "1 passage"
    assert page.kept.words() == "Kept to 2013 · 2 passages outside"
    page.kept.linkActivated.emit("all")
    qtbot.waitUntil(lambda: context.navigation.span is None)
    assert page.passages.count.text() == "3 passages"
    assert page.kept.isHidden()
    context.navigation.keep_to(TimeSpan("1999-01-01", "1999-12-31"))
    assert page.passages.nothing.text() == NONE_WITHIN


def test_the_codes_are_counted_in_the_time_and_all_stay(context, study, qtbot):
    panel = CodesPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    context.navigation.keep_to(SPAN)
    qtbot.waitUntil(lambda: panel.model.row_at(panel.model.index_of(study["code"])).total == 1)
    assert panel.kept.words() == "Kept to 2013 · 2 codings outside"
    context.navigation.keep_to(None)
    qtbot.waitUntil(lambda: panel.model.row_at(panel.model.index_of(study["code"])).total == 3)
    assert panel.kept.isHidden()


def test_only_who_and_what_was_met_in_the_time_is_listed_with_the_places_around(context, study, qtbot):
    panel = ActorsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    context.navigation.keep_to(TimeSpan("2013-06-01", "2013-06-30"))
    assert panel.kept.words() == "Kept to Jun 2013 · 2 people, 3 places, 1 event outside"
    context.navigation.keep_to(SPAN)
    assert panel.model.index_of(study["dov"]).isValid()
    assert panel.model.index_of(study["crossing"]).isValid()  # the quay lies in it
    assert panel.model.index_of(study["hut"]).isValid()  # it was visited
    assert not panel.model.index_of(study["event"]).isValid()
    assert panel.model.field_at(panel.model.index_of(study["win"])).count == 1
    assert panel.model.index_of(study["strand"]).isValid()
    assert panel.kept.words() == "Kept to 2013 · 1 event outside"
    context.navigation.keep_to(None)
    assert panel.model.index_of(study["event"]).isValid()


def test_a_trail_and_what_it_tells_keep_to_the_time(show, study, context):
    page = show(actor_kind, study["win"])
    assert page.subject.trail.trail.kinds()["present"] == 3
    context.navigation.keep_to(SPAN)
    assert page.subject.trail.trail.years() == {"2013": 1}
    assert page.subject.seen.told.text() == "Met in 1 note on 3 May 2013"
    assert page.subject.kept.words() == f"Kept to 2013 · {page.subject.trail.outside} entries outside"
    context.navigation.keep_to(TimeSpan("1999-01-01", "1999-12-31"))
    assert page.subject.trail._nothing.text() == NONE_WITHIN


def test_events_lie_in_a_trail_by_their_own_days(context, study):
    project = context.project
    happened = project.events.add("Ice", When.of("2013-02"), site=study["hut"]).id
    within = project.trails.of(Ref("site", study["hut"])).within(SPAN)
    assert [point.id for point in within.chosen(["event"])] == [happened]


def test_the_pages_of_the_field_say_what_lies_outside(show, study, context):
    pages = {
        "site": show(site_kind, study["hut"]),
        "contributor": show(contributor_kind, context.project.me.id),
        "strand": show(strand_kind, study["strand"]),
        "phase": show(phase_kind, study["phase"]),
        "event": show(event_kind, study["event"]),
        "study": show(study_kind, context.project.id),
    }
    assert all(page.subject.kept.isHidden() for page in pages.values())
    context.navigation.keep_to(SPAN)
    told = {noun: page.subject.kept.words() for noun, page in pages.items()}
    assert told["contributor"] == "Kept to 2013 · 2 notes, 1 visit outside"
    assert told["strand"] == told["study"] == "Kept to 2013 · 2 notes outside"
    assert told["event"] == "Kept to 2013 · 1 note outside"
    assert told["site"] == "Kept to 2013 · 1 entry, 1 visit outside"
    assert told["phase"].endswith("outside")
    assert pages["site"].subject.visits.model.rows()
    context.navigation.keep_to(None)
    assert all(page.subject.kept.isHidden() for page in pages.values())


def test_a_page_out_of_sight_keeps_to_the_time_when_it_is_next_seen(show, study, context):
    page = show(code_kind, study["code"])
    page.hide()
    context.navigation.keep_to(SPAN)
    assert page.passages.count.text() == "3 passages"
    page.show()
    assert page.passages.count.text() == "1 passage"
