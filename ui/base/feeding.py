"""Hands much data to a background process without a stop: handed over at once it would hold the window up."""

import multiprocessing
import threading
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any


def feed(batches: Iterable[object]) -> "Connection[Any, Any]":
    """A pipe from which a process reads plain data, batch by batch, then None.

    A thread of its own fills it as fast as it is emptied. Whoever starts the process closes this end afterwards, so
    that the thread ends when the process does.
    """
    ours, theirs = multiprocessing.get_context("spawn").Pipe(duplex=False)

    def fill() -> None:
        with theirs, suppress(OSError):  # nobody reads any more: the work was stopped
            for batch in batches:
                theirs.send(batch)
            theirs.send(None)

    threading.Thread(target=fill, daemon=True).start()
    return ours
