"""The facts about somebody, as bands over time and in lines, each with the words it was learnt from."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.attributes import Attribute, named, value_words
from fieldnotes.domain.people import Fact, FactSource
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import facts as commands
from ui.commands.attributes import TABLE
from ui.panels.field_pages.fact_bands import fact_rows, key_order
from ui.panels.field_pages.lines import FieldLines, edges_words
from ui.widgets.bands import Bands
from ui.widgets.line_table import Line

_HINT = (
    "What is true of somebody for a time: a role, a team, consent. Nothing is entered yet. In a note, select words "
    "that tell it and choose “Enter as a fact…”."
)
_QUOTED = 90


class FactTable(QWidget):
    """Facts in lines: what, value, from–to, source; then bands of those that have dates."""

    def __init__(self, context: Context, actor: str) -> None:
        super().__init__()
        self._context, self._actor = context, actor
        self._facts: dict[str, Fact] = {}
        self.bands = Bands(context.theme, "Facts over time")
        self.bands.picked.connect(self._change)
        add = partial(commands.add_fact, context, actor)
        self.lines = FieldLines(context, "Facts", _HINT, "New fact…", add, first="muted")
        self.lines.header.add_action("table", "People by attributes", partial(context.open, TABLE))
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
        self.lines.show_lines([self._line(fact, attributes, sources.get(fact.source or "")) for fact in facts])
        dated = {fact.key for fact in facts if fact.start or fact.end}
        today = date.today().toordinal()
        self.bands.show_rows(fact_rows([fact for fact in facts if fact.key in dated], attributes), today, today)
        self.bands.setVisible(bool(dated))

    def words(self) -> list[str]:
        """What the lines say."""
        return self.lines.words()

    def _line(self, fact: Fact, attributes: Sequence[Attribute], source: FactSource | None) -> Line:
        words = value_words(named(attributes, fact.key), fact.value)
        buttons = self.lines.changing(
            f"{fact.key}: {words}",
            partial(commands.change_fact, self._context, fact),
            partial(commands.remove_fact, self._context, fact),
        )
        below = _source_words(source) if source else ""
        press = partial(self._context.open, Ref("passage", source.passage)) if source else None
        return Line(fact.key, words, edges_words(fact.start, fact.end), buttons, below=below, press=press)

    def _change(self, ident: str) -> None:
        if not self._context.session.readonly and ident in self._facts:
            attempt(self._context, partial(commands.change_fact, self._context, self._facts[ident]))


def _source_words(source: FactSource) -> str:
    """Where a fact was learnt: “she runs it now” — 3 Mar 2012 ↗."""
    words = " ".join(source.words.split())
    if len(words) > _QUOTED:
        words = words[:_QUOTED].rsplit(" ", 1)[0] + " …"
    where = source.observed.label() if source.observed else source.title or "undated"
    lost = ", words deleted since" if source.lost else ""
    return f"from “{words}” — {where}{lost} ↗"
