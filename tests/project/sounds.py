"""Small real sound files for tests."""

import math
import struct
import wave
from array import array
from pathlib import Path


def tone(path: Path, seconds: float = 2, rate: int = 8000, loud: int = 12000) -> Path:
    """A WAV file: silence in its first half, a tone in its second."""
    frames = int(seconds * rate)
    half = frames // 2
    samples = array("h", [0] * half + [int(loud * math.sin(place / 3)) for place in range(frames - half)])
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(samples.tobytes())
    return path


def long_tone(path: Path, minutes: int, rate: int = 16000) -> Path:
    """A WAV file of many minutes, a minute written again and again."""
    minute = array("h", [int(9000 * math.sin(place / 3)) for place in range(rate * 60)]).tobytes()
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        for _ in range(minutes):
            sound.writeframes(minute)
    return path


def mu_law(path: Path, seconds: int, rate: int = 8000) -> Path:
    """A WAV file in the code of telephones and dictating machines, which the standard library does not read."""
    sound = bytes(range(256)) * (seconds * rate // 256 + 1)
    sound = sound[: seconds * rate]
    form = struct.pack("<HHIIHHH", 7, 1, rate, rate, 1, 8, 0)
    parts = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(sound)) + sound
    path.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(parts)) + b"WAVE" + parts)
    return path
