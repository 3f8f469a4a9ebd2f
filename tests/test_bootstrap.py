"""Setting up: what is needed is read from pyproject.toml, and trouble is one line to type."""

import subprocess
import sys
from pathlib import Path

import pytest

from fieldnotes import bootstrap

ROOT = Path(__file__).resolve().parents[1]


def test_nothing_is_missing_where_the_tests_run():
    assert bootstrap.missing_packages("test") == []


def test_what_is_missing_is_named_by_its_requirement(monkeypatch):
    monkeypatch.setattr(bootstrap, "requirements", lambda _extra="": ["no-such-package>=3", "click>=8"])
    assert bootstrap.missing_packages() == ["no-such-package>=3"]


def test_an_old_python_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(bootstrap, "OLDEST", (99, 0))
    with pytest.raises(bootstrap.SetupError, match=r"needs Python 99\.0 or newer"):
        bootstrap.prepare([])


def test_without_rights_the_line_that_installs_is_said(monkeypatch):
    monkeypatch.setattr(bootstrap, "qt_trouble", lambda: "ImportError: libGL.so.1")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(bootstrap.SetupError, match=r"sudo sh -c 'apt-get update && apt-get install .*libgl1"):
        bootstrap.provide_qt()


def test_the_program_imports_neither_qt_nor_whoosh_before_it_is_asked_to():
    probe = (
        "import sys, main, fieldnotes.session\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'whoosh')])"
    )
    result = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_a_library_that_a_window_needs_is_named_when_it_is_missing(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(bootstrap, "X11_LIBRARIES", ("libnobodyhasthis.so.7",))
    monkeypatch.setenv("DISPLAY", ":0")
    assert "libnobodyhasthis.so.7" in bootstrap.qt_trouble()
    monkeypatch.delenv("DISPLAY")
    assert "libnobodyhasthis.so.7" not in bootstrap.qt_trouble()


@pytest.mark.parametrize(
    ("system", "machine", "wanted"), [("darwin", "x86_64", False), ("darwin", "arm64", True), ("linux", "x86_64", True)]
)
def test_what_has_no_wheel_for_a_machine_is_not_asked_for_there(monkeypatch, system, machine, wanted):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(bootstrap.platform, "machine", lambda: machine)
    assert any(each.startswith("chunspell") for each in bootstrap.requirements()) == wanted
    assert any(each.startswith("click") for each in bootstrap.requirements())
