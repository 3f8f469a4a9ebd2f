"""What becomes of an error that nobody caught: a sentence for the person's mistake, a report for a bug."""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from fieldnotes.domain.errors import UserError
from ui.base.tasks import WorkerError

Show = Callable[[str], object]


def report_of(error: BaseException) -> str:
    """The kinds of the error and where it arose: no messages and no values, for those may hold words of notes."""
    lines = [
        f"Fieldnotes, Python {platform.python_version()}, {platform.system()} {platform.release()}",
        f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}",
    ]
    link: BaseException | None = error
    told: list[BaseException] = []
    while link is not None and not any(link is each for each in told):  # "raise error from error" is its own cause
        told.append(link)
        lines.append(type(link).__name__)
        lines.extend(
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        )
        if isinstance(link, WorkerError):
            lines.append(str(link))
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


class CrashHook:
    """Stands in for Python's hook for uncaught errors.

    Args:
        refuse: shows the sentence of a UserError.
        show: shows the report of a bug; it is shown once at a time.
        folder: where reports are written; None writes none (a sealed project leaves no trace).
    """

    def __init__(self, refuse: Show, show: Callable[[str, Path | None], object], folder: Path | None) -> None:
        self.refuse = refuse
        self.show = show
        self.folder = folder
        self._showing = False

    def install(self) -> None:
        """From now on uncaught errors of all threads come here."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Deal with one error."""
        if isinstance(error, UserError):
            self.refuse(error.message)
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(error)
        sys.stderr.write(report + "\n")
        written = self._write(report)
        if self._showing or threading.current_thread() is not threading.main_thread():
            return
        self._showing = True
        try:
            self.show(report, written)
        finally:
            self._showing = False

    def _write(self, report: str) -> Path | None:
        if self.folder is None:
            return None
        path = self.folder / f"crash-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_text(report, encoding="utf-8")
        except OSError:
            return None
        return path
