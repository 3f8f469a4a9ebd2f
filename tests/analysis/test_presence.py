"""Field days and gaps, by visits and by notes that came of none; the timeline and the log say the same."""

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.analysis.fieldwork import FieldLog, read_log
from fieldnotes.analysis.presence import Presence
from fieldnotes.domain.visits import OPEN, Visit
from fieldnotes.domain.when import When, first_day, last_day

BEGIN = date(2012, 1, 1)
LENGTH = 800


def day(number: int) -> str:
    return (BEGIN + timedelta(days=number)).isoformat()


def stretch(first: str, last: str) -> list[str]:
    begun, ended = date.fromisoformat(first), date.fromisoformat(last)
    return [(begun + timedelta(days=number)).isoformat() for number in range((ended - begun).days + 1)]


@st.composite
def entries(draw):
    """Visits and absences: overlapping, of days, months or years, with times of day, some absences open."""
    found = []
    for number in range(draw(st.integers(0, 12))):
        begun = draw(st.integers(0, LENGTH))
        kind = draw(st.sampled_from(["visit", "visit", "absence"]))
        exactness = draw(st.sampled_from([10, 10, 10, 7, 4]))
        start, end = day(begun)[:exactness], None
        if draw(st.booleans()):
            end = day(begun + draw(st.integers(0, 90)))[:exactness]
        if exactness == 10 and draw(st.booleans()):
            start += "T09:30"
        found.append(Visit(str(number), start, end, kind))
    return found


NOTES = st.lists(
    st.tuples(st.integers(0, LENGTH), st.sampled_from([0, 0, 0, 30, 400])).map(
        lambda note: (day(note[0]), day(note[0] + note[1]))
    ),
    max_size=6,
)


def days_of(visit: Visit) -> set[str]:
    return set(stretch(visit.first, min(visit.last, "2016-12-31")))


def runs(days: set[str]) -> list[tuple[str, str, int]]:
    """Days in a row, as first, last and how many."""
    found: list[list[str]] = []
    for one in sorted(days):
        if found and (date.fromisoformat(one) - date.fromisoformat(found[-1][-1])).days == 1:
            found[-1].append(one)
        else:
            found.append([one])
    return [(row[0], row[-1], len(row)) for row in found]


@given(entries(), NOTES, st.integers(0, 60))
def test_gaps_are_the_days_between_stays_on_which_nobody_was_there(visits, notes, over):
    there = set().union(*(days_of(visit) for visit in visits if not visit.absent))
    there |= set().union(*(stretch(*note) for note in notes if note[1] <= day_after(note[0], 119)))
    away = set().union(*(days_of(visit) for visit in visits if visit.absent))
    whole = set(stretch(min(there), max(there))) if there else set()
    expected = [
        (first, last, count, sum(one not in away for one in stretch(first, last)))
        for first, last, count in runs(whole - there)
        if count > over
    ]
    found = Presence(visits, notes).gaps(over)
    assert [(gap.first, gap.last, gap.days, gap.unexplained) for gap in found] == expected
    for gap in found:
        touching = {
            visit.id for visit in visits if visit.absent and visit.first <= gap.last and gap.first <= visit.last
        }
        assert {visit.id for visit in gap.absences} == touching
        assert gap.stretch[1] - gap.stretch[0] == gap.days


def day_after(first: str, days: int) -> str:
    return (date.fromisoformat(first) + timedelta(days=days)).isoformat()


def sure_days(visit: Visit) -> set[str]:
    late, early = last_day(visit.start), first_day(visit.end or visit.start)
    return set(stretch(late, early)) if late <= early else set()


@given(entries(), NOTES)
def test_field_days_count_each_sure_day_once_and_vague_ones_at_most_once(visits, notes):
    stays = [visit for visit in visits if not visit.absent]
    sure = set().union(*map(sure_days, stays)) | {first for first, last in notes if first == last}
    vague = sum(not sure_days(visit) for visit in stays) + sum(first != last for first, last in notes)
    assert len(sure) <= Presence(visits, notes).days() <= len(sure) + vague


