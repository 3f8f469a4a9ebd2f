"""A line of one pixel between parts of a frame."""

from PySide6.QtWidgets import QFrame


def hairline(upright: bool = False) -> QFrame:
    """A level line, or an upright one."""
    line = QFrame()
    line.setProperty("role", "line")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line
