"""All notes of the library: narrowed, sorted and grouped; kept up to date note by note."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.lag import lag_days
from fieldnotes.domain.notes import KINDS, STATUSES, NoteRow
from fieldnotes.domain.when import When
from ui.models.note_groups import GROUPINGS, Frame
from ui.models.note_order import SORTINGS
from ui.models.note_shelf import Arrangement, Narrowing, Shelf, folded


def note(ident: str, observed: str = "", **fields: object) -> NoteRow:
    when = When.of(observed) if observed else None
    base = {"kind": "fieldnote", "title": ident, "written": None, "site": "", "people": (), "words": 10}
    values = {"status": "written", "modified_at": 0, **base, **fields}
    return NoteRow(id=ident, observed=when, lag=lag_days(when, values["written"]), **values)


NOTES = [
    note("d", "2014-02", title="Wet", people=("Nell Farrow", "Dov Renner"), written="2014-06-01"),
    note("a", "2013-11-26", title="Steering group", site="Parish room", words=500, written="2013-11-26"),
    note("b", "2013-11-12", title="Corridor talk", site="Tea hut", kind="diary", people=("Nell Farrow",)),
    note("c", "2012", title="Reading again", phase="Winter", status="draft", modified_at=9),
    note("e", title="", opening="Loose leaf"),
]
FOLDERS = Frame({"f": "Book", "g": "Book/Two"}, {"a": ("f", "g"), "b": ("g",)}, ("Winter",))


@pytest.fixture
def shelf():
    shelf = Shelf()
    shelf.add(NOTES)
    return shelf


def listed(shelf: Shelf, narrowing: Narrowing | None = None) -> dict[str, str]:
    groups = shelf.groups(narrowing or Narrowing())
    return {group.words: "".join(row.id for row in group.notes) for group in groups}


@pytest.mark.parametrize(
    ("grouping", "found"),
    [
        ("year", {"2014": "d", "2013": "ab", "2012": "c", "No date": "e"}),
        ("month", {"February 2014": "d", "November 2013": "ab", "2012": "c", "No date": "e"}),
        ("site", {"Parish room": "a", "Tea hut": "b", "No place": "dce"}),
        ("person", {"Dov Renner": "d", "Nell Farrow": "db", "Nobody named": "ace"}),
        ("kind", {"Fieldnote": "dace", "Diary": "b"}),
        ("phase", {"Winter": "c", "In no phase": "dabe"}),
        ("status", {"Draft": "c", "Written": "dabe"}),
        ("folder", {"Book": "a", "Book / Two": "ab", "In no folder": "dce"}),
        ("none", {"": "dabce"}),
    ],
)
def test_notes_stand_under_headings(shelf, grouping, found):
    shelf.set_frame(FOLDERS)
    shelf.arrange(Arrangement(grouping))
    assert listed(shelf) == found
    assert list(listed(shelf)) == list(found)


@pytest.mark.parametrize(
    ("sorting", "falling", "order"),
    [
        ("observed", True, "dabce"),
        ("observed", False, "cbade"),
        ("written", True, "dabce"),
        ("lag", True, "dabce"),
        ("lag", False, "adbce"),
        ("length", True, "adbce"),
        ("title", False, "becad"),
        ("changed", True, "cdabe"),
    ],
)
def test_notes_are_sorted_and_those_without_a_key_stand_last(shelf, sorting, falling, order):
    shelf.arrange(Arrangement("none", sorting, falling))
    assert listed(shelf) == {"": order}


def test_the_oldest_year_comes_first_when_the_oldest_note_does(shelf):
    shelf.arrange(Arrangement("year", "observed", falling=False))
    assert list(listed(shelf)) == ["2012", "2013", "2014", "No date"]


def test_pinned_notes_stand_on_top_and_nowhere_else(shelf):
    shelf.set_frame(Frame({}, {}, (), ("c", "a")))
    assert listed(shelf) == {"Pinned": "ca", "2014": "d", "2013": "b", "No date": "e"}
    shelf.arrange(Arrangement("none"))
    assert listed(shelf) == {"Pinned": "ca", "All others": "dbe"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("corridor", "b"),
        ("nell hut", "b"),
        ("FIELDNOTE", "dace"),
        ("winter", "c"),
        ("draft", "c"),
        ("loose", "e"),
        ("nov 2013", "ab"),
        ("book", "ab"),
        ("zzz", ""),
        ("", "dabce"),
    ],
)
def test_the_filter_looks_at_all_that_a_row_tells(shelf, typed, found):
    shelf.set_frame(FOLDERS)
    shelf.arrange(Arrangement("none"))
    narrowing = Narrowing(folded(typed))
    assert "".join(row.id for row in shelf.found(narrowing)) == found
    assert shelf.count(narrowing) == len(found)


def test_kinds_statuses_and_sets_of_notes_narrow_together(shelf):
    assert [row.id for row in shelf.found(Narrowing(kinds=frozenset({"diary", "media"})))] == ["b"]
    assert [row.id for row in shelf.found(Narrowing(statuses=frozenset({"written"}), only=({"a", "c", "e"},)))] == [
        "a",
        "e",
    ]
    shelf.set_frame(FOLDERS)
    assert shelf.loose() == {"c", "d", "e"}


def test_a_renamed_folder_is_found_by_its_new_name(shelf):
    shelf.set_frame(FOLDERS)
    assert shelf.set_frame(Frame({"f": "Thesis", "g": "Thesis/Two"}, FOLDERS.lying, FOLDERS.phases))
    assert [row.id for row in shelf.found(Narrowing(("thesis",)))] == ["a", "b"]
    assert shelf.found(Narrowing(("book",))) == []
    assert not shelf.set_frame(shelf.frame)


def test_a_note_that_only_grew_longer_stays_in_its_place(shelf):
    shelf.groups()
    assert not shelf.renew({"a"}, [note("a", "2013-11-26", title="Steering group", site="Parish room", words=501)])
    assert shelf.get("a").words == 501
    assert shelf.found()[1].words == 501


days = st.sampled_from(["", "2012", "2013-11", "2013-11-12", "2013-11-12T10:00", "2013-11-26", "2014-02/2014-03"])
rows = st.builds(
    lambda ident, observed, written, made, **fields: note(
        ident, observed, written=written or None, created_at=made, **fields
    ),
    st.sampled_from(string.ascii_letters[:12]),
    days,
    st.sampled_from(["", "2013", "2013-12-01"]),
    st.integers(0, 3),
    title=st.sampled_from(["", "Wet", "wet hut", "Talk"]),
    kind=st.sampled_from(KINDS[:3]),
    status=st.sampled_from(STATUSES[:2]),
    site=st.sampled_from(["", "Tea hut"]),
    people=st.lists(st.sampled_from(["Nell", "Dov"]), unique=True).map(tuple),
    words=st.integers(0, 2),
    modified_at=st.integers(0, 3),
)
arrangements = st.builds(Arrangement, st.sampled_from(list(GROUPINGS)), st.sampled_from(list(SORTINGS)), st.booleans())
narrowings = st.sampled_from(["", "w", "we", "wet", "wet hut", "hut nell", "diary"]).map(
    lambda words: Narrowing(folded(words))
)


def project_order(notes: list[NoteRow]) -> list[NoteRow]:
    """Notes as the project lists them: newest observed first, of the same day the one made last."""
    dated = [row for row in notes if row.observed is not None]
    dated.sort(key=lambda row: (row.observed.first, row.observed.start, row.created_at), reverse=True)
    undated = sorted((row for row in notes if row.observed is None), key=lambda row: row.created_at, reverse=True)
    return dated + undated


@given(st.lists(rows, unique_by=lambda row: row.id), st.lists(st.tuples(rows, arrangements, narrowings), max_size=6))
def test_a_shelf_kept_up_to_date_is_one_filled_anew(begun, changes):
    shelf = Shelf()
    shelf.add(project_order(begun))
    known = {row.id: row for row in begun}
    for row, arrangement, narrowing in changes:
        gone = row.words == 0
        shelf.arrange(arrangement)
        shelf.groups(narrowing)
        known = {ident: other for ident, other in known.items() if ident != row.id} | ({} if gone else {row.id: row})
        shelf.renew({row.id}, [] if gone else [row])
        anew = Shelf()
        anew.arrange(arrangement)
        anew.add(project_order(list(known.values())))
        key = SORTINGS[arrangement.sorting].key
        assert listed_keys(shelf, narrowing, key) == listed_keys(anew, narrowing, key)
        assert shelf.found(narrowing) == [shelf.get(found.id) for found in shelf.found(narrowing)]
        assert len(shelf) == len(known)


def listed_keys(shelf: Shelf, narrowing: Narrowing, key) -> list[tuple]:
    """Groups with what their notes are sorted by: those made in the same moment may stand either way."""
    return [
        (
            group.words,
            [(key(row), row.observed, row.created_at) for row in group.notes],
            {row.id for row in group.notes},
        )
        for group in shelf.groups(narrowing)
    ]
