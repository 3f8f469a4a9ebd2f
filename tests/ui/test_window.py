"""The window: tabs, trail, rooms, inspector, toasts, what is remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.comparing import Comparison
from ui.base.rooms import House, Page, PageKind, Room
from ui.base.settings import GEOMETRY, INSPECTOR, tabs_of
from ui.commands import notes, project
from ui.window import Window


class PlainPage(Page):
    """A page that shows a row's title and remembers what was asked of it."""

    def __init__(self, context, noun: str, ident: str) -> None:
        super().__init__()
        self.context = context
        self._ref = Ref(noun, ident)
        self._title = context.project.titles.title(self._ref) if noun != "search" else ident
        if noun != "search" and not context.project.titles.exists(self._ref):
            raise UserError("It is gone.")
        self.line = QLineEdit(self)
        self.places: list[Span] = []
        self.stays = False

    def ref(self) -> Ref:
        return self._ref

    def title(self) -> str:
        return self._title

    def icon(self) -> str:
        return "note"

    def word_count(self) -> int:
        return 7

    def show_place(self, at: Span) -> None:
        self.places.append(at)

    def arrive(self) -> None:
        self.context.select(self._ref)

    def close_page(self) -> bool:
        return not self.stays


def kind(noun: str) -> PageKind:
    return PageKind(noun, lambda context, ident: PlainPage(context, noun, ident))


def house() -> House:
    return House(
        rooms=(
            Room("notes", "Notes", "notes", lambda _: QWidget()),
            Room("codes", "Codes", "codes", lambda _: QWidget()),
        ),
        pages=(kind("note"), kind("memo"), kind("search"), kind("distinct")),
        inspector=lambda _: QWidget(),
    )


@pytest.fixture
def make(context, qtbot):
    def made() -> Window:
        window = Window(context, house(), (*project.commands(context, None), *notes.commands(context)))
        qtbot.addWidget(window)
        window.show()
        qtbot.waitActive(window)
        return window

    return made


@pytest.fixture
def bare(make):
    return make()


@pytest.fixture
def three(context):
    return [Ref("note", context.project.notes.add(title=title, text="tea hut").id) for title in ("One", "Two", "Three")]


def titles(window: Window) -> list[str]:
    return [page.title() for page in window.pages.pages()]


def test_a_row_opens_once(bare, context, three):
    context.open(three[0], keep=True)
    context.open(three[1], keep=True)
    context.open(three[0])
    assert titles(bare) == ["One", "Two"]
    assert bare.page().ref() == three[0]
    assert bare.windowTitle().startswith("One – ")
    assert context.selection.ref == three[0]


def test_a_page_only_looked_at_gives_its_tab_to_the_next_of_its_noun(bare, context, three):
    memo = Ref("memo", context.project.memos.add("Thinking").id)
    for ref in (three[0], memo, three[1], three[2]):
        context.open(ref)
    assert titles(bare) == ["Three", "Thinking"]


def test_a_page_that_was_changed_keeps_its_tab(bare, context, three):
    context.open(three[0])
    bare.page().stateChanged.emit("saving")
    context.open(three[1])
    assert titles(bare) == ["One", "Two"]
    assert bare.status.told("saved") == "Saving …"


def test_a_passage_opens_its_note_at_its_words(bare, context, three):
    passage = context.project.passages.add(three[0].id, 4, 7)
    context.open(Ref("passage", passage.id))
    assert bare.page().ref() == three[0]
    assert bare.page().places == [Span(4, 7)]


def test_an_entry_opens_its_memo(bare, context):
    memo = context.project.memos.add("Thinking")
    entry = context.project.memos.add_entry(memo.id, "The chain.")
    context.open(Ref("memo_entry", entry.id))
    assert bare.page().ref() == Ref("memo", memo.id)


def test_what_is_gone_is_said_in_a_toast(bare, context):
    context.open(Ref("passage", "nothing"))
    assert bare.toast.isVisible()
    assert bare.page() is None


def test_back_and_forward_follow_the_trail(bare, context, three):
    for ref in three:
        context.open(ref)
    bare.commands.run("go.back")
    assert bare.page().ref() == three[1]
    bare.commands.run("go.back")
    assert bare.page().ref() == three[0]
    assert not bare.can_go_back()
    assert not bare.commands.action("go.back").isEnabled()
    bare.commands.run("go.forward")
    assert bare.page().ref() == three[1]
    assert titles(bare) == ["Two"]


def test_closing_a_tab_leaves_the_trail_sound(bare, context, three):
    for ref in three:
        context.open(ref, keep=True)
    bare.commands.run("go.close_tab")
    assert titles(bare) == ["One", "Two"]
    bare.commands.run("go.back")
    assert bare.page().ref() == three[0]


def test_a_page_that_must_stay_stays(bare, context, three):
    context.open(three[0])
    bare.page().stays = True
    bare.commands.run("go.close_tab")
    assert titles(bare) == ["One"]
    assert not bare.close()


def test_a_page_whose_row_is_gone_closes(bare, context, three):
    context.open(three[0])
    bare.page().gone.emit()
    assert bare.page() is None
    assert context.selection.ref is None


