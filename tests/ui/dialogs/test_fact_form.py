"""The box for a fact: the right field for each kind of attribute, the end of what held before."""

import pytest

from fieldnotes.domain.attributes import Attribute
from fieldnotes.domain.people import Fact
from ui.dialogs.attribute_form import AttributeForm
from ui.dialogs.fact_form import FactForm, FactQuestion

ATTRIBUTES = (
    Attribute("1", "born", "date"),
    Attribute("2", "paid", "yes/no"),
    Attribute("3", "bank", "choice", ("Sallow Quay", "Harrow")),
    Attribute("4", "crossings", "number"),
)
NURSE = Fact("f", "w", "role", "nurse", "2005")


@pytest.fixture
def form(qtbot):
    question = FactQuestion([("w", "Winifred"), ("d", "Dov")], {"w": [NURSE], "d": []}, ATTRIBUTES)
    form = FactForm(question)
    qtbot.addWidget(form)
    return form


@pytest.mark.parametrize(
    ("key", "written", "kept"),
    [
        ("born", "spring 1974", "1974-03/1974-05"),
        ("Born", "about 1974", "1974~"),
        ("paid", "yes", "yes"),
        ("bank", "Harrow", "Harrow"),
        ("crossings", "12,5", "12.5"),
        ("mood", "12,5", "12,5"),
    ],
)
def test_a_value_is_asked_for_as_its_attribute_is(form, key, written, kept):
    form.key.setText(key)
    form.value.set_text(written)
    form.check()
    assert form.answer().value == kept


def test_a_date_is_said_back_while_it_is_written(form):
    form.key.setText("born")
    form.value.set_text("12 May 1974")
    assert form.value.said.text() == "= Sun 12 May 1974, day"
    form.value.set_text("12 Ma")
    assert form.value.said.text() == "Not a date yet."


def test_choices_are_listed_and_what_was_written_waits_for_another_key(form):
    form.value.set_text("she runs it")
    form.key.setText("bank")
    assert form.value.line.isHidden()
    assert [form.value.choice.itemText(row) for row in range(3)] == ["(choose)", "Sallow Quay", "Harrow"]
    assert form.value.text() == ""
    form.accept()
    assert form.trouble() == "Say also what it is, such as “role: skipper”."
    form.key.setText("role")
    assert form.value.text() == "she runs it"


def test_a_wrong_value_is_refused_in_the_box(form):
    form.key.setText("crossings")
    form.value.set_text("many")
    form.accept()
    assert form.trouble().startswith("“crossings” is a number")


def test_a_new_value_offers_to_end_the_earlier_one(form):
    form.key.setText("role")
    form.value.set_text("team lead")
    assert form.ends.isHidden()
    form.start.setText("12 March 2011")
    assert not form.ends.isHidden()
    assert form.ends.text() == "“nurse” was true until 11 Mar 2011"
    assert form.answer().ends == "f"
    form.ends.setChecked(False)
    assert form.answer().ends is None
    form.who.setCurrentIndex(1)
    assert form.ends.isHidden()
    assert (form.answer().actor, form.answer().ends) == ("d", None)


def test_a_fact_that_is_changed_does_not_end_itself(qtbot):
    form = FactForm(FactQuestion([("w", "Winifred")], {"w": [NURSE]}, (), before=NURSE))
    qtbot.addWidget(form)
    form.value.set_text("matron")
    form.start.setText("2006")
    assert form.ends.isHidden()
    assert (form.answer().value, form.answer().start) == ("matron", "2006")


def test_choices_are_asked_for_only_where_one_chooses(qtbot):
    form = AttributeForm()
    qtbot.addWidget(form)
    form.name.setText("bank")
    assert form.choices.isHidden()
    form.kind.setCurrentIndex(form.kind.findData("choice"))
    assert not form.choices.isHidden()
    form.accept()
    assert form.trouble() == "Say what may be chosen, one choice a line."
    form.choices.setPlainText("Harrow\n\n Sallow  Quay ")
    assert form.answer().choices == ("Harrow", "Sallow Quay")
