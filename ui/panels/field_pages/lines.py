"""Lines on a page of the field that can be added, changed and removed, and their days in words."""

from collections.abc import Callable
from functools import partial

from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.widgets.line_table import LineTable

Deed = Callable[[], object]


class FieldLines(LineTable):
    """Lines whose deeds are tried, and told if they cannot be done; without buttons where nothing can be written.

    Args:
        words: the heading.
        hint: said while there are none.
        new: the words of the button that adds one.
        add: what that button does.
        first: see LineTable.
    """

    def __init__(self, context: Context, words: str, hint: str, new: str, add: Deed, first: str = "strong") -> None:
        super().__init__(context.theme, words, hint, first)
        self._context = context
        self._writable = not context.session.readonly
        if self._writable:
            self.header.add_action("add", new, partial(attempt, context, add))

    def changing(self, words: str, change: Deed, remove: Deed) -> tuple[tuple[str, str, Deed], ...]:
        """The buttons of a line that change and remove it; ``words`` say what."""
        if not self._writable:
            return ()
        return (
            ("edit", f"Change {words}", partial(attempt, self._context, change)),
            ("close", f"Remove {words}", partial(attempt, self._context, remove)),
        )


def edges_words(start: str | None, end: str | None) -> str:
    """From–to (partial ISO, None is open) in words; "" when it always is."""
    first = When.of(start).label() if start else ""
    last = When.of(end).label() if end else ""
    if first and last:
        return f"{first} – {last}" if first != last else first
    return f"since {first}" if first else f"until {last}" if last else ""
