"""The whole window, furnished: every command, every room, both looks."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QWidget

from fieldnotes.domain.refs import Ref
from fieldnotes.interop.sample import build_sample
from tests.ui.editor.picture_files import made
from ui.commands.command import GROUPS
from ui.commands.history import LOG
from ui.commands.jottings import BACKLOG
from ui.commands.templates import TEMPLATES
from ui.commands.visits import FIELD_LOG
from ui.theme.icons import NAMES

WITHOUT_A_MENU = ""
"""The group of a command that stands in the palette alone."""


def test_every_command_has_words_and_an_icon_that_exists(window):
    for command in window.catalogue.all():
        assert command.words.strip(), command.id
        assert not command.icon or command.icon in NAMES, command.id


def test_every_command_has_a_group_and_its_keys_for_itself(window):
    commands = window.catalogue.all()
    assert [command.id for command in commands if command.group not in (*GROUPS, WITHOUT_A_MENU)] == []
    keys = Counter(QKeySequence(key).toString() for command in commands for key in command.keys)
    assert "" not in keys
    assert [key for key, times in keys.items() if times > 1] == []


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


def read_aloud(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    reader = QAccessible.queryAccessibleInterface(widget)
    return reader.text(QAccessible.Text.Name).strip() or reader.text(QAccessible.Text.Value).strip()


def silent(root: QWidget) -> list[str]:
    """What takes the keyboard and is read aloud as nothing, each with what it stands in."""
    return sorted(
        f"{type(child).__name__} in {type(child.parentWidget()).__name__}"
        for child in root.findChildren(QWidget)
        if child.isVisible()
        and child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and child.focusProxy() is None
        and not read_aloud(child)
    )


@pytest.fixture
def ferry(window):
    """The furnished window over the sample study, with a picture in a jotting, a template and an event besides."""
    project = window.context.project
    build_sample(project)
    note = project.notes.add("jotting", "Slack chain", text="The chain was slack \ufffc again.")
    project.media.add(note.id, 20, made(), "pier.jpg", "image/jpeg", "The pier", size=(640, 400))
    project.templates.add("Ferry log")
    project.events.add("A wedding at the ferry")
    return window


PAGES = (
    "note",
    "memo",
    "code",
    "actor",
    "site",
    "event",
    "media",
    "history",
    "search",
    "backlog",
    "templates",
    "steps",
)
PAGES += ("log", "visit", "kept_search")


def row_for(project, page: str) -> Ref:
    """A row of the sample that a page of this kind can be opened on."""
    jotting = next(each.id for each in project.jottings.waiting() if each.title == "Slack chain")
    rows = {
        "note": lambda: Ref("note", project.notes.rows()[0].id),
        "memo": lambda: Ref("memo", project.memos.rows()[0].id),
        "code": lambda: Ref("code", project.codes.all()[0].id),
        "actor": lambda: Ref("actor", project.actors.rows()[0].id),
        "site": lambda: Ref("site", project.sites.all()[0].id),
        "event": lambda: Ref("event", project.events.all()[0].id),
        "media": lambda: Ref("media", project.media.of_note(jotting)[0].id),
        "history": lambda: Ref("history", project.notes.rows()[0].id),
        "search": lambda: Ref("search", "chain"),
        "kept_search": lambda: Ref("kept_search", project.searches.add("Slack chains", "chain").id),
        "backlog": lambda: BACKLOG,
        "templates": lambda: TEMPLATES,
        "steps": lambda: LOG,
        "log": lambda: FIELD_LOG,
        "visit": lambda: Ref("visit", project.visits.all()[0].id),
    }
    return rows[page]()


@pytest.mark.parametrize("page", PAGES)
def test_everything_on_a_page_that_takes_the_keyboard_has_an_accessible_name(ferry, page):
    ferry.open(row_for(ferry.context.project, page), keep=True)
    assert ferry.page() is not None
    assert silent(ferry) == []


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


def test_a_search_brings_its_facets_to_the_front_once_and_its_page_keeps_the_keyboard(window):
    window.commands.run("go.room_codes")
    window.context.open(Ref("search", "chain"), keep=True)
    assert window.rail.choice() == "search"
    assert window.page().isAncestorOf(window.focusWidget())
    window.commands.run("go.room_codes")
    window.page().arrive()
    assert window.rail.choice() == "codes"
