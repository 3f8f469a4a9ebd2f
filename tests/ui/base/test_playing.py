"""Real playing, where the package for it is installed; what is said where it is not."""

from pathlib import Path

import pytest

from fieldnotes.domain.recordings import SoundFile
from fieldnotes.project.recordings import look_at
from tests.project.sounds import mu_law, tone
from ui.base.player import ADD_SOUND, Player
from ui.base.playing import can_play, decoded_peaks, make_player
from ui.editor.recording_door import sound_files

needs_sound = pytest.mark.skipif(not can_play(), reason="PySide6-Addons is not installed")
pytestmark = pytest.mark.qt_log_ignore(
    r"multimedia|PulseAudio|audio device|pipewire|ffmpeg|Input #|Stream #|Duration:|Could not open media"
)


class Held:
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self.data, self.size, self.closed, self.reads = data, len(data), False, 0

    def read(self, start: int, length: int) -> bytes:
        self.reads += 1
        return b"" if self.closed else self.data[start : start + min(length, 65536)]

    def close(self) -> None:
        self.closed = True


def test_a_player_that_cannot_play_says_so_and_lets_the_bytes_go(qapp, qtbot) -> None:
    player, held = Player(qapp), Held(b"sound")
    with qtbot.waitSignal(player.failed) as failed:
        player.open(held, "tape.wav")
    assert failed.args == [ADD_SOUND]
    assert held.closed
    player.play()
    assert not player.playing


@pytest.mark.skipif(can_play(), reason="PySide6-Addons is installed")
def test_without_the_package_the_player_that_cannot_play_is_made(qapp, tmp_path) -> None:
    assert type(make_player(qapp)) is Player
    assert decoded_peaks(tone(tmp_path / "tape.wav")) == b""


@needs_sound
def test_bytes_of_the_project_are_played_sought_and_let_go(qapp, qtbot, tmp_path: Path) -> None:
    player = make_player(qapp)
    player.set_volume(0)
    data = tone(tmp_path / "tape.wav", seconds=60).read_bytes()
    for turn in range(8):
        held = Held(data)
        player.open(held, "tape.wav")
        player.play()
        player.seek(30_000 + turn)
        qtbot.waitUntil(lambda: player.place > 30_100, timeout=10_000)
        assert player.playing
        player.set_speed(150)
        player.pause()
        assert not player.playing
        player.play()
    player.close()
    assert held.closed
    assert held.reads


@needs_sound
def test_a_file_is_played_and_tells_its_length(qapp, qtbot, tmp_path: Path) -> None:
    player = make_player(qapp)
    with qtbot.waitSignal(player.length_known, timeout=10_000) as length:
        player.open(tone(tmp_path / "tape.wav", seconds=3), "tape.wav")
    assert abs(length.args[0] - 3000) <= 20
    player.close()


@needs_sound
def test_what_is_no_sound_is_told(qapp, qtbot, tmp_path: Path) -> None:
    (tmp_path / "tape.mp3").write_bytes(b"ID3" + bytes(2000))
    player = make_player(qapp)
    with qtbot.waitSignal(player.failed, timeout=10_000) as failed:
        player.open(tmp_path / "tape.mp3", "tape.mp3")
    assert "cannot be played" in failed.args[0]
    player.close()


@needs_sound
def test_the_decoded_waveform_is_like_the_one_read_by_hand(qapp, tmp_path: Path) -> None:
    path = tone(tmp_path / "tape.wav", seconds=10)
    by_hand, decoded = look_at(path).peaks, decoded_peaks(path)
    assert abs(len(by_hand) - len(decoded)) <= 1
    assert all(abs(a - b) < 12 for a, b in zip(by_hand, decoded, strict=False))
    (tmp_path / "none.mp3").write_bytes(b"ID3" + bytes(2000))
    assert decoded_peaks(tmp_path / "none.mp3") == b""


@needs_sound
def test_the_length_of_a_recording_that_is_not_plain_is_known_when_it_comes_in(qapp, tmp_path: Path) -> None:
    path = mu_law(tmp_path / "dictated.wav", seconds=10)
    assert look_at(path).duration is None
    (file,) = sound_files([path], report=lambda _: None)
    assert isinstance(file, SoundFile)
    assert file.duration is not None
    assert abs(file.duration - 10_000) <= 100


def test_only_one_module_knows_the_optional_package() -> None:
    root = Path(__file__).resolve().parents[3]
    knowing = [path.name for path in (root / "ui").rglob("*.py") if "import QtMultimedia" in path.read_text("utf-8")]
    knowing += [path.name for path in (root / "ui").rglob("*.py") if "PySide6.QtMultimedia" in path.read_text("utf-8")]
    assert set(knowing) <= {"playing.py"}
