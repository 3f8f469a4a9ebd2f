"""Commands on the whole project: another one, a new one, its title, a copy of it."""

from datetime import datetime
from typing import Protocol

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.commands.command import Command
from ui.commands.contributors import work_as
from ui.commands.taking_back import offer_undo

SOMEBODY_ELSE = "Somebody else…"


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
            id="project.about",
            words="About this study",
            icon="project",
            group="Project",
            run=lambda: context.open(Ref("project", context.project.id)),
        ),
        Command(
            id="project.rename",
            words="Rename project…",
            icon="edit",
            group="Project",
            when=lambda: not context.project.store.readonly,
            run=lambda: rename(context),
        ),
        Command(
            id="project.person",
            words="Working as…",
            says=lambda: f"Working as {context.project.me.name}…",
            icon="actor",
            group="Project",
            when=lambda: not context.project.store.readonly,
            run=lambda: choose_person(context),
        ),
        Command(
            id="project.date_order",
            words="Order of day and month…",
            icon="date",
            group="Project",
            run=lambda: choose_date_order(context),
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


def describe(context: Context, **fields: str) -> None:
    """Change title, aims, methodology, description or languages (separated by commas) of the study.

    Raises:
        UserError: no title.
    """
    context.project.describe(**fields)
    offer_undo(context, f"Changed {' and '.join(fields)} of the study")


def choose_person(context: Context) -> None:
    """Ask who is working now; steps, notes and codings from now on bear that name."""
    project = context.project
    people = project.contributors.all()
    names = [person.name for person in people]
    current = names.index(project.me.name) if project.me.name in names else 0
    choice = context.prompts.choose("Working as", "Who is working now?", [*names, SOMEBODY_ELSE], current)
    if choice is None:
        return
    if choice < len(people):
        work_as(context, people[choice].id)
    else:
        name = context.prompts.ask("Working as", "What is your name?")
        if not name or not name.strip():
            return
        work_as(context, project.contributors.add(name.strip()).id)


def choose_date_order(context: Context) -> None:
    """Ask how to read a date such as 4/7/13."""
    orders = {"dmy": "Day, month, year (4/7/13 is 4 July)", "mdy": "Month, day, year (4/7/13 is 7 April)"}
    orders["ymd"] = "Year, month, day (13/4/7 is 7 April)"
    keys = list(orders)
    current = keys.index(context.settings.get(DATE_ORDER))
    choice = context.prompts.choose("Dates", "How are dates in figures to be read?", list(orders.values()), current)
    if choice is not None:
        context.settings.set(DATE_ORDER, keys[choice])


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
