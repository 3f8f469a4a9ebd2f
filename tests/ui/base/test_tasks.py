"""Background work ends in a result, a sentence, or a bug that is heard of."""

import os
import threading

import pytest

from fieldnotes.domain.errors import UserError
from ui.base.tasks import DirectTasks, Progress, WindowTasks, WorkerError


def double(number: int) -> int:
    return number * 2


def where_am_i() -> int:
    return os.getpid()


def refuse(words: str) -> None:
    raise UserError(f"{words} cannot be read.")


def stumble(secret: str) -> None:
    raise ValueError(secret)


def count_up(total: int, report) -> str:
    for number in range(total):
        report(Progress(number + 1, total))
    return "counted"


def wait_for_ever() -> None:
    threading.Event().wait()


def slices(total: int, closed: list[bool] | None = None):
    try:
        for number in range(total):
            yield Progress(number + 1, total)
    finally:
        if closed is not None:
            closed.append(True)
    return "whole"


@pytest.fixture
def tasks(qapp):
    tasks = WindowTasks()
    yield tasks
    tasks.close()


@pytest.fixture(params=["window", "direct"])
def either(request, qapp):
    tasks = WindowTasks() if request.param == "window" else DirectTasks()
    yield tasks
    if isinstance(tasks, WindowTasks):
        tasks.close()


def test_a_result_comes_back(either, qtbot):
    answers: list[object] = []
    either.run(double, 21, done=answers.append)
    qtbot.waitUntil(lambda: answers == [42], timeout=30_000)


def test_progress_comes_back_in_order(either, qtbot):
    answers, told = [], []
    either.run(count_up, 3, done=answers.append, progress=told.append)
    qtbot.waitUntil(lambda: answers == ["counted"], timeout=30_000)
    assert [progress.done for progress in told] == [1, 2, 3]


def test_a_persons_mistake_comes_back_as_a_sentence(either, qtbot):
    failures: list[UserError] = []
    either.run(refuse, "The file", done=pytest.fail, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures), timeout=30_000)
    assert failures[0].message == "The file cannot be read."


def test_work_runs_in_a_process_of_its_own(tasks, qtbot):
    answers: list[object] = []
    tasks.run(where_am_i, done=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    assert answers != [os.getpid()]


def test_a_bug_in_a_worker_is_raised_here_without_the_words_it_was_about(tasks, qtbot):
    with qtbot.captureExceptions() as caught:
        task = tasks.run(stumble, "she wept", done=pytest.fail)
        qtbot.waitSignal(task.ended, timeout=30_000).wait()
        qtbot.waitUntil(lambda: bool(caught))
    assert isinstance(caught[0][1], WorkerError)
    assert "ValueError" in str(caught[0][1])
    assert "she wept" not in str(caught[0][1])


def test_a_cancelled_worker_ends_and_gives_nothing(tasks, qtbot):
    task = tasks.run(wait_for_ever, done=pytest.fail)
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert not task.running


def test_slices_run_to_the_end(either, qtbot):
    answers, told = [], []
    either.slices(slices(3), done=answers.append, progress=told.append)
    qtbot.waitUntil(lambda: answers == ["whole"])
    assert len(told) == 3


def test_cancelled_slices_tidy_up(tasks, qtbot):
    closed: list[bool] = []
    told: list[Progress] = []
    task = tasks.slices(slices(1_000_000, closed), done=pytest.fail, progress=told.append)
    qtbot.waitUntil(lambda: bool(told))
    with qtbot.waitSignal(task.ended):
        task.cancel()
    assert closed == [True]
