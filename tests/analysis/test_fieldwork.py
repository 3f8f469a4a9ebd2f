"""The log's arithmetic: gaps between visits, what explains them, field days, hours; what is missing."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.analysis.fieldwork import Narrowing, field_days, gaps, hours, narrowed, read_log
from fieldnotes.domain.visits import OPEN, Visit
from fieldnotes.domain.when import When
from fieldnotes.project.visits import PAGE

BEGIN = date(2012, 1, 1)
LENGTH = 800


def day(number: int) -> str:
    return (BEGIN + timedelta(days=number)).isoformat()


def partial(number: int, exactness: int) -> str:
    return day(number)[:exactness]


@st.composite
def entries(draw):
    """Visits and absences: overlapping, of days, months or years, with times of day, some absences open."""
    found = []
    for number in range(draw(st.integers(0, 12))):
        begun = draw(st.integers(0, LENGTH))
        kind = draw(st.sampled_from(["visit", "visit", "absence"]))
        exactness = draw(st.sampled_from([10, 10, 10, 7, 4]))
        start, end = partial(begun, exactness), None
        if draw(st.booleans()):
            end = partial(begun + draw(st.integers(0, 90)), exactness)
        if exactness == 10 and draw(st.booleans()):
            start += "T09:30"
        found.append(Visit(str(number), start, end, kind))
    return found


def days_of(visit: Visit) -> set[str]:
    last = min(visit.last, "2016-12-31")
    count = (date.fromisoformat(last) - date.fromisoformat(visit.first)).days + 1
    begun = date.fromisoformat(visit.first)
    return {(begun + timedelta(days=number)).isoformat() for number in range(count)}


def runs(days: set[str]) -> list[tuple[str, str, int]]:
    """Days in a row, as first, last and how many."""
    found: list[list[str]] = []
    for one in sorted(days):
        if found and (date.fromisoformat(one) - date.fromisoformat(found[-1][-1])).days == 1:
            found[-1].append(one)
        else:
            found.append([one])
    return [(row[0], row[-1], len(row)) for row in found]


@given(entries(), st.integers(0, 60))
def test_gaps_are_the_days_between_visits_on_which_nobody_was_there(visits, over):
    there = set().union(*(days_of(visit) for visit in visits if not visit.absent))
    away = set().union(*(days_of(visit) for visit in visits if visit.absent))
    span = set(_between(there)) if there else set()
    expected = [
        (first, last, count, sum(one not in away for one in _stretch(first, last)))
        for first, last, count in runs(span - there)
        if count > over
    ]
    found = gaps(visits, over)
    assert [(gap.first, gap.last, gap.days, gap.unexplained) for gap in found] == expected
    for gap in found:
        touching = {
            visit.id for visit in visits if visit.absent and visit.first <= gap.last and gap.first <= visit.last
        }
        assert {visit.id for visit in gap.absences} == touching


def _between(days: set[str]) -> list[str]:
    return _stretch(min(days), max(days))


def _stretch(first: str, last: str) -> list[str]:
    begun, ended = date.fromisoformat(first), date.fromisoformat(last)
    return [(begun + timedelta(days=number)).isoformat() for number in range((ended - begun).days + 1)]


@given(entries())
def test_field_days_count_each_sure_day_once_and_vague_visits_at_most_once(visits):
    stays = [visit for visit in visits if not visit.absent]
    exact = [visit for visit in stays if len(visit.start) >= 10]
    sure = set().union(*(days_of(visit) for visit in exact))
    found = field_days(visits)
    assert len(sure) <= found <= len(sure) + len(stays) - len(exact)


def test_an_open_absence_explains_the_rest_of_a_gap():
    visits = [Visit("a", "2013-01-01"), Visit("b", "2013-03-01"), Visit("c", "2013-02-01", None, "absence")]
    (gap,) = gaps(visits)
    assert (gap.days, gap.unexplained, visits[2].last) == (58, 30, OPEN)


def test_a_vague_visit_is_one_day_and_makes_no_gap_within_its_month():
    visits = [Visit("a", "2013-01-01"), Visit("b", "2013-02"), Visit("c", "2013-03-01")]
    assert gaps(visits, 30) == []
    assert field_days(visits) == 3


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
