"""Names found by any of their forms, as a project knows them, and offered where only one of them was asked for."""

from collections.abc import Sequence

import pytest
from test_search_following import Following

from fieldnotes.domain.index_rows import IndexName
from fieldnotes.project.project import Project
from fieldnotes.search.called import also_called

NAMES = {
    "actor": [
        *(IndexName("a", "Dov Pask"), IndexName("a", "Hester"), IndexName("a", "三弟")),
        *(IndexName("b", "Rose"), IndexName("c", "Win"), IndexName("c", "Aunt W."), IndexName("d", "Win")),
    ],
    "site": [
        IndexName("s", "Orrin Crossing"),
        IndexName("s", "Site A"),
        IndexName("t", "Quay"),
        IndexName("t", "quay"),
    ],
    "event": [IndexName("e", "The flood")],
}


def named(noun: str) -> Sequence[IndexName]:
    return NAMES.get(noun, ())


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("Hester", "name:Hester"),
        ("dov pask", 'name:"dov pask"'),
        ('"Dov Pask"', 'name:"Dov Pask"'),
        ("ferry Dov Pask late", 'ferry name:"Dov Pask" late'),
        ("三弟", "name:三弟"),
        ('"site a" OR ferry', 'name:"site a" OR ferry'),
        ("(ferry OR hester) kind:diary", "(ferry OR name:hester) kind:diary"),
        ("kind:diary hester", "kind:diary name:hester"),
        ("aunt w.", 'name:"aunt w."'),
        ("Dov", None),
        ("Dov OR Pask", None),
        ("rose", None),
        ("win", None),
        ("quay", None),
        ("flood", None),
        ("the flood", None),
        ("=Hester", None),
        ("Hester~", None),
        ("Hest*", None),
        ('"Hester Dov"~5', None),
        ("title:Hester", None),
        ("title:(ferry OR Hester)", None),
        ("title:(ferry) Hester", "title:(ferry) name:Hester"),
        ("NOT Hester ferry", None),
        ("NOT (ferry Hester)", None),
        ("name:Hester", None),
        ('Hester "', None),
        ("", None),
    ],
)
def test_other_names_are_offered_where_one_stands_for_itself(query: str, offered: str | None) -> None:
    assert also_called(query, named) == offered


@pytest.fixture
def following(project: Project) -> Following:
    return Following(project)


def test_a_person_is_found_by_name_pseudonym_and_other_names(project: Project, following: Following) -> None:
    dov = project.actors.add("Dov Pask", pseudonym="Hester")
    project.aliases.add(dov.id, "the Skipper", pseudonym="the Captain")
    project.aliases.add(dov.id, "Dov")
    said = [
        "Dov Pask came.",
        "So said Hester.",
        "The skipper and the captain.",
        "Dov’s boat, dov pask!",
        "Nobody. Pask?",
    ]
    for text in said:
        project.notes.add(title="", text=text)
    answer = following.ask("name:dov")
    assert (answer.notes, answer.occurrences, answer.others) == (4, 6, {"actor": 1})
    assert following.ask('name:"the captain"').notes == 4
    assert following.ask("name:Nobody").notes == 0
    project.actors.change(dov.id, pseudonym="Nobody")
    assert following.ask("name:dov").occurrences == 6
    assert also_called("nobody", project.indexing.names) == "name:nobody"
