"""What a person says about files before they are imported: kind, dates, place, language, characters, columns."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import KINDS
from fieldnotes.domain.when import When
from fieldnotes.interop.plan import ImportOptions
from ui.widgets.completing import complete_names

REST = 350
"""How long typing must rest before the files are looked at again, in milliseconds."""

ORDERS = (
    ("", "As the files have them"),
    ("dmy", "Day first: 31/12/13"),
    ("mdy", "Month first: 12/31/13"),
    ("ymd", "Year first: 13/12/31"),
)
ENCODINGS = (
    ("", "Find out"),
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Windows, Western Europe"),
    ("cp1250", "Windows, Central Europe"),
    ("cp1251", "Windows, Cyrillic"),
    ("mac_roman", "Mac Roman"),
    ("shift_jis", "Shift-JIS"),
    ("gb18030", "Chinese, GB 18030"),
    ("big5", "Chinese, Big5"),
    ("euc_kr", "Korean, EUC-KR"),
)
FIELDS = ("text", "title", "observed", "written", "kind", "site", "people", "author", "language")
_FIELD_WORDS = {"site": "where", "people": "who"}
_OTHER_NAMES = {
    "text": ("notes", "note", "entry", "content", "body", "words", "transcript"),
    "title": ("heading", "subject", "name"),
    "observed": ("date", "day", "when", "date observed", "observed on"),
    "written": ("date written", "written on"),
    "kind": ("type",),
    "site": ("place", "where", "location"),
    "people": ("who", "present", "people present", "participants"),
    "author": ("by", "writer", "researcher"),
    "language": ("lang",),
}
"""What a column may be called that holds a field."""

ReadWhen = Callable[[str, str], When]


class ImportOptionsForm(QWidget):
    """A grid of few choices.

    Args:
        read_when: reads a date as people write it, in an order of day and month ("" for the usual one); raises
            UserError.
        sites: names of places there are.

    Signals:
        changed: something else was said, and typing has rested.
    """

    changed = Signal()

    def __init__(self, read_when: ReadWhen, sites: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_when = read_when
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.changed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 3)
        kinds = [("", "As the files say, else fieldnote"), *((kind, kind.capitalize()) for kind in KINDS)]
        self.kind = self._combo("Kind", kinds, 0, 0)
        self.order = self._combo("Dates in numbers", ORDERS, 0, 2)
        self.observed = self._line("Observed", "Where the files do not say it", 1, 0)
        self.encoding = self._combo("Characters", ENCODINGS, 1, 2)
        self.site = self._line("Where", "Where the files do not say it", 2, 0)
        complete_names(self.site, sites)
        self.language = self._line("Language", "Such as en, fr or zh", 2, 2)
        self.split = self._check("A note for each dated entry", 3, 1)
        self.unwrap = self._check("Join lines broken to fit a page", 3, 3)
        self.unwrap.setChecked(True)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "danger")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self._grid.addWidget(self.trouble, 4, 0, 1, 4)
        self._columns = QGridLayout()
        self._columns.setHorizontalSpacing(12)
        self._columns.setVerticalSpacing(8)
        for column in (1, 3, 5):
            self._columns.setColumnStretch(column, 1)
        self._grid.addLayout(self._columns, 5, 0, 1, 4)
        self.columns: dict[str, QComboBox] = {}
        self._names: tuple[str, ...] = ()

    def options(self) -> ImportOptions:
        """What was said; a date that cannot be read is told under the form and left out."""
        observed = None
        words = self.observed.text().strip()
        trouble = ""
        if words:
            try:
                observed = self._read_when(words, self.order.currentData())
            except UserError as error:
                trouble = error.message
        self._tell(trouble)
        return ImportOptions(
            kind=self.kind.currentData() or None,
            observed=observed,
            site=self.site.text().strip(),
            split="dated" if self.split.isChecked() else "",
            language=self.language.text().strip(),
            order=self.order.currentData(),
            encoding=self.encoding.currentData(),
            columns={field: box.currentData() for field, box in self.columns.items() if box.currentData()},
            unwrap=self.unwrap.isChecked(),
        )

    def look_for_speakers(self) -> None:
        """Take all files for interviews, in which speakers are looked for."""
        self.kind.setCurrentIndex(self.kind.findData("interview"))

    def set_columns(self, names: Sequence[str]) -> None:
        """Ask which of a table's columns holds what, with a guess; asked once for the same columns."""
        if tuple(names) == self._names or not names:
            return
        self._names = tuple(names)
        choices = [("", "–"), *((name, name) for name in names)]
        for number, field in enumerate(FIELDS):
            box = self.columns.get(field)
            if box is None:
                words = f"Column: {_FIELD_WORDS.get(field, field)}"
                box = self.columns[field] = self._combo(words, (), number // 3, 2 * (number % 3), self._columns)
            box.blockSignals(True)
            box.clear()
            _fill(box, choices)
            box.setCurrentIndex(max(0, box.findData(_guess(field, names))))
            box.blockSignals(False)
        self.changed.emit()

    def _tell(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        if self.observed.property("wrong") != bool(trouble):
            self.observed.setProperty("wrong", bool(trouble))
            self.observed.style().unpolish(self.observed)
            self.observed.style().polish(self.observed)

    def _combo(
        self,
        words: str,
        choices: Sequence[tuple[str, str]],
        row: int,
        column: int,
        grid: QGridLayout | None = None,
    ) -> QComboBox:
        box = QComboBox(self)
        _fill(box, choices)
        box.setAccessibleName(words)
        box.setMinimumContentsLength(8)
        box.currentIndexChanged.connect(self.changed)
        self._put(words, box, row, column, grid)
        return box

    def _line(self, words: str, hint: str, row: int, column: int) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(hint)
        line.setAccessibleName(words)
        line.textChanged.connect(self._rest.start)
        self._put(words, line, row, column)
        return line

    def _check(self, words: str, row: int, column: int) -> QCheckBox:
        box = QCheckBox(words, self)
        box.toggled.connect(self.changed)
        self._grid.addWidget(box, row, column)
        return box

    def _put(self, words: str, field: QWidget, row: int, column: int, grid: QGridLayout | None = None) -> None:
        label = QLabel(words, self)
        label.setProperty("role", "muted")
        label.setBuddy(field)
        grid = grid or self._grid
        grid.addWidget(label, row, column)
        grid.addWidget(field, row, column + 1)


def _guess(field: str, names: Sequence[str]) -> str:
    """The column that most likely holds a field; "" if none is called so."""
    folded = {name.casefold(): name for name in names}
    return next((folded[name] for name in (field, *_OTHER_NAMES[field]) if name in folded), "")


def _fill(box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    for key, words in choices:
        box.addItem(words, key)
