"""Pictures ready to be drawn: fetched between events, made small once, kept within bounds."""

import pytest

from fieldnotes.domain.media import PICTURE, Media
from fieldnotes.project.pictures import EDGE
from fieldnotes.project.project import Project
from tests.ui.editor.picture_files import made
from ui.base import picture_shelf
from ui.base.picture_shelf import PictureShelf, decoded
from ui.base.tasks import DirectTasks


@pytest.fixture
def pictures(project: Project) -> list[Media]:
    note = project.notes.add(text=PICTURE * 3)
    colours = ("#446688", "#884466", "#668844")
    return [
        project.media.add(note.id, place, made(size=(400, 300), colour=colour), f"{place}.jpg")
        for place, colour in enumerate(colours)
    ]


@pytest.fixture
def shelf(project: Project, qtbot) -> PictureShelf:
    return PictureShelf(project.media, DirectTasks())


def fetched(shelf: PictureShelf, media: Media, width: int, height: int, qtbot) -> None:
    qtbot.waitUntil(lambda: shelf.image(media, width, height) is not None and not shelf._wanted)


def test_a_picture_comes_later_in_just_the_size_asked_for(shelf, pictures, project, qtbot) -> None:
    assert shelf.image(pictures[0], 200, 150) is None
    with qtbot.waitSignal(shelf.arrived) as arrived:
        pass
    assert arrived.args == [pictures[0].hash]
    fetched(shelf, pictures[0], 200, 150, qtbot)
    image = shelf.image(pictures[0], 200, 150)
    assert image is not None
    assert (image.width(), image.height()) == (200, 150)
    assert project.media.bytes.thumbnail(pictures[0].hash, EDGE) is not None, "made once, then kept"


def test_until_the_right_size_is_there_another_is_shown(shelf, pictures, qtbot) -> None:
    fetched(shelf, pictures[0], 200, 150, qtbot)
    other = shelf.image(pictures[0], 100, 75)
    assert other is not None
    assert other.width() == 200


def test_only_so_much_is_kept_and_what_was_looked_at_last_stays(shelf, pictures, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(picture_shelf, "BOUND", 200 * 150 * 4 * 2)
    for media in pictures:
        fetched(shelf, media, 200, 150, qtbot)
    assert shelf._bytes <= picture_shelf.BOUND
    assert [key[0] for key in shelf._ready] == [media.hash for media in pictures[1:]]


def test_a_picture_that_cannot_be_read_is_asked_for_only_once(shelf, pictures, project, qtbot) -> None:
    project.store.db.execute("UPDATE media_chunk SET data = zeroblob(9)")
    with qtbot.waitSignal(shelf.arrived):
        shelf.image(pictures[0], 200, 150)
    assert "damaged" in shelf.trouble(pictures[0].hash)
    assert shelf.image(pictures[0], 200, 150) is None
    assert not shelf._wanted


def test_bytes_that_are_no_picture_give_none() -> None:
    assert decoded(b"no picture").isNull()
