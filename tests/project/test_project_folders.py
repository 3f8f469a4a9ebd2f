"""Folders: a tree of names into which notes are laid, without ever owning one."""

# ruff: noqa: ARG005  (each verb is given the folders and both ids, whether or not it needs them)

import pytest
from ferry_study import state
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.folders import name_key, path_parts


def names(project):
    return list(project.folders.paths().values())


def note(project, title):
    return project.notes.add(title=title, text=f"{title} in some words.").id


def test_folders_stand_in_the_order_of_the_tree(project):
    folders = project.folders
    field = folders.add("Field")
    folders.add("Desk")
    folders.add("Quay", field.id)
    folders.add("Hut", field.id)
    assert names(project) == ["Field", "Field/Quay", "Field/Hut", "Desk"]


def test_a_folder_is_found_by_its_path_whatever_the_case_or_the_accents(project):
    made = project.folders.ensure("Été/The  quay")
    assert made.name == "The quay"
    assert project.folders.find("ÉTÉ/the quay") == made
    assert project.folders.find("Été/the hut") is None
    assert project.folders.find("the quay") is None
    assert project.folders.find("") is None


def test_making_sure_of_a_path_makes_only_what_is_missing_in_one_step(project):
    first = project.folders.ensure("A/B/C")
    assert project.folders.ensure("a/b/c") == first
    project.folders.ensure("A/B/D")
    assert names(project) == ["A", "A/B", "A/B/C", "A/B/D"]
    project.store.undo()
    assert names(project) == ["A", "A/B", "A/B/C"]
    project.store.undo()
    assert names(project) == []


def test_a_note_may_lie_in_several_folders(project):
    folders = project.folders
    a, b = folders.add("A"), folders.add("B")
    one, two = note(project, "One"), note(project, "Two")
    folders.put([one, two], a.id)
    folders.put([one, one], b.id)
    folders.put([one], b.id)
    assert [folder.name for folder in folders.of_note(one)] == ["A", "B"]
    assert folders.counts() == {a.id: 2, b.id: 1}
    folders.take_out([one], a.id)
    assert folders.counts() == {a.id: 1, b.id: 1}
    assert [folder.name for folder in folders.of_note(one)] == ["B"]


def test_the_notes_of_a_folder_include_those_further_down_if_asked(project):
    folders = project.folders
    top, inner = folders.ensure("A"), folders.ensure("A/B")
    one, two = note(project, "One"), note(project, "Two")
    folders.put([one], top.id)
    folders.put([two], inner.id)
    assert folders.notes_in(top.id) == {one, two}
    assert folders.notes_in(top.id, below=False) == {one}
    project.notes.delete(two)
    assert folders.notes_in(top.id) == {one}
    assert folders.counts() == {top.id: 1}
    project.store.undo()
    assert folders.notes_in(inner.id) == {two}


def test_deleting_a_folder_leaves_its_notes_and_moves_its_folders_up(project):
    folders = project.folders
    folders.add("B")
    a = folders.add("A")
    folders.ensure("A/B/C")
    one = note(project, "One")
    folders.put([one], a.id)
    before = state(project)
    folders.delete(a.id)
    assert names(project) == ["B", "B (2)", "B (2)/C"]
    assert project.notes.get(one).title == "One"
    assert folders.of_note(one) == []
    project.store.undo()
    assert state(project) == before


def test_a_folder_moves_among_its_siblings_and_into_others(project):
    folders = project.folders
    a, b, c = (folders.add(name) for name in "ABC")
    folders.move(c.id, None, 0)
    assert names(project) == ["C", "A", "B"]
    folders.move(a.id, b.id)
    assert names(project) == ["C", "B", "B/A"]
    folders.move(a.id, None, 99)
    assert names(project) == ["C", "B", "A"]
    before = project.store.stamp()
    folders.move(c.id, None, 0)
    folders.rename(c.id, " C ")
    assert project.store.stamp() == before
    folders.rename(c.id, "c")
    assert names(project) == ["c", "B", "A"]


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda f, a, b: f.add(" "), "needs a name"),
        (lambda f, a, b: f.add("x/y"), "cannot hold"),
        (lambda f, a, b: f.add("x" * 201), "at most 200"),
        (lambda f, a, b: f.add("a"), "“A” in this place already"),
        (lambda f, a, b: f.add("x", "0" * 32), "not in the project"),
        (lambda f, a, b: f.ensure(" / "), "needs a name"),
        (lambda f, a, b: f.rename(b, ""), "needs a name"),
        (lambda f, a, b: f.move(a, b), "into itself"),
        (lambda f, a, b: f.move(a, a), "into itself"),
        (lambda f, a, b: f.move(a, "0" * 32), "not in the project"),
        (lambda f, a, b: f.delete("0" * 32), "not in the project"),
        (lambda f, a, b: f.put(["0" * 32], a), "not in the project"),
        (lambda f, a, b: f.put([], "0" * 32), "not in the project"),
        (lambda f, a, b: f.take_out([], "0" * 32), "not in the project"),
    ],
)
def test_what_cannot_be_done_with_a_folder_is_said_in_one_sentence(project, verb, words):
    a = project.folders.add("A")
    b = project.folders.ensure("A/B")
    before = project.store.stamp()
    with pytest.raises(UserError, match=words):
        verb(project.folders, a.id, b.id)
    assert project.store.stamp() == before


def test_moving_a_folder_beside_one_of_the_same_name_is_refused(project):
    folders = project.folders
    folders.add("A")
    folders.ensure("B/a")
    with pytest.raises(UserError, match="already"):
        folders.move(folders.find("B/A").id, None)


def test_a_folder_of_an_import_under_way_is_seen_by_the_import_only(project):
    pending = project.store.pending("Import")
    with pending.slice():
        made = project.folders.ensure("A/B")
    assert names(project) == []
    with pending.slice():
        assert project.folders.ensure("a/b") == made
        project.folders.put([project.notes.add(title="One").id], made.id)
    pending.close()
    assert names(project) == ["A", "A/B"]
    project.store.undo()
    assert names(project) == []


@settings(max_examples=60)
@given(st.text(max_size=12))
def test_a_path_made_is_the_path_found(words):
    parts = path_parts(words)
    assert path_parts("/".join(parts)) == parts
    assert all(part and "/" not in part for part in parts)
    assert [name_key(part) for part in parts] == [name_key(name_key(part)) for part in parts]
