"""Preferences hold at once, and the next time."""

from dataclasses import replace

from fieldnotes.session import Session
from ui.base.settings import DATE_ORDER, SPELLING, TEXT_SIZE, THEME, TYPOGRAPHIC, WRITING
from ui.commands import preferences


def test_what_is_kept_holds_at_once(context, qtbot):
    form = preferences.ask_preferences(context)
    assert form.name.text() == "Ines Marlowe"
    form.look.choose("dark")
    form.text_size.setCurrentIndex(form.text_size.findData(20))
    form.order.setCurrentIndex(1)
    form.name.setText("Ines M. Marlowe")
    form.initials.setText("IMM")
    form.accept()
    assert context.theme.tokens.dark
    assert context.settings.get(THEME) == "dark"
    assert context.settings.get(TEXT_SIZE) == 20
    assert context.settings.get(DATE_ORDER) == "mdy"
    assert (context.project.me.name, context.project.me.initials) == ("Ines M. Marlowe", "IMM")
    context.theme.set_mode("light")


def test_turning_back_changes_nothing(context, qtbot):
    form = preferences.ask_preferences(context)
    form.text_size.setCurrentIndex(form.text_size.findData(24))
    form.reject()
    assert context.settings.get(TEXT_SIZE) == 17


def test_a_name_is_needed_and_cannot_be_changed_where_one_only_reads(context, qtbot):
    form = preferences.ask_preferences(context)
    form.name.clear()
    assert not form.go_ahead.isEnabled()
    form.reject()
    reading = Session.open(context.session.path, readonly=True)
    try:
        form = preferences.ask_preferences(replace(context, session=reading))
        assert not form.name.isEnabled()
        form.reject()
    finally:
        reading.close()


def test_what_helps_while_writing_is_switched_there_and_told_by_the_same_words(context, qtbot) -> None:
    form = preferences.ask_preferences(context)
    boxes = {switch.words: box for switch, box in form.writing}
    assert boxes["Check spelling"].isChecked()
    boxes["Check spelling"].setChecked(False)
    form.accept()
    assert not context.settings.get(SPELLING)
    assert context.settings.get(TYPOGRAPHIC)
    assert set(boxes) == {setting.words for setting in WRITING}
