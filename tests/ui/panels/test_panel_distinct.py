"""The page of words that set one side apart from another, as a person uses it."""

import csv
import zipfile

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.domain.when import When
from fieldnotes.search.results import Distinct
from ui.base.comparing import Comparison
from ui.commands import distinct
from ui.models.distinct_table import HEADS, HERE, THERE, WORD, Shown
from ui.models.distinct_words import caution, sizes, too_few, word_words
from ui.panels.distinct_page.page import DistinctPage, page_kind
from ui.panels.field_pages import actor, phase, site
from ui.panels.search_results.page import page_kind as results_kind
from ui.widgets.chip import Chip

PATIENCE = 30_000

QUAY = "The chain sang. We waited and she waits at the chain with a rope. " * 12
HUT = "Tea was made, the kettle sang, more tea and bread. They like tea. " * 12


@pytest.fixture
def places(context):
    """Two places with three notes each; their ids by name."""
    project = context.project
    made = {name: project.sites.add(name).id for name in ("Quay", "Hut")}
    for number in range(3):
        for name, text in (("Quay", QUAY), ("Hut", HUT)):
            when = When.of(f"201{number}-05-04")
            project.notes.add(title=f"{name} {number}", text=text, observed=when, site=made[name])
    context.session.search.wait_until_current(30)
    return made


@pytest.fixture
def opened(context):
    """What was opened."""
    asked = []
    context.navigation.opened.connect(lambda ref, *_: asked.append(ref))
    return asked


@pytest.fixture
def page_of(context, qtbot):
    """Makes the page of a comparison and waits until the words are counted."""

    def make(comparison: Comparison) -> DistinctPage:
        page = page_kind().make(context, comparison.plain())
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.arrive()
        settle(qtbot, page)
        return page

    return make


def settle(qtbot, page: DistinctPage) -> None:
    qtbot.waitUntil(lambda: not page.comparing.busy, timeout=PATIENCE)


def at(name: str, places: dict[str, str]) -> Comparison:
    return Comparison(EVERYTHING.narrowed("site", [places[name]]))


def listed(page: DistinctPage) -> list[str]:
    return [word.word for word in page.model.rows()]


def test_words_of_a_place_are_listed_the_surest_first(page_of, places):
    page = page_of(at("Quay", places))
    assert listed(page)[0] == "chain"
    assert "tea" not in listed(page)
    assert page.head.here.text() == "Observed at Quay"
    assert page.head.there.text() == "everything else"
    assert "in 3 notes, against" in page.head.summary.text()
    assert "Bonferroni" in page.foot.text()
    assert page.title() == "Words: Observed at Quay"


def test_words_that_are_rarer_here_are_a_choice_away(page_of, places):
    page = page_of(at("Quay", places))
    page.head.leans.choose("under")
    page.head.leans.chosen.emit("under")
    assert listed(page)[0] == "tea"
    page.head.leans.choose("")
    page.head.leans.chosen.emit("")
    assert {"tea", "chain"} <= set(listed(page))


def test_the_box_for_a_filter_is_as_wide_with_words_in_it(page_of, places):
    head = page_of(at("Quay", places)).head
    empty = head.filter.geometry()
    head.filter.setText("waits")
    assert head.filter.geometry() == empty
    assert head.filter.minimumWidth() == head.filter.maximumWidth()


def test_words_are_filtered_in_any_of_their_forms(page_of, places):
    page = page_of(at("Quay", places))
    page.head.filter.setText("WAITS")
    assert len(listed(page)) == 1
    assert set(page.model.rows()[0].forms) == {"waits", "waited"}


def test_inflected_forms_can_be_counted_each_by_itself(page_of, places, qtbot):
    page = page_of(at("Quay", places))
    page.head.forms.click()
    settle(qtbot, page)
    assert {"waits", "waited"} <= set(listed(page))
    assert page.head.forms.text() == "Each form by itself"


def test_common_words_can_be_left_out(page_of, places):
    page = page_of(at("Quay", places))
    page.head.rare.setChecked(True)
    assert listed(page) == []


