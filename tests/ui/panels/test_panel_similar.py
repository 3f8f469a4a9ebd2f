"""The page of passages like one, as a person uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.commands.found import commands, similar_to
from ui.dialogs.code_found import CodeFoundForm
from ui.panels.similar_page import SimilarPage, page_kind

PATIENCE = 30_000
HUT = "A cold day. The chain slid over the winch. Bread for supper."
TEXTS = (
    ("Tea hut", "2012-05-04", HUT),
    ("Slip", "2013-01-01", "She was late. Her chains were sliding on the winch; slid off! Then tea."),
    ("Bank", "2014-03-02", "A winch and a chain, both rusted. We slid home."),
    ("Market", "2014-03-09", "Fish, and a dog."),
)
START, END = HUT.index("The chain"), HUT.index(" Bread")


@pytest.fixture
def notes(context):
    made = {
        title: context.project.notes.add(title=title, text=text, observed=When.of(day), kind="fieldnote").id
        for title, day, text in TEXTS
    }
    context.session.search.wait_until_current(30)
    return made


@pytest.fixture
def opened(context):
    asked = []
    context.navigation.opened.connect(lambda ref, at, _: asked.append((ref, at)))
    return asked


@pytest.fixture
def page_of(context, qtbot):
    def make(ref: Ref) -> SimilarPage:
        page = page_kind().make(context, ref.id)
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.arrive()
        qtbot.waitUntil(lambda: page._found.searched > 0, timeout=PATIENCE)
        return page

    return make


def titles(page: SimilarPage) -> list[str]:
    return [row.title for row in page.results.rows()]


def test_what_is_alike_is_listed_with_the_words_it_shares(context, page_of, notes):
    page = page_of(similar_to(notes["Tea hut"], START, END))
    assert page.title() == "Like “The chain slid over the win…”"
    assert page.words.text() == "“The chain slid over the winch.”"
    assert page.source.text() == "Tea hut · 4 May 2012"
    assert set(titles(page)) == {"Slip", "Bank"}
    row = next(row for row in page.results.rows() if row.title == "Slip")
    assert {row.words[start:end] for start, end in row.hits} >= {"chains", "winch"}
    assert all(word in row.shared for word in ("chain", "winch", "slid"))
    assert page.foot.text() == "4 notes searched · all indexed"


def test_enter_opens_a_passage_and_the_card_opens_the_first_one(context, qtbot, page_of, notes, opened):
    page = page_of(similar_to(notes["Tea hut"], START, END))
    page.view.setCurrentIndex(page.results.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    row = page.results.rows()[0]
    assert opened[-1] == (row.note, row.span)
    qtbot.keyClick(page.card, Qt.Key.Key_Return)
    assert opened[-1] == (Ref("note", notes["Tea hut"]), Span(START, END))


def test_chosen_passages_are_coded_and_quoted(context, qtbot, page_of, notes, opened):
    page = page_of(similar_to(notes["Tea hut"], START, END))
    page.view.selectAll()
    assert page.code.text() == f" Code these {page.results.rowCount()}…"
    page.deeds()["code_found"]()
    form = next(box for box in QApplication.topLevelWidgets() if isinstance(box, CodeFoundForm) and box.isVisible())
    form.code.setText("chain talk")
    form.accept()
    words = {one.passage.words for one in context.project.passages.of_code(context.project.codes.find("chain talk").id)}
    assert words == {row.words for row in page.results.rows()}
    page.memo.click()
    (memo,) = context.project.memos.rows()
    assert opened[-1][0] == Ref("memo", memo.id)
    assert memo.title.startswith("Like “The chain")
    assert "[[Slip]] · 1 Jan 2013" in context.project.memos.entries(memo.id)[0].text


def test_a_passage_is_followed_through_edits_and_the_page_goes_with_it(context, qtbot, page_of, notes):
    context.search.start()
    passage = context.project.passages.add(notes["Tea hut"], START, END)
    page = page_of(Ref("similar", passage.id))
    context.project.notes.write(notes["Tea hut"], [Edit(HUT.index("winch"), "winch", "dog")])
    qtbot.waitUntil(lambda: "Market" in titles(page) or page.words.text() == "“The chain slid over the dog.”")
    assert page.words.text() == "“The chain slid over the dog.”"
    with qtbot.waitSignal(page.gone):
        context.project.passages.delete(passage.id)


def test_words_without_telling_ones_and_passages_that_are_gone_are_told(context, qtbot, page_of, notes):
    page = page_of(similar_to(notes["Market"], 0, 5))
    assert page.results.rowCount() == 0
    assert page.stack.currentWidget() is page.empty
    assert page.empty.words().startswith("None of these words tells much")
    assert page.deeds() == {}
    for ident in ("nothing", f"{notes['Market']}@x-3", "gone@0-3"):
        with pytest.raises(UserError):
            page_kind().make(context, ident)


def test_lists_that_keep_to_a_time_keep_these_passages_to_it(context, qtbot, page_of, notes):
    from fieldnotes.domain.timeline import TimeSpan

    page = page_of(similar_to(notes["Tea hut"], START, END))
    context.navigation.keep_to(TimeSpan("2014-01-01", "2014-12-31"))
    qtbot.waitUntil(lambda: titles(page) == ["Bank"], timeout=PATIENCE)
    assert "only 2014" in page.foot.text()


def test_the_command_acts_on_selected_words_or_a_passage(context, notes, opened):
    class Nobody:
        def page(self):
            return None

    command = next(one for one in commands(context, Nobody()) if one.id == "found.similar")
    assert not command.when()
    context.select(Ref("note", notes["Tea hut"]), Span(3, 3))
    assert not command.when()
    context.select(Ref("note", notes["Tea hut"]), Span(START, END))
    assert command.when()
    command.run()
    assert opened[-1][0] == similar_to(notes["Tea hut"], START, END)
    context.select(Ref("passage", "p1"))
    command.run()
    assert opened[-1][0] == Ref("similar", "p1")
