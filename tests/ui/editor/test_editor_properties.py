"""Whatever a person does in a real text view, the reported edits are the truth and no passage slides."""

import re
from dataclasses import dataclass, field
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.marks import Mark
from fieldnotes.text.anchors import carry_many
from fieldnotes.text.standoff import settle
from ui.editor.document import NoteDocument
from ui.editor.marks import DocumentMarks, carried
from ui.editor.text_view import TextView

OLD = [*"abc de\n", "😀", "e\u0301", "שלום", "\ufffc", "👨‍👩‍👧", "\u00a0", "日本"]
NEW = [*"XYZ ?", "🚲", "O\u0308", "ق", "\ufffc", "語"]
texts = st.lists(st.sampled_from(OLD), max_size=25).map("".join)
words = st.lists(st.sampled_from(NEW), min_size=1, max_size=4).map("".join)
pasted = st.lists(st.sampled_from([*NEW, "\r\n", "\u2028", "\x07", "\n"]), max_size=5).map("".join)
place = st.floats(0, 1)
KINDS = ("bold", "italic", "strike", "heading1", "bullet", "numbered", "quote", "rtl")

actions = st.lists(
    st.one_of(
        st.tuples(st.just("type"), place, place, words),
        st.tuples(st.just("type at"), place, words),
        st.tuples(st.just("press"), place, st.sampled_from(["Backspace", "Delete", "Return"])),
        st.tuples(st.just("cut"), place, place),
        st.tuples(st.just("paste"), place, place, pasted),
        st.tuples(st.just("paste html"), place, place, words),
        st.tuples(st.just("compose"), place, words),
        st.tuples(st.just("commit"), place, words),
        st.tuples(st.just("correct"), place, st.integers(-3, 0), st.integers(0, 4), words),
        st.tuples(st.just("format"), place, place, st.sampled_from(KINDS)),
        st.tuples(st.just("replace all"), st.sampled_from("abde "), words),
        st.tuples(st.just("undo"), st.integers(1, 3)),
    ),
    max_size=12,
)


pytestmark = pytest.mark.qt_log_ignore("Failed to compute left/right minimum bearings")


@dataclass
class Person:
    """Somebody at a real text view; ``letters`` gives each character an identity of its own."""

    text: str
    edits: list[Edit] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.document = NoteDocument(self.text)
        self.marks = DocumentMarks(self.document)
        font = QFont("serif")
        font.setPixelSize(17)
        self.view = TextView(self.document, self.marks, font)
        self.done: list[list[Edit]] = []
        self.document.edited.connect(self._hear)
        self.document.applied.connect(self.edits.extend)

    def _hear(self, edits: list[Edit]) -> None:
        self.edits += edits
        self.done.append(edits)

    def shown(self) -> str:
        return self.document.qt.toRawText().replace("\u2029", "\n")

    def at(self, share: float, other: float | None = None) -> None:
        size = len(self.document.text)
        first = round(share * size)
        self.view.setTextCursor(self.document.cursor(first, first if other is None else round(other * size)))

    def act(self, action: tuple) -> None:
        getattr(self, "do_" + action[0].replace(" ", "_"))(*action[1:])

    def _key(self, key: Qt.Key, text: str = "") -> None:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(self.view, event)

    def _compose(self, preedit: str, commit: str, start: int = 0, length: int = 0) -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit, start, length)
        QApplication.sendEvent(self.view, event)

    def do_type(self, share: float, other: float, text: str) -> None:
        self.at(share, other)
        for letter in text:
            self._key(Qt.Key.Key_A, letter)

    def do_type_at(self, share: float, text: str) -> None:
        self.do_type(share, share, text)

    def do_press(self, share: float, key: str) -> None:
        self.at(share)
        self._key(Qt.Key["Key_" + key], "\r" if key == "Return" else "")

    def do_cut(self, share: float, other: float) -> None:
        self.at(share, other)
        self._key(Qt.Key.Key_Delete)

    def do_paste(self, share: float, other: float, text: str) -> None:
        self.at(share, other)
        source = QMimeData()
        source.setText(text)
        self.view.insertFromMimeData(source)

    def do_paste_html(self, share: float, other: float, text: str) -> None:
        self.at(share, other)
        source = QMimeData()
        source.setText(text)
        source.setHtml(f'<h2>{text}</h2><p>a <b>{text}</b><img src="http://192.0.2.1/x.png"></p><ul><li>{text}</ul>')
        self.view.insertFromMimeData(source)

    def do_compose(self, share: float, text: str) -> None:
        self.at(share)
        self._compose(text, "")
        self._compose("", "")

    def do_commit(self, share: float, text: str) -> None:
        self.at(share)
        self._compose(text[:1], "")
        self._compose("", text)

    def do_correct(self, share: float, start: int, length: int, text: str) -> None:
        self.at(share)
        self._compose("", text, start, length)

    def do_format(self, share: float, other: float, kind: str) -> None:
        self.at(share, other)
        self.marks.toggle(self.view.textCursor(), kind)

    def do_replace_all(self, old: str, new: str) -> None:
        edits, shift = [], 0
        for position, letter in enumerate(self.document.text):
            if letter == old:
                edits.append(Edit(position + shift, old, new))
                shift += len(new) - 1
        self.document.replace(edits)

    def do_undo(self, steps: int) -> None:
        for _ in range(min(steps, len(self.done))):
            self.view.take_over([edit.inverse() for edit in reversed(self.done.pop())])


