"""A bug makes a report that repeats no word of the notes."""

import pytest

from fieldnotes.domain.errors import UserError
from ui.base.crash import CrashHook, report_of


def stumble(words: str) -> None:
    try:
        {}[words]
    except KeyError as error:
        raise RuntimeError(f"lost {words}") from error


@pytest.fixture
def bug() -> RuntimeError:
    with pytest.raises(RuntimeError) as caught:
        stumble("she wept on the slip")
    return caught.value


def test_the_report_says_where_and_not_what(bug):
    report = report_of(bug)
    assert "RuntimeError" in report
    assert "KeyError" in report
    assert "in stumble" in report
    assert "wept" not in report


def test_a_bug_is_written_and_shown(bug, tmp_path, capsys):
    shown: list[tuple] = []
    hook = CrashHook(pytest.fail, lambda report, path: shown.append((report, path)), tmp_path / "logs")
    hook.caught(type(bug), bug, bug.__traceback__)
    report, path = shown[0]
    assert path.read_text(encoding="utf-8") == report
    assert "wept" not in capsys.readouterr().err


def test_a_persons_mistake_is_only_said(tmp_path):
    said: list[str] = []
    hook = CrashHook(said.append, pytest.fail, tmp_path)
    error = UserError("A code needs a name.")
    hook.caught(UserError, error, None)
    assert said == ["A code needs a name."]
    assert list(tmp_path.iterdir()) == []


def test_a_bug_while_a_bug_is_shown_opens_no_second_box(bug, capsys):
    shown: list[object] = []

    def show(report: str, path: object) -> None:
        shown.append(report)
        hook.caught(type(bug), bug, bug.__traceback__)

    hook = CrashHook(pytest.fail, show, None)
    hook.caught(type(bug), bug, bug.__traceback__)
    assert len(shown) == 1


def test_nothing_is_written_where_no_folder_is_given(bug, capsys):
    written: list[object] = []
    hook = CrashHook(pytest.fail, lambda _report, path: written.append(path), None)
    hook.caught(type(bug), bug, bug.__traceback__)
    assert written == [None]


def test_an_error_that_is_its_own_cause_is_reported_once():
    error = OSError("disk")
    error.__cause__ = error
    assert report_of(error).count("OSError") == 1