def test_columns_sort(page_of, places):
    page = page_of(at("Quay", places))
    heads = page.table.horizontalHeader()
    heads.sectionClicked.emit(WORD)
    assert page.model.headerData(WORD, Qt.Orientation.Horizontal) == "Word ↑"
    assert listed(page) == sorted(listed(page))
    heads.sectionClicked.emit(HERE)
    counts = [word.here for word in page.model.rows()]
    assert counts == sorted(counts, reverse=True)
    heads.sectionClicked.emit(HERE)
    assert [word.here for word in page.model.rows()] == sorted(counts)


def test_enter_opens_the_places_of_a_word_narrowed_to_its_side(context, page_of, places, opened, qtbot):
    page = page_of(at("Quay", places))
    QApplication.sendEvent(
        page.table, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    )
    assert opened == [Ref("search", "chain")]
    results = results_kind().make(context, "chain")
    qtbot.addWidget(results)
    results.show()
    results.arrive()
    assert results.asking.scope == page.comparison.scope
    qtbot.waitUntil(lambda: results._found.notes == 3, timeout=PATIENCE)
    assert results._found.occurrences == page.model.rows()[0].here


def test_a_count_there_opens_what_is_there(context, page_of, places, opened):
    other = EVERYTHING.narrowed("site", [places["Hut"]])
    page = page_of(Comparison(at("Quay", places).scope, against=other))
    page.head.leans.choose("under")
    page.head.leans.chosen.emit("under")
    page.table.clicked.emit(page.model.index(0, THERE))
    assert opened == [Ref("search", "tea")]
    assert context.search.wished("tea") == other
    assert context.search.wished("tea") is None


def test_the_sides_can_change_places(page_of, places, qtbot):
    page = page_of(Comparison(at("Quay", places).scope, against=at("Hut", places).scope))
    page.head.turn.click()
    settle(qtbot, page)
    assert listed(page)[0] == "tea"
    assert page.head.here.text() == "Observed at Hut"


def test_without_a_side_the_page_says_what_it_is_for_and_takes_one(page_of, places, qtbot):
    page = page_of(Comparison())
    assert "Which words mark" in page.empty.words()
    page.take_side(True, f"site:{places['Hut']}")
    settle(qtbot, page)
    assert listed(page)[0] == "tea"


def test_two_sides_that_are_the_same_are_refused(page_of, places, said):
    page = page_of(at("Quay", places))
    page.take_side(False, f"site:{places['Quay']}")
    assert said[-1].words == "Both sides are the same. Choose another one."
    assert page.comparison.against is None


def test_a_side_with_too_few_words_says_how_many_are_needed(context, page_of, places):
    shed = context.project.sites.add("Shed").id
    context.project.notes.add(title="Short", text="One word more.", site=shed)
    context.session.search.wait_until_current(30)
    page = page_of(Comparison(EVERYTHING.narrowed("site", [shed])))
    assert page.empty.words().startswith("The first side has only 3 words; at least 100 are needed on each.")


def test_a_count_can_be_stopped_and_taken_up_again(context, page_of, places, qtbot):
    page = page_of(at("Quay", places))
    page.count()
    page.head.progress.cancel()
    assert "stopped" in page.empty.words()
    assert not page.comparing.busy
    page._again.click()
    settle(qtbot, page)
    assert page.stack.currentWidget() is page.table


def test_a_query_that_cannot_be_read_is_told(page_of, places):
    page = page_of(Comparison(text='"chain'))
    assert page.empty.words() == "This quotation mark is never closed."


