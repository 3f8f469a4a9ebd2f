"""Deeds on chosen notes and on folders: one named step each, and a toast with the way back."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from ui.commands import folders, library
from ui.dialogs.pick_form import Pick


@pytest.fixture
def said(context):
    messages = []
    context.navigation.said.connect(messages.append)
    return messages


@pytest.fixture
def notes(context):
    days = ("2013-01-01", "2013-01-02")
    return [context.project.notes.add(title=f"Day {day}", observed=When.of(day)).id for day in days]


@pytest.fixture
def answers(monkeypatch):
    """What the box that lets one choose is answered, in order."""
    given: list[Pick | None] = []
    for module in (folders, library):
        monkeypatch.setattr(module, "ask_pick", lambda *_, **__: given.pop(0))
    return given


def of(context, notes, field):
    return [getattr(context.project.notes.get(note), field) for note in notes]


@pytest.mark.parametrize(
    ("ask", "field", "answer", "label"),
    [
        (library.ask_kind, "kind", Pick("diary", "Diary"), "Change kind"),
        (library.ask_status, "status", Pick("draft", "Draft"), "Change status"),
    ],
)
def test_a_choice_changes_all_in_one_step(context, notes, said, answers, ask, field, answer, label):
    before = of(context, notes, field)
    answers.append(answer)
    ask(context, notes)
    assert of(context, notes, field) == [answer.id] * 2
    assert context.project.store.can_undo().label == label
    said[-1].run()
    assert of(context, notes, field) == before


def test_a_place_may_be_new_known_or_none(context, notes, said, answers):
    answers += [Pick("", "Tea hut"), Pick("none", "No place"), None]
    library.ask_site(context, notes)
    hut = context.project.sites.find("Tea hut")
    assert of(context, notes, "site") == [hut.id] * 2
    assert said[-1].words == "2 notes are now at “Tea hut”."
    library.ask_site(context, notes[:1])
    assert of(context, notes, "site") == [None, hut.id]
    library.ask_site(context, notes)
    assert of(context, notes, "site") == [None, hut.id]


def test_a_date_is_understood_as_people_write_it(context, notes, said):
    context.prompts.tells("spring 2012", "", "no day at all", None)
    library.ask_observed(context, notes)
    assert [when.label() for when in of(context, notes, "observed")] == ["spring 2012"] * 2
    library.ask_observed(context, notes)
    assert of(context, notes, "observed") == [None] * 2
    with pytest.raises(UserError):
        library.ask_observed(context, notes)
    library.ask_observed(context, notes)
    assert of(context, notes, "observed") == [None] * 2


def test_pins_are_switched_for_all_alike(context, notes, said):
    context.project.pins.pin(notes[:1])
    library.switch_pins(context, notes)
    assert set(context.project.pins.all()) == set(notes)
    library.switch_pins(context, notes)
    assert context.project.pins.all() == []
    assert said[-1].words == "2 notes are pinned no more."
    said[-1].run()
    assert set(context.project.pins.all()) == set(notes)


def test_a_title_that_stays_as_it_was_is_no_step(context, notes):
    before = context.project.store.can_undo().id
    context.prompts.tells("Day 2013-01-01", None)
    library.rename_first(context, notes)
    library.rename_first(context, notes)
    assert context.project.store.can_undo().id == before


def test_notes_are_put_into_a_folder_that_is_new_or_known(context, notes, said, answers):
    answers += [Pick("", "Book / Chapter 2")]
    folders.ask_put_notes(context, notes)
    chapter = context.project.folders.find("Book/Chapter 2")
    assert context.project.folders.notes_in(chapter.id) == set(notes)
    said[-1].run()
    assert context.project.folders.all() == []
    book = context.project.folders.add("Book")
    answers += [Pick(book.id, "Book")]
    folders.ask_put_notes(context, notes)
    folders.put_notes(context, notes, book.id)
    assert said[-1].words == "They lie in “Book” already."


def test_notes_are_taken_out_of_the_folder_they_lie_in(context, notes, said, answers):
    tree = context.project.folders
    book, desk = tree.add("Book"), tree.add("Desk")
    folders.ask_take_notes_out(context, notes)
    assert said[-1].words == "In no folder yet."
    tree.put(notes, book.id)
    folders.ask_take_notes_out(context, notes[:1])
    assert tree.notes_in(book.id) == {notes[1]}
    tree.put(notes, desk.id)
    answers += [Pick(desk.id, "Desk"), None]
    folders.ask_take_notes_out(context, notes)
    assert tree.notes_in(desk.id) == set()
    tree.put(notes, desk.id)
    folders.ask_take_notes_out(context, notes)
    assert tree.notes_in(desk.id) == set(notes)


def test_a_folder_moves_before_the_sibling_at_whose_place_it_is_dropped(context, said):
    tree = context.project.folders
    ids = [tree.add(name).id for name in ("One", "Two", "Three")]
    folders.move_folder(context, ids[2], None, 0)
    assert [folder.name for folder in tree.all()] == ["Three", "One", "Two"]
    folders.move_folder(context, ids[2], None, 2)
    assert [folder.name for folder in tree.all()] == ["One", "Three", "Two"]
    folders.move_folder(context, ids[0], ids[1])
    assert said[-1].words == "Moved “One” into “Two”"
    with pytest.raises(UserError, match="into itself"):
        folders.move_folder(context, ids[1], ids[0])
