"""The picture of a passage, or the part of one that it stands for, small, above its words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

from fieldnotes.domain.codes import Passage
from fieldnotes.domain.media import PICTURE, Media
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.regions import WHOLE
from fieldnotes.project.pictures import EDGE
from ui.base.context import Context
from ui.base.picture_shelf import decoded
from ui.widgets.card import Card

_WIDE, _HIGH = 230, 150


def add_picture(context: Context, card: Card, passage: Passage) -> None:
    """Add the first picture of a passage to its card, if a small copy of it has been made; a press opens it."""
    if PICTURE not in passage.words or passage.state == "lost":
        return
    found = next((one for one in context.project.media.within(passage.note, passage.start, passage.end)), None)
    if found is None or not found.is_picture:
        return
    image = _cropped(context, found, passage)
    if image.isNull():
        return
    label = QLabel()
    ratio = label.devicePixelRatioF()
    room = QSize(round(_WIDE * ratio), round(_HIGH * ratio))
    small = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small.setDevicePixelRatio(ratio)
    label.setPixmap(QPixmap.fromImage(small))
    label.setAccessibleName(found.alt or found.caption or "Picture")
    label.setToolTip("Press to see it large")
    card.column.insertWidget(0, label)
    card.pressed.connect(lambda: context.open(Ref("media", found.id)))


def _cropped(context: Context, media: Media, passage: Passage) -> QImage:
    data = context.project.media.bytes.thumbnail(media.hash, EDGE)
    image = decoded(data) if data is not None else QImage()
    region = context.project.regions.of_passage(passage.id)
    if image.isNull() or region is None:
        return image
    wide, high = image.width(), image.height()
    return image.copy(
        QRect(
            region.x * wide // WHOLE,
            region.y * high // WHOLE,
            max(1, region.width * wide // WHOLE),
            max(1, region.height * high // WHOLE),
        )
    )
