"""Pages that other programs keep as HTML or ENML: boxes, pictures and links between notes in them."""

from collections.abc import Iterator

from lxml import etree

from fieldnotes.interop.readers.html_tree import Element, parse, words_of
from fieldnotes.interop.vaults.leads import Leads, Page, is_local, local_path, plain

_EMPTY = ("en-media", "en-todo")


def read_web_page(html: str) -> Page:
    """The text of a page, its marks, the links and pictures in it; nothing is fetched, no entity is expanded.

    A picture of Evernote's is named by the digest it bears there, another by its address.

    Raises:
        UserError: its elements lie too deep in one another to be read.
    """
    root = parse(plain(_closed(html)))
    if root is None:
        return Page("")
    leads = Leads()
    hidden = 0
    for element in list(_elements(root)):
        hidden += element.tag == "en-crypt"
        _change(element, leads)
    page = leads.page(etree.tostring(root, method="html", encoding="unicode"))
    if not hidden:
        return page
    told = "A passage is encrypted and stayed" if hidden == 1 else f"{hidden:,} passages are encrypted and stayed"
    return Page(page.text, page.marks, page.links, page.media, (*page.warnings, f"{told} in Evernote."))


def _elements(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if isinstance(element.tag, str))


def _closed(html: str) -> str:
    """Elements without content closed in the way that HTML knows too."""
    for name in _EMPTY:
        pieces = html.split(f"<{name}")
        for at in range(1, len(pieces)):
            head, sign, tail = pieces[at].partition(">")
            if sign and head.endswith("/"):
                pieces[at] = f"{head[:-1]}></{name}>{tail}"
        html = f"<{name}".join(pieces)
    return html


def _change(element: Element, leads: Leads) -> None:
    """Make one element say what it means in a plain text."""
    tag = str(element.tag).lower()
    if tag == "en-todo":
        _say(element, _box(element.get("checked")))
    elif tag == "en-media":
        _show(element, leads, element.get("hash") or "", element.get("alt") or "")
    elif tag == "en-crypt":
        _say(element, "[encrypted in Evernote]")
    elif tag == "li" and "--en-checked" in (element.get("style") or ""):
        first = element
        while not (first.text or "").strip() and len(first) and first[0].tag in ("div", "p", "span"):
            first = first[0]
        done = "--en-checked:true" in (element.get("style") or "").replace(" ", "")
        first.text = f"{_box('true' if done else '')}{first.text or ''}"
    elif tag == "img":
        _picture(element, leads)
    elif tag == "a":
        _link(element, leads)


def _box(checked: str | None) -> str:
    return "☑ " if (checked or "").lower() == "true" else "☐ "


def _say(element: Element, words: str) -> None:
    """Put words in an element's place."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", words, tail


def _show(element: Element, leads: Leads, name: str, alt: str) -> None:
    """Put a picture in an element's place."""
    tail = element.tail
    element.clear()
    shown = etree.fromstring(leads.picture(name, alt).replace("<img>", "<img/>"))
    element.tag, element.tail = "a", tail
    element.set("href", shown.get("href") or "")
    element.append(shown[0])


def _picture(element: Element, leads: Leads) -> None:
    if element.getparent() is not None and (element.getparent().get("href") or "").startswith("https://lead.invalid/"):
        return  # it stands for a picture already
    address = element.get("src") or ""
    if is_local(address):
        _show(element, leads, local_path(address), element.get("alt") or "")
    else:
        leads.remote += 1
        _say(element, element.get("alt") or "")


def _link(element: Element, leads: Leads) -> None:
    """A link to a note of Evernote's leads by its words, for the numbers in it are nowhere in an export."""
    address = element.get("href") or ""
    if address.startswith("evernote:"):
        words = words_of(element)
        if words:
            element.set("href", leads.to_note(words))
    elif is_local(address):
        element.set("href", leads.to_note(local_path(address)))
