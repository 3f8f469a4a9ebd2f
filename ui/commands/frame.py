"""Commands on the frame: going about, tabs, looks, the palette, undo of the whole project."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from ui.base.context import Context
from ui.base.rooms import Room
from ui.base.settings import TEXT_SIZE
from ui.commands.command import Command

SIZES = range(11, 33)
"""How large the text of notes may be, in pixels."""

LIST_KEYS = (
    ("Open what is chosen", ("Return",)),
    ("Delete what is chosen", ("Del",)),
    ("Show what is chosen", ("Space",)),
    ("Rename what is chosen", ("F2",)),
    ("Move a code or a kept search among its neighbours", ("Alt+Up", "Alt+Down")),
    ("Keep the search whose results are in front", ("Ctrl+D",)),
    ("Fold and unfold", ("Left", "Right")),
)
"""What keys do in the lists at the side, for the list of keys; the lists answer them themselves."""


class Frame(Protocol):
    """What the window can do for its commands."""

    def go_back(self) -> None:
        """To the place before."""

    def go_forward(self) -> None:
        """To the place after."""

    def can_go_back(self) -> bool:
        """Is there a place before?"""

    def can_go_forward(self) -> bool:
        """Is there a place after?"""

    def has_page(self) -> bool:
        """Is a tab open?"""

    def close_page(self) -> None:
        """Close the tab in front."""

    def step_tab(self, by: int) -> None:
        """Bring the tab beside to the front."""

    def enter(self, room: str) -> None:
        """Show a room in the side panel."""

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""

    def show_palette(self) -> None:
        """Let the person choose a command by its words."""

    def show_keys(self) -> None:
        """List all keys."""

    def toggle_inspector(self) -> None:
        """Show or hide the inspector."""

    def has_inspector(self) -> bool:
        """Is the inspector shown?"""

    def jot(self) -> None:
        """Bring the pad for a quick jotting to the front."""

    def toggle_focus(self) -> None:
        """Show nothing but the page in front, or everything again."""

    def has_focus_mode(self) -> bool:
        """Is nothing but the page in front shown?"""

    def toggle_theme(self) -> None:
        """From light to dark or back."""

    def set_look(self, mode: str) -> None:
        """Go light, dark, or with the system."""

    def close(self) -> bool:
        """Close the window."""


def commands(context: Context, frame: Frame, rooms: Sequence[Room]) -> tuple[Command, ...]:
    """All commands of the frame."""
    return (
        _jot(context, frame),
        *_project(context, frame),
        *_going(frame, rooms),
        *_view(context, frame),
        *_help(frame),
    )


def undo(context: Context) -> None:
    """Take back the project's last step, and name it."""
    step = context.project.store.undo()
    if step is None:
        context.say("There is nothing to undo.")
    else:
        context.say(f"Undone: {step.label}", "Redo", lambda: redo(context))


def redo(context: Context) -> None:
    """Do again what was undone last, and name it."""
    step = context.project.store.redo()
    if step is None:
        context.say("There is nothing to do again.")
    else:
        context.say(f"Done again: {step.label}", "Undo", lambda: undo(context))


def _jot(context: Context, frame: Frame) -> Command:
    return Command(
        id="notes.jot",
        words="Quick jotting",
        icon="jotting",
        keys=("Ctrl+J",),
        group="Note",
        when=lambda: not context.session.readonly,
        run=frame.jot,
    )


def _project(context: Context, frame: Frame) -> tuple[Command, ...]:
    store = context.project.store

    def says_undo() -> str:
        step = store.can_undo()
        return f"Undo: {step.label}" if step else "Undo"

    def says_redo() -> str:
        step = store.can_redo()
        return f"Redo: {step.label}" if step else "Redo"

    return (
        Command(
            id="project.undo",
            words="Undo",
            says=says_undo,
            icon="undo",
            keys=("Ctrl+Z",),
            group="Edit",
            when=lambda: store.can_undo() is not None,
            run=lambda: undo(context),
        ),
        Command(
            id="project.redo",
            words="Redo",
            says=says_redo,
            icon="redo",
            keys=("Ctrl+Shift+Z", "Ctrl+Y"),
            group="Edit",
            when=lambda: store.can_redo() is not None,
            run=lambda: redo(context),
        ),
        Command(id="project.quit", words="Quit", keys=("Ctrl+Q",), group="Project", run=frame.close),
    )


