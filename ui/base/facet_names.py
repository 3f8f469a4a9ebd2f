"""The names and colours of what results are narrowed to, looked up in the project once a facet."""

from collections.abc import Callable

from fieldnotes.domain.index_rows import SPEAKER
from fieldnotes.project.project import Project
from fieldnotes.search.regions import key_of
from ui.models.facet_words import value_words

Named = dict[str, tuple[str, str]]
"""By value, its name and its colour, "" for none."""


class FacetNames:
    """Knows what a project calls the values of facets, as its lists do."""

    def __init__(self, project: Project) -> None:
        self._known: dict[str, Named] = {}
        self._readers: dict[str, Callable[[], Named]] = {
            "phase": lambda: {phase.id: (phase.name, phase.colour) for phase in project.phases.all()},
            "site": lambda: {site.id: (site.name, "") for site in project.sites.all()},
            "person": lambda: {actor.id: (actor.name, "") for actor in project.actors.all()},
            "code": lambda: {code.id: (code.name, code.colour) for code in project.codes.all()},
            "author": lambda: {one.id: (one.name, "") for one in project.contributors.all()},
            "speaker": lambda: self._speakers(project),
        }

    def name(self, facet: str, value: str) -> str:
        """What a value is called; of what is no longer there, that it is gone."""
        if not value or facet not in self._readers:
            return value_words(facet, value)
        known = self._of(facet).get(value)
        if known is not None:
            return known[0]
        return value.title() if facet == "speaker" else "No longer there"

    def colour(self, facet: str, value: str) -> str:
        """The colour of a code or phase, "" for none."""
        return self._of(facet).get(value, ("", ""))[1] if facet in self._readers else ""

    def order(self, facet: str) -> list[str]:
        """Phases in order of time; no other facet has an order of its own."""
        return [*self._of("phase"), ""] if facet == "phase" else []

    def _of(self, facet: str) -> Named:
        if facet not in self._known:
            self._known[facet] = self._readers[facet]()
        return self._known[facet]

    def _speakers(self, project: Project) -> Named:
        """People and researchers by id, others by their folded names."""
        loose = {key_of(SPEAKER + name)[len(SPEAKER) :]: (name, "") for name in project.voices.loose_names()}
        return {**loose, **self._of("author"), **self._of("person")}
