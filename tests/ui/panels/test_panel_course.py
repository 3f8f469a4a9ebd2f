"""The course of a word through time in the inspector, asked for from a note."""

import pytest

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from ui.editor.note_editor import NoteEditor
from ui.editor.word_course import phrase, word_at
from ui.models.courses import query_of
from ui.panels.inspector.panel import Inspector

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PATIENCE = 30_000
TEXTS = (
    ("Tea hut", "2012-05-04", "The chain sang all morning. Nobody spoke of the chain."),
    ("Slip", "2012-11-01", "No chain, no ferry."),
    ("Bank", "2014-03-02", "She looked at the chains and said nothing."),
    ("Market", "2014-03-09", "Bread, and a dog."),
)


@pytest.fixture
def notes(context):
    made = {
        title: context.project.notes.add(title=title, text=text, observed=When.of(day)).id for title, day, text in TEXTS
    }
    context.session.search.wait_until_current(30)
    return made


@pytest.fixture
def inspector(context, notes, qtbot):
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.resize(300, 600)
    inspector.show()
    return inspector


@pytest.fixture
def opened(context):
    asked = []
    context.navigation.opened.connect(lambda ref, at, _: asked.append((ref, at)))
    return asked


def part_of(inspector, qtbot, words="chain"):
    """The part, once its answer is there."""
    inspector.trace(words)
    part = inspector.course()
    qtbot.waitUntil(lambda: part.found().query == part.query(), timeout=PATIENCE)
    return part


def bars(part):
    """The months with their values."""
    return list(zip(part.chart.keys(), part.shown.lines[0].values, strict=True))


def test_it_counts_notes_times_and_times_in_ten_thousand_words(inspector, qtbot):
    part = part_of(inspector, qtbot)
    assert part.told.text() == "4 times in 3 notes"
    assert [bar for bar in bars(part) if bar[1]] == [("2012-05", 1), ("2012-11", 1), ("2014-03", 1)]
    assert len(bars(part)) == 23
    for measure, counts in (("times", [2, 1, 1]), ("rate", [2000, 2500, 10_000 / 12])):
        part.measure._buttons[measure].click()
        assert [count for _, count in bars(part) if count] == pytest.approx(counts)


def test_as_written_leaves_other_forms_out(inspector, qtbot):
    part = part_of(inspector, qtbot)
    part.forms._buttons["exact"].click()
    qtbot.waitUntil(lambda: part.found().query == '"chain"', timeout=PATIENCE)
    assert part.told.text() == "3 times in 2 notes"
    assert part_of(inspector, qtbot, "the chain").forms.isHidden()


def test_the_first_and_the_last_use_open_at_the_word(inspector, qtbot, notes, opened):
    part = part_of(inspector, qtbot)
    assert part.first.accessibleName() == "First 4 May 2012 · Tea hut"
    part.first.click()
    part.last.click()
    assert opened == [(Ref("note", notes["Tea hut"]), Span(4, 9)), (Ref("note", notes["Bank"]), Span(18, 24))]


def test_a_bar_opens_the_search_narrowed_to_its_time(inspector, qtbot, opened):
    part = part_of(inspector, qtbot)
    part.chart.picked.emit("2012-05")
    assert opened == [(Ref("search", "chain observed:2012-05"), None)]


def test_it_stays_above_what_is_selected_until_it_is_closed(inspector, context, qtbot, notes):
    part = part_of(inspector, qtbot)
    context.select(Ref("note", notes["Slip"]))
    assert inspector.course() is part
    assert part.isVisible()
    part.closed.emit()
    assert inspector.course() is None
    assert part.isHidden()


def test_it_follows_what_is_written(inspector, context, qtbot):
    context.search.start()
    part = part_of(inspector, qtbot, "dog")
    assert part.told.text() == "1 time in 1 note"
    context.project.notes.add(title="New", text="Another dog.", observed=When.of("2014-04-01"))
    qtbot.waitUntil(lambda: part.told.text() == "2 times in 2 notes", timeout=PATIENCE)


def test_a_word_that_is_nowhere_says_so(inspector, qtbot):
    part = part_of(inspector, qtbot, "zebra")
    assert part.told.text() == "It stands in no note."
    assert part.chart.isHidden()


def test_the_word_at_the_cursor_or_the_words_selected_are_asked_for(context, notes, qtbot):
    traced = []
    context.navigation.traced.connect(traced.append)
    editor = NoteEditor(context, notes["Tea hut"])
    qtbot.addWidget(editor)
    editor.view.select(6, 6)
    editor.deeds()["course"]()
    editor.view.select(4, 14)
    editor.deeds()["course"]()
    item = next(item for item in editor.menu.items(16) if item.words.endswith("through time"))
    item.run()
    assert traced == ["chain", "chain sang", "chain sang"]
    editor.close_page()


@pytest.mark.parametrize(
    ("text", "position", "word"),
    [
        ("The chain", 4, "chain"),
        ("The chain", 9, "chain"),
        ("a , b", 2, ""),
        ("Café\u0301s!", 2, "Café\u0301s"),
        ("", 0, ""),
    ],
)
def test_the_word_at_a_place(text, position, word):
    assert word_at(text, position) == word


def test_what_is_selected_becomes_a_query():
    assert phrase(' the "wheel"\nbox ') == "the wheel box"
    assert phrase("– …") == phrase("x" * 81) == ""
    assert [query_of("chain", exact=False), query_of("chain", exact=True)] == ["chain", '"chain"']
    assert [query_of("wheel box", exact=False), query_of("NOT", exact=False)] == ['"wheel box"', '"NOT"']


def test_a_long_title_is_shortened_and_never_widens_the_inspector(context, inspector, qtbot):
    title = "What the ferry people said about the new chain at the meeting in the parish room"
    context.project.notes.add(title=title, text="A new chain.", observed=When.of("2010-01-01"))
    context.session.search.wait_until_current(30)
    part = part_of(inspector, qtbot)
    qtbot.waitUntil(lambda: part.first.toolTip().endswith(title))
    assert part.first.text().endswith("…")
    part.resize(240, part.height())
    assert part.first.fontMetrics().horizontalAdvance(part.first.text()) <= 240
    assert part.minimumSizeHint().width() <= 260


def test_the_course_keeps_to_the_time_that_lists_keep_to(context, inspector, qtbot):
    part = part_of(inspector, qtbot)
    assert part.found().notes == 3
    context.navigation.keep_to(TimeSpan("2012-01-01", "2012-12-31"))
    qtbot.waitUntil(lambda: part.kept.words() == "Kept to 2012 · 1 note outside", timeout=PATIENCE)
    assert part.found().notes == 2
    context.navigation.keep_to(None)
    qtbot.waitUntil(lambda: part.found().notes == 3, timeout=PATIENCE)
    assert part.kept.isHidden()
