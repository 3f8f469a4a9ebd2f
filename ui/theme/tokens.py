"""Tokens: the colours of the light and the dark look, and how far apart two colours stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look. Words are written in ``text`` or ``muted``; ``faint`` is for lines and signs that repeat words."""

    name: str
    panel: str
    surface: str
    border: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_strong: str
    on_accent: str
    soft: str
    selected: str
    hover: str
    hit: str
    on_hit: str
    danger: str
    warning: str
    shadow: str

    @property
    def dark(self) -> bool:
        """True for the dark look."""
        return self.name == "dark"


LIGHT = Tokens(
    name="light",
    panel="#FAF8F4",
    surface="#FFFFFF",
    border="#E5DFD4",
    line="#EFEAE1",
    text="#24211C",
    muted="#706A5F",
    faint="#A8A195",
    accent="#2E6E68",
    accent_strong="#245A55",
    on_accent="#FFFFFF",
    soft="#DDECE9",
    selected="#E6EEEB",
    hover="#F2EEE7",
    hit="#FCE9A9",
    on_hit="#24211C",
    danger="#A63A2B",
    warning="#8A5A0B",
    shadow="#40382C",
)

DARK = Tokens(
    name="dark",
    panel="#1F2224",
    surface="#24272A",
    border="#34393D",
    line="#2C3033",
    text="#E8E4DC",
    muted="#A09A8E",
    faint="#6E6A62",
    accent="#74BDB3",
    accent_strong="#8CCDC4",
    on_accent="#12201E",
    soft="#24403C",
    selected="#263432",
    hover="#282C2F",
    hit="#5A4A14",
    on_hit="#F6EFD9",
    danger="#E58A7A",
    warning="#DDB25E",
    shadow="#000000",
)

LOOKS = {"light": LIGHT, "dark": DARK}


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of "#RRGGBB"."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(over: str, under: str, share: float) -> str:
    """``share`` (0 to 1) of one colour laid over another."""
    parts = (round(a * share + b * (1 - share)) for a, b in zip(rgb(over), rgb(under), strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


def readable(colour: str, ground: str, least: float = 4.5) -> str:
    """The colour, moved towards black or white until words in it can be read on the ground."""
    goal = "#000000" if _luminance(ground) > 0.18 else "#FFFFFF"
    for step in range(0, 101, 5):
        candidate = mixed(goal, colour, step / 100)
        if contrast(candidate, ground) >= least:
            return candidate
    return goal


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
