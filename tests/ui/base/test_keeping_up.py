"""A page keeps up with the project: at once while it is seen, else when it is next shown."""

import pytest
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.refs import Ref
from ui.base.bus import Bus
from ui.base.keeping_up import KeepingUp, touches


def changed(*refs: Ref) -> Changes:
    return Changes(frozenset(refs), "Rename", "step")


class Followed(QWidget):
    """A page of the person "win" that counts how often it was read."""

    def __init__(self, bus: Bus) -> None:
        super().__init__()
        self.read = 0
        KeepingUp(self, bus, self.reload, touches("actor", "note"), Ref("actor", "win"))

    def reload(self) -> None:
        self.read += 1


@pytest.fixture
def bus(qapp):
    return Bus()


@pytest.fixture
def page(qtbot, bus):
    made = Followed(bus)
    qtbot.addWidget(made)
    return made


def test_a_page_that_is_seen_is_read_at_once(page, bus):
    page.show()
    bus.tell(changed(Ref("note", "one")))
    assert page.read == 1


def test_a_page_that_is_not_seen_is_read_once_when_it_is_next_shown(page, bus):
    bus.tell(changed(Ref("note", "one")))
    bus.tell(changed(Ref("note", "two")))
    assert page.read == 0
    page.show()
    assert page.read == 1
    page.hide()
    page.show()
    assert page.read == 1


def test_what_does_not_concern_a_page_leaves_it_alone(page, bus):
    bus.tell(changed(Ref("code", "one")))
    page.show()
    bus.tell(changed(Ref("code", "two")))
    assert page.read == 0


def test_the_page_of_what_changed_is_read_even_when_it_is_not_seen(page, bus):
    bus.tell(changed(Ref("actor", "somebody")))
    assert page.read == 0
    bus.tell(changed(Ref("actor", "win")))
    assert page.read == 1
