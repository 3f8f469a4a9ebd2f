"""Waveforms: how loud a recording is, twenty times a second; read from WAV files with the standard library alone."""

import sys
import wave
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

PER_SECOND = 20
"""Peaks in a second."""

_FULL = {1: 128, 2: 32768, 4: 2147483648}
_TYPES = {1: "B", 2: "h", 4: "i"}
_BLOCK = 10
"""Seconds that are read at once."""
_LOOKED_AT = 100
"""Samples of one peak that are looked at: enough to tell speech from silence, few enough for hours."""

Told = Callable[[float], object]
"""Is told how much is done, from 0 to 1."""


def wav_peaks(source: Path | BinaryIO, told: Told | None = None) -> tuple[bytes, int]:
    """The peaks of a WAV file, one byte each, and its duration in milliseconds as far as there is sound.

    A file that breaks off, as one does whose recorder lost its power, is read as far as it goes. One that is not
    plain PCM gives no peaks and no duration.

    Args:
        source: the file, or one that is open for reading bytes.
        told: is told how far it is.
    """
    try:
        with wave.open(str(source) if isinstance(source, Path) else source, "rb") as sound:
            return _read(sound, told)
    except (wave.Error, EOFError, ZeroDivisionError):
        return b"", 0


def _read(sound: wave.Wave_read, told: Told | None) -> tuple[bytes, int]:
    width, channels, rate = sound.getsampwidth(), sound.getnchannels(), sound.getframerate()
    frame = width * channels
    bucket = max(1, rate // PER_SECOND)
    peaks = bytearray()
    frames = 0
    while block := sound.readframes(bucket * PER_SECOND * _BLOCK):
        samples = _samples(block[: len(block) // frame * frame], width)[::channels]
        peaks += loudness(samples, bucket, _FULL[width if width != 3 else 2], 128 if width == 1 else 0)
        frames += len(samples)
        if told is not None and sound.getnframes():
            told(min(1.0, frames / sound.getnframes()))
    return bytes(peaks), frames * 1000 // rate


def loudness(samples: "array[int]", bucket: int, full: int, middle: int = 0) -> bytes:
    """The greatest swing in each bucket of samples, 0 to 255.

    Args:
        samples: of one channel.
        bucket: how many make one peak.
        full: the greatest swing a sample can have.
        middle: the sample that is silence.
    """
    step = max(1, bucket // _LOOKED_AT)
    peaks = bytearray()
    for start in range(0, len(samples), bucket):
        part = samples[start : start + bucket : step]
        peaks.append(min(255, max(max(part) - middle, middle - min(part)) * 256 // full))
    return bytes(peaks)


def _samples(block: bytes, width: int) -> "array[int]":
    """Samples of all channels; of those with 24 bits the upper 16 will do."""
    if width == 3:
        upper = bytearray(len(block) // 3 * 2)
        upper[0::2], upper[1::2] = block[1::3], block[2::3]
        block, width = bytes(upper), 2
    samples = array(_TYPES[width])
    samples.frombytes(block)
    if sys.byteorder == "big" and width > 1:
        samples.byteswap()
    return samples
