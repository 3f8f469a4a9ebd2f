"""Writes a figure as SVG: shapes as shapes, words as words, its title and description for those who cannot see it."""

from collections.abc import Iterator
from html import escape

from fieldnotes.export.shapes import (
    Boxes,
    Curve,
    Dots,
    Faded,
    Figure,
    Lines,
    Outline,
    Point,
    Polygons,
    Ribbon,
    Shape,
    Trace,
    Words,
)

_ILLEGAL = {code: None for code in range(0x20) if code not in (0x9, 0xA, 0xD)}


def svg_of(figure: Figure) -> str:
    """A figure as the text of an SVG 1.1 file, complete in itself."""
    body, defs = [], []
    for number, shape in enumerate(figure.shapes):
        if isinstance(shape, Faded):
            defs.append(_gradient(shape, f"fade{number}"))
            body.append(_rect(shape.box, f'fill="url(#fade{number})"', shape.radius))
        else:
            body += _drawn(shape)
    size = f'width="{figure.width}" height="{figure.height}" viewBox="0 0 {figure.width} {figure.height}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc" '
        f'font-family="{_said(figure.family)}, sans-serif">',
        f'<title id="title">{_said(figure.title)}</title>',
        f'<desc id="desc">{_said(figure.description)}</desc>',
        f"<defs>{''.join(defs)}</defs>" if defs else "",
        f'<rect width="{figure.width}" height="{figure.height}" fill="{figure.ground}"/>',
        *body,
        "</svg>",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def _drawn(shape: Shape) -> Iterator[str]:
    """One shape as elements."""
    if isinstance(shape, Boxes):
        for box in shape.boxes:
            yield _rect(box, f'fill="{shape.fill}"{_opacity(shape.opacity)}', shape.radius)
    elif isinstance(shape, Outline):
        yield _rect(shape.box, f'fill="none" stroke="{shape.stroke}"{_dashes(shape.dashed)}', shape.radius)
    elif isinstance(shape, Polygons):
        for outline in shape.outlines:
            yield f'<polygon points="{_points(outline)}" fill="{shape.fill}"{_opacity(shape.opacity)}/>'
    elif isinstance(shape, Ribbon):
        halves = shape.halves()
        above = tuple((x, shape.middle - half) for x, half in halves)
        below = tuple((x, shape.middle + half) for x, half in reversed(halves))
        yield f'<polygon points="{_points(above + below)}" fill="{shape.fill}"{_opacity(shape.opacity)}/>'
    elif isinstance(shape, Dots):
        look = f'fill="none" stroke="{shape.fill}" stroke-width="1.5"' if shape.hollow else f'fill="{shape.fill}"'
        for x, y in shape.centres:
            yield f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(shape.radius)}" {look}/>'
    else:
        yield from _lines(shape)


def _lines(shape: Shape) -> Iterator[str]:
    """Lines, curves and words as elements."""
    if isinstance(shape, Lines):
        look = f'stroke="{shape.stroke}" stroke-width="{_n(shape.width)}"{_dashes(shape.dashed)}'
        for x1, y1, x2, y2 in shape.lines:
            yield f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" {look}/>'
    elif isinstance(shape, Trace):
        dashes = f' stroke-dasharray="{" ".join(map(_n, shape.dashes))}"' if shape.dashes else ""
        look = f'fill="none" stroke="{shape.stroke}" stroke-width="{_n(shape.width)}" stroke-linejoin="round"{dashes}'
        yield f'<polyline points="{_points(shape.points)}" {look}/>'
    elif isinstance(shape, Curve):
        (x1, y1), (x2, y2) = shape.start, shape.end
        path = f"M{_n(x1)} {_n(y1)} Q{_n(x1 + (x2 - x1) / 3)} {_n(y2)} {_n(x2)} {_n(y2)}"
        yield f'<path d="{path}" fill="none" stroke="{shape.stroke}" stroke-width="{_n(shape.width)}"/>'
    elif isinstance(shape, Words):
        weight = ' font-weight="600"' if shape.bold else ""
        place = f'x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"{weight} fill="{shape.fill}"'
        yield f"<text {place}>{_said(shape.text)}</text>"


def _gradient(shape: Faded, name: str) -> str:
    _, _, width, _ = shape.box
    left, right = shape.left / width, 1 - shape.right / width
    full = f'stop-color="{shape.fill}" stop-opacity="{_n(shape.opacity)}"'
    none = f'stop-color="{shape.fill}" stop-opacity="0"'
    stops = [(0.0, none if shape.left else full), (left, full), (max(right, left), full)]
    stops.append((1.0, none if shape.right else full))
    inside = "".join(f'<stop offset="{_n(place)}" {look}/>' for place, look in stops)
    return f'<linearGradient id="{name}">{inside}</linearGradient>'


def _rect(box: tuple[float, float, float, float], look: str, radius: float) -> str:
    left, top, width, height = map(_n, box)
    corners = f' rx="{_n(radius)}"' if radius else ""
    return f'<rect x="{left}" y="{top}" width="{width}" height="{height}"{corners} {look}/>'


def _points(outline: tuple[Point, ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in outline)


def _opacity(opacity: float) -> str:
    return f' fill-opacity="{_n(opacity)}"' if opacity < 1 else ""


def _dashes(dashed: bool) -> str:
    return ' stroke-dasharray="4 3"' if dashed else ""


def _n(value: float) -> str:
    """A number as short as a hundredth of a pixel allows."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _said(words: str) -> str:
    """Words that XML takes."""
    return escape(words.translate(_ILLEGAL))
