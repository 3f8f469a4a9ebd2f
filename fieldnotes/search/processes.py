"""Starts the search's own processes and gives each its pipe.

``spawn`` rather than ``python -m``: it works in a frozen program, on all three systems, and its pipes carry plain
data with their lengths. A spawned process imports the main module again, which is why ``main.py`` imports no Qt
at its top. What runs in the process is named, not imported, so that whoosh never comes into the window's process.
"""

import gc
import signal
from contextlib import suppress
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

SERVER = "fieldnotes.search.server"
BUILDER = "fieldnotes.search.builder"

_GRACE = 0.5


class Worker:
    """A process and this side of its pipe.

    Args:
        module: what runs in it; its ``serve(pipe, path, key, cache)`` returns when the pipe is closed.
        path: the project file.
        key: raw key of a sealed project; it goes through the pipe, never by arguments or environment.
        cache: the folder for indexes, None for the user's own.
    """

    def __init__(self, module: str, path: Path, key: bytes | None, cache: Path | None) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_run, args=(module, theirs), name=module)
        self._process.start()
        theirs.close()
        with suppress(OSError):  # it has died already, which whoever reads from the pipe hears
            self.pipe.send((path, key, cache))

    @property
    def pid(self) -> int | None:
        """The process's number."""
        return self._process.pid

    def close(self, grace: float = _GRACE) -> None:
        """Close the pipe, on which the process ends; after ``grace`` seconds it is made to (it can be at any time)."""
        self.pipe.close()
        self._process.join(grace)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join()
        self._process.close()


def _run(module: str, pipe: "Connection[Any, Any]") -> None:
    """Runs in the new process. Ctrl+C is the parent's business: this process ends with its pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what is imported stays; looking through it again and again is a third of the start
    try:
        path, key, cache = pipe.recv()
        serve = import_module(module).serve
        gc.freeze()
        gc.enable()
        serve(pipe, path, key, cache)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    finally:
        pipe.close()
