"""The look of a Word report: its paragraph and character styles.

Sans serif (Calibri) for the apparatus, a serif (Georgia) for what was said and written in the field. Both come
with Word; where they are missing, Word and LibreOffice put their own in their place.
"""

from dataclasses import dataclass

SANS = "Calibri"
SERIF = "Georgia"
INK = "24211C"
MUTED = "6B655A"
LINE = "D9D2C5"
TINT = "F6F3EC"
ACCENT = "2E6E68"

TEXT_WIDTH = 8618
"""Width of the text on the page, in twentieths of a point (A4 less the margins)."""

_SIDES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along one side of a paragraph: ``width`` in eighths of a point, ``gap`` in points."""

    side: str
    width: int
    gap: int
    colour: str = ACCENT

    def xml(self) -> str:
        """The element within ``w:pBdr``."""
        return f'<w:{self.side} w:val="single" w:sz="{self.width}" w:space="{self.gap}" w:color="{self.colour}"/>'


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style; sizes in points, spaces and indents in twentieths of a point, None where inherited.

    ``line`` is the least height of a line in points. It is chosen a little above what the usual substitutes of our
    fonts need, so that a page breaks at nearly the same place whatever fonts a reader has.
    """

    name: str
    based_on: str | None = "Normal"
    following: str = ""
    face: str = ""
    size: float = 0
    colour: str = ""
    bold: bool = False
    italic: bool | None = None
    capitals: bool = False
    before: int | None = None
    after: int | None = None
    line: float = 0
    indent: tuple[int, int] | None = None
    keep: bool = False
    new_page: bool = False
    rules: tuple[Rule, ...] = ()
    shade: str = ""
    tab: int = 0
    outline: int | None = None

    def xml(self, style_id: str) -> str:
        """The ``w:style`` element (without namespace declarations)."""
        default = ' w:default="1"' if style_id == "Normal" else ""
        custom = "" if self.name in BUILT_IN else ' w:customStyle="1"'
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on and not default else ""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        return (
            f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id}"><w:name w:val="{self.name}"/>'
            f"{based}{following}<w:qFormat/><w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        parts = ["<w:keepNext/><w:keepLines/>" if self.keep else ""]
        parts.append("<w:pageBreakBefore/>" if self.new_page else "")
        if self.rules:
            ordered = sorted(self.rules, key=lambda rule: _SIDES.index(rule.side))
            parts.append(f"<w:pBdr>{''.join(rule.xml() for rule in ordered)}</w:pBdr>")
        if self.shade:
            parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>')
        if self.tab:
            parts.append(f'<w:tabs><w:tab w:val="right" w:pos="{self.tab}"/></w:tabs>')
        parts.append(self._spacing())
        if self.indent:
            parts.append(f'<w:ind w:left="{self.indent[0]}" w:right="{self.indent[1]}"/>')
        if self.outline is not None:
            parts.append(f'<w:outlineLvl w:val="{self.outline}"/>')
        return "".join(parts)

    def _spacing(self) -> str:
        before = "" if self.before is None else f' w:before="{self.before}"'
        after = "" if self.after is None else f' w:after="{self.after}"'
        line = f' w:line="{round(self.line * 20)}" w:lineRule="atLeast"' if self.line else ""
        return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""

    def _run(self) -> str:
        return run_properties(
            self.face, self.size, self.colour, bold=self.bold, italic=self.italic, capitals=self.capitals
        )


def run_properties(
    face: str = "",
    size: float = 0,
    colour: str = "",
    *,
    bold: bool = False,
    italic: bool | None = None,
    capitals: bool = False,
) -> str:
    """Run properties in the order of the schema; ``size`` in points."""
    parts = [f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/>' if face else ""]
    parts.append("<w:b/><w:bCs/>" if bold else "")
    if italic is not None:
        parts.append("<w:i/><w:iCs/>" if italic else '<w:i w:val="0"/><w:iCs w:val="0"/>')
    parts.append("<w:caps/>" if capitals else "")
    parts.append(f'<w:color w:val="{colour}"/>' if colour else "")
    parts.append('<w:spacing w:val="30"/>' if capitals else "")
    half = round(size * 2)
    parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if size else "")
    return "".join(parts)


