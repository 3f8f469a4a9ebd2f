"""The facts about somebody, as bands over time and in lines, each with the words it was learnt from."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.attributes import named, value_words
from fieldnotes.domain.people import Fact, FactSource
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import facts as commands
from ui.commands.attributes import TABLE
from ui.panels.field_pages.fact_bands import fact_rows, key_order, stretch_words
from ui.widgets.line_table import Line, LineTable
from ui.widgets.stretch_bands import StretchBands

_HINT = (
    "What is true of somebody for a time: a role, a team, consent. Nothing is entered yet. In a note, select words "
    "that tell it and choose “Enter as a fact…”."
)
_QUOTED = 90


class FactTable(QWidget):
    """Bands, then facts in lines: what, value, from–to, source; a fact can be changed and removed."""

    def __init__(self, context: Context, actor: str) -> None:
        super().__init__()
        self._context, self._actor = context, actor
        self._writable = not context.session.readonly
        self._facts: dict[str, Fact] = {}
        self.bands = StretchBands(context.theme, "Facts over time")
        self.bands.picked.connect(self._change)
        self.lines = LineTable(context.theme, "Facts", _HINT)
        if self._writable:
            self.lines.header.add_action("table", "People by attributes", partial(context.open, TABLE))
            self.lines.header.add_action("add", "New fact…", partial(self._do, commands.add_fact, actor))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.lines)
        column.addWidget(self.bands)

    def reload(self) -> None:
        """Read the facts anew."""
        project = self._context.project
        attributes = project.attributes.all()
        facts = sorted(project.facts.of(self._actor), key=lambda fact: key_order(fact.key, attributes))
        sources = project.facts.sources(facts)
        self._facts = {fact.id: fact for fact in facts}
        lines = []
        for fact in facts:
            words = value_words(named(attributes, fact.key), fact.value)
            source = sources.get(fact.source or "")
            open_words = partial(self._context.open, Ref("passage", source.passage)) if source else None
            stretch = stretch_words(fact.start, fact.end)
            told = _source_words(source) if source else ""
            lines.append(Line((fact.key, words, stretch), self._buttons(fact, words), told, open_words))
        self.lines.show_lines(lines)
        dated = [fact for fact in facts if fact.start or fact.end]
        shown = {fact.key for fact in dated}
        today = date.today().toordinal()
        self.bands.show_rows(fact_rows([fact for fact in facts if fact.key in shown], attributes), (today, today))
        self.bands.setVisible(bool(dated))

    def words(self) -> list[str]:
        """What the lines say."""
        return self.lines.words()

    def _buttons(self, fact: Fact, words: str) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        if not self._writable:
            return ()
        return (
            ("edit", f"Change {fact.key}: {words}", partial(self._do, commands.change_fact, fact)),
            ("close", f"Remove {fact.key}: {words}", partial(self._do, commands.remove_fact, fact)),
        )

    def _change(self, ident: str) -> None:
        if self._writable and ident in self._facts:
            self._do(commands.change_fact, self._facts[ident])

    def _do(self, run: commands.Verb, value: object) -> None:
        attempt(self._context, partial(run, self._context, value))


def _source_words(source: FactSource) -> str:
    """Where a fact was learnt: “she runs it now” — 3 Mar 2012 ↗."""
    words = " ".join(source.words.split())
    if len(words) > _QUOTED:
        words = words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    where = source.observed.label() if source.observed else source.title or "undated"
    lost = ", words deleted since" if source.lost else ""
    return f"from “{words}” — {where}{lost} ↗"
