"""Small Word files for tests, built from the XML of their body."""

import zipfile
from io import BytesIO

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Rubrik1"/></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
_PARTS = {
    "styles": ("styles", _STYLES),
    "numbering": ("numbering", _NUMBERING),
    "comments": ("comments", ""),
    "footnotes": ("footnotes", ""),
    "endnotes": ("endnotes", ""),
}


def word_file(body: str, namespace: str = TRANSITIONAL, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """A .docx with this body; ``parts`` adds comments, footnotes, endnotes (the XML inside their root)."""
    contents = {"styles": _STYLES, "numbering": _NUMBERING, **parts}
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{_RELATIONS}/{name}" Target="{name}.xml"/>' for at, name in enumerate(contents)
    )
    relations += "".join(
        f'<Relationship Id="{ident}" Type="{_RELATIONS}/hyperlink" Target="{target}" TargetMode="External"/>'
        for ident, target in (links or {}).items()
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="d" Type="{_RELATIONS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'
        )
        archive.writestr("word/document.xml", _root("document", f"<w:body>{body}</w:body>", namespace))
        for name, inside in contents.items():
            archive.writestr(f"word/{name}.xml", _root(name, inside, namespace))
    return buffer.getvalue()


def _root(name: str, inside: str, namespace: str) -> str:
    return (
        f'<w:{name} xmlns:w="{namespace}" xmlns:r="{_RELATIONS}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml">{inside}</w:{name}>'
    )


def p(*runs: str, style: str = "", props: str = "") -> str:
    """A paragraph of runs; plain words become a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{props}</w:pPr>{inside}</w:p>"


def r(words: str, props: str = "") -> str:
    """A run of words with properties such as ``<w:b/>``."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
