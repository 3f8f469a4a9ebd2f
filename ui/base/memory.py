"""Keeps the collector of garbage away from what stays: to go through all of it holds the window up for 0.1 s.

What is set apart is still let go as soon as nothing names it; only rings among it stay until `look_through`.
"""

import gc


def set_apart() -> None:
    """Leave out of all later collections what is there by now; this takes no time, however much there is."""
    gc.collect(0)  # what has just been dropped, so that it does not stay
    gc.freeze()


def look_through() -> None:
    """Collect among everything, at a moment at which nobody waits: a project was closed."""
    gc.unfreeze()
    gc.collect()