def test_keys_walk_through_the_tabs(bare, context, three, qtbot):
    for ref in three:
        context.open(ref, keep=True)
    qtbot.keyClick(bare, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert bare.page().ref() == three[0]
    qtbot.keyClick(bare, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert titles(bare) == ["Two", "Three"]


def test_rooms_are_made_when_they_are_entered(bare):
    assert bare.panel("codes") is None
    bare.commands.run("go.room_codes")
    assert bare.side.currentWidget() is bare.panel("codes")
    assert bare.rail.choice() == "codes"


def test_the_inspector_hides_in_a_narrow_window_and_comes_back(bare, context):
    bare.resize(1_300, 700)
    assert bare.inspector.isVisible()
    bare.resize(900, 700)
    assert not bare.inspector.isVisible()
    bare.resize(1_300, 700)
    assert bare.inspector.isVisible()
    bare.commands.run("view.inspector")
    assert not bare.inspector.isVisible()
    assert context.settings.get(INSPECTOR) is False


def test_tabs_room_and_place_come_back_at_the_next_start(make, context, three):
    first = make()
    for ref in three:
        context.open(ref, keep=True)
    context.open(three[1])
    context.open(Ref("search", "tea: “hut”"))
    first.enter("codes")
    context.project.notes.delete(three[0].id)
    assert first.close()
    assert context.settings.get(GEOMETRY)
    again = make()
    assert titles(again) == ["Two", "Three", "tea: “hut”"] or titles(again) == ["Three", "Two", "tea: “hut”"]
    assert again.page().title() == "tea: “hut”"
    assert again.rail.choice() == "codes"


def test_what_a_page_shows_now_is_remembered_before_the_window_closes(bare, context):
    context.open(Ref("search", "tea"), keep=True)
    page = bare.page()
    page._ref = Ref("search", "hut")
    page.titleChanged.emit()
    assert context.settings.get(tabs_of(context.project.id)) == ["search:hut"]


def test_what_was_searched_in_a_sealed_project_is_not_kept_outside_it(bare, context, three, monkeypatch):
    monkeypatch.setattr(context.session, "_key", bytes(48))
    context.open(three[0], keep=True)
    context.open(Ref("search", "tea"))
    context.open(Ref("distinct", Comparison(text="tea").plain()), keep=True)
    assert bare.close()
    assert context.settings.get(tabs_of(context.project.id)) == [f"note:{three[0].id}"]


def test_a_toast_undoes_what_was_done(bare, context):
    code = context.project.codes.add("winter work")
    context.say("Code added", "Undo", context.project.store.undo)
    bare.toast.press()
    assert code.id not in {known.id for known in context.project.codes.all()}


def test_undo_and_redo_name_the_step(bare, context):
    context.project.codes.add("winter work")
    bare.commands.run("project.undo")
    assert bare.toast.words().startswith("Undone: ")
    assert context.project.codes.all() == []
    bare.toast.press()
    assert [code.name for code in context.project.codes.all()] == ["winter work"]


def test_a_new_note_is_one_key_away_and_keeps_its_tab(bare, context, qtbot):
    qtbot.keyClick(bare, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    first = bare.page().ref()
    note = context.project.notes.get(first.id)
    assert note.kind == "fieldnote"
    assert note.observed is not None
    assert note.author == context.project.me.id
    bare.commands.run("notes.new_jotting")
    jotting = context.project.notes.get(bare.page().ref().id)
    assert jotting.kind == "jotting"
    assert jotting.observed.precision == "exact"
    assert len(bare.pages.pages()) == 2


def test_ctrl_k_searches_and_suggests(bare, context, three, qtbot):
    qtbot.keyClick(bare, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert bare.search.hasFocus()
    with qtbot.waitSignal(bare.search.typed):
        qtbot.keyClicks(bare.search, "Tw")
    assert bare.search.suggestions()[0] == "Search for “Tw”"
    assert any("Two" in line for line in bare.search.suggestions())
    qtbot.keyClick(bare.search, Qt.Key.Key_Return)
    assert bare.page().ref() == Ref("search", "Tw")


def test_the_status_line_follows_the_project(bare, context, qtbot):
    context.project.notes.add(kind="jotting", text="Slip wet.")
    assert bare.status.told("saved").startswith("Saved ")
    qtbot.waitUntil(lambda: bare.status.told("jottings") == "1 jotting to write up")
    context.open(Ref("note", context.project.notes.add(title="One").id))
    assert bare.status.told("words") == "7 words"
    bare.page().wordCountChanged.emit(1_204)
    assert bare.status.told("words") == "1,204 words"


def test_light_and_dark_are_one_click_apart_and_remembered(bare, context):
    bare.commands.run("view.toggle")
    assert context.theme.tokens.dark
    bare.commands.run("view.look_light")
    assert not context.theme.tokens.dark


def test_all_keys_stand_in_the_list(bare):
    listed = {words for _, lines in bare.keys_by_menu() for words, _ in lines}
    assert {"New fieldnote", "Undo", "Search everything", "Close tab"} <= listed
    assert {"Rename what is chosen", "Delete what is chosen"} <= listed


def test_everything_in_the_frame_has_an_accessible_name(bare):
    from PySide6.QtWidgets import QAbstractButton

    nameless = [
        button
        for button in bare.centralWidget().findChildren(QAbstractButton)
        if not (button.accessibleName() or button.text()) and button.isVisible()
    ]
    assert nameless == []
