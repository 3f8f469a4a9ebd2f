"""Walking among the things on the timeline with the keyboard."""

from typing import Protocol

from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.models.timeline_pen import Spot
from ui.models.timeline_scale import Scale
from ui.models.timeline_scene import Scene


class Ground(Protocol):
    """The painted timeline, as walking knows it."""

    scene: Scene | None
    scale: Scale
    picked: SignalInstance

    def bring(self, spot: Spot) -> None:
        """Move until something is seen."""

    def to_screen(self, spot: Spot) -> QPoint:
        """Where something stands on the screen."""

    def viewport(self) -> QWidget:
        """Where it is painted."""

    def setAccessibleDescription(self, words: str) -> None:
        """Tell those who cannot see it."""


class Walk:
    """Keeps the thing that was walked to; walking begins with the first that is seen."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self.spot: Spot | None = None

    def tab(self, event: QKeyEvent) -> bool:
        """Answer Tab and Shift+Tab; False at either end, where the keyboard goes on to what stands beside."""
        steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        by = steps.get(Qt.Key(event.key()), 0)
        return bool(by) and self.step(by)

    def step(self, by: int) -> bool:
        """To the next thing (1) or the one before (-1); False where there is none, and nothing is walked to then."""
        scene, scale = self._ground.scene, self._ground.scale
        spots = scene.spots(scale) if scene is not None else []
        places = {_same(spot): place for place, spot in enumerate(spots)}
        at = places.get(_same(self.spot)) if self.spot is not None else None
        to = (-1 if by > 0 else len(spots)) + by if at is None else at + by
        if not 0 <= to < len(spots):
            self.leave()
            return False
        self.spot = spots[to]
        self._ground.bring(self.spot)
        self._tell(self.spot)
        return True

    def follow(self) -> None:
        """What was walked to stands elsewhere now, or is not seen any more."""
        scene = self._ground.scene
        if self.spot is not None and scene is not None:
            same = _same(self.spot)
            self.spot = next((spot for spot in scene.spots(self._ground.scale) if _same(spot) == same), None)

    def enter(self) -> None:
        """Open what was walked to."""
        if self.spot is not None:
            self._ground.picked.emit(self.spot, self._ground.to_screen(self.spot))

    def leave(self) -> bool:
        """Be nowhere any more; whether one was somewhere."""
        was, self.spot = self.spot, None
        if was is not None:
            QToolTip.hideText()
            self._ground.viewport().update()
        return was is not None

    def _tell(self, spot: Spot) -> None:
        ground = self._ground
        ground.setAccessibleDescription(spot.words.replace("\n", ", "))
        if isinstance(ground, QWidget):
            QAccessible.updateAccessibility(QAccessibleEvent(ground, QAccessible.Event.DescriptionChanged))
        QToolTip.showText(ground.to_screen(spot), spot.words, ground.viewport())
        ground.viewport().update()


def _same(spot: Spot) -> tuple[object, ...]:
    """What a thing is told by while scales change."""
    return spot.refs, round(spot.begin, 6), round(spot.end, 6), round(spot.box[1])
