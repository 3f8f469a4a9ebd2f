"""Recordings of notes: kept or linked, found again, undone, swept; their waveforms."""

import random
from pathlib import Path

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.recordings import Recording
from fieldnotes.project import media_data
from fieldnotes.project.project import Project
from fieldnotes.project.recordings import look_at
from fieldnotes.project.waveforms import PER_SECOND, wav_peaks
from fieldnotes.storage.database import derive_key, new_salt
from tests.project.sounds import tone


def _kept(project: Project, path: Path, note: str = "") -> Recording:
    file = look_at(path)
    for _ in project.recordings.keeping(file):
        pass
    recording = project.recordings.add(note or project.notes.add(text="Interview").id, file, linked=False)
    project.recordings.let_go(file.hash)
    return recording


def _read(project: Project, recording: Recording) -> bytes:
    source = project.recordings.bytes_of(recording)
    data = b""
    while piece := source.read(len(data), 100_000):
        data += piece
    source.close()
    assert source.read(0, 10) == b""
    return data


def _chunks(project: Project) -> int:
    return int(project.store.value("SELECT count(*) FROM media_chunk"))


def test_a_kept_recording_is_read_anywhere_and_saved_as_it_came(project: Project, tmp_path: Path) -> None:
    path = tone(tmp_path / "tape.wav", seconds=40)
    recording = _kept(project, path)
    assert (recording.duration, recording.mime, recording.linked) == (40_000, "audio/wav", False)
    assert _read(project, recording) == path.read_bytes()
    copy = tmp_path / "copy.wav"
    assert list(project.recordings.saving(recording, copy))[-1] == 1
    assert copy.read_bytes() == path.read_bytes()
    assert sorted(tmp_path.glob("*.part")) == []
    assert project.check() == []


def test_undo_takes_a_recording_off_and_redo_brings_its_bytes_back(project: Project, tmp_path: Path) -> None:
    recording = _kept(project, tone(tmp_path / "tape.wav"))
    project.store.undo()
    assert project.recordings.of_note(recording.note) == []
    assert project.media.sweep() == 0
    project.store.redo()
    assert project.recordings.of_note(recording.note) == [recording]
    project.recordings.remove(recording.id)
    assert project.media.sweep() == 0
    project.store.undo()
    assert project.check() == []
    assert project.recordings.waveform(recording)


def test_missing_bytes_of_a_recording_are_a_problem_and_those_of_a_linked_one_are_not(
    project: Project, tmp_path: Path
) -> None:
    path = tone(tmp_path / "tape.wav")
    kept = _kept(project, path)
    project.store.db.execute("DELETE FROM media_chunk")
    assert project.check() == ["The data of the picture or file “tape.wav” are missing."]
    project.recordings.link(kept.id, path)
    assert project.check() == []


def test_once_linked_the_bytes_leave_the_project_when_nothing_could_bring_them_back(
    project: Project, tmp_path: Path
) -> None:
    path = tone(tmp_path / "tape.wav")
    recording = project.recordings.add(project.notes.add(text="A").id, look_at(path), linked=True)
    assert _chunks(project) == 0
    for _ in project.recordings.keeping(look_at(path)):
        pass
    project.recordings.let_go(recording.hash)
    assert project.media.sweep() == 1
    assert _chunks(project) == 0
    assert project.recordings.waveform(recording)
    with pytest.raises(UserError, match="find its file"):
        project.recordings.keep(recording.id)
    for _ in project.recordings.keeping(look_at(path)):
        pass
    project.recordings.keep(recording.id)
    project.recordings.let_go(recording.hash)
    assert not project.recordings.get(recording.id).linked
    assert project.media.sweep() == 0
    project.recordings.link(recording.id, path)
    assert project.media.sweep() == 0  # undo could still bring back the kept one
    project.store.undo()
    assert _read(project, project.recordings.get(recording.id)) == path.read_bytes()


