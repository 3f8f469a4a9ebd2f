"""What lies on the timeline, as it is read from a project."""

from datetime import date

from fieldnotes.domain.codes import CodeEvent
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from fieldnotes.project.note_rows import NoteFilter


def day(iso: str) -> float:
    return float(date.fromisoformat(iso).toordinal())


def read(pages) -> list:
    return [row for page in pages for row in page]


def test_notes_of_one_date_come_together_with_what_their_date_may_mean(project):
    for observed in ("2013-03-12", "2013-03-12", "2013-05", "2013-03-12T15:30"):
        project.notes.add(text="One two.", observed=When.of(observed))
    project.notes.add(text="Three.", observed=When("1974", None, "about"))
    project.notes.add(text="No date.")
    assert sorted(read(project.timeline.notes())) == [
        (day("1974-01-01"), day("1975-01-01"), True, 1, 1),
        (day("2013-03-12"), day("2013-03-13"), False, 2, 4),
        (day("2013-03-12") + 15.5 / 24, day("2013-03-12") + 15.5 / 24, False, 1, 2),
        (day("2013-05-01"), day("2013-06-01"), False, 1, 2),
    ]
    assert project.timeline.undated() == 1


def test_pages_leave_nothing_out(project):
    for number in range(7):
        project.notes.add(text="One.", observed=When.of(f"2013-03-0{number + 1}"))
    assert len(read(project.timeline.notes(size=2))) == 7


def test_a_span_holds_the_notes_that_may_lie_in_it(project):
    inside = project.notes.add(observed=When.of("2013-05"))
    edge = project.notes.add(observed=When.of("2013-05-31"))
    project.notes.add(observed=When.of("2013-06-01"))
    project.notes.add()
    assert project.timeline.ids_within(TimeSpan("2013-05-20", "2013-05-31")) == {inside.id, edge.id}


def test_notes_of_a_stretch_are_told_by_title_or_first_words(project):
    told = project.notes.add(title="Market day", text="a b c", observed=When.of("2013-03-12"))
    bare = project.notes.add(text="They came\nearly.", observed=When.of("2013-03-12"))
    project.notes.add(observed=When.of("2013-03-13"))
    found = project.timeline.titled(day("2013-03-12"), day("2013-03-13"))
    assert found == [(told.id, "Market day", 3), (bare.id, "They came early.", 3)]


def test_a_standing_without_an_end_lasts_until_the_next(project):
    me = project.me.id
    project.standings.enter(me, "evaluator", "2008-04")
    project.standings.enter(me, "partner", "2011")
    first, second = project.timeline.standings()
    assert (first.words, first.begin, first.end) == ("evaluator", day("2008-04-01"), day("2011-01-01"))
    assert (second.words, second.end) == ("partner", None)
    assert first.row == "IM"


def test_visits_absences_phases_and_facts_are_bands(project):
    hut = project.sites.add("Tea hut")
    with project.store.step("Enter visits"):
        for kind, start, end in (("visit", "2013-03-12", "2013-03-14"), ("absence", "2013-04", None)):
            values = {"id": new_id(), "site": hut.id, "start": start, "end": end, "kind": kind, "description": "ill"}
            project.store.insert("visit", values)
    project.phases.add("Hand-over", "2012", "2013-06", soft=30)
    actor = project.actors.add("Win", pseudonym="W.")
    project.facts.add(actor.id, "role", "nurse", "2010", "2012-06")
    visit, absence = project.timeline.visits()
    assert (visit.words, visit.row, visit.end) == ("Tea hut", "visit", day("2013-03-15"))
    assert (absence.row, absence.end, absence.detail) == ("absence", day("2013-05-01"), "ill")
    assert [(band.words, band.soft) for band in project.timeline.phases()] == [("Hand-over", 30)]
    (fact,) = project.timeline.facts([actor.id])
    assert (fact.row, fact.words, fact.end) == ("Win · role", "nurse", day("2012-07-01"))
    assert project.timeline.with_facts() == [(actor.id, "Win", 1)]
    assert project.timeline.shown_names([actor.id]) == {"Win": "W."}


