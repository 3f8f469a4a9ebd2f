"""The house rules that no tool checks: sizes, words that stand nowhere, what the readme promises."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = [file for folder in ("fieldnotes", "ui") for file in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_can_be_held_in_mind(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_is_left_for_later_or_hidden(file):
    text = file.read_text(encoding="utf-8")
    found = re.findall(r"\b(TODO|FIXME|XXX|TYPE_CHECKING|processEvents|time\.sleep)\b|except Exception|import \*", text)
    assert found == []


def test_the_top_level_is_as_planned():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    if not any(listed):
        pytest.skip("not a checkout")
    top = {name.split("/")[0] for name in listed if name and not name.startswith(".")}
    documents = {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md"}
    assert top == {"fieldnotes", "ui", "resources", "tests", "main.py", "pyproject.toml"} | documents


def test_the_readme_shows_a_picture_that_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
    assert len(readme.splitlines()) < 60


def test_the_changelog_speaks_of_this_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_folder_of_code_says_what_belongs_in_it():
    for file in CODE:
        if file.name == "__init__.py":
            text = file.read_text(encoding="utf-8").strip()
            assert text.startswith('"""')
            assert text.count("\n") == 0
