"""Questions to the person: real boxes in the window, told answers in tests."""

from collections import deque
from pathlib import Path
from typing import Protocol

from platformdirs import user_documents_path
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget


class Prompts(Protocol):
    """The few questions that views may ask; every answer may be None or False: the person thought better of it."""

    def ask(self, title: str, words: str, text: str = "", secret: bool = False) -> str | None:
        """A line of text."""

    def choose(self, title: str, words: str, options: list[str], current: int = 0) -> int | None:
        """One of several; the index of the option."""

    def confirm(self, title: str, words: str, action: str, danger: bool = False) -> bool:
        """Yes or no; ``action`` is the verb on the button that goes ahead."""

    def tell(self, title: str, words: str) -> None:
        """Something the person must have read before going on; elsewhere use a toast."""

    def open_file(self, title: str, filters: str = "", folder: Path | None = None) -> Path | None:
        """A file that exists."""

    def open_files(self, title: str, filters: str = "", folder: Path | None = None) -> list[Path]:
        """Files that exist; none if the person turned back."""

    def open_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """A folder that exists."""

    def save_file(self, title: str, name: str, filters: str = "", folder: Path | None = None) -> Path | None:
        """Where to write a file; the person agreed to replace one that is there."""


class WindowPrompts:
    """Asks with real boxes over a window; files are looked for where the last ones were, at first among documents."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        self._last = user_documents_path() if user_documents_path().is_dir() else Path.home()

    def ask(self, title: str, words: str, text: str = "", secret: bool = False) -> str | None:
        """A line of text."""
        echo = QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal
        answer, agreed = QInputDialog.getText(self.parent, title, words, echo, text)
        return answer if agreed else None

    def choose(self, title: str, words: str, options: list[str], current: int = 0) -> int | None:
        """One of several; the index of the option."""
        answer, agreed = QInputDialog.getItem(self.parent, title, words, options, current, False)
        return options.index(answer) if agreed else None

    def confirm(self, title: str, words: str, action: str, danger: bool = False) -> bool:
        """Yes or no; the safe answer has the keyboard when there is danger."""
        box = QMessageBox(self.parent)
        box.setWindowTitle(title)
        box.setText(words)
        box.setIcon(QMessageBox.Icon.Warning if danger else QMessageBox.Icon.NoIcon)
        cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        go_ahead = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(cancel if danger else go_ahead)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is go_ahead

    def tell(self, title: str, words: str) -> None:
        """Something the person must have read before going on."""
        box = QMessageBox(self.parent)
        box.setWindowTitle(title)
        box.setText(words)
        box.exec()

    def open_file(self, title: str, filters: str = "", folder: Path | None = None) -> Path | None:
        """A file that exists."""
        name, _ = QFileDialog.getOpenFileName(self.parent, title, str(folder or self._last), filters)
        return self._kept(Path(name)) if name else None

    def open_files(self, title: str, filters: str = "", folder: Path | None = None) -> list[Path]:
        """Files that exist; none if the person turned back."""
        names, _ = QFileDialog.getOpenFileNames(self.parent, title, str(folder or self._last), filters)
        return [self._kept(Path(name)) for name in names]

    def open_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """A folder that exists."""
        name = QFileDialog.getExistingDirectory(self.parent, title, str(folder or self._last))
        return self._kept(Path(name)) if name else None

    def save_file(self, title: str, name: str, filters: str = "", folder: Path | None = None) -> Path | None:
        """Where to write a file; the box itself asks before one is replaced."""
        start = str((folder or self._last) / name)
        chosen, _ = QFileDialog.getSaveFileName(self.parent, title, start, filters)
        return self._kept(Path(chosen)) if chosen else None

    def _kept(self, path: Path) -> Path:
        self._last = path.parent
        return path


class ToldPrompts:
    """Gives the answers it was told, in order, and keeps what was asked: for tests.

    ``answers`` holds one entry a question; a question without one is an error, so that no test hangs on a box.
    """

    def __init__(self, *answers: object) -> None:
        self.answers: deque[object] = deque(answers)
        self.asked: list[str] = []

    def tells(self, *answers: object) -> None:
        """Add answers to those still to be given."""
        self.answers.extend(answers)

    def _next(self, title: str, kind: type | tuple[type, ...]) -> object:
        self.asked.append(title)
        if not self.answers:
            raise AssertionError(f"nobody told an answer to: {title}")
        answer = self.answers.popleft()
        if not isinstance(answer, kind):
            raise AssertionError(f"{answer!r} is no answer to: {title}")
        return answer

    def ask(self, title: str, words: str, text: str = "", secret: bool = False) -> str | None:  # noqa: ARG002
        """The next answer, a string or None."""
        return self._next(title, (str, type(None)))  # type: ignore[return-value]

    def choose(self, title: str, words: str, options: list[str], current: int = 0) -> int | None:  # noqa: ARG002
        """The next answer, an index or None."""
        return self._next(title, (int, type(None)))  # type: ignore[return-value]

    def confirm(self, title: str, words: str, action: str, danger: bool = False) -> bool:  # noqa: ARG002
        """The next answer, True or False."""
        return bool(self._next(title, bool))

    def tell(self, title: str, words: str) -> None:
        """Keep what was told; it needs no answer."""
        self.asked.append(f"{title}: {words}")

    def open_file(self, title: str, filters: str = "", folder: Path | None = None) -> Path | None:  # noqa: ARG002
        """The next answer, a path or None."""
        return self._next(title, (Path, type(None)))  # type: ignore[return-value]

    def open_files(self, title: str, filters: str = "", folder: Path | None = None) -> list[Path]:  # noqa: ARG002
        """The next answer, a list of paths."""
        return self._next(title, list)  # type: ignore[return-value]

    def open_folder(self, title: str, folder: Path | None = None) -> Path | None:  # noqa: ARG002
        """The next answer, a path or None."""
        return self._next(title, (Path, type(None)))  # type: ignore[return-value]

    def save_file(self, title: str, name: str, filters: str = "", folder: Path | None = None) -> Path | None:  # noqa: ARG002
        """The next answer, a path or None."""
        return self._next(title, (Path, type(None)))  # type: ignore[return-value]