def test_interviews_rounds_events_and_memos_are_marks(project):
    talk = project.notes.add(kind="interview", title="Talk", observed=When.of("2013-03-12"))
    dialogue = project.notes.add(kind="dialogue", observed=When.of("2017"))
    with project.store.step("Enter rounds"):
        for number in (1, 2):
            values = {"id": new_id(), "note": dialogue.id, "number": number, "date": f"2017-0{number}"}
            project.store.insert("dialogue_round", values)
    project.events.add("Flood", When("1974", None, "about"))
    project.memos.add("Mine", text="x", visibility="private")
    assert [(mark.kind, mark.ref.id) for mark in read(project.timeline.interviews(size=2))] == [
        ("interview", talk.id),
        ("dialogue", dialogue.id),
    ]
    assert [(mark.words, mark.group, mark.begin) for mark in project.timeline.rounds()] == [
        ("Round 1", dialogue.id, day("2017-01-01")),
        ("Round 2", dialogue.id, day("2017-02-01")),
    ]
    (flood,) = project.timeline.events()
    assert flood.about
    assert [mark.kind for mark in project.timeline.memos()] == ["private"]


def test_a_code_counts_what_lies_below_it_and_tells_what_became_of_it(project):
    root = project.codes.add("Risk")
    leaf = project.codes.add("who signs", parent=root.id)
    note = project.notes.add(text="Seven people.", observed=When.of("2013-03"))
    project.codings.add(note.id, 0, 5, leaf.id)
    project.codes.record_event(CodeEvent(new_id(), root.id, 1_000, None, "split", "Risk", "names at stake"))
    project.codes.retire(root.id)
    assert project.timeline.most_used() == [root.id]
    (life,) = project.timeline.lives([root.id, "gone"])
    assert life.below == {root.id, leaf.id}
    assert [(turn.kind, turn.other) for turn in life.turns] == [("split", "names at stake"), ("retired", "")]
    assert read(project.timeline.codings(life.below)) == [(leaf.id, day("2013-03-01"), day("2013-04-01"))]


def test_counts_keep_to_a_span_by_the_day_observed(project):
    """A note known to a month counts where the month touches the span; one without a date lies outside."""
    code = project.codes.add("Waiting").id
    for observed in ("2013-05-20", "2013-06", "2014", None):
        note = project.notes.add(text="They waited.", observed=When.of(observed) if observed else None)
        project.codings.add(note.id, 0, 4, code)
        project.codings.add(note.id, 5, 11, code)
    span = TimeSpan("2013-05-01", "2013-06-10")
    assert project.codes.within(code, span) == (4, 8)
    assert project.codes.within(code, None) == (8, 8)
    assert project.codes.course(code, span=span) == {"2013": (4, 2)}
    assert len(project.passages.of_code(code, span=span)) == 4
    assert project.passages.of_code(code, limit=1, offset=3, span=span)[0].passage.words == "waited"
    assert project.tallies.notes(NoteFilter(span=span)).notes == 2


def test_visits_lie_in_a_span_by_what_their_dates_may_mean(project):
    hut = project.sites.add("Hut").id
    for start, end in (("2013-05", None), ("2013-04-01", "2013-07"), ("2012", None), ("2013-07-01T09:00", None)):
        project.visits.add(start, end, site=hut)
    project.visits.add("2013-01", kind="absence", site=hut)
    span = TimeSpan("2013-05-10", "2013-06-30")
    assert project.tallies.visits_to(hut, span).count == 2
    assert project.tallies.visits_to(hut).count == 4
    assert hut in project.tallies.met(span)


def test_a_group_is_met_in_a_span_through_whoever_belonged_to_it_then(project):
    crew, dov = project.actors.add("The crew", "group").id, project.actors.add("Dov").id
    project.memberships.enter(Ref("actor", crew), Ref("actor", dov), "", "2014", None)
    project.notes.add(observed=When.of("2013-05-03"), people=[dov])
    project.notes.add(observed=When.of("2015-05-03"), people=[dov])
    assert project.tallies.met(TimeSpan("2013-01-01", "2013-12-31")) == {dov}
    assert project.tallies.met(TimeSpan("2015-01-01", "2015-12-31")) == {dov, crew}