@pytest.fixture(scope="module", autouse=True)
def _application(qapp_once: QApplication) -> None:
    """One application for all examples."""


@pytest.fixture(scope="module")
def qapp_once() -> QApplication:
    return QApplication.instance() or QApplication([])


def _settings(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


@_settings(120)
@given(texts, actions)
def test_the_mirror_is_always_the_text_that_is_shown(text: str, deeds: list[tuple]) -> None:
    person = Person(text)
    for deed in deeds:
        person.act(deed)
        assert person.document.text == person.shown()
        assert settle(person.document.text) == person.document.text


@_settings(120)
@given(texts, actions)
def test_the_reported_edits_lead_from_the_old_text_to_the_new(text: str, deeds: list[tuple]) -> None:
    person = Person(text)
    before = person.document.text
    for deed in deeds:
        person.edits.clear()
        person.act(deed)
        for edit in person.edits:
            before = edit.apply(before)
        assert before == person.document.text


@_settings(150)
@given(texts.filter(bool), st.lists(st.tuples(place, place), min_size=1, max_size=5), actions)
def test_no_passage_ever_moves_onto_other_words(
    text: str, pairs: list[tuple[float, float]], deeds: list[tuple]
) -> None:
    person = Person(text)
    size = len(text)
    spans = [Span(*sorted((round(a * size), round(b * size)))) for a, b in pairs]
    spans = [span for span in spans if span.start < span.end]
    letters = list(range(size))
    owned = [set(letters[span.start : span.end]) for span in spans]
    for deed in deeds:
        person.edits.clear()
        person.act(deed)
        for edit in person.edits:
            letters = _with_identity(letters, edit)
            for own in owned:
                _take_in(own, letters, edit)
        spans = carry_many(spans, person.edits)
        for span, own in zip(spans, owned, strict=True):
            if span.lost:
                assert not own & set(letters)
            else:
                assert set(letters[span.start : span.end]) == own & set(letters)


@_settings(150)
@given(texts, st.one_of(*[st.tuples(st.just(kind), place, words) for kind in ("type at", "commit")]))
def test_what_was_put_in_is_reported_at_the_very_place(text: str, deed: tuple) -> None:
    person = Person(text)
    position = round(deed[1] * len(person.document.text))
    person.act(deed)
    now = text
    for edit in person.edits:
        now = edit.apply(now)
    assert person.edits[0].position == position
    assert "".join(edit.inserted for edit in person.edits) == deed[2]
    assert now == text[:position] + deed[2] + text[position:]


@_settings(150)
@given(texts, st.tuples(st.just("correct"), place, st.integers(-3, 0), st.integers(0, 4), words))
def test_a_correction_by_an_input_method_leaves_other_words_alone(text: str, deed: tuple) -> None:
    person = Person(text)
    position = round(deed[1] * len(text))
    person.act(deed)
    for found in re.finditer(r"[^\s\ufffc]+", text):
        if found.end() < position - 6 or found.start() > position + 6:
            (span,) = carry_many([Span(found.start(), found.end())], person.edits)
            assert person.document.text[span.start : span.end] == found[0]


@_settings(100)
@given(texts, actions)
def test_marks_read_back_are_those_that_were_shown(text: str, deeds: list[tuple]) -> None:
    person = Person(text)
    for deed in deeds:
        person.act(deed)
    marks = person.marks.read()
    other = Person(person.document.text)
    other.marks.load(marks)
    assert other.marks.read() == marks
    assert all(0 <= mark.start < mark.end <= len(person.document.text) for mark in marks)


@_settings(100)
@given(texts, actions)
def test_marks_taken_piece_by_piece_add_up_to_those_shown(text: str, deeds: list[tuple]) -> None:
    """What a project would hold, that carries marks by edits and replaces them when told, is what is shown."""
    person = Person(text)
    kept: list[Mark] = []
    for deed in (one for one in deeds if one[0] != "undo"):
        person.edits.clear()
        person.act(deed)
        taken = person.marks.take()
        kept = carried(kept, person.edits, person.document.text) if taken is None else taken
        assert kept == person.marks.read()


_identities = count(1_000_000)


def _with_identity(letters: list[int], edit: Edit) -> list[int]:
    """The characters after an edit: survivors keep their identity, new ones get new ones."""
    new = [next(_identities) for _ in edit.inserted]
    return letters[: edit.position] + new + letters[edit.position + len(edit.removed) :]


def _take_in(own: set[int], letters: list[int], edit: Edit) -> None:
    """What was put in between two characters of a passage belongs to it."""
    after = edit.position + len(edit.inserted)
    if edit.position > 0 and after < len(letters) and own >= {letters[edit.position - 1], letters[after]}:
        own |= set(letters[edit.position : after])
