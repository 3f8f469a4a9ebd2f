"""The table of people by attributes, as at a day: what rivals call a classification sheet, but dated."""

from dataclasses import dataclass

from fieldnotes.domain.attributes import Attribute, named, value_words
from fieldnotes.domain.facts import true_at
from fieldnotes.domain.people import Fact
from fieldnotes.project.project import Project


@dataclass(frozen=True, slots=True)
class Column:
    """A key of facts; ``attribute`` is None where nobody has said of which kind it is."""

    key: str
    attribute: Attribute | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody and, column by column, the values as they are kept ("" where nothing is entered)."""

    id: str
    name: str
    kind: str
    values: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """People by attributes as at an ISO day."""

    day: str
    columns: tuple[Column, ...]
    rows: tuple[PersonRow, ...]

    def words(self, row: PersonRow, column: int) -> str:
        """A cell in words; "nurse / team lead" where the dates leave open which of both was true."""
        attribute = self.columns[column].attribute
        return " / ".join(value_words(attribute, value) for value in row.values[column])


def people_table(project: Project, day: str, kind: str = "person") -> PeopleTable:
    """Everybody of a kind ("person" or "group") by all attributes and all other keys of facts, as at an ISO day."""
    attributes = project.attributes.all()
    columns = [Column(attribute.name, attribute) for attribute in attributes]
    columns += [Column(key, None) for key in project.attributes.loose_keys()]
    facts: dict[str, list[Fact]] = {}
    for fact in project.facts.all():
        facts.setdefault(fact.actor, []).append(fact)
    rows = []
    for actor in project.actors.all():
        if actor.kind == kind:
            true = {
                _key(attributes, key): values for key, values in true_at(facts.get(actor.id, ()), (day, day)).items()
            }
            values = tuple(true.get(column.key, ()) for column in columns)
            rows.append(PersonRow(actor.id, actor.name, actor.kind, values))
    return PeopleTable(day, tuple(columns), tuple(rows))


def _key(attributes: list[Attribute], key: str) -> str:
    attribute = named(attributes, key)
    return attribute.name if attribute else key
