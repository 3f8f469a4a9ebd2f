"""What is changed in the head of a note is changed in the project."""

from collections.abc import Callable

from ui.editor.coding_desk import Attempt
from ui.editor.deeds import NoteDeeds
from ui.editor.header import Header


def obey(header: Header, deeds: NoteDeeds, attempt: Attempt, go_on: Callable[[], object]) -> None:
    """Carry out what the head of a note asks for; ``go_on`` when the person is done with its title."""
    header.titled.connect(lambda title: attempt(lambda: deeds.change(title=title)))
    header.observed.connect(lambda when: attempt(lambda: deeds.change(observed=when)))
    header.written.connect(lambda iso: attempt(lambda: deeds.change(written=iso)))
    header.kinded.connect(lambda kind: attempt(lambda: deeds.change(kind=kind)))
    header.sited.connect(lambda name: attempt(lambda: deeds.place_at(name)))
    header.peopled.connect(lambda names: attempt(lambda: deeds.present(names)))
    header.happened.connect(lambda names: attempt(lambda: deeds.happened(names)))
    header.left.connect(go_on)
