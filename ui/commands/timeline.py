"""Commands on time: show the timeline, let lists and searches see all of time again."""

from functools import partial

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.command import Command
from ui.widgets.kept_line import KeptLine

TIMELINE = Ref("timeline", "timeline")
"""The page of the timeline; there is one."""


def kept_line(context: Context) -> KeptLine:
    """A line that says to which time a list keeps; its end shows all of time again, here and everywhere."""
    line = KeptLine(context.theme)
    line.lifted.connect(partial(context.navigation.keep_to, None))
    return line


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    navigation = context.navigation
    return (
        Command(
            id="timeline.show",
            words="Timeline",
            icon="time",
            keys=("Ctrl+Shift+Y",),
            group="Go",
            run=partial(context.open, TIMELINE, None, True),
        ),
        Command(
            id="timeline.widen",
            words="Show all of time again",
            icon="clear",
            group="Search",
            when=lambda: navigation.span is not None,
            run=partial(navigation.keep_to, None),
        ),
    )
