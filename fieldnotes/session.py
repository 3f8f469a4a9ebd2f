"""An open project with its index: what the window and the command line both hold."""

import os
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from fieldnotes.domain.errors import UserError
from fieldnotes.project.project import Project
from fieldnotes.search.client import SearchClient
from fieldnotes.storage.files import ProjectLock


class Session:
    """A project, the lock that lets it be written to, and the way to its index; make one with `open` or `create`."""

    def __init__(self, project: Project, path: Path, resources: ExitStack, key: bytes | None = None) -> None:
        self.project = project
        self.path = path
        self._key = key
        self._resources = resources

    @classmethod
    def open(cls, path: Path, key: bytes | None = None, readonly: bool | None = None) -> "Session":
        """Open a project; for reading only where another program holds it, unless told.

        Args:
            path: the project file.
            key: raw key and salt of a sealed project.
            readonly: True to read only, False to refuse unless it can be written to, None to take what can be had.

        Raises:
            UserError: it cannot be opened, or is to be written to and another window has it open.
        """
        if not path.is_file():
            raise UserError(f"There is no project {path}.")
        with ExitStack() as resources:
            if not readonly and not _lock(path, resources):
                if readonly is False:
                    raise UserError(_why_not_written(path))
                readonly = True
            project = Project.open(path, key, bool(readonly))
            resources.callback(project.close)
            return cls(project, path, resources.pop_all(), key)

    @classmethod
    def create(cls, path: Path | None, title: str = "", contributor: str = "", key: bytes | None = None) -> "Session":
        """Make a project and open it; without a path it lies in a temporary folder and goes with the session.

        Raises:
            UserError: the file exists already or cannot be made.
        """
        with ExitStack() as resources:
            if path is None:
                folder = resources.enter_context(TemporaryDirectory(prefix="fieldnotes-"))
                path = Path(folder) / "project.fieldnotes"
            project = Project.create(path, title, contributor, key)
            _lock(path, resources)
            resources.callback(project.close)
            return cls(project, path, resources.pop_all(), key)

    @cached_property
    def search(self) -> SearchClient:
        """The way to the index; the process that answers is started when this is first asked for."""
        client = SearchClient(self.path, self._key)
        self._resources.callback(client.close)
        return client

    @property
    def key(self) -> bytes | None:
        """Raw key and salt of a sealed project, to be handed through a pipe to processes that read it too."""
        return self._key

    @property
    def readonly(self) -> bool:
        """Whether the project is open for reading only."""
        return self.project.store.readonly

    def close(self) -> None:
        """Let index, project and lock go, in this order."""
        self._resources.close()


def _why_not_written(path: Path) -> str:
    if not os.access(path.parent, os.W_OK):
        return f"{path} lies in a folder that cannot be written to; copy it to another and change it there."
    return f"{path} is open in another window; close it there, or do this in that window."


def _lock(path: Path, resources: ExitStack) -> bool:
    lock = ProjectLock(path)
    if not lock.take():
        return False
    resources.callback(lock.release)
    return True
