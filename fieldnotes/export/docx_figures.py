"""Pictures in a Word report: each stored once, drawn in the paragraph where it is quoted."""

import hashlib
from io import BytesIO
from typing import Any

from fieldnotes.export.outline import Figure, Report
from fieldnotes.export.wordml import Pen

WIDEST, TALLEST = 380.0, 240.0
"""The room of a picture, in points."""

_POINT = 12700
"""Of these units (EMU) Word's drawings have so many in a point."""
_PIXEL = 0.75
"""Points of a pixel at the size at which screens show it."""
_W = "http://schemas.openxmlformats.org/drawingml/2006"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def figure_size(figure: Figure) -> tuple[float, float]:
    """Width and height in points: never larger than on a screen, and within the room."""
    width, height = max(1, figure.width) * _PIXEL, max(1, figure.height) * _PIXEL
    scale = min(1.0, WIDEST / width, TALLEST / height)
    return width * scale, height * scale


class FigurePen:
    """Puts the pictures of a report into its document, and writes where they stand."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._relations: dict[str, str] = {}
        self._drawn = 0

    def embed(self, document: Any, report: Report) -> None:
        """Add the pictures of a report to a python-docx document; equal ones once."""
        for section in report.sections:
            for quotation in section.quotations:
                for figure in quotation.figures:
                    key = _key(figure)
                    if key not in self._relations:
                        self._relations[key] = document.part.get_or_add_image(BytesIO(figure.data))[0]

    def run(self, figure: Figure) -> str:
        """A run that draws a figure; its description is read to those who cannot see it."""
        self._drawn += 1
        across, down = (round(points * _POINT) for points in figure_size(figure))
        words = self._pen.text(figure.alt or figure.caption or "Picture")
        named = f'id="{10_000 + self._drawn}" name="Picture {self._drawn}" descr="{words}"'
        relation = self._relations[_key(figure)]
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_W}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr {named}/>'
            f'<a:graphic xmlns:a="{_W}/main"><a:graphicData uri="{_W}/picture"><pic:pic xmlns:pic="{_W}/picture">'
            f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


def _key(figure: Figure) -> str:
    return hashlib.sha256(figure.data).hexdigest()
