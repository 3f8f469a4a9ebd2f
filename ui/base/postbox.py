"""A postbox between threads: any thread puts plain data in, the window's thread takes it out between events.

No thread but the window's ever touches a QObject: one that is deleted while another thread holds it ends the program.
"""

import socket
import weakref
from collections.abc import Callable
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QSocketNotifier


class Postbox:
    """The end that threads hold: a queue, and a socket whose readiness wakes the window."""

    def __init__(self, bell: socket.socket) -> None:
        self._bell = bell
        self.letters: SimpleQueue[tuple[int, str, object]] = SimpleQueue()

    def put(self, number: int, kind: str, value: object) -> None:
        """Put a letter in; from any thread."""
        self.letters.put((number, kind, value))
        try:
            self._bell.send(b"!")
        except OSError:  # the window is closed, or a heap of letters already rings
            return


class Postman(QObject):
    """The window's end: hands each letter to ``deliver`` in the window's thread."""

    def __init__(self, deliver: Callable[[int, str, object], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deliver = deliver
        self._ear, self._bell = socket.socketpair()
        self._ear.setblocking(False)
        self._bell.setblocking(False)
        self._close = weakref.finalize(self, _close_both, self._ear, self._bell)
        self.box = Postbox(self._bell)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._empty)

    def close(self) -> None:
        """Take no more letters."""
        self._notifier.setEnabled(False)
        self._close()

    def _empty(self) -> None:
        """Hand over what is there; the last letter may raise what a worker met."""
        self._ear.recv(4096)
        while True:
            try:
                letter = self.box.letters.get_nowait()
            except Empty:
                return
            try:
                self._deliver(*letter)
            finally:
                if not self.box.letters.empty():
                    self._bell.send(b"!")


def _close_both(ear: socket.socket, bell: socket.socket) -> None:
    """Close the bell's two ends."""
    ear.close()
    bell.close()
