"""The page of people by attributes: the table as at a day, filled in where it stands; the attributes themselves."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.refs import Ref
from ui.commands import attributes as commands
from ui.dialogs.attribute_form import AttributeForm
from ui.panels import attributes as attributes_page

RETURN = Qt.Key.Key_Return


def fill(fill_in):
    """Fill in the next box that opens, and press its button."""

    def answer():
        form = QApplication.activeModalWidget()
        assert isinstance(form, AttributeForm)
        fill_in(form)
        form.go_ahead.click()
        if form.isVisible():
            form.reject()

    QTimer.singleShot(0, answer)


@pytest.fixture
def people(context):
    project = context.project
    dov, win = project.actors.add("Dov Renner"), project.actors.add("Winifred Pask")
    project.actors.add("The crew", "group")
    role = project.attributes.add("role")
    bank = project.attributes.add("bank", "choice", ["Sallow Quay", "Harrow"])
    project.facts.add(win.id, "role", "ferrywoman", "1979", "2012-03")
    project.facts.add(win.id, "role", "skipper", "2012-04")
    project.facts.add(dov.id, "mood", "grey")
    return {"dov": dov.id, "win": win.id, "role": role.id, "bank": bank.id}


@pytest.fixture
def page(context, people, qtbot):
    page = attributes_page.page_kind().make(context, "attributes")
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


def cells(page):
    model = page.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def as_at(page, words):
    page.date.setText(words)
    page.date.settled.emit(words)


def write(page, row, column, value):
    """Edit a cell as a person does."""
    index = page.model.index(row, column)
    delegate = page.table.itemDelegate()
    editor = delegate.createEditor(page.table, None, index)
    delegate.setEditorData(editor, index)
    editor.set_text(value)
    delegate.setModelData(editor, page.model, index)
    editor.deleteLater()


def test_the_table_holds_what_is_true_at_the_day_chosen(page, qtmodeltester):
    assert page.title() == "People by attributes"
    assert cells(page) == [["", "", "grey"], ["skipper", "", ""]]
    as_at(page, "May 2005")
    assert page.date.text() == "31 May 2005"
    assert cells(page)[1] == ["ferrywoman", "", ""]
    qtmodeltester.check(page.model)


def test_a_date_that_is_none_is_said_and_the_day_stays(page, said):
    as_at(page, "May 2005")
    as_at(page, "someday")
    assert "date" in said[-1].words
    assert page.date.text() == "31 May 2005"
    as_at(page, "")
    assert page.day == commands.today()


def test_a_cell_enters_a_fact_from_the_day_on_and_ends_what_held(page, people, context, said):
    as_at(page, "1 Oct 2015")
    write(page, 1, 0, "honorary member")
    facts = [(fact.value, fact.start, fact.end) for fact in context.project.facts.of(people["win"])]
    assert facts[1:] == [("skipper", "2012-04", "2015-09-30"), ("honorary member", "2015-10-01", None)]
    assert cells(page)[1][0] == "honorary member"
    assert said[-1].words == "Entered role of Winifred Pask"
    said[-1].run()
    assert cells(page)[1][0] == "skipper"


def test_what_is_entered_can_hold_at_all_times(page, people, context):
    page.since.choose("always")
    write(page, 0, 1, "Harrow")
    fact = next(fact for fact in context.project.facts.of(people["dov"]) if fact.key == "bank")
    assert (fact.value, fact.start, fact.end) == ("Harrow", None, None)


def test_nothing_in_a_cell_ends_what_held(page, people, context):
    as_at(page, "1 Oct 2015")
    page.menu_for(page.model.index(1, 0)).actions()[-1].trigger()
    assert [fact.end for fact in context.project.facts.of(people["win"])] == ["2012-03", "2015-09-30"]


def test_a_value_of_another_kind_is_refused_and_nothing_changes(page, people, context, said):
    context.project.attributes.change(people["bank"], kind="number")
    write(page, 0, 1, "many")
    assert "is a number" in said[-1].words
    write(page, 0, 1, "")
    assert cells(page)[0][1] == ""


def test_the_keyboard_opens_a_cell_and_keeps_what_is_written(page, people, context, qtbot):
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "fitter")
    qtbot.keyClick(editor, RETURN)
    qtbot.waitUntil(lambda: cells(page)[0][0] == "fitter")


def test_groups_have_their_own_table(page):
    page.kinds.choose("group")
    page.kinds.chosen.emit("group")
    assert [page.model.person(row).name for row in range(page.model.rowCount())] == ["The crew"]


def test_an_attribute_is_added_from_a_key_that_was_typed_freely(page, context):
    assert [chip.accessibleName() for chip in page.chips.widgets()] == ["role · text", "bank · choice", "mood"]
    fill(lambda form: form.description.setPlainText("How they seemed"))
    page.attribute_menu(page.model.column(2)).actions()[0].trigger()
    assert context.project.attributes.find("mood").description == "How they seemed"


def test_an_attribute_is_renamed_with_its_facts_moved_and_deleted(page, people, context):
    fill(lambda form: form.name.setText("office"))
    page.attribute_menu(page.model.column(0)).actions()[0].trigger()
    assert {fact.key for fact in context.project.facts.of(people["win"])} == {"office"}
    menu = {action.text(): action for action in page.attribute_menu(page.model.column(0)).actions()}
    menu["Move to the right"].trigger()
    assert [column.key for column in page.model.table().columns] == ["bank", "office", "mood"]
    menu["Delete attribute"].trigger()
    assert [column.key for column in page.model.table().columns] == ["bank", "office", "mood"]
    assert page.model.column(1).attribute is None


@pytest.mark.parametrize(("keep", "kind"), [(False, "text"), (True, "number")])
def test_values_that_do_not_fit_are_named_and_kept_only_if_wanted(context, people, keep, kind):
    fill(lambda form: form.kind.setCurrentIndex(form.kind.findData("number")))
    context.prompts.tells(keep)
    commands.change_attribute(context, people["role"])
    assert context.prompts.asked == ["Values that do not fit"]
    assert context.project.attributes.get(people["role"]).kind == kind
    assert context.project.facts.at(people["win"], "2013-01-01")["role"] == "skipper"


def test_the_table_is_saved_as_a_file(page, context, tmp_path, said):
    context.prompts.tells(tmp_path / "people.csv")
    page.save.click()
    assert (tmp_path / "people.csv").read_text("utf-8-sig").splitlines()[0].endswith(",role,bank,mood")
    assert said[-1].words == "Saved the table as people.csv."


def test_a_double_click_on_a_name_opens_the_person(page, people, context, qtbot):
    with qtbot.waitSignal(context.navigation.opened) as opened:
        page.table.verticalHeader().sectionDoubleClicked.emit(1)
    assert opened.args[0] == Ref("actor", people["win"])


def test_an_empty_table_says_what_it_is_for(context, qtbot):
    page = attributes_page.page_kind().make(context, "attributes")
    qtbot.addWidget(page)
    assert page.table.isHidden()
    assert not page.empty.isHidden()
    assert not page.save.isEnabled()


def test_a_project_open_for_reading_shows_the_table_and_changes_nothing(context, people, qtbot, monkeypatch):
    monkeypatch.setattr(context.project.store, "readonly", True)
    page = attributes_page.page_kind().make(context, "attributes")
    qtbot.addWidget(page)
    assert page.new.isHidden()
    assert not page.model.flags(page.model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert len(page.menu_for(page.model.index(0, 0)).actions()) == 1
