"""What is set apart from the collector of garbage is still let go."""

import gc
import weakref

import pytest

from ui.base.memory import look_through, set_apart


class Ring:
    """Something that names itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def all_looked_at_afterwards():
    yield
    gc.unfreeze()


def test_what_is_set_apart_goes_as_soon_as_nothing_names_it() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    set_apart()
    ring.own = None
    del ring
    assert gone() is None


def test_a_ring_that_was_set_apart_goes_when_all_is_looked_through() -> None:
    ring = Ring()
    gone = weakref.ref(ring)
    set_apart()
    del ring
    gc.collect()
    assert gone() is not None
    look_through()
    assert gone() is None
