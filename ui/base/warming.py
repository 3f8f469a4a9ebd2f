"""Imports, while nobody waits, the modules of pages that are likely to be opened soon."""

import sys
from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

CALM = 700
"""Milliseconds after which the first module is imported; by then the window has been painted."""

BREATH = 120
"""Milliseconds between one module and the next, for keys and clicks."""


class Warming(QObject):
    """Imports one module after the other, each in a turn of its own, until it is through or its parent goes.

    Args:
        modules: their names; one that has been imported meanwhile costs no turn.
        parent: what it lives as long as.
    """

    def __init__(self, modules: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = list(modules)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self._timer.start(CALM)

    def _next(self) -> None:
        while self._waiting:
            module = self._waiting.pop(0)
            if module not in sys.modules:
                import_module(module)
                self._timer.start(BREATH)
                return
