"""What a person chose to see on the timeline, kept with the machine's settings of the project."""

from dataclasses import dataclass

from ui.base.settings import Setting, Settings
from ui.models.timeline_scene import LANES

OFF = ("facts",)
"""Lanes that are not shown until they are asked for."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Settings of one project's timeline.

    Attributes:
        lanes: all lanes in their order, with "+" before those that are shown and "-" before the others.
        folded: lanes of which only the heading is seen.
        codes: ids of the codes shown; none for the most used.
        people: ids of those whose facts are shown.
    """

    lanes: Setting[list[str]]
    folded: Setting[list[str]]
    codes: Setting[list[str]]
    people: Setting[list[str]]

    @classmethod
    def of(cls, project: str) -> "Choices":
        """The settings of a project (an id)."""
        return cls(
            Setting(f"timeline/{project}/lanes", [], "Lanes of the timeline"),
            Setting(f"timeline/{project}/folded", [], "Lanes of the timeline that are folded"),
            Setting(f"timeline/{project}/codes", [], "Codes on the timeline"),
            Setting(f"timeline/{project}/people", [], "People whose facts stand on the timeline"),
        )

    def keys(self) -> tuple[str, ...]:
        """The keys of all of them."""
        return self.lanes.key, self.folded.key, self.codes.key, self.people.key


def ordered_lanes(settings: Settings, choices: Choices) -> list[tuple[str, bool]]:
    """All lanes in the chosen order, each with whether it is shown."""
    kept = [(entry[1:], entry[0] == "+") for entry in settings.get(choices.lanes) if entry[1:] in LANES]
    known = {key for key, _ in kept}
    return kept + [(key, key not in OFF) for key in LANES if key not in known]


def shown_lanes(settings: Settings, choices: Choices) -> list[str]:
    """The lanes that are shown, in their order."""
    return [key for key, shown in ordered_lanes(settings, choices) if shown]


def keep_lanes(settings: Settings, choices: Choices, lanes: list[tuple[str, bool]]) -> None:
    """Keep an order, and which lanes are shown."""
    settings.set(choices.lanes, [f"{'+' if shown else '-'}{key}" for key, shown in lanes])


def toggle_fold(settings: Settings, choices: Choices, lane: str) -> None:
    """Fold a lane, or unfold it."""
    folded = settings.get(choices.folded)
    settings.set(choices.folded, [key for key in folded if key != lane] + [lane] * (lane not in folded))
