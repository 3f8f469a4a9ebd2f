"""The page of the timeline: the study through time, from decades to hours."""

from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from ui.base.context import Context
from ui.base.figure_saving import save_figure
from ui.base.keeping_up import KeepingUp, touches
from ui.base.painting import Letters
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands.first_steps import first_steps
from ui.commands.timeline import TIMELINE
from ui.models.timeline_notes import counted
from ui.models.timeline_pen import Pen, Spot
from ui.models.timeline_scale import stretch_words
from ui.models.timeline_scene import Scene
from ui.panels.timeline.canvas import Canvas
from ui.panels.timeline.choices import Choices, shown_lanes, toggle_fold
from ui.panels.timeline.reading import NOUNS, Reader
from ui.panels.timeline.saving import figure_of
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.segmented import Segmented

UNITS = (("decade", "Decade"), ("year", "Year"), ("month", "Month"), ("day", "Day"))
FEW = 12
"""Up to how many things that stand together are listed; of more, one zooms in."""

CLOSE = 0.25
"""How much of what is seen is left when one zooms into things that stand together."""


def page_kind() -> PageKind:
    """The page as the window asks for it."""
    return PageKind("timeline", lambda context, _: TimelinePage(context))


class TimelinePage(Page):
    """Follows the project and what the room Time lets one choose."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._choices = Choices.of(context.project.id)
        self._seen = False
        self.setProperty("role", "page")
        self.reader = Reader(context, self)
        self._letters = Letters(context.theme)
        self.canvas = Canvas(context.theme, self._letters, self)
        self._build()
        self._lay_out()
        self._listen()
        self.reader.catch_up()

    # What the window asks

    def ref(self) -> Ref:
        """There is one timeline."""
        return TIMELINE

    def title(self) -> str:
        """The words on the tab."""
        return "Timeline"

    def icon(self) -> str:
        """The icon on the tab."""
        return "time"

    def arrive(self) -> None:
        """The timeline takes the keyboard."""
        self.canvas.setFocus()
        self._context.select(None)

    def close_page(self) -> bool:
        """Read no more."""
        self.reader.close()
        return True

    def show_all(self) -> None:
        """See the whole study."""
        reach = self.reader.study.reach
        if reach is not None:
            self.canvas.set_scale(self.canvas.scale.showing(*reach))

    # Building

    def _build(self) -> None:
        theme = self._context.theme
        self.heading = QLabel("The study through time", self)
        self.heading.setProperty("role", "heading")
        self.range = QLabel("", self)
        self.range.setProperty("role", "muted")
        self.range.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.chip = Chip(theme, "", "close", parent=self)
        self.chip.setCheckable(True)
        self.chip.setToolTip("Lists and searches keep to this time. Click to widen them again.")
        self.chip.hide()
        self.hidden = QLabel("", self)
        self.hidden.setProperty("role", "muted")
        self.hidden.hide()
        self.units = Segmented(UNITS, "Zoom", self)
        self.save = QPushButton(theme.icon("import"), " Save picture", self)
        self.save.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.save.setAccessibleName("Save picture")
        self.save.setToolTip("Save what is shown as a drawing (SVG) or a picture (PNG), with its table")
        self.foot = QLabel("", self)
        self.foot.setProperty("role", "muted")
        self.empty = EmptyState(
            theme,
            "time",
            "The timeline shows the whole study on one scale: phases, visits, notes, codes and memos. "
            "It begins with the first note that bears a date.",
        )
        if not self._context.session.readonly:
            for words, run in first_steps(self._context):
                self.empty.add_action(words, run, primary=words == "New note")
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.empty)

    def _lay_out(self) -> None:
        self.row = QHBoxLayout()
        self.row.setSpacing(10)
        self.row.addWidget(self.heading)
        self.row.addWidget(self.range, 1)
        self.row.addStretch(0)
        for widget in (self.chip, self.hidden, self.units, self.save):
            self.row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 8)
        column.setSpacing(8)
        column.addLayout(self.row)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)

    def _listen(self) -> None:
        context, canvas = self._context, self.canvas
        KeepingUp(self, context.bus, self.reader.soon, touches(*NOUNS))
        self.reader.read.connect(self.show_study)
        canvas.scaled.connect(lambda _: self._tell_scale())
        canvas.picked.connect(self._pick)
        canvas.folding.connect(partial(toggle_fold, context.settings, self._choices))
        canvas.spanned.connect(context.navigation.keep_to)
        canvas.all_asked.connect(self.show_all)
        self.units.chosen.connect(lambda unit: canvas.set_scale(canvas.scale.in_unit(unit)))
        self.save.clicked.connect(lambda: attempt(context, self._save))
        # A chip must not be changed while its own click lasts.
        self.chip.clicked.connect(lambda: QTimer.singleShot(0, self, partial(context.navigation.keep_to, None)))
        context.navigation.spanned.connect(self._tell_span)
        context.settings.changed.connect(self._chosen)
        context.theme.changed.connect(self.show_study)

    # Showing

    def show_study(self) -> None:
        """Show what was read, in the lanes that are chosen; the first time all of it."""
        theme, study = self._context.theme, self.reader.study
        lanes = study.lanes(shown_lanes(self._context.settings, self._choices))
        folded = self._context.settings.get(self._choices.folded)
        self.canvas.show_scene(Scene(lanes, folded, Pen(theme.tokens, theme.fonts.pixels, self._letters.width)))
        if not self._seen and study.reach is not None:
            self._seen = True
            self.canvas.set_scale(self.canvas.scale.showing(*(study.view or study.reach)))
        self.stack.setCurrentWidget(self.canvas if study.reach is not None else self.empty)
        for widget in (self.units, self.save, self.range):
            widget.setVisible(study.reach is not None)
        self._tell_foot()
        self._tell_span(self._context.navigation.span)

    def _tell_foot(self) -> None:
        study = self.reader.study
        said = []
        if study.reach is not None and not (self.canvas.scene and self.canvas.scene.places):
            said.append("No lane is shown. Tick some in the room Time.")
        if study.view != study.reach:
            said.append("Codes and memos were made at another time; Home shows all.")
        if study.undated:
            verb = "bears" if study.undated == 1 else "bear"
            said.append(f"{counted(study.undated, 'note')} {verb} no date and cannot be shown here.")
        self.foot.setText(" ".join(said))
        self.foot.setVisible(bool(said))

    def _tell_scale(self) -> None:
        scale = self.canvas.scale
        self.units.choose(scale.unit())
        self.range.setText(stretch_words(scale.begin, scale.end))

    def _tell_span(self, span: TimeSpan | None) -> None:
        """Show to which time lists and searches keep, and how many notes that leaves."""
        self.canvas.set_span(span)
        for widget in (self.chip, self.hidden):
            widget.setVisible(span is not None)
        if span is not None:
            self.chip.set_fact(span.label(), "close")
            self.chip.setChecked(True)
            within = len(self._context.project.timeline.ids_within(span))
            total = self.reader.study.density.count + self.reader.study.undated
            self.hidden.setText(f"{within:,} of {counted(total, 'note')}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow page the picture's button keeps its icon only."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._context.theme.fonts.scaled(62 if self.chip.isHidden() else 84)
        self.save.setText("" if narrow else " Save picture")
        self.range.setVisible(not narrow and self.reader.study.reach is not None)

    def _chosen(self, key: str) -> None:
        if key in (self._choices.lanes.key, self._choices.folded.key):
            self.show_study()

    # Going

    def _pick(self, spot: Spot, where: QPoint) -> None:
        """Open what stands there; of several, list a few or zoom in until they part."""
        if spot.notes:
            self._pick_notes(spot, where)
            return
        refs = [ref for ref in spot.refs if self._context.navigation.can_open(ref.noun)]
        if len(refs) == 1:
            self._open(refs[0])
        elif len(refs) > FEW and self._can_part(spot):
            self._zoom_into(spot)
        elif refs:
            titles = self._context.project.titles
            self._list([(ref, titles.title(ref)) for ref in refs[:FEW]], len(refs), where)

    def _pick_notes(self, spot: Spot, where: QPoint) -> None:
        found = self._context.project.timeline.titled(spot.begin, spot.end, FEW + 1)
        if len(found) == 1:
            self._open(Ref("note", found[0][0]))
        elif len(found) > FEW and self._can_part(spot):
            self._zoom_into(spot)
        else:
            named = [(Ref("note", ident), title or "untitled") for ident, title, _ in found[:FEW]]
            self._list(named, len(found), where)

    def _open(self, ref: Ref) -> None:
        self._context.open(ref)

    def _can_part(self, spot: Spot) -> bool:
        """Whether what stands together may stand apart when one zooms in."""
        return spot.end - spot.begin > 1 and self.canvas.scale.days > 2

    def _zoom_into(self, spot: Spot) -> None:
        scale = self.canvas.scale
        middle = (spot.begin + spot.end) / 2
        days = min(max((spot.end - spot.begin) * 4, 1.0), scale.days * CLOSE)
        self.canvas.set_scale(scale.showing(middle - days / 2, middle + days / 2))

    def _list(self, things: list[tuple[Ref, str]], count: int, where: QPoint) -> None:
        """A menu of what stands together."""
        menu = self.menu_of(things, count)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def menu_of(self, things: list[tuple[Ref, str]], count: int) -> QMenu:
        """Things to open by their titles; the last line says that there are more."""
        menu, theme = QMenu(self), self._context.theme
        for ref, title in things:
            shown = title if len(title) <= 60 else f"{title[:59].rstrip()}…"
            menu.addAction(theme.icon(ref.noun), shown.replace("&", "&&"), partial(self._open, ref))
        if count > len(things):
            menu.addAction("and more; zoom in to part them").setEnabled(False)
        return menu

    def _save(self) -> None:
        settings, choices = self._context.settings, self._choices
        lanes, folded = shown_lanes(settings, choices), settings.get(choices.folded)
        figure = figure_of(self._context, self.reader.study, lanes, folded, self.canvas.scale)
        save_figure(self._context, figure, "Timeline.svg")
