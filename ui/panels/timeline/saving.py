"""Keeps the timeline as a picture, and its table beside it."""

from dataclasses import replace
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.export.figure_files import table_beside, write_svg, write_table
from fieldnotes.export.shapes import Figure
from fieldnotes.storage.files import write_whole
from ui.base.context import Context
from ui.models.timeline_pen import Pen
from ui.models.timeline_scale import Scale
from ui.models.timeline_scene import Scene, Study
from ui.base.painting import Letters, png_of
from ui.theme.tokens import LIGHT

KINDS = "Drawing (*.svg);;Picture (*.png)"
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


def save_figure(context: Context, figure: Figure) -> Path | None:
    """Ask where to, and write picture and table; the picture's path, None when the person turned back.

    Raises:
        UserError: a file cannot be written.
    """
    path = context.prompts.save_file("Save picture", "Timeline.svg", KINDS)
    if path is None:
        return None
    if path.suffix.lower() not in (".svg", ".png"):
        path = path.with_name(f"{path.name}.svg")
    table = table_beside(path)
    words = f"{table.name} is there already. The table of the picture would replace it."
    if table.exists() and not context.prompts.confirm("Save picture", words, "Replace"):
        return None
    if path.suffix.lower() == ".svg":
        write_svg(figure, path)
    else:
        write_whole(path, png_of(figure, Letters(context.theme)))
    try:
        write_table(figure, table)
    except UserError:
        path.unlink(missing_ok=True)
        raise
    context.say(f"Saved {path.name}, and what it shows as {table.name}.")
    return path


def _renamed(row: str, shown: dict[str, str]) -> str:
    """A row of facts under the pseudonym of its person."""
    name, _, key = row.partition(" · ")
    return f"{shown.get(name, name)} · {key}" if key else row
