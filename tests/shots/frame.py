"""Draws the frame of a study: the pages of researchers, teams, strands, phases, places and the study itself."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.window import Window

Draw = Callable[[QWidget, str], None]


def frame(window: Window, draw: Draw) -> None:
    """A page of each, beside the room People."""
    context = window.context
    project = context.project
    window.commands.run("go.room_actors")
    softest = max(project.phases.all(), key=lambda phase: phase.soft)
    counts = project.sites.counts()
    fullest = max(project.sites.all(), key=lambda site: counts.get(site.id, 0))
    for noun, ident, name in (
        ("contributor", project.me.id, "researcher"),
        ("team", project.teams.all()[0].id, "team"),
        ("strand", project.strands.all()[0].id, "strand"),
        ("phase", softest.id, "phase"),
        ("site", fullest.id, "place"),
        ("project", project.id, "study"),
    ):
        context.open(Ref(noun, ident), keep=True)
        draw(window, name)
    window.commands.run("go.room_notes")
