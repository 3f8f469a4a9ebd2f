"""A command as data: what a person can do, in what words, by which keys."""

from collections.abc import Callable
from dataclasses import dataclass

GROUPS = (
    "Project",
    "Edit",
    "Format",
    "Note",
    "Register",
    "Transcript",
    "Recording",
    "Code",
    "Memo",
    "People",
    "Search",
    "Report",
    "Go",
    "View",
    "Help",
)
"""The menus, in their order."""


def always() -> bool:
    """The answer of a command that can be given at any time."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing to do.

    Attributes:
        id: noun and verb, "codes.rename".
        words: what the menu says: a verb first, "…" at the end when a question follows.
        icon: a name from ``ui/theme/icons.py``, or "".
        keys: shortcuts as Qt writes them ("Ctrl+Shift+N"), the first one shown.
        when: whether it can be given now; asked at each menu and before each run, so it must be quick.
        run: does it; a UserError it raises is said in a toast.
        group: the menu it stands in, one of GROUPS; "" for the palette alone.
        says: the words as they are now, when they change ("Undo: Rename code").
        checked: whether it shows a tick, for commands that switch something.
        watched: somebody calls ``Actions.refresh`` whenever the answer of ``when`` changes, so that buttons may grey.
    """

    id: str
    words: str
    run: Callable[[], object]
    group: str = ""
    icon: str = ""
    keys: tuple[str, ...] = ()
    when: Callable[[], bool] = always
    says: Callable[[], str] | None = None
    checked: Callable[[], bool] | None = None
    watched: bool = False

    def words_now(self) -> str:
        """The words as they are now."""
        return self.says() if self.says is not None else self.words
