"""The box that links: type to find the other end, choose how, say why."""

from PySide6.QtCore import Qt

from fieldnotes.domain.memos import LINK_TYPES
from fieldnotes.domain.refs import Ref
from ui.dialogs.link_form import LinkForm

KNOWN = [(Ref("note", "n1"), "The chain vote", "2016-02-09"), (Ref("code", "c1"), "listening to the chain", "code")]


def find(words):
    return [entry for entry in KNOWN if words in entry[1]]


def test_what_is_typed_finds_the_other_end(qtbot, theme):
    form = LinkForm("The manual", LINK_TYPES, find, theme, None)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.words, "vote")
    form.type.setCurrentText("supports")
    form.reason.setText("It is read there.")
    assert form.found.item(0).text() == "The chain vote  ·  9 Feb 2016"
    assert form.answer() == (Ref("note", "n1"), "supports", "It is read there.")
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    assert form.result() == LinkForm.DialogCode.Accepted


def test_with_nothing_found_there_is_nothing_to_agree_to(qtbot, theme):
    form = LinkForm("The manual", LINK_TYPES, find, theme, None)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.words, "no such thing")
    assert form.answer() is None
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    assert form.result() == 0
