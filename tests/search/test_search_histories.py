"""The index says what the notes say, after random histories of work, undo, kills, damage and restored states."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from worn_index import WornIndex

_HISTORIES = int(os.environ.get("FIELDNOTES_HISTORIES", "200"))
_PHASES = (Phase.explicit, Phase.generate)
"""A history with kills in it does not always fail again, so it is told as it was found."""

linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="builders are found in /proc to be killed")


@linux
class TestFewHistories(WornIndex.TestCase):  # type: ignore[name-defined,misc]
    """A few, the same ones each time."""

    settings = settings(
        max_examples=2,
        stateful_step_count=25,
        deadline=None,
        phases=_PHASES,
        suppress_health_check=list(HealthCheck),
    )


@linux
@pytest.mark.slow
@pytest.mark.timeout(7200)
class TestManyHistories(WornIndex.TestCase):  # type: ignore[name-defined,misc]
    """Many, others each time."""

    settings = settings(
        max_examples=_HISTORIES,
        stateful_step_count=50,
        deadline=None,
        derandomize=False,
        database=None,
        phases=_PHASES,
        suppress_health_check=list(HealthCheck),
    )
