"""A page's elements: parsed with nothing fetched and no entity expanded, note signs put in brackets."""

import re
from collections.abc import Collection
from html.entities import html5
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Marked
from fieldnotes.text.standoff import from_html, settle

Element: TypeAlias = etree._Element  # noqa: SLF001  the only name lxml has for it

_XML = re.compile(r"\s*(?:<\?xml\b|<!DOCTYPE[^>]*XHTML)|[^>]{0,300}<html[^>]*xmlns=", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_OWN = ("amp", "lt", "gt", "quot", "apos")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_NAMESPACE = re.compile(r"^\{[^}]*\}")


def parse(text: str, beside: Collection[str] = ()) -> Element | None:
    """The root of a page, its elements bare of namespaces; XHTML is read as XML where it is sound.

    Args:
        text: the page.
        beside: names of the other pages of its book, where its notes may stand, too.

    Raises:
        UserError: its elements lie so deep in one another that what they hold cannot be reached.
    """
    text = settle(text)
    is_xml = bool(_XML.match(text[:1000]))
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text), count=1)
    root = _as_xml(text) if is_xml else None
    if root is None:
        parser = etree.HTMLParser(
            encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
        )
        data = text.encode("utf-8", "replace")
        root = etree.fromstring(data, parser) if text.strip() else None
        if any(each.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for each in parser.error_log):
            raise UserError("The elements of this page are nested too deeply to be read.")
    if root is not None:
        _mend_note_signs(root, beside)
    return root


def _as_xml(text: str) -> Element | None:
    text = _ENTITY.sub(_character, text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _NAMESPACE.sub("", element.tag)
            for key in list(element.attrib):
                bare = _NAMESPACE.sub("", str(key))
                if bare != key and bare not in element.attrib:
                    element.set(bare, element.attrib[key])
    return root


def _character(match: re.Match[str]) -> str:
    return match[0] if match[1] in _XML_OWN else html5.get(match[1] + ";", match[0])


def _mend_note_signs(root: Element, beside: Collection[str]) -> None:
    """A note's number stands in brackets if the note is at hand; otherwise it leads nowhere and goes."""
    ids = {element.get("id") for element in root.iter() if isinstance(element.tag, str) and element.get("id")}
    for link in list(root.iter("a")):
        kinds = f"{link.get('type') or ''} {link.get('epub:type') or ''} {link.get('role') or ''}".split()
        if not {"noteref", "doc-noteref"} & set(kinds):
            continue
        target = (link.get("href") or "").rpartition("#")
        words = words_of(link).strip("[]")
        tail = link.tail
        link.clear()
        link.tail = tail
        here = target[0] == "" and target[2] in ids
        if words and (here or unquote(target[0].rpartition("/")[2]) in beside):
            link.text = f"[{words}]"


def marked_of(element: Element) -> Marked:
    """The text of an element and the marks over it, in the direction the page gives."""
    copy = etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    direction = next((each.get("dir") for each in (element, *element.iterancestors()) if each.get("dir")), None)
    if direction and element.get("dir") is None:
        copy = f'<div dir="{"rtl" if direction.lower() == "rtl" else "ltr"}">{copy}</div>'
    return from_html(copy)


def words_of(element: Element | None) -> str:
    """An element's words on one line."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def primary_tag(language: str) -> str:
    """The first part of a language's tag: "en" of "en-GB"."""
    return language.strip().replace("_", "-").partition("-")[0].lower()
