"""Keeping a list of words in their context as a file."""

import csv

import pytest

from fieldnotes.domain.when import When
from fieldnotes.search.results import Line
from ui.base.asking import Asking
from ui.base.tasks import WindowTasks
from ui.commands import concordance
from ui.commands.concordance import save_list, suggested_name

PATIENCE = 30_000


@pytest.fixture
def said(context):
    messages = []
    context.navigation.said.connect(messages.append)
    return messages


@pytest.fixture
def asking(context):
    for day in ("2012-05-04", "2013-05-04"):
        context.project.notes.add(title=f"Hut {day}", text="A chain. The chains!", observed=When.of(day))
    context.session.search.wait_until_current(30)
    return Asking(context.search, "chain")


def many(count):
    around = "words " * 20
    return [Line(str(number % 40), None, around, "chain", around, number, number + 5) for number in range(count)]


def saved(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_all_lines_are_read_and_saved_when_none_are_shown(context, qtbot, asking, said, tmp_path):
    context.prompts.tells(tmp_path / "list.csv")
    save_list(context, asking)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said[-1].words == "Saved 4 lines in list.csv."
    assert [(row["title"], row["match"]) for row in saved(tmp_path / "list.csv")] == [
        ("Hut 2012-05-04", "chain"),
        ("Hut 2012-05-04", "chains"),
        ("Hut 2013-05-04", "chain"),
        ("Hut 2013-05-04", "chains"),
    ]


def test_only_the_chosen_lines_are_saved_in_the_order_shown(context, asking, said, tmp_path):
    lines = [Line(str(number), None, "", "chain", "", number, number + 5) for number in range(5)]
    asking.listed = lambda: lines[::-1]
    asking.chosen = lambda: [lines[1], lines[3]]
    context.prompts.tells(tmp_path / "list.csv")
    save_list(context, asking)
    assert [row["note"] for row in saved(tmp_path / "list.csv")] == ["3", "1"]
    assert said[-1].words == "Saved 2 lines in list.csv."


def test_a_folder_that_cannot_be_written_to_is_told_in_one_sentence(context, asking, said, tmp_path):
    asking.listed = lambda: [Line("1", None, "", "chain", "", 0, 5)]
    context.prompts.tells(tmp_path / "no" / "list.xlsx")
    save_list(context, asking)
    assert "cannot be written" in said[-1].words


def test_the_project_itself_is_never_written_over(context, asking):
    from fieldnotes.domain.errors import UserError

    context.prompts.tells(context.session.path)
    with pytest.raises(UserError):
        save_list(context, asking)


def test_turning_back_writes_nothing(context, asking, said):
    context.prompts.tells(None)
    save_list(context, asking)
    assert not said


def test_a_process_of_its_own_writes_and_the_window_stays_free(context, qtbot, asking, said, tmp_path):
    from dataclasses import replace

    tasks = WindowTasks()
    lines = [
        Line(str(number % 40), None, "left " * 20, "chain", "right " * 20, number, number + 5)
        for number in range(9_000)
    ]
    asking.listed = lambda: lines
    free = replace(context, tasks=tasks)
    free.prompts.tells(tmp_path / "list.xlsx")
    save_list(free, asking)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert said[-1].words == "Saved 9,000 lines in list.xlsx."
    assert (tmp_path / "list.xlsx").stat().st_size > 10_000
    tasks.close()


def test_stopping_leaves_no_file(context, qtbot, asking, said, tmp_path):
    from dataclasses import replace

    tasks = WindowTasks()
    under_way = []
    context.navigation.worked.connect(under_way.append)
    lines = [
        Line(str(number % 40), None, "left " * 20, "chain", "right", number, number + 5) for number in range(20_000)
    ]
    asking.listed = lambda: lines
    free = replace(context, tasks=tasks)
    free.prompts.tells(tmp_path / "list.xlsx")
    save_list(free, asking)
    qtbot.waitUntil(lambda: len(under_way) == 2, timeout=PATIENCE)
    under_way[-1].cancel()
    assert not said
    assert list(tmp_path.glob("*list*")) == []
    tasks.close()


def test_the_command_saves_the_search_that_was_looked_at_last(context, qtbot, asking, said, tmp_path):
    (save,) = concordance.commands(context)
    assert not save.when()
    context.search.fronted.emit(asking)
    assert save.when()
    context.prompts.tells(tmp_path / "list")
    save.run()
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    assert (tmp_path / "list.xlsx").exists()


def test_the_command_is_gone_with_the_page(context, qtbot, asking):
    (save,) = concordance.commands(context)
    context.search.fronted.emit(asking)
    with qtbot.waitSignal(asking.destroyed):
        asking.deleteLater()
    assert not save.when()


def test_the_name_of_a_file_holds_no_sign_that_a_system_refuses():
    assert suggested_name('"iron chain" OR a/b:c*') == "iron chain OR a b c in context"
    assert suggested_name("***") == "Search in context"
