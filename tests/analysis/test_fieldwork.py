"""The log's arithmetic: hours, what it is narrowed to, what is missing."""

from fieldnotes.analysis.fieldwork import Narrowing, hours, narrowed, read_log
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.visits import Visit
from fieldnotes.domain.when import When
from fieldnotes.project.visits import PAGE


def test_hours_count_once_for_the_study_and_for_each_who_was_there():
    visits = [
        Visit("a", "2013-01-01", site="hut", visitors=("i", "t"), minutes=90),
        Visit("b", "2013-01-05", site="hut", minutes=30),
        Visit("c", "2013-02-05", visitors=("i",)),
        Visit("d", "2013-02", "2013-03", "absence", minutes=1),
    ]
    found = hours(visits)
    assert (found.total, found.unknown) == (120, 1)
    assert dict(found.by_month) == {"2013-01": 120}
    assert dict(found.by_site) == {"hut": 120}
    assert dict(found.by_person) == {"i": 90, "t": 90, "": 30}


def whole_log(project):
    reading = read_log(project)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            return end.value


def test_a_log_is_read_in_pages_and_holds_all_notes(project):
    project.visits.add("2013-03-12")
    with project.store.step("Notes"):
        for number in range(PAGE + 3):
            project.notes.add(title=f"Note {number}", observed=When.of("2013-03-12"))
    assert list(read_log(project)) == [PAGE, PAGE + 3]
    assert len(whole_log(project).loose) == PAGE + 3


def test_the_log_tells_what_is_missing(project):
    me = project.me.id
    crossing = project.sites.add("Crossing")
    hut = project.sites.add("Hut", crossing.id)
    seen = project.visits.add("2013-03-12", site=hut.id, visitors=[me], not_seen="The slip")
    unwritten = project.visits.add("2014-04-01", site=hut.id)
    away = project.visits.add("2013-05", "2013-06", kind="absence", description="ill")
    of = project.notes.add(title="Of it", observed=When.of("2013-03-12"), site=hut.id).id
    project.visits.assign([of], seen.id)
    loose = project.notes.add(title="Loose", observed=When.of("2013-03-13"), site=hut.id).id
    project.notes.add(kind="diary", observed=When.of("2013-03-13"))
    project.notes.add(title="Undated")
    log = whole_log(project)
    assert [note.id for note in log.loose] == [loose]
    assert [visit.id for visit in log.without_note()] == [unwritten.id]
    assert [visit.id for visit in log.not_seen()] == [seen.id]
    assert log.years() == ["2014", "2013"]
    only = narrowed(log, Narrowing(site=crossing.id, year="2013"))
    assert [visit.id for visit in only.visits] == [seen.id, away.id]
    assert narrowed(log, Narrowing(person=me)).visits == [seen, away]


def test_the_days_of_a_log_are_those_of_its_year_and_its_span():
    assert Narrowing().bounds() == ("", "")
    assert Narrowing(year="2013").bounds() == ("2013-01-01", "2013-12-31")
    assert Narrowing(span=TimeSpan("2013-05-01", "2014-02-01")).bounds() == ("2013-05-01", "2014-02-01")
    both = Narrowing(year="2013", span=TimeSpan("2013-05-01", "2014-02-01"))
    assert both.bounds() == ("2013-05-01", "2013-12-31")
