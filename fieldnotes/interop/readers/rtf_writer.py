"""Where the words of an RTF file go: pages with their paragraphs, table rows, footnotes and comments."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldnotes.interop.readers.page import Format, Page


@dataclass
class _Sheet:
    """A page being written, and how far its paragraph, its row and the run of one format have come."""

    page: Page = field(default_factory=Page)
    start: int = 0
    row_start: int | None = None
    cell_start: int | None = None
    cells: list[int] = field(default_factory=list)
    is_broken: bool = False
    form: Format = field(default_factory=Format)
    run: list[str] = field(default_factory=list)
    item: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: which range it belongs to, who made it, when (as Word packs moments), and what it says."""

    ident: str
    author: str
    packed: int
    text: str


class Writer:
    """Writes runs, paragraphs and rows onto the page that is open; notes and comments have pages of their own.

    Args:
        notes_in_place: whether a note follows the paragraph that refers to it, else all stand at the end.
    """

    def __init__(self, notes_in_place: bool) -> None:
        self._in_place = notes_in_place
        self._sheet = _Sheet()
        self._below: list[_Sheet] = []
        self._waiting: list[tuple[int, Page]] = []
        self._boxes: list[Page] = []
        self._numbered = 0

    @property
    def page(self) -> Page:
        """The page that is open, with all that has been written on it."""
        self.flush()
        return self._sheet.page

    def write(self, words: str, form: Format) -> None:
        """Add words in a format."""
        sheet = self._sheet
        if form != sheet.form:
            self.flush()
            sheet.form = form
        sheet.run.append(words)

    def flush(self) -> None:
        """Put the run of one format on the page, so that its length is known."""
        sheet = self._sheet
        if sheet.run:
            words, sheet.run = "".join(sheet.run), []
            sheet.page.write(words, sheet.form)

    def has_words(self) -> bool:
        """Whether anything stands in the paragraph yet."""
        return self.page.length > self._sheet.start

    def write_styled(self, words: str, form: Format, style: str) -> None:
        """Add words that bear a style of their own."""
        start = self.page.length
        self.write(words, form)
        self.page.hint(start, "run", style)

    def hint_paragraph(self, style: str) -> None:
        """The paragraph that ends here bears a style."""
        if style and self.has_words():
            self.page.hint(self._sheet.start, "paragraph", style)

    def begin_item(self, kind: str, value: str) -> None:
        """The paragraph that begins is an item of a list."""
        self._sheet.item = (kind, value)

    def end_paragraph(self, blocks: Sequence[tuple[str, str]], in_table: bool) -> None:
        """End the paragraph and lay blocks over it."""
        sheet = self._sheet
        page = self.page
        for kind, value in (*blocks, sheet.item):
            page.block(sheet.start, kind, value)
        sheet.item = ("", "")
        if in_table:
            if sheet.row_start is None:
                sheet.row_start = sheet.start
            sheet.is_broken = True
        page.end_line()
        if not in_table:
            self._after_block()
        sheet.start = page.length

    def end_cell(self) -> None:
        """End a cell of a row."""
        sheet = self._sheet
        page = self.page
        if sheet.row_start is None:
            sheet.row_start = sheet.start
        sheet.item = ("", "")
        page.hint(sheet.row_start if sheet.cell_start is None else sheet.cell_start, "cell", str(len(sheet.cells)))
        sheet.cells.append(page.divide())
        sheet.start = sheet.cell_start = page.length

    def end_inner_row(self) -> None:
        """End a row of a table that lies in a cell; the row around it then stands in lines."""
        sheet = self._sheet
        page = self.page
        if sheet.row_start is None:
            sheet.row_start = sheet.start
        sheet.is_broken = True
        page.drop_blank_line(sheet.start)
        sheet.start = page.length

    def end_row(self) -> None:
        """End a row: one line with tabs, unless a cell of it holds several paragraphs: then each stands alone."""
        sheet = self._sheet
        page = self.page
        if sheet.cells:
            start = sheet.row_start if sheet.row_start is not None else sheet.start
            page.end_row(start, sheet.cells, sheet.is_broken)
        sheet.cells, sheet.row_start, sheet.cell_start, sheet.is_broken = [], None, None, False
        self._after_block()
        sheet.start = page.length

    def open_page(self, skips_space: bool = False) -> None:
        """What is written from now on stands on a page of its own."""
        self.flush()
        self._below.append(self._sheet)
        self._sheet = _Sheet()
        self._sheet.page.skips_space = skips_space

    def close_page(self) -> Page:
        """Go back to the page below, and hand over what was written."""
        if self._sheet.cells:
            self.end_row()
        page = self.page
        self._sheet = self._below.pop()
        return page

    def note(self, body: Page, form: Format) -> None:
        """Refer to a footnote here."""
        if not body.text.strip():
            return
        self._numbered += 1
        self._waiting.append((self._numbered, body))
        self.write(f"[{self._numbered}]", Format(form.kinds | {"superscript"}, form.link))

    def box(self, body: Page) -> None:
        """A box of text hangs on this paragraph; it is read after it."""
        if body.text.strip():
            self._boxes.append(body)

    def finish(self, blocks: Sequence[tuple[str, str]]) -> Page:
        """End everything, with notes and boxes that are still waiting."""
        while self._below:
            self.box(self.close_page())
        if self._sheet.cells:
            self.end_row()
        page = self.page
        if page.length > self._sheet.start:
            self.end_paragraph(blocks, in_table=False)
        self._in_place = True
        self._after_block()
        return page

    def _after_block(self) -> None:
        """Write what hangs on the paragraph above; within a note or a box it waits for the page below."""
        if self._below:
            return
        page = self._sheet.page
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            page.append(box)
            page.end_line()
        if not self._in_place:
            return
        waiting, self._waiting = self._waiting, []
        for number, body in waiting:
            page.write(f"[{number}] ", Format())
            page.append(body)
            if not body.text.endswith("\n"):
                page.end_line()
