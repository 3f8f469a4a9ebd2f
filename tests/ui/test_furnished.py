"""The whole window, furnished: every command, every room, both looks."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget

from fieldnotes.domain.refs import Ref
from ui.theme.icons import NAMES


def test_every_command_has_words_and_an_icon_that_exists(window):
    for command in window.catalogue.all():
        assert command.words.strip(), command.id
        assert not command.icon or command.icon in NAMES, command.id


def test_a_command_that_asks_a_question_says_so(window):
    assert all("..." not in command.words for command in window.catalogue.all())


def test_every_room_can_be_entered_empty(window):
    for command in window.catalogue.all():
        if command.id.startswith("go.room_"):
            window.commands.run(command.id)
            assert window.rail.choice() == command.id.removeprefix("go.room_")


def nameless(widget: QWidget) -> list[QWidget]:
    """What can be reached by keyboard and would be read aloud as nothing."""
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView)
    return [
        child
        for kind in kinds
        for child in widget.findChildren(kind)
        if child.isVisible()
        and not child.accessibleName()
        and not getattr(child, "text", str)()
        and not getattr(child, "placeholderText", str)()
    ]


def test_everything_in_every_room_has_an_accessible_name(window):
    for command in window.catalogue.all():
        if command.id.startswith("go.room_"):
            window.commands.run(command.id)
            silent = nameless(window.centralWidget())
            assert [(type(widget).__name__, type(widget.parent()).__name__) for widget in silent] == []


@pytest.mark.parametrize("look", ["dark", "light"])
def test_every_room_can_be_drawn_in_both_looks(window, look):
    window.set_look(look)
    for command in window.catalogue.all():
        if command.id.startswith("go.room_"):
            window.commands.run(command.id)
            assert not window.grab().isNull()
    window.set_look("light")


def test_a_place_opens_in_a_tab(window):
    place = window.context.project.sites.add("Tea hut")
    window.open(Ref("site", place.id))
    assert window.page().title() == "Tea hut"