def _going(frame: Frame, rooms: Sequence[Room]) -> tuple[Command, ...]:
    return (
        Command(
            id="go.back",
            words="Back",
            icon="back",
            keys=("Alt+Left",),
            group="Go",
            when=frame.can_go_back,
            watched=True,
            run=frame.go_back,
        ),
        Command(
            id="go.forward",
            words="Forward",
            icon="forward",
            keys=("Alt+Right",),
            group="Go",
            when=frame.can_go_forward,
            watched=True,
            run=frame.go_forward,
        ),
        Command(
            id="go.search",
            words="Search everything",
            icon="search",
            keys=("Ctrl+K",),
            group="Search",
            run=frame.focus_search,
        ),
        *(
            Command(
                id=f"go.room_{room.id}",
                words=room.words,
                icon=room.icon,
                keys=(f"Ctrl+{number}",) if number < 10 else (),
                group="Go",
                run=partial(frame.enter, room.id),
            )
            for number, room in enumerate(rooms, start=1)
        ),
        Command(
            id="go.next_tab",
            words="Next tab",
            keys=("Ctrl+Tab", "Ctrl+PgDown"),
            group="Go",
            when=frame.has_page,
            run=lambda: frame.step_tab(1),
        ),
        Command(
            id="go.previous_tab",
            words="Previous tab",
            keys=("Ctrl+Shift+Tab", "Ctrl+PgUp"),
            group="Go",
            when=frame.has_page,
            run=lambda: frame.step_tab(-1),
        ),
        Command(
            id="go.close_tab",
            words="Close tab",
            icon="close",
            keys=("Ctrl+W",),
            group="Go",
            when=frame.has_page,
            run=frame.close_page,
        ),
    )


def _view(context: Context, frame: Frame) -> tuple[Command, ...]:

    def is_look(mode: str) -> bool:
        return context.theme.mode == mode

    def can_size(by: int) -> bool:
        return context.settings.get(TEXT_SIZE) + by in SIZES

    def size(by: int) -> None:
        context.settings.set(TEXT_SIZE, context.settings.get(TEXT_SIZE) + by)

    looks = (("system", "Look of the system"), ("light", "Light"), ("dark", "Dark"))
    return (
        Command(
            id="view.inspector",
            words="Inspector",
            icon="inspector",
            keys=("F9",),
            group="View",
            checked=frame.has_inspector,
            run=frame.toggle_inspector,
        ),
        Command(
            id="view.focus",
            words="Focus mode: only the page",
            keys=("F11", "Ctrl+Shift+F"),
            group="View",
            when=lambda: frame.has_page() or frame.has_focus_mode(),
            checked=frame.has_focus_mode,
            run=frame.toggle_focus,
        ),
        *(
            Command(
                id=f"view.text_{name}",
                words=words,
                keys=keys,
                group="View",
                when=partial(can_size, by),
                run=partial(size, by),
            )
            for name, words, keys, by in (
                ("larger", "Larger text in notes", ("Ctrl++", "Ctrl+="), 1),
                ("smaller", "Smaller text in notes", ("Ctrl+-",), -1),
            )
        ),
        Command(id="view.toggle", words="Light or dark", icon="dark", run=frame.toggle_theme),
        *(
            Command(
                id=f"view.look_{mode}",
                words=words,
                icon=mode,
                group="View",
                checked=partial(is_look, mode),
                run=partial(frame.set_look, mode),
            )
            for mode, words in looks
        ),
    )


def _help(frame: Frame) -> tuple[Command, ...]:
    return (
        Command(
            id="help.palette",
            words="All commands…",
            icon="palette",
            keys=("Ctrl+Shift+P",),
            group="Help",
            run=frame.show_palette,
        ),
        Command(id="help.keys", words="Keys…", icon="keys", keys=("F1",), group="Help", run=frame.show_keys),
    )
