"""What an issue of a dialogue needs to be told, and where a side stood on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from fieldnotes.domain.dialogues import HIGHEST, Issue, Prompt
from ui.dialogs.form import Form, answered


@dataclass(frozen=True, slots=True)
class ToldIssue:
    """The answers; ``prompt`` is the id of the prompt that raised it, or None."""

    name: str
    low: str
    high: str
    prompt: str | None


@dataclass(frozen=True, slots=True)
class ToldStance:
    """Where a side stood: in words, and from 0 to 100 between the poles, None where that cannot be said."""

    words: str
    level: int | None


class IssueForm(Form):
    """An issue: what the sides differ on and between which poles."""

    def __init__(
        self,
        prompts: Sequence[Prompt],
        known: Issue | None = None,
        prompt: str | None = None,
        window: QWidget | None = None,
    ) -> None:
        super().__init__("Issue" if known else "New issue", "Change issue" if known else "Add issue", window)
        self.name = self.add_line("What is at issue", known.name if known else "", "Who carried the risk")
        self.low = self.add_line("One pole", known.low if known else "", "we alone; drawn at the bottom")
        self.high = self.add_line("The other pole", known.high if known else "", "shared; drawn at the top")
        self.prompt = QComboBox(self)
        self.prompt.setAccessibleName("Raised by")
        self.prompt.addItem("(no prompt)", None)
        for number, one in enumerate(prompts, 1):
            self.prompt.addItem(f"{number}  {one.text}", one.id)
        self.prompt.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.prompt.setMinimumContentsLength(24)
        self.prompt.setCurrentIndex(max(0, self.prompt.findData(known.prompt if known else prompt)))
        self.lines.addRow("Raised by", self.prompt)
        self.require(self.name)
        self.name.setFocus()

    def answer(self) -> ToldIssue:
        """What was filled in."""
        low, high = self.low.text().strip(), self.high.text().strip()
        return ToldIssue(self.name.text().strip(), low, high, self.prompt.currentData())


class StanceForm(Form):
    """Where one side stood after a round, in words and on the line between the poles."""

    def __init__(
        self, side: str, number: int, issue: Issue, known: ToldStance | None = None, window: QWidget | None = None
    ) -> None:
        super().__init__(f"{side} in round {number}", "Keep", window)
        about = QLabel(f"On “{issue.name}”", self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        self.lines.addRow(about)
        self.words = self.add_line("In a few words", known.words if known else "", "carried by us alone")
        self.placed = QCheckBox("It can be placed between the poles", self)
        self.level = QSlider(Qt.Orientation.Horizontal, self)
        self.level.setRange(0, HIGHEST)
        self.level.setAccessibleName(f"Between {issue.low or 'the low pole'} and {issue.high or 'the high pole'}")
        row = QHBoxLayout()
        row.addWidget(_pole(issue.low or "0", self))
        row.addWidget(self.level, 1)
        row.addWidget(_pole(issue.high or str(HIGHEST), self))
        self.lines.addRow("", self.placed)
        self.lines.addRow("Where", row)
        self.placed.toggled.connect(self.level.setEnabled)
        self.placed.setChecked(known is None or known.level is not None)
        self.level.setEnabled(self.placed.isChecked())
        self.level.setValue(known.level if known and known.level is not None else HIGHEST // 2)
        self.words.setFocus()

    def answer(self) -> ToldStance:
        """What was filled in."""
        return ToldStance(self.words.text().strip(), self.level.value() if self.placed.isChecked() else None)


def _pole(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setMaximumWidth(120)
    return label


def ask_issue(prompts: Sequence[Prompt], known: Issue | None = None, prompt: str | None = None) -> ToldIssue | None:
    """Ask for an issue; None when the person turned back."""
    form = IssueForm(prompts, known, prompt)
    return answered(form, form.answer)


def ask_stance(side: str, number: int, issue: Issue, known: ToldStance | None = None) -> ToldStance | None:
    """Ask where a side stood; None when the person turned back."""
    form = StanceForm(side, number, issue, known)
    return answered(form, form.answer)
