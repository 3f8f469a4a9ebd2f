"""Kept searches: on the page of results, in their room, and by command."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QLayout

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.domain.when import When
from fieldnotes.search.results import Results
from fieldnotes.session import Session
from ui.base.prompts import ToldPrompts
from ui.commands import searches as verbs
from ui.models.search_list import SEARCH_DRAG
from ui.panels.search_results.head import Head
from ui.panels.search_results.kept import KeptResults
from ui.panels.search_results.page import SearchResults
from ui.panels.search_room.kept import KeptSearches

PATIENCE = 30_000

TEXTS = (
    ("Tea hut", "2012-05-04", "The chain sang all morning."),
    ("Slip", "2012-11-01", "No chain, no ferry."),
    ("Market", "2014-03-09", "Bread, and a dog."),
)


def add(context, title: str, text: str, day: str = "2015-01-01") -> str:
    return context.project.notes.add(title=title, text=text, observed=When.of(day), kind="fieldnote").id


@pytest.fixture
def notes(context):
    """Three notes, two of them on chains; ids by title."""
    made = {title: add(context, title, text, day) for title, day, text in TEXTS}
    context.session.search.wait_until_current(30)
    return made


@pytest.fixture
def kept(context, notes):
    """A kept search for chains."""
    return context.project.searches.add("Slack chains", "chain")


@pytest.fixture
def page_of(context, qtbot):
    """Makes a page, brings it to the front and waits for its answer."""

    def make(page: SearchResults) -> SearchResults:
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.arrive()
        qtbot.waitUntil(lambda: page._found.searched > 0, timeout=PATIENCE)
        return page

    return make


@pytest.fixture
def kept_page(context, qtbot, page_of, kept):
    """The page of the kept search, seen and left again."""
    page = page_of(KeptResults(context, kept.id))
    qtbot.waitUntil(lambda: visit(context, kept) is not None, timeout=PATIENCE)
    leave(page)
    return page


@pytest.fixture
def listed(context, qtbot):
    """Makes the list of the room and shows it."""

    def make(among=None) -> KeptSearches:
        part = KeptSearches(among or context)
        qtbot.addWidget(part)
        part.resize(300, 400)
        part.show()
        return part

    return make


def leave(page: SearchResults) -> None:
    page.hide()


def enter(page: SearchResults) -> None:
    page.show()
    page.arrive()


def visit(context, search):
    return context.project.searches.visits.last(context.project.searches.get(search.id))


def new(page: SearchResults) -> list[str]:
    return [row.title for row in page.listing.results.rows() if row.new]


def titles(page: SearchResults) -> list[str]:
    return [row.title for row in page.listing.results.rows()]


def press(page: SearchResults, words: str) -> None:
    next(button for button in page.head.orders._buttons.values() if button.text() == words).click()


def rows(part: KeptSearches) -> list[tuple]:
    return [(row.name, row.notes, row.new) for row in part.model.rows()]


# On the page of results


def test_save_keeps_query_narrowing_and_face_and_opens_the_page_of_the_kept_one(context, qtbot, page_of, notes, said):
    page = page_of(SearchResults(context, "chain"))
    opened = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    press(page, "In time")
    page.asking.narrow(EVERYTHING.narrowed("year", ["2012"]))
    context.prompts.tells("Slack chains")
    with qtbot.waitSignal(page.gone):
        page.head.keep.click()
    made = context.project.searches.find("Slack chains")
    assert (made.query, made.scope.chosen("year"), made.face) == ("chain", ("2012",), "time")
    assert opened == [Ref("kept_search", made.id)]
    said[-1].run()
    assert context.project.searches.all() == []


class Offers(ToldPrompts):
    """Keeps what was offered as the answer, and gives none."""

    def ask(self, title: str, words: str, text: str = "", secret: bool = False) -> None:  # noqa: ARG002
        self.asked.append(text)


def test_the_query_is_the_name_that_is_offered_with_a_number_if_it_is_taken(context, notes):
    asking = replace(context, prompts=Offers())
    assert verbs.keep_search(asking, "chain", EVERYTHING, "rank") is None
    context.project.searches.add("chain", "chain NOT ferry")
    assert verbs.keep_search(asking, "chain", EVERYTHING, "rank") is None
    assert asking.prompts.asked == ["chain", "chain 2"]


def test_the_key_keeps_the_search_while_its_results_have_the_keyboard(context, qtbot, page_of, notes):
    page = page_of(SearchResults(context, "chain"))
    context.prompts.tells("Chains")
    qtbot.keyClick(page.listing.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert context.project.searches.find("Chains") is not None


def test_a_name_that_is_taken_is_refused_with_a_sentence(context, page_of, kept, said):
    page = page_of(SearchResults(context, "ferry"))
    context.prompts.tells("slack chains")
    page.head.keep.click()
    assert "among the kept searches already" in said[-1].words


def test_a_kept_page_bears_its_name_and_says_that_it_is_saved(context, page_of, kept):
    page = page_of(KeptResults(context, kept.id))
    assert page.title() == "Slack chains · 2 notes"
    assert page.head.query.text() == "Slack chains"
    assert page.line.query.text() == "chain"
    assert page.head.keep.text().strip() == "Saved ✓"


def test_a_change_can_be_kept_or_kept_as_another(context, qtbot, page_of, kept):
    page = page_of(KeptResults(context, kept.id))
    press(page, "In time")
    assert page.head.keep.state == "changed"
    change, another = page.head.keep.choices.actions()
    change.trigger()
    assert context.project.searches.get(kept.id).face == "time"
    assert page.head.keep.state == "kept"
    page.asking.narrow(EVERYTHING.narrowed("year", ["2012"]))
    context.prompts.tells("Early chains")
    another.trigger()
    assert context.project.searches.find("Early chains").scope.chosen("year") == ("2012",)
    assert context.project.searches.get(kept.id).scope == EVERYTHING


def test_undo_of_a_change_is_shown_on_a_page_that_shows_it_as_kept(context, qtbot, page_of, kept):
    page = page_of(KeptResults(context, kept.id))
    press(page, "In time")
    page.keep()
    context.project.store.undo()
    assert (page.asking.order, page.head.orders.choice(), page.head.keep.state) == ("rank", "rank", "kept")


def test_a_kept_page_follows_its_name_and_closes_when_it_is_deleted(context, qtbot, page_of, kept):
    page = page_of(KeptResults(context, kept.id))
    context.project.searches.rename(kept.id, "Chains")
    assert page.head.query.text() == "Chains"
    with qtbot.waitSignal(page.gone):
        context.project.searches.delete(kept.id)


def test_a_kept_search_opens_under_its_narrowing_and_face(context, qtbot, page_of, notes):
    made = context.project.searches.add("Early", "chain", EVERYTHING.narrowed("month", ["2012-11"]), "context")
    page = page_of(KeptResults(context, made.id))
    qtbot.waitUntil(lambda: page.concordance.lines.rowCount() == 1, timeout=PATIENCE)
    assert page.stack.currentIndex() == 1
    assert page.head.orders.choice() == "context"


@pytest.mark.parametrize(
    ("width", "name", "above", "cut"),
    [
        (1400, "Chains", False, False),
        (760, "Chains", False, False),
        (640, "Slack chains on wet mornings", True, False),
        (640, "Slack chains on wet mornings " * 9, True, True),
    ],
)
def test_a_name_has_a_line_of_its_own_where_there_is_no_room_beside_the_buttons(theme, qtbot, width, name, above, cut):
    head = Head(theme, "chain", True)
    qtbot.addWidget(head)
    head.resize(width, 300)
    head.show()
    head.show_name(name, "chain")
    head.show_found(Results("chain", notes=3, searched=9, occurrences=4), EVERYTHING)
    assert (head.query.geometry().bottom() < head.orders.geometry().top()) == above
    assert (head.query.text() != name, head.query.toolTip() == name) == (cut, cut)
    assert head.query.width() >= head.query.fontMetrics().horizontalAdvance(head.query.text())


def test_where_the_buttons_have_no_room_the_one_that_codes_shows_its_picture_alone(theme, qtbot):
    head = Head(theme, "chain", True)
    qtbot.addWidget(head)
    head.resize(1400, 300)
    head.show()
    assert head.code.text() == " Code these…"
    head.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    head.setMinimumWidth(0)
    margins = head.layout().contentsMargins()
    wanted = sum(one.sizeHint().width() for one in (head.orders, head.code, head.memo, head.keep)) + 3 * 10
    head.resize(wanted + margins.left() + margins.right() - 1, 300)
    assert head.code.text() == ""
    assert head.code.accessibleName() == "Code these"
    head.show_chosen(4)
    assert head.code.text() == " 4…"
    head.show_chosen(0)
    head.resize(1400, 300)
    assert head.code.text() == " Code these…"


# What is new


def test_at_the_first_look_nothing_is_new_and_the_page_says_so(context, qtbot, page_of, kept):
    page = page_of(KeptResults(context, kept.id))
    qtbot.waitUntil(lambda: visit(context, kept) is not None, timeout=PATIENCE)
    assert "first time" in page.line.since.text()
    assert new(page) == []
    assert not page.line.only.isVisible()


def test_what_came_since_the_last_visit_is_marked_until_the_page_is_left(context, qtbot, kept_page, kept):
    add(context, "Bank", "She looked at the chain.")
    context.project.memos.add("Chains again", text="What is it with the chain?")
    context.session.search.wait_until_current(30)
    enter(kept_page)
    qtbot.waitUntil(lambda: sorted(new(kept_page)) == ["Bank", "Chains again"], timeout=PATIENCE)
    assert kept_page.line.since.text().startswith("2 new since ")
    qtbot.waitUntil(lambda: len(visit(context, kept).found) == 4, timeout=PATIENCE)
    assert sorted(new(kept_page)) == ["Bank", "Chains again"]
    leave(kept_page)
    enter(kept_page)
    qtbot.waitUntil(lambda: kept_page.line.since.text().startswith("Nothing new since "), timeout=PATIENCE)
    assert new(kept_page) == []


def test_only_new_shows_nothing_else_and_all_comes_back(context, qtbot, kept_page):
    add(context, "Bank", "She looked at the chain.")
    context.session.search.wait_until_current(30)
    enter(kept_page)
    qtbot.waitUntil(lambda: kept_page.line.only.isVisible(), timeout=PATIENCE)
    assert kept_page.line.only.accessibleName() == "Only new (1)"
    kept_page.line.only.click()
    qtbot.waitUntil(lambda: titles(kept_page) == ["Bank"], timeout=PATIENCE)
    press(kept_page, "In context")
    qtbot.waitUntil(lambda: [row.new for row in kept_page.concordance.lines.rows()] == [True], timeout=PATIENCE)
    kept_page.line.only.click()
    qtbot.waitUntil(lambda: kept_page.concordance.lines.rowCount() == 3, timeout=PATIENCE)
    assert [row.new for row in kept_page.concordance.lines.rows()] == [False, False, True]


def test_a_page_that_is_left_shows_everything_again(context, qtbot, kept_page):
    add(context, "Bank", "She looked at the chain.")
    context.session.search.wait_until_current(30)
    enter(kept_page)
    qtbot.waitUntil(lambda: kept_page.line.only.isVisible(), timeout=PATIENCE)
    kept_page.line.only.click()
    qtbot.waitUntil(lambda: titles(kept_page) == ["Bank"], timeout=PATIENCE)
    leave(kept_page)
    enter(kept_page)
    qtbot.waitUntil(lambda: len(titles(kept_page)) == 3, timeout=PATIENCE)
    assert not kept_page.line.only.isChecked()


def test_a_note_written_while_one_looks_is_new_and_seen(context, qtbot, kept_page, kept):
    context.search.start()
    enter(kept_page)
    add(context, "Bank", "She looked at the chain.")
    qtbot.waitUntil(lambda: new(kept_page) == ["Bank"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(visit(context, kept).found) == 3, timeout=PATIENCE)


def test_deleted_notes_are_missed_and_restored_ones_are_new_only_if_they_were_missed(
    context, qtbot, kept_page, kept, notes
):
    context.project.notes.delete(notes["Slip"])
    context.project.store.undo()
    context.session.search.wait_until_current(30)
    enter(kept_page)
    qtbot.waitUntil(lambda: kept_page.line.since.text().startswith("Nothing new"), timeout=PATIENCE)
    leave(kept_page)
    context.project.notes.delete(notes["Slip"])
    context.session.search.wait_until_current(30)
    enter(kept_page)
    qtbot.waitUntil(lambda: len(visit(context, kept).found) == 1, timeout=PATIENCE)
    leave(kept_page)
    context.project.store.undo()
    context.session.search.wait_until_current(30)
    enter(kept_page)
    qtbot.waitUntil(lambda: new(kept_page) == ["Slip"], timeout=PATIENCE)


def test_a_page_that_shows_less_than_is_kept_is_no_visit(context, qtbot, kept_page, kept):
    add(context, "Bank", "She looked at the chain.")
    context.session.search.wait_until_current(30)
    kept_page.asking.scope = EVERYTHING.narrowed("year", ["2012"])
    kept_page._behind = True
    enter(kept_page)
    qtbot.waitUntil(lambda: kept_page.line.since.text().startswith("1 new"), timeout=PATIENCE)
    assert len(visit(context, kept).found) == 2
    kept_page.asking.narrow(EVERYTHING)
    qtbot.waitUntil(lambda: len(visit(context, kept).found) == 3, timeout=PATIENCE)


def test_another_query_was_not_looked_at_yet_and_undo_knows_the_visit_again(context, qtbot, kept_page, kept):
    add(context, "Bank", "The ferry and the chain.")
    context.session.search.wait_until_current(30)
    context.project.searches.change(kept.id, query="ferry")
    assert visit(context, kept) is None
    enter(kept_page)
    qtbot.waitUntil(lambda: sorted(titles(kept_page)) == ["Bank", "Slip"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: "first time" in kept_page.line.since.text(), timeout=PATIENCE)
    assert kept_page.line.query.text() == "ferry"


def test_a_visit_is_nothing_to_undo(context, kept_page, kept):
    assert context.project.store.can_undo().label == "Keep search “Slack chains”"


def test_a_window_that_only_reads_shows_what_is_new_and_writes_nothing(context, qtbot, kept_page, kept, page_of):
    add(context, "Bank", "She looked at the chain.")
    context.session.search.wait_until_current(30)
    session = Session.open(context.session.path, readonly=True)
    reading = replace(context, session=session)
    page = page_of(KeptResults(reading, kept.id))
    qtbot.waitUntil(lambda: new(page) == ["Bank"], timeout=PATIENCE)
    assert not page.head.keep.isVisible()
    assert "keep_search" not in page.deeds()
    assert len(visit(context, kept).found) == 2
    page.close_page()
    session.close()


# In their room


def test_the_room_lists_how_many_notes_there_are_and_what_is_new(context, qtbot, kept_page, kept, listed):
    context.project.searches.add("Bread", "bread")
    context.search.start()
    part = listed()
    qtbot.waitUntil(lambda: rows(part) == [("Slack chains", 2, 0), ("Bread", 1, 0)], timeout=PATIENCE)
    add(context, "Bank", "She looked at the chain.")
    qtbot.waitUntil(lambda: rows(part) == [("Slack chains", 3, 1), ("Bread", 1, 0)], timeout=PATIENCE)
    enter(kept_page)
    qtbot.waitUntil(lambda: rows(part) == [("Slack chains", 3, 0), ("Bread", 1, 0)], timeout=PATIENCE)


def test_nothing_is_counted_while_nobody_looks(context, qtbot, kept, listed):
    part = listed()
    qtbot.waitUntil(lambda: rows(part) == [("Slack chains", 2, 0)], timeout=PATIENCE)
    part.hide()
    made = context.project.searches.add("Bread", "bread")
    assert part.counts.of(made) is None
    assert not part.counts._asked
    part.show()
    qtbot.waitUntil(lambda: rows(part)[1] == ("Bread", 1, 0), timeout=PATIENCE)


def test_what_is_known_is_not_asked_again_for_a_name_or_a_pin(context, qtbot, kept, listed):
    part = listed()
    qtbot.waitUntil(lambda: rows(part) == [("Slack chains", 2, 0)], timeout=PATIENCE)
    context.project.searches.rename(kept.id, "Chains")
    context.project.searches.pin(kept.id)
    assert not part.counts._asked
    assert rows(part) == [("Chains", 2, 0)]


def test_a_query_that_cannot_be_read_says_why(context, qtbot, notes, listed):
    context.project.searches.add("Broken", '"chain')
    part = listed()
    qtbot.waitUntil(lambda: bool(part.model.rows()[0].trouble), timeout=PATIENCE)
    assert part.model.rows()[0].notes is None


def test_an_empty_list_says_what_it_is_for_and_offers_to_keep_the_last_search(context, qtbot, page_of, notes, listed):
    part = listed()
    assert part.empty.isVisible()
    assert not part.first.isVisible()
    page_of(SearchResults(context, "chain"))
    assert part.first.text() == "Keep “chain”"
    context.prompts.tells("Chains")
    part.first.click()
    assert [row.name for row in part.model.rows()] == ["Chains"]
    assert not part.empty.isVisible()


def test_keys_open_rename_move_and_delete(context, qtbot, kept, listed, said):
    other = context.project.searches.add("Bread", "bread")
    part = listed()
    opened = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    part.list.setCurrentIndex(part.model.index(0))
    qtbot.keyClick(part.list, Qt.Key.Key_Return)
    assert opened == [Ref("kept_search", kept.id)]
    context.prompts.tells("Chains")
    qtbot.keyClick(part.list, Qt.Key.Key_F2)
    qtbot.keyClick(part.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.name for row in part.model.rows()] == ["Bread", "Chains"]
    assert part.model.row(part.list.currentIndex()).id == kept.id
    qtbot.keyClick(part.list, Qt.Key.Key_Delete)
    assert [row.id for row in part.model.rows()] == [other.id]
    said[-1].run()
    assert [row.name for row in part.model.rows()] == ["Bread", "Chains"]


def drop(part: KeptSearches, search, place: int) -> None:
    data = QMimeData()
    data.setData(SEARCH_DRAG, search.id.encode())
    part.model.dropMimeData(data, Qt.DropAction.MoveAction, place, 0, QModelIndex())


def test_a_search_is_put_where_it_is_dropped_and_pinned_among_pinned_ones(context, kept, listed):
    searches = context.project.searches
    two, three = searches.add("Two", "two"), searches.add("Three", "three")
    part = listed()
    drop(part, three, 0)
    assert [row.name for row in part.model.rows()] == ["Three", "Slack chains", "Two"]
    drop(part, three, 3)
    assert [row.name for row in part.model.rows()] == ["Slack chains", "Two", "Three"]
    searches.pin(kept.id)
    drop(part, two, 0)
    assert [(row.name, row.pinned) for row in part.model.rows()] == [
        ("Two", True),
        ("Slack chains", True),
        ("Three", False),
    ]
    assert context.project.store.can_undo().label == "Move search “Two”"
    drop(part, kept, 3)
    assert [(row.name, row.pinned) for row in part.model.rows()][1:] == [("Three", False), ("Slack chains", False)]


def test_the_menu_changes_what_is_looked_for_and_pins(context, qtbot, kept, listed):
    part = listed()
    deeds = {action.text().split("\t")[0]: action for action in part.menu_for(part.model.rows()[0]).actions()}
    context.prompts.tells("bread")
    deeds["Change what it looks for…"].trigger()
    assert context.project.searches.get(kept.id).query == "bread"
    deeds["Pin to the top"].trigger()
    assert context.project.searches.get(kept.id).pinned
    assert [each.text().split("\t")[0] for each in part.menu_for(part.model.rows()[0]).actions()][1] == "Unpin"


# Commands and the window


def test_the_window_keeps_a_search_in_its_tab_and_opens_it_again(context, qtbot, window, notes):
    window.context.open(Ref("search", "chain"))
    page = window.page()
    qtbot.waitUntil(lambda: page._found.searched > 0, timeout=PATIENCE)
    context.prompts.tells("Chains")
    window.commands.run("searches.keep")
    made = context.project.searches.find("Chains")
    assert [page.ref() for page in window.pages.pages()] == [Ref("kept_search", made.id)]
    assert window.pages.entries() == [f"kept_search:{made.id}"]
    window.enter("search")
    assert [row.name for row in window.panel("search").findChild(KeptSearches).model.rows()] == ["Chains"]
    context.project.store.undo()
    assert window.pages.pages() == []


def test_the_kept_search_in_front_is_renamed_pinned_and_deleted_by_command(context, qtbot, window, kept):
    names = ("searches.rename", "searches.pin", "searches.delete")
    assert not any(window.catalogue.get(name).when() for name in names)
    window.context.open(Ref("kept_search", kept.id))
    page = window.page()
    qtbot.waitUntil(lambda: page._found.searched > 0, timeout=PATIENCE)
    context.prompts.tells("Chains", "Slack")
    qtbot.keyClick(page.listing.view, Qt.Key.Key_F2)
    assert context.project.searches.get(kept.id).name == "Chains"
    for name in names:
        window.commands.run(name)
    assert context.project.searches.all() == []
    assert window.pages.pages() == []
    context.project.store.undo()
    assert [(one.name, one.pinned) for one in context.project.searches.all()] == [("Slack", True)]


def test_a_kept_search_that_is_gone_is_said_to_be(context, window, kept, said):
    context.project.searches.delete(kept.id)
    window.context.open(Ref("kept_search", kept.id))
    assert "not kept any more" in said[-1].words


def test_a_kept_search_is_chosen_by_its_name(context, kept, monkeypatch):
    offered = []
    opened = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    monkeypatch.setattr(verbs, "choose_entry", lambda entries, _: offered.extend(entries) or entries[0].value)
    verbs.choose_search(context)
    assert [entry.words for entry in offered] == ["Open search “Slack chains”"]
    assert opened == [Ref("kept_search", kept.id)]


def test_the_search_field_offers_kept_searches_by_name(context, window, kept):
    window.search.setFocus()
    window.search.setText("slack")
    window.search._suggest("slack")
    assert [words for words in window.search.suggestions() if words.startswith("Slack chains")]