BUILT_IN = frozenset(
    {"Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "toc 1", "toc 2", "toc 3"}
    | {"toc 4", "TOC Heading", "Quote", "caption", "header", "footer"}
)
"""Styles that Word knows by name; the others are our own."""

_QUOTED = (360, 360)
_SOURCE = (360, 0)
_MEMO = tuple(Rule(side, 2, 8, TINT) for side in _SIDES)
"""The same on all of a memo's paragraphs: Word then draws one box around them."""


def _heading(level: int, size: float, line: float, before: int, after: int, rule: int) -> Look:
    rules = (Rule("bottom", rule, 5),) if rule else ()
    return Look(
        f"heading {level}",
        following="Normal",
        size=size,
        bold=True,
        before=before,
        after=after,
        line=line,
        keep=True,
        rules=rules,
        outline=level - 1,
    )


def _contents(level: int, size: float, before: int) -> Look:
    return Look(
        f"toc {level}",
        size=size,
        colour=INK if level < 3 else MUTED,
        bold=level == 1,
        before=before,
        after=30,
        line=15,
        indent=((level - 1) * 284, 0),
        tab=TEXT_WIDTH,
    )


PARAGRAPH_LOOKS: dict[str, Look] = {
    "Normal": Look("Normal", None, face=SANS, size=10.5, colour=INK, before=0, after=100, line=15),
    "Kicker": Look(
        "Kicker", following="Title", size=10, colour=ACCENT, bold=True, capitals=True, before=2400, after=200, line=14
    ),
    "Title": Look("Title", following="Subtitle", size=31, bold=True, before=0, after=180, line=42.5, keep=True),
    "Subtitle": Look("Subtitle", following="Byline", size=15, colour=MUTED, before=0, after=320, line=21),
    "Byline": Look("Byline", size=11.5, before=0, after=40, line=16),
    "Heading1": _heading(1, 21, 29, 720, 200, 18),
    "Heading2": _heading(2, 15.5, 21.5, 600, 160, 8),
    "Heading3": _heading(3, 13, 18, 480, 120, 4),
    "Heading4": _heading(4, 11.5, 16, 440, 100, 0),
    "TOCHeading": Look(
        "TOC Heading", following="Normal", size=21, bold=True, before=0, after=320, line=29, new_page=True
    ),
    "TOC1": _contents(1, 11, 150),
    "TOC2": _contents(2, 10.5, 0),
    "TOC3": _contents(3, 10, 0),
    "TOC4": _contents(4, 10, 0),
    "SectionNote": Look("Section Note", following="Definition", size=9.5, colour=MUTED, before=0, after=180, line=13),
    "Definition": Look("Definition", following="Quotation", size=10.5, before=0, after=200, line=15),
    "Quote": Look(
        "Quote", face=SERIF, size=11, colour=INK, italic=False, before=60, after=0, line=16.5, indent=_QUOTED
    ),
    "Quotation": Look("Quotation", "Quote", "Attribution", rules=(Rule("left", 18, 11, LINE),)),
    "Attribution": Look(
        "Attribution", following="Quotation", size=9, colour=MUTED, before=80, after=300, line=13, indent=_SOURCE
    ),
    "CodingComment": Look(
        "Coding Comment",
        following="Quotation",
        size=9,
        colour=MUTED,
        italic=True,
        before=0,
        after=300,
        line=13,
        indent=_SOURCE,
    ),
    "MemoTitle": Look(
        "Memo Title",
        following="MemoExtract",
        size=10.5,
        bold=True,
        before=160,
        after=40,
        line=15,
        keep=True,
        rules=_MEMO,
        shade=TINT,
        indent=_QUOTED,
    ),
    "MemoExtract": Look("Memo Extract", size=10, before=0, after=60, line=14, rules=_MEMO, shade=TINT, indent=_QUOTED),
    "MemoSource": Look(
        "Memo Source",
        following="Quotation",
        size=9,
        colour=MUTED,
        before=0,
        after=400,
        line=12.5,
        rules=_MEMO,
        shade=TINT,
        indent=_QUOTED,
    ),
    "Caption": Look("caption", size=9.5, colour=MUTED, before=0, after=160, line=13, keep=True),
    "TableHeading": Look("Table Heading", size=9, colour=MUTED, bold=True, before=60, after=60, line=12.5, keep=True),
    "TableText": Look("Table Text", size=9.5, before=50, after=50, line=13),
    "ScopeLabel": Look("Scope Label", size=9.5, colour=MUTED, before=50, after=50, line=13),
    "Header": Look("header", size=9, colour=MUTED, before=0, after=0, line=12.5, tab=TEXT_WIDTH),
    "Footer": Look("footer", size=9, colour=MUTED, before=0, after=0, line=12.5, tab=TEXT_WIDTH),
}
"""Style id → look, in the order in which Word lists them."""

CHARACTER_LOOKS: dict[str, tuple[str, str]] = {
    "Speaker": ("Speaker", run_properties(SANS, 0, INK, bold=True)),
    "Context": ("Context", run_properties("", 0, "7A7368")),
    "Label": ("Label", run_properties("", 0, MUTED, bold=True)),
    "Exemplar": ("Exemplar", run_properties("", 0, ACCENT, bold=True)),
}
"""Style id → name and run properties of the character styles."""


def style_sheet() -> list[str]:
    """All styles as ``w:style`` elements, without namespace declarations."""
    characters = [
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{props}</w:rPr></w:style>"
        for style_id, (name, props) in CHARACTER_LOOKS.items()
    ]
    plain_character = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    plain_table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    paragraphs = [look.xml(style_id) for style_id, look in PARAGRAPH_LOOKS.items()]
    return [*paragraphs, plain_character, *characters, plain_table]
