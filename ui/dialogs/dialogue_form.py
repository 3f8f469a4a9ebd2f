"""What a dialogue exercise needs to be begun, what a round is, and what its form for Word shall be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from fieldnotes.domain.dialogues import MODES, Round
from fieldnotes.domain.when import When
from fieldnotes.text.dates import parse_when
from ui.dialogs.form import Form, answered
from ui.widgets.completing import complete_names

_SAID = "(nobody said)"


@dataclass(frozen=True, slots=True)
class NewRound:
    """A round's answers; ``date`` is partial ISO or None, ``mode`` one of MODES or ""."""

    name: str
    date: str | None
    mode: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class NewExercise:
    """The answers; ``observed`` is the date of the first round, ``participants`` are names, some of them new."""

    title: str
    prompts: tuple[str, ...]
    participants: tuple[str, ...]
    first: NewRound
    observed: When | None


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where turns belong: under a question, known or new, and in a round by its number."""

    prompt: str
    round: int


@dataclass(frozen=True, slots=True)
class FormChoices:
    """For whom a form is (None: everybody, else the number of a participant), how people are named, what it tells."""

    whom: int | None
    label: str
    so_far: bool


class RoundLines:
    """The lines that a round is told in, put into a form."""

    def __init__(self, form: Form, order: str, known: Round | None = None, label: str = "What it was") -> None:
        self._order = order
        self.name = form.add_line(label, known.name if known else "", "Meeting, 3 h; letters; at the table")
        told = When.of(known.date).label() if known and known.date else ""
        self.when = form.add_line("When", told, "January 2017; may be left empty")
        self.mode = QComboBox(form)
        self.mode.setAccessibleName("How it was held")
        self.mode.addItem(_SAID, "")
        for mode in MODES:
            self.mode.addItem(mode, mode)
        self.mode.setCurrentIndex(max(0, self.mode.findData(known.mode if known else "spoken")))
        form.lines.addRow("How", self.mode)

    def date(self) -> When | None:
        """When it was.

        Raises:
            UserError: what was written is no date.
        """
        words = self.when.text().strip()
        return parse_when(words, date.today(), self._order) if words else None

    def answer(self) -> NewRound:
        """What was filled in."""
        when = self.date()
        return NewRound(self.name.text().strip(), when.start[:10] if when else None, self.mode.currentData())


class ExerciseForm(Form):
    """A new exercise; only the title is required."""

    def __init__(self, known: Sequence[str], me: str, order: str = "dmy", window: QWidget | None = None) -> None:
        super().__init__("New dialogue exercise", "Begin", window)
        self.title = self.add_line("Title", "", "Looking back together")
        self.prompts = self.add_text("Prompts", "", "Open questions that everybody answers, one a line", 104)
        self.people = self.add_line("Who takes part", me, "Names with commas between them; new ones become people")
        self.adding = QLineEdit(self)
        self.adding.setPlaceholderText("Add somebody by a few letters")
        self.adding.setAccessibleName("Add somebody who takes part")
        complete_names(self.adding, known)
        completer = self.adding.completer()
        completer.activated.connect(self._add)
        self.lines.addRow("", self.adding)
        self.round = RoundLines(self, order, label="First round")
        self.require(self.title)
        self.title.setFocus()

    def check(self) -> None:
        """The date must be one."""
        self.round.date()

    def answer(self) -> NewExercise:
        """What was filled in."""
        prompts = (line.strip() for line in self.prompts.toPlainText().splitlines())
        people = (" ".join(name.split()) for name in self.people.text().replace(";", ",").split(","))
        return NewExercise(
            self.title.text().strip(),
            tuple(dict.fromkeys(line for line in prompts if line)),
            tuple(dict.fromkeys(name for name in people if name)),
            self.round.answer(),
            self.round.date(),
        )

    def _add(self, name: str) -> None:
        names = [part.strip() for part in self.people.text().split(",") if part.strip()]
        self.people.setText(", ".join(dict.fromkeys([*names, name])))
        self.adding.clear()


class RoundForm(Form):
    """A round to be begun or changed."""

    def __init__(self, number: int, known: Round | None, order: str, window: QWidget | None = None) -> None:
        super().__init__(f"Round {number}", "Change round" if known else "Begin round", window)
        self.round = RoundLines(self, order, known)
        self.description = self.add_text("Description", known.description if known else "", "How it went about", 72)
        self.round.name.setFocus()

    def check(self) -> None:
        """The date must be one."""
        self.round.date()

    def answer(self) -> NewRound:
        """What was filled in."""
        told = self.round.answer()
        return NewRound(told.name, told.date, told.mode, self.description.toPlainText().strip())


class PlaceForm(Form):
    """Under which prompt and in which round turns belong.

    Args:
        title: what is asked of which turns.
        prompts: the questions there are; another one may be written.
        rounds: numbers and words of the rounds, the last of them the one that would be begun.
        now: where the turns are; "" and 0 for nowhere.
    """

    def __init__(
        self,
        title: str,
        prompts: Sequence[str],
        rounds: Sequence[tuple[int, str]],
        now: NewPlace,
        window: QWidget | None = None,
    ) -> None:
        super().__init__(title, "Put here", window)
        self.prompt, self.round = QComboBox(self), QComboBox(self)
        line = QLineEdit(self.prompt)
        self.prompt.setLineEdit(line)
        self.prompt.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.prompt.addItems(list(prompts))
        self.prompt.setEditText(now.prompt or next(iter(prompts), ""))
        for number, words in rounds:
            self.round.addItem(words, number)
        self.round.setCurrentIndex(max(0, self.round.findData(now.round)))
        for words, box in (("Prompt", self.prompt), ("Round", self.round)):
            box.setAccessibleName(words)
            self.lines.addRow(words, box)
        line.setPlaceholderText("Choose a question, or write a new one")
        self.require(line)
        line.setCursorPosition(0)
        self.prompt.setFocus()

    def answer(self) -> NewPlace:
        """What was chosen."""
        return NewPlace(self.prompt.currentText().strip(), self.round.currentData())


class FormForm(Form):
    """For whom the form for Word is, and what stands in it."""

    def __init__(self, participants: Sequence[str], labels: Sequence[str], window: QWidget | None = None) -> None:
        super().__init__("Form for Word", "Write form", window)
        self.whom, self.label = QComboBox(self), QComboBox(self)
        self.whom.addItem("Everybody, with a box each", None)
        for number, name in enumerate(participants):
            self.whom.addItem(name, number)
        for label in labels:
            self.label.addItem(label, label)
        for words, box in (("For", self.whom), ("People shown by", self.label)):
            box.setAccessibleName(words)
            self.lines.addRow(words, box)
        self.so_far = QCheckBox("Tell what has been said so far", self)
        self.so_far.setChecked(True)
        self.lines.addRow("", self.so_far)

    def answer(self) -> FormChoices:
        """What was chosen."""
        return FormChoices(self.whom.currentData(), self.label.currentData(), self.so_far.isChecked())


def ask_form_choices(participants: Sequence[str], labels: Sequence[str]) -> FormChoices | None:
    """Ask what a form shall be; None when the person turned back."""
    form = FormForm(participants, labels)
    return answered(form, form.answer)


def ask_exercise(known: Sequence[str], me: str, order: str = "dmy") -> NewExercise | None:
    """Ask for a new exercise; None when the person turned back."""
    form = ExerciseForm(known, me, order)
    return answered(form, form.answer)


def ask_round(number: int, known: Round | None = None, order: str = "dmy") -> NewRound | None:
    """Ask what a round is; None when the person turned back."""
    form = RoundForm(number, known, order)
    return answered(form, form.answer)


def ask_place(title: str, prompts: Sequence[str], rounds: Sequence[tuple[int, str]], now: NewPlace) -> NewPlace | None:
    """Ask where turns belong; None when the person turned back."""
    form = PlaceForm(title, prompts, rounds, now)
    return answered(form, form.answer)