def test_words_are_saved_as_a_table(context, page_of, places, tmp_path):
    page = page_of(at("Quay", places))
    context.prompts.answers.append(tmp_path / "words.csv")
    page.head.saving_asked.emit("csv")
    rows = list(csv.reader((tmp_path / "words.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0][0] == "word"
    assert [row[0] for row in rows[1:]] == listed(page)


def test_words_are_saved_as_a_workbook(context, page_of, places, tmp_path):
    pytest.importorskip("xlsxwriter")
    page = page_of(at("Quay", places))
    context.prompts.answers.append(tmp_path / "words")
    page.head.saving_asked.emit("xlsx")
    with zipfile.ZipFile(tmp_path / "words.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "chain" in strings
    assert "Observed at Quay, against everything else" in strings


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_first_words_are_kept_as_a_picture_with_its_table(context, page_of, places, tmp_path, ending):
    page = page_of(at("Quay", places))
    context.prompts.answers.append(tmp_path / f"words.{ending}")
    page.head.saving_asked.emit("picture")
    assert (tmp_path / f"words.{ending}").stat().st_size > 500
    assert "chain" in (tmp_path / "words.csv").read_text("utf-8-sig")


def test_the_command_takes_what_is_selected_or_the_last_results(context, places, opened, qtbot):
    command = distinct.commands(context)[0]
    command.run()
    assert Comparison.of(opened[-1].id) == Comparison()
    results = results_kind().make(context, "kettle")
    qtbot.addWidget(results)
    results.show()
    results.arrive()
    context.select(None)
    command.run()
    assert Comparison.of(opened[-1].id) == Comparison(text="kettle")
    context.select(Ref("site", places["Hut"]))
    command.run()
    assert Comparison.of(opened[-1].id) == at("Hut", places)


def test_a_comparison_is_the_same_after_being_written_down():
    whole = Comparison(
        EVERYTHING.narrowed("phase", ["one"]), "rope", EVERYTHING.narrowed("phase", ["two"]), "de", gathered=False
    )
    assert Comparison.of(whole.plain()) == whole
    with pytest.raises(UserError):
        Comparison.of("[")


def test_all_that_can_be_a_side_has_words(context, places):
    known = {side.words for side in distinct.sides(context.project)}
    assert {"Observed at Quay", "What stands as verbatim", "Observed in 2011", "Notes of the kind interview"} <= known
    gone = EVERYTHING.narrowed("site", ["gone"])
    assert distinct.side_words(context.project, gone) == "a place that is gone"


def test_words_on_figures():
    found = Distinct(words_here=1, notes_here=1, words_there=5_000, notes_there=2, shared=1, tested=400)
    assert sizes(found) == (
        "1 word in 1 note, against 5,000 words in 2 notes. 1 note lies on both sides and counts on the first."
    )
    assert "about 20 would pass" in caution(found)
    assert "only 1 word" in too_few(found)


def test_a_word_from_one_single_note_is_told_as_such(page_of, places, context):
    context.project.notes.add(title="Once", text="marrow marrow marrow marrow marrow marrow", site=places["Quay"])
    context.session.search.wait_until_current(30)
    page = page_of(at("Quay", places))
    place = listed(page).index("marrow")
    assert page.model.index(place, WORD).data() == "marrow · one note"
    assert "from one single note" in word_words(page.model.rows()[place])


def test_every_column_has_a_head_that_says_what_it_means(page_of, places, qtmodeltester):
    page = page_of(at("Quay", places))
    for column in range(len(HEADS)):
        assert page.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    page.model.show(page.found, Shown(lean=""))
    qtmodeltester.check(page.model)


@pytest.mark.parametrize("noun", ["site", "actor", "phase"])
def test_the_pages_of_places_people_and_phases_lead_to_their_words(context, opened, qtbot, noun):
    project = context.project
    ident = {
        "site": lambda: project.sites.add("Quay").id,
        "actor": lambda: project.actors.add("Dov").id,
        "phase": lambda: project.phases.add("Learning", "2012").id,
    }[noun]()
    kind = {"site": site, "actor": actor, "phase": phase}[noun].page_kind()
    page = kind.make(context, ident)
    qtbot.addWidget(page)
    chip = next(chip for chip in page.findChildren(Chip) if chip.text() == "Distinctive words")
    chip.click()
    assert Comparison.of(opened[-1].id).scope == EVERYTHING.narrowed(distinct.FACET_OF[noun], [ident])


def test_results_lead_to_the_words_that_set_them_apart(context, places, opened, qtbot):
    results = results_kind().make(context, "kettle")
    qtbot.addWidget(results)
    results.show()
    qtbot.waitUntil(lambda: results._found.notes == 3, timeout=PATIENCE)
    next(chip for chip in results.findChildren(Chip) if chip.text() == "Distinctive words").click()
    assert Comparison.of(opened[-1].id) == Comparison(text="kettle")
