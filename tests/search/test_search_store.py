"""Where indexes lie, and that none outlives its project."""

from pathlib import Path

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.search.store import IndexPlace, cache_folder, index_name, open_storage, sweep


def test_copies_of_one_project_have_indexes_of_their_own(tmp_path: Path) -> None:
    one, two = tmp_path / "one.fieldnotes", tmp_path / "two.fieldnotes"
    assert index_name("id", one) != index_name("id", two)
    assert index_name("id", one) == index_name("id", tmp_path / "." / "one.fieldnotes")


def test_a_path_that_is_no_utf_8_has_an_index_too(tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9.fieldnotes"
    open_storage("id", odd, cache=tmp_path / "cache")
    sweep(tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_the_index_of_a_project_that_is_gone_is_deleted(tmp_path: Path) -> None:
    here, gone = tmp_path / "here.fieldnotes", tmp_path / "gone.fieldnotes"
    for path in (here, gone):
        path.touch()
        open_storage("id", path, cache=tmp_path / "cache")
    gone.unlink()
    sweep(tmp_path / "cache")
    assert [folder.name for folder in (tmp_path / "cache").iterdir()] == [index_name("id", here)]


def test_nothing_of_a_sealed_project_is_written_outside_it(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="sealed"):
        open_storage("id", tmp_path / "one.fieldnotes", key=b"key", cache=tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_sealed_project_never_goes_to_a_temporary_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="sealed"):
        IndexPlace("id", tmp_path / "one.fieldnotes", b"key", tmp_path / "cache")


def test_where_no_index_can_be_kept_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = tmp_path / "cache"
    nothing.write_text("not a folder")
    monkeypatch.setattr("tempfile.tempdir", str(nothing))
    with pytest.raises(UserError, match="cannot be kept"):
        IndexPlace("id", tmp_path / "one.fieldnotes", None, nothing)


def test_indexes_lie_in_the_user_s_cache_folder() -> None:
    assert "fieldnotes" in str(cache_folder())
