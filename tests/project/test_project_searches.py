"""Kept searches and the visits to them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import EVERYTHING, Scope, SearchVisit, digest
from fieldnotes.project.project import Project


@pytest.fixture
def searches(project):
    return project.searches


def names(project) -> list[str]:
    return [search.name for search in project.searches.all()]


def stored(project) -> list[tuple]:
    return project.store.tuples("SELECT search, found FROM search_visit")


def test_a_search_is_kept_whole(searches):
    scope = EVERYTHING.narrowed("kind", ["diary"]).narrowed("year", ["2013"])
    made = searches.add("  Slack   chains ", " chain NOT ferry ", scope, "time")
    assert made.name == "Slack chains"
    assert searches.get(made.id) == made
    assert searches.find("slack CHAINS") == made
    assert (made.query, made.scope, made.face) == ("chain NOT ferry", scope, "time")


def test_names_are_neither_empty_nor_taken(searches):
    made = searches.add("Chains", "chain")
    with pytest.raises(UserError, match="needs a name"):
        searches.add("  ", "chain")
    with pytest.raises(UserError, match="among the kept searches already"):
        searches.add("CHAINS", "ferry")
    searches.rename(made.id, "chains")
    assert searches.free_name("Chains") == "Chains 2"
    assert searches.free_name("Ferry") == "Ferry"


def test_nothing_asked_is_nothing_to_keep(searches):
    with pytest.raises(UserError, match="Search for something first"):
        searches.add("All", "  ")
    made = searches.add("Diaries", "", EVERYTHING.narrowed("kind", ["diary"]))
    with pytest.raises(UserError):
        searches.change(made.id, scope=EVERYTHING)


def test_each_verb_is_a_named_step_that_can_be_undone(project, searches):
    made = searches.add("Chains", "chain")
    searches.add("Ferry", "ferry")
    deeds = {
        "Rename search “Chains”": lambda: searches.rename(made.id, "Slack"),
        "Change search “Chains”": lambda: searches.change(made.id, "chains", Scope("2012"), "context"),
        "Pin search “Chains”": lambda: searches.pin(made.id),
        "Move search “Chains”": lambda: searches.move(made.id, 1),
        "Delete search “Chains”": lambda: searches.delete(made.id),
    }
    before = searches.all()
    for label, deed in deeds.items():
        deed()
        assert project.store.can_undo().label == label
        assert searches.all() != before
        project.store.undo()
        assert searches.all() == before
    assert project.check() == []


def test_what_changes_nothing_is_no_step(project, searches):
    made = searches.add("Chains", "chain")
    searches.rename(made.id, "Chains")
    searches.change(made.id, query="chain", face="rank")
    searches.pin(made.id, False)
    searches.move(made.id, -1)
    assert project.store.can_undo().label == "Keep search “Chains”"


def test_pinned_ones_stand_first_and_each_moves_among_its_like(project, searches):
    one, two, three, four = (searches.add(name, name).id for name in ("one", "two", "three", "four"))
    searches.pin(three)
    searches.pin(one)
    assert names(project) == ["three", "one", "two", "four"]
    searches.move(one, -1)
    searches.move(two, 5)
    assert names(project) == ["one", "three", "four", "two"]
    searches.place(three, 0)
    searches.pin(one, False)
    assert names(project) == ["three", "four", "two", "one"]
    assert searches.get(four).position == 0


def test_a_search_that_is_gone_says_so(searches):
    made = searches.add("Chains", "chain")
    searches.delete(made.id)
    assert not searches.exists(made.id)
    for deed in (searches.get, searches.delete, searches.pin):
        with pytest.raises(UserError, match="not kept any more"):
            deed(made.id)


def test_a_narrowing_that_cannot_be_read_leaves_the_query(project, searches):
    made = searches.add("Chains", "chain")
    with project.store.step("Damage"):
        project.store.update("search", made.id, {"scope": "{", "face": "hologram"})
    assert searches.get(made.id) == made


def test_what_was_not_found_at_the_last_visit_is_new(searches):
    made = searches.add("Chains", "chain")
    assert searches.visits.last(made) is None
    searches.visits.record(made, ["note:a", "note:b", "memo:a"])
    visit = searches.visits.last(made)
    assert visit.new_among(["note:a", "note:c", "memo:a", "memo:b"]) == {"note:c", "memo:b"}


def test_a_visit_is_no_step_and_stands_in_no_history(project, searches):
    made = searches.add("Chains", "chain")
    before = project.store.stamp(), project.store.can_undo()
    searches.visits.record(made, ["note:a"])
    assert (project.store.stamp(), project.store.can_undo()) == before
    project.store.undo()
    project.store.redo()
    assert project.check() == []


def test_a_visit_keeps_no_words_and_eight_bytes_a_row(project, searches):
    made = searches.add("Chains", "chain")
    searches.visits.record(made, [f"note:{number}" for number in range(100)] * 2)
    ((_, found),) = stored(project)
    assert len(found) == 8 * 101
    parts = [found[at : at + 8] for at in range(8, len(found), 8)]
    assert parts == sorted(parts)
    assert b"note" not in found


def test_another_question_was_never_looked_at_until_it_asks_the_same_again(project, searches):
    made = searches.add("Chains", "chain")
    searches.visits.record(made, ["note:a"])
    searches.change(made.id, query="chains")
    assert searches.visits.last(searches.get(made.id)) is None
    project.store.undo()
    assert searches.visits.last(searches.get(made.id)).found == {digest("note:a")}
    searches.change(made.id, scope=Scope("2012"))
    assert searches.visits.last(searches.get(made.id)) is None


def test_another_name_or_face_leaves_the_visit(searches):
    made = searches.add("Chains", "chain")
    searches.visits.record(made, ["note:a"])
    searches.rename(made.id, "Slack")
    searches.change(made.id, face="context")
    searches.pin(made.id)
    assert searches.visits.last(searches.get(made.id)) is not None


def test_undo_of_deleting_brings_the_visit_back(project, searches):
    made = searches.add("Chains", "chain")
    searches.visits.record(made, ["note:a"])
    searches.delete(made.id)
    assert stored(project) == []
    project.store.undo()
    assert searches.visits.last(made).found == {digest("note:a")}


def test_a_visit_to_a_search_that_has_gone_meanwhile_is_not_kept(project, searches):
    made = searches.add("Chains", "chain")
    searches.delete(made.id)
    searches.visits.record(made, ["note:a"])
    assert stored(project) == []


def test_a_visit_recorded_twice_is_the_last_one(searches):
    made = searches.add("Chains", "chain")
    searches.visits.record(made, ["note:a", "note:b"])
    searches.visits.record(made, ["note:b"])
    assert searches.visits.last(made).new_among(["note:a", "note:b"]) == {"note:a"}


def test_a_death_while_a_visit_is_written_leaves_the_visit_before(project, searches):
    made = searches.add("Chains", "chain")
    searches.visits.record(made, ["note:a"])
    with suppress(KeyboardInterrupt), project.store.db.atomic():
        searches.visits.record(made, ["note:a", "note:b"])
        raise KeyboardInterrupt
    assert searches.visits.last(made).found == {digest("note:a")}


def test_a_full_disk_is_said_and_leaves_the_visit_before(project, searches):
    made = searches.add("Chains", "chain")
    searches.visits.record(made, ["note:a"])
    pages = project.store.value("PRAGMA page_count")
    project.store.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError):
        searches.visits.record(made, [f"note:{number}" for number in range(100_000)])
    assert searches.visits.last(made).found == {digest("note:a")}
    assert project.check() == []


def test_copies_carry_searches_and_visits_and_readers_write_none(tmp_path):
    project = Project.create(tmp_path / "study.fieldnotes", contributor="Ines Marlowe")
    made = project.searches.add("Chains", "chain")
    project.searches.visits.record(made, ["note:a"])
    copied = project.backup(tmp_path / "copy.fieldnotes")
    project.searches.visits.record(made, ["note:a", "note:b"])
    project.close()
    copy = Project.open(copied, readonly=True)
    copy.searches.visits.record(made, [])
    assert copy.searches.visits.last(made).found == {digest("note:a")}
    copy.close()


def test_a_damaged_visit_is_none_or_finds_more_new(project, searches):
    made = searches.add("Chains", "chain")
    searches.visits.record(made, ["note:a"])
    for data in (b"", b"abc", made.asks, made.asks + b"abc"):
        project.store.db.execute("UPDATE search_visit SET found = ?", [data])
        visit = searches.visits.last(made)
        assert visit is None or visit.new_among(["note:a"]) == {"note:a"}


@given(st.sets(st.text(max_size=6)), st.sets(st.text(max_size=6)))
def test_new_is_exactly_what_was_not_there(then, now):
    visit = SearchVisit(0, frozenset(map(digest, then)))
    assert visit.new_among(now) == now - then
