"""The colours of registers, in each look; the margin's word says the same, so that no colour stands alone."""

from ui.theme.tokens import Tokens, readable

_COLOURS = {
    "verbatim": "#3B74B0",
    "near-verbatim": "#6C9AC9",
    "recalled": "#B38A1E",
    "aside": "#7A5BA6",
    "commentary": "#9A82BF",
    "feeling": "#A4446C",
    "their feeling": "#C07A98",
    "method": "#2E6E68",
    "theory": "#B4532A",
}
_SEEN = 3.0
"""The contrast that a sign needs to be seen on its ground (WCAG 2.2, 1.4.11)."""


def register_colour(kind: str, tokens: Tokens) -> str:
    """The bar of a register; description, the usual one, has the colour of a line."""
    colour = _COLOURS.get(kind)
    return readable(colour, tokens.surface, _SEEN) if colour else tokens.border