def test_a_linked_file_that_moved_is_missed_and_found_again(project: Project, tmp_path: Path) -> None:
    path = tone(tmp_path / "tape.wav")
    recording = project.recordings.add(project.notes.add(text="A").id, look_at(path), linked=True)
    assert not project.recordings.missing(recording)
    moved = path.rename(tmp_path / "moved.wav")
    assert project.recordings.missing(recording)
    with pytest.raises(UserError, match="Find file"):
        list(project.recordings.saving(recording, tmp_path / "copy.wav"))
    assert not (tmp_path / "copy.wav").exists()
    assert look_at(moved).hash == recording.hash
    project.recordings.link(recording.id, moved)
    assert not project.recordings.missing(project.recordings.get(recording.id))


def test_a_file_that_vanishes_or_changes_while_it_is_kept_leaves_nothing(project: Project, tmp_path: Path) -> None:
    path = tone(tmp_path / "tape.wav", seconds=200)
    file = look_at(path)
    path.write_bytes(b"RIFF" + path.read_bytes()[4:-2] + b"!!")
    with pytest.raises(UserError, match="changed while"):
        list(project.recordings.keeping(file))
    path.unlink()
    with pytest.raises(UserError, match="cannot be read"):
        list(project.recordings.keeping(file))
    project.recordings.let_go(file.hash)
    project.media.sweep()
    assert _chunks(project) == 0


def test_a_full_disk_while_keeping_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "study.fieldnotes")
    path = tmp_path / "tape.wav"
    tone(path, seconds=1)
    path.write_bytes(path.read_bytes() + random.Random(1).randbytes(3_000_000))
    file = look_at(path)
    pages = project.store.value("PRAGMA page_count")
    project.store.db.execute(f"PRAGMA max_page_count = {pages + 200}")
    with pytest.raises(UserError, match="disk is full"):
        list(project.recordings.keeping(file))
    project.recordings.let_go(file.hash)
    project.media.sweep()
    assert _chunks(project) == 0
    project.close()


def test_a_sealed_project_plays_over_a_connection_of_its_own(tmp_path: Path) -> None:
    key = derive_key("the ferry", new_salt())
    project = Project.create(tmp_path / "sealed.fieldnotes", key=key)
    path = tone(tmp_path / "tape.wav", seconds=30)
    recording = _kept(project, path)
    assert _read(project, recording) == path.read_bytes()
    assert b"RIFF" not in (tmp_path / "sealed.fieldnotes").read_bytes()
    project.close()


def test_too_large_empty_and_foreign_files_are_refused(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.wav").write_bytes(b"")
    with pytest.raises(UserError, match="empty"):
        look_at(tmp_path / "empty.wav")
    with pytest.raises(UserError, match="cannot be read"):
        look_at(tmp_path / "nowhere.wav")
    monkeypatch.setattr(media_data, "LARGEST", 1000)
    with pytest.raises(UserError, match="larger than"):
        list(project.recordings.keeping(look_at(tone(tmp_path / "tape.wav"))))


def test_the_same_recording_is_not_added_twice_and_others_follow_in_order(project: Project, tmp_path: Path) -> None:
    first = _kept(project, tone(tmp_path / "one.wav"))
    with pytest.raises(UserError, match="already"):
        project.recordings.add(first.note, look_at(tmp_path / "one.wav"), linked=True)
    second = _kept(project, tone(tmp_path / "two.wav", seconds=3), first.note)
    assert [one.name for one in project.recordings.of_note(first.note)] == ["one.wav", "two.wav"]
    assert second.shift == -2000
    project.recordings.shift(second.id, 500)
    assert project.recordings.get(second.id).shift == 500


def test_peaks_tell_silence_from_sound_also_in_a_file_that_breaks_off(tmp_path: Path) -> None:
    path = tone(tmp_path / "tape.wav", seconds=4, loud=16384)
    peaks, duration = wav_peaks(path)
    assert (len(peaks), duration) == (4 * PER_SECOND, 4000)
    assert max(peaks[: 2 * PER_SECOND - 1]) == 0
    assert 120 <= min(peaks[2 * PER_SECOND :]) <= max(peaks) <= 128
    path.write_bytes(path.read_bytes()[: -8000 * 2 - 1])
    peaks, duration = wav_peaks(path)
    assert 2900 <= duration <= 3000
    path.write_bytes(b"RIFF\0\0\0\0WAVErubbish")
    assert wav_peaks(path) == (b"", 0)
