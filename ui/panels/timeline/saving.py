"""The timeline as a picture that leaves the program."""

from dataclasses import replace

from fieldnotes.export.shapes import Figure
from ui.base.context import Context
from ui.base.painting import Letters
from ui.models.timeline_pen import Pen
from ui.models.timeline_scale import Scale
from ui.models.timeline_scene import Scene, Study
from ui.theme.tokens import LIGHT

WIDTH = 1_200
"""How wide the lanes of a picture are at the least, in pixels."""


def figure_of(context: Context, study: Study, lanes: list[str], folded: list[str], scale: Scale) -> Figure:
    """What is shown, in light colours, as others may read it: people by their pseudonyms, no memos that are private."""
    letters = Letters(context.theme)
    shown = context.project.timeline.shown_names({band.ref.id for band in study.facts})
    facts = tuple(replace(band, row=_renamed(band.row, shown)) for band in study.facts)
    open_memos = tuple(mark for mark in study.memos if mark.kind != "private")
    scene = Scene(
        replace(study, facts=facts, memos=open_memos).lanes(lanes),
        folded,
        Pen(LIGHT, context.theme.fonts.pixels, letters.width),
    )
    fitted = scale.fitted(scene.gutter, max(scale.width, WIDTH))
    family = context.theme.fonts.frame().family()
    return scene.figure(fitted, f"{context.project.title}: the study through time", family)


def _renamed(row: str, shown: dict[str, str]) -> str:
    """A row of facts under the pseudonym of its person."""
    name, _, key = row.partition(" · ")
    return f"{shown.get(name, name)} · {key}" if key else row
