"""Words a study has added to the dictionaries."""

import pytest

from fieldnotes.domain.errors import UserError


def test_an_added_word_is_right_everywhere_and_an_ignored_one_in_its_note(project) -> None:
    here, there = project.notes.add(text="a").id, project.notes.add(text="b").id
    project.spelling.accept("chainwright")
    project.spelling.accept("wherry", here)
    assert project.spelling.words(here) == {"chainwright", "wherry"}
    assert project.spelling.words(there) == {"chainwright"} == project.spelling.words()


def test_adding_a_word_is_a_step_that_can_be_undone(project) -> None:
    project.spelling.accept("chainwright")
    step = project.store.can_undo()
    assert step.label == "Add “chainwright” to the dictionary"
    project.store.undo()
    assert project.spelling.words() == set()


def test_adding_a_word_twice_is_one_step(project) -> None:
    project.spelling.accept("chainwright")
    steps = len(project.history.steps())
    project.spelling.accept("chainwright")
    assert len(project.history.steps()) == steps


def test_a_word_is_taken_out_again(project) -> None:
    project.spelling.accept("chainwright")
    project.spelling.forget("chainwright")
    assert project.spelling.words() == set()


def test_nothing_cannot_be_added(project) -> None:
    with pytest.raises(UserError):
        project.spelling.accept("  ")


def test_ignored_words_go_with_their_note_and_come_back_with_it(project) -> None:
    note = project.notes.add(text="a").id
    project.spelling.accept("wherry", note)
    project.notes.delete(note)
    assert project.spelling.words(note) == set()
    project.store.undo()
    assert project.spelling.words(note) == {"wherry"}


def test_names_of_the_study_are_known(project) -> None:
    project.actors.add("Ketil Aasen")
    project.sites.add("Quay Nord")
    project.codes.add("slackness")
    assert {"Ketil Aasen", "Quay Nord", "slackness"} <= project.spelling.names()
