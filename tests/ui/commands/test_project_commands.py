"""Commands on the whole project."""

import pytest

from ui.base.settings import CONTRIBUTOR, DATE_ORDER, TEXT_SIZE
from ui.commands.project import back_up, choose_date_order, choose_person, rename


def test_another_person_takes_the_pen(context):
    project = context.project
    project.contributors.add("Tom Achterberg")
    context.prompts.tells([person.name for person in project.contributors.all()].index("Tom Achterberg"))
    choose_person(context)
    assert project.me.name == "Tom Achterberg"
    assert context.settings.get(CONTRIBUTOR) == "Tom Achterberg"


def test_somebody_new_takes_the_pen(context):
    context.prompts.tells(len(context.project.contributors.all()), " Nell Farrow ")
    choose_person(context)
    assert context.project.me.name == "Nell Farrow"


@pytest.mark.parametrize("answers", [(None,), (1, None), (1, "  ")])
def test_turning_back_changes_nothing(context, answers):
    before = context.project.me
    context.prompts.tells(*answers)
    choose_person(context)
    assert context.project.me == before
    assert len(context.project.contributors.all()) == 1


def test_the_order_of_dates_is_kept(context):
    context.prompts.tells(1)
    choose_date_order(context)
    assert context.settings.get(DATE_ORDER) == "mdy"


def test_a_project_is_renamed_in_one_step(context):
    context.prompts.tells("The chain")
    rename(context)
    assert context.project.title == "The chain"
    context.project.store.undo()
    assert context.project.title != "The chain"


def test_a_copy_is_saved(context, tmp_path):
    context.prompts.tells(tmp_path / "copy.fieldnotes")
    back_up(context)
    assert (tmp_path / "copy.fieldnotes").is_file()


def test_text_grows_and_shrinks_within_bounds(window):
    settings = window.context.settings
    before = settings.get(TEXT_SIZE)
    window.commands.run("view.text_larger")
    assert settings.get(TEXT_SIZE) == before + 1
    for _ in range(40):
        window.commands.run("view.text_smaller")
    assert settings.get(TEXT_SIZE) == 11