@given(entries(), NOTES, st.integers(0, LENGTH), st.integers(0, 200))
def test_the_days_of_a_part_of_the_time_are_never_more_than_those_of_all(visits, notes, begun, length):
    presence = Presence(visits, notes)
    since, until = day(begun), day(begun + length)
    part = presence.days(since, until)
    sure = set().union(*(sure_days(visit) for visit in visits if not visit.absent))
    assert len([one for one in sure if since <= one <= until]) <= part <= min(presence.days(), length + 1)


def fewest(stretches: list[tuple[int, int]], days: range) -> int:
    """The least number of days that has one in each stretch, by trying all."""
    return min(
        sum(chosen)
        for chosen in product((0, 1), repeat=len(days))
        if all(any(chosen[one] for one in range(first, last + 1)) for first, last in stretches)
    )


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(1, 4)), max_size=5))
def test_vague_days_are_as_few_as_can_be(drawn):
    stretches = [(first, min(first + more, 8)) for first, more in drawn if first + more <= 8]
    notes = [(day(first), day(last)) for first, last in stretches]
    assert Presence((), notes).days() == fewest(stretches, range(9))


def test_an_open_absence_explains_the_rest_of_a_gap():
    visits = [Visit("a", "2013-01-01"), Visit("b", "2013-03-01"), Visit("c", "2013-02-01", None, "absence")]
    (gap,) = Presence(visits).gaps()
    assert (gap.days, gap.unexplained, visits[2].last) == (58, 30, OPEN)


def test_a_vague_visit_is_one_day_and_makes_no_gap_within_its_month():
    presence = Presence([Visit("a", "2013-01-01"), Visit("b", "2013-02"), Visit("c", "2013-03-01")])
    assert presence.gaps(30) == []
    assert presence.days() == 3


def test_visits_in_two_months_are_two_days_and_a_stay_through_both_all_days_between():
    assert Presence([Visit("a", "2013-03"), Visit("b", "2013-04")]).days() == 2
    assert Presence([Visit("a", "2013-03", "2013-05")]).days() == 32  # at the least 31 March to 1 May


def test_a_note_that_came_of_no_visit_is_a_field_day_and_parts_a_gap():
    visits = [Visit("a", "2013-01-01"), Visit("b", "2013-06-01")]
    presence = Presence(visits, [("2013-03-15", "2013-03-15")])
    assert presence.days() == 3
    assert [(gap.first, gap.last) for gap in presence.gaps()] == [
        ("2013-01-02", "2013-03-14"),
        ("2013-03-16", "2013-05-31"),
    ]


def test_a_note_known_to_its_year_only_tells_nothing_and_one_of_a_month_tells_against_a_gap():
    ends = [("2013-01-01", "2013-01-01"), ("2013-03-10", "2013-03-10")]
    assert Presence((), [*ends, ("2013-02-01", "2013-02-28")]).gaps() == []
    assert len(Presence((), [*ends, ("2013-01-01", "2013-12-31")]).gaps()) == 1
    assert Presence((), [("2013-01-01", "2013-12-31")]).days() == 0


def test_only_days_within_a_part_of_the_time_are_counted_of_a_stay_over_its_edge():
    presence = Presence([Visit("a", "2013-04-28", "2013-05-03")])
    assert presence.days() == 6
    assert presence.days("2013-05-01", "2013-05-31") == 3
    assert presence.days(until="2013-04-29") == 2
    assert presence.days("2014-01-01") == 0


def test_timeline_and_log_reckon_alike(project):
    """Diaries, documents, undated notes, templates and notes of a visit add nothing; what came of none does."""
    visit = project.visits.add("2013-03-12", "2013-03-14")
    of = project.notes.add(observed=When.of("2013-03-13")).id
    project.visits.assign([of], visit.id)
    project.notes.add(observed=When.of("2013-06-01"))
    project.notes.add(observed=When.of("2013-06-01"))
    for kind in ("diary", "document", "media"):
        project.notes.add(kind=kind, observed=When.of("2013-09-01"))
    project.notes.add(title="Undated")
    project.templates.add("Weekly")
    seen = [days for page in project.visits.seen() for days in page]
    timeline = Presence(project.visits.all(), seen)
    log = whole(read_log(project)).presence()
    for presence in (timeline, log):
        assert presence.days() == 4
        assert [(gap.first, gap.last) for gap in presence.gaps()] == [("2013-03-15", "2013-05-31")]


def whole(reading) -> FieldLog:
    while True:
        try:
            next(reading)
        except StopIteration as end:
            return end.value
