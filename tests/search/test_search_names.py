"""Names in a text: the longest, at whole words, of nobody twice, with capitals where the name has them."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.people import KnownName
from fieldnotes.domain.refs import Ref
from fieldnotes.search.names import NameFinder
from fieldnotes.search.words import tokens

WINIFRED, DOV, ROSE, QUAY, FLOOD = (
    Ref(noun, noun[0] + str(n)) for n, noun in enumerate(["actor"] * 3 + ["site", "event"])
)
NAMES = [
    KnownName("Winifred Pask", WINIFRED, "person"),
    KnownName("Old Win", WINIFRED, "person"),
    KnownName("Dov Renner", DOV, "person"),
    KnownName("Dov Miller", Ref("actor", "other"), "person"),
    KnownName("Rose Ames", ROSE, "person"),
    KnownName("the quay", QUAY, "site"),
    KnownName("Élan Vörös", Ref("actor", "elan"), "person"),
    KnownName("三弟", Ref("actor", "brother"), "person"),
    KnownName("Flood", FLOOD, "event"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Winifred Pask came.", [("Winifred Pask", WINIFRED)]),
        ("WINIFRED  PASK’s boat", [("WINIFRED  PASK", WINIFRED)]),
        ("Winifred laughed, old win did.", [("Winifred", WINIFRED), ("old win", WINIFRED)]),
        ("Dov said; Dov Renner agreed.", [("Dov Renner", DOV)]),
        ("The water rose. Rose saw it.", [("Rose", ROSE)]),
        ("At The Quay, by the quays", [("The Quay", QUAY)]),
        ("a flood; the Flood of 1804", [("Flood", FLOOD)]),
        ("with Elan Vo\u0308ro\u0308s there", [("Elan Vo\u0308ro\u0308s", Ref("actor", "elan"))]),
        ("我三弟来了", [("三弟", Ref("actor", "brother"))]),
        ("Winifreda Pasks", []),
        ("", []),
    ],
)
def test_names_are_found_where_they_stand(text, expected) -> None:
    found = NameFinder(NAMES).find(text)
    assert [(text[name.start : name.end], name.ref) for name in found] == expected


def test_what_is_mentioned_already_is_passed_over() -> None:
    text = "Winifred and Winifred Pask and Winifred"
    found = NameFinder(NAMES).find(text, [(0, 8), (22, 26)])
    assert [(name.start, name.end, name.first_only) for name in found] == [(31, 39, True)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("so Winifred Pask", "Winifred Pask"),
        ("so Winifred Pask ", "Winifred Pask"),
        ("so Winifred Pask,", "Winifred Pask"),
    ],
)
def test_the_name_just_written_is_told(text, name) -> None:
    found = NameFinder(NAMES).last_before(text, len(text))
    assert found is not None
    assert text[found.start : found.end] == name


@pytest.mark.parametrize("text", ["Winifred Pask went", "Winifred Pask, s", "Winifred Pask\n", "", "Winifre"])
def test_nothing_is_told_once_one_writes_on(text) -> None:
    assert NameFinder(NAMES).last_before(text, len(text)) is None


@given(
    st.lists(
        st.sampled_from(["Winifred", "Pask", "pask", "Dov", "Renner", "Rose", "the", "quay", "Flood"]), max_size=12
    )
)
def test_what_is_found_reads_as_a_name_and_never_overlaps(words) -> None:
    text = " ".join(words)
    forms = {tuple(tokens(known.name).words): known.ref for known in NAMES}
    last = 0
    for name in NameFinder(NAMES).find(text):
        assert name.start >= last
        said = tuple(tokens(text[name.start : name.end]).words)
        assert forms.get(said, name.ref) == name.ref
        assert said in forms or name.first_only
        last = name.end


def test_two_thousand_names_are_sought_in_a_long_note_in_an_instant() -> None:
    names = [KnownName(f"Person{n} Surname{n % 700}", Ref("actor", str(n)), "person") for n in range(2_000)]
    text = " ".join(f"word{n % 900} and Person{n % 2_500} Surname{n % 700}, then" for n in range(10_000))
    began = perf_counter()
    finder = NameFinder(names)
    made = perf_counter() - began
    found = finder.find(text)
    assert found
    assert perf_counter() - began < 2, "a whole long note, many times over what a person waits for without noticing"
    assert made < 1
