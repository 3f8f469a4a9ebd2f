"""Commands on the whole project: another one, a new one, its title, a copy of it."""

from datetime import datetime
from typing import Protocol

from ui.base.context import Context
from ui.commands.command import Command


class Doors(Protocol):
    """What the program can do about projects."""

    def ask_new(self) -> None:
        """Make a new project and open it."""

    def ask_open(self) -> None:
        """Choose a project and open it."""

    def close_project(self) -> None:
        """Go back to the first page."""


def commands(context: Context, doors: Doors | None) -> tuple[Command, ...]:
    """The commands; those that lead to other projects only where there are doors to them."""
    leading = () if doors is None else _leading(doors)
    return (
        *leading,
        Command(
            id="project.rename",
            words="Rename project…",
            icon="edit",
            group="Project",
            when=lambda: not context.project.store.readonly,
            run=lambda: rename(context),
        ),
        Command(
            id="project.backup",
            words="Save a copy…",
            icon="copy",
            group="Project",
            run=lambda: back_up(context),
        ),
    )


def rename(context: Context) -> None:
    """Ask for another title of the study."""
    title = context.prompts.ask("Rename project", "What is the study called?", context.project.title)
    if title and title.strip():
        context.project.describe(title=title.strip())


def back_up(context: Context) -> None:
    """Copy the project to a file the person names."""
    name = f"{context.project.title} {datetime.now().astimezone():%Y-%m-%d}.fieldnotes"
    path = context.prompts.save_file("Save a copy", name, "Fieldnotes projects (*.fieldnotes)")
    if path is not None:
        written = context.project.backup(path)
        context.say(f"Copied to {written.name}.")


def _leading(doors: Doors) -> tuple[Command, ...]:
    return (
        Command(
            id="project.new",
            words="New project…",
            icon="add",
            keys=("Ctrl+Shift+N",),
            group="Project",
            run=doors.ask_new,
        ),
        Command(
            id="project.open",
            words="Open project…",
            icon="folder",
            keys=("Ctrl+O",),
            group="Project",
            run=doors.ask_open,
        ),
        Command(
            id="project.close",
            words="Close project",
            icon="close",
            group="Project",
            run=doors.close_project,
        ),
    )
