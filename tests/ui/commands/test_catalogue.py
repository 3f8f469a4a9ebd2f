"""Commands are checked, and become actions and menus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from fieldnotes.domain.errors import UserError
from ui.commands.catalogue import Actions, Catalogue, tooltip
from ui.commands.command import Command


def command(ident: str = "codes.rename", **fields) -> Command:
    return Command(**{"id": ident, "words": "Rename code…", "run": lambda: None, "group": "Code", **fields})


@pytest.mark.parametrize(
    "pair",
    [
        (command(), command()),
        (command("a", keys=("Ctrl+R",)), command("b", keys=("ctrl+r",))),
        (command(group="Elsewhere"),),
        (command(words=""),),
    ],
)
def test_what_clashes_is_refused(pair):
    with pytest.raises(ValueError, match=r"codes\.rename|want"):
        Catalogue(pair)


def test_only_what_can_be_done_is_offered():
    catalogue = Catalogue([command("a"), command("b", when=lambda: False)])
    assert [each.id for each in catalogue.possible()] == ["a"]
    assert [each.id for each in catalogue.of_group("Code")] == ["a", "b"]
    assert "a" in catalogue
    assert "c" not in catalogue


def test_a_tooltip_tells_the_key():
    assert tooltip(command(keys=("Ctrl+R",))) == "Rename code (Ctrl+R)"
    assert tooltip(command()) == "Rename code"


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    return window


def test_a_key_gives_the_command_if_it_can_be_given(window, theme, qtbot):
    done: list[str] = []
    possible = [True]
    catalogue = Catalogue([command(keys=("Ctrl+R",), run=lambda: done.append("renamed"), when=lambda: possible[0])])
    Actions(catalogue, theme, window, pytest.fail)
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    possible[0] = False
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert done == ["renamed"]


def test_a_mistake_becomes_a_sentence(window, theme):
    said: list[str] = []

    def fail() -> None:
        raise UserError("A code needs a name.")

    Actions(Catalogue([command(run=fail)]), theme, window, said.append).run("codes.rename")
    assert said == ["A code needs a name."]


def test_an_opened_menu_says_what_is_so_now(window, theme):
    catalogue = Catalogue(
        [
            command("a", says=lambda: "Undo: Rename code", when=lambda: False),
            command("b", checked=lambda: True, icon="code"),
        ]
    )
    actions = Actions(catalogue, theme, window, pytest.fail)
    menu = actions.menu("Code", ["a", "", "b"], window)
    menu.aboutToShow.emit()
    assert actions.action("a").text() == "Undo: Rename code"
    assert not actions.action("a").isEnabled()
    assert actions.action("b").isChecked()
    menu.aboutToHide.emit()
    assert actions.action("a").isEnabled()


def test_each_group_that_has_commands_has_a_menu(window, theme):
    bar = QMenuBar(window)
    Actions(Catalogue([command("a"), command("b", group="Edit"), command("c", group="")]), theme, window, print).fill(
        bar
    )
    assert [menu.title() for menu in bar.findChildren(QMenu)] == ["Edit", "Code"]
