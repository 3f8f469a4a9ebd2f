"""Markdown pages of other programs: links to notes, embedded pictures, and the signs each program adds."""

import re
from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from fieldnotes.interop.vaults.leads import Leads, Page, is_local, is_picture, local_path, plain
from fieldnotes.interop.wrapping import wrap_width
from fieldnotes.text.markdown_reading import html_of
from fieldnotes.text.standoff import settle

_WIKI = re.compile(r"(!?)\[\[([^\[\]\n]{1,500})\]\]")
_SIZE = re.compile(r"\d+(?:x\d+)?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LOOKS = re.compile(
    r"<(/?)(u|mark|sup|sub|kbd|b|i|em|strong|s|del|ins|small|span|font|center|div|p)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_TASK = re.compile(r"(?m)^(\s*(?:>\s?)*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t])")
_KEPT = frozenset(["u", "sup", "sub", "b", "i", "em", "strong", "s", "del", "ins"])


def read_page(markdown: str, wiki: bool = False, html: bool = False) -> Page:
    """The text of a Markdown page, its marks, the links and pictures in it.

    Args:
        markdown: a settled text without its header.
        wiki: whether ``[[links]]``, ``![[embeds]]`` and ``==highlights==`` have their meaning.
        html: whether breaks, pictures and looks written as HTML have their meaning; else all HTML is words.
    """
    leads = Leads()

    def prepare(reader: MarkdownIt) -> None:
        if html:
            reader.inline.ruler.before("autolink", "looks", lambda state, silent: _html(leads, state, silent))
        if wiki:
            reader.inline.ruler.before("link", "wiki", lambda state, silent: _wiki(leads, state, silent))
            reader.inline.ruler.before("emphasis", "highlight", _highlight)

    def change(tokens: Sequence[Token]) -> None:
        for token in tokens:
            _lead_out(token.children or [], leads)

    # Line breaks inside a paragraph are kept where the text was not broken to fit a page.
    keep_breaks = wrap_width(markdown) is None
    return leads.page(html_of(plain(settle(markdown)), keep_breaks, prepare, change))


def with_boxes(markdown: str) -> str:
    """Tasks "- [ ]" and "- [x]" with the boxes they are shown by."""
    return _TASK.sub(lambda found: found[1] + ("☐" if found[2] == " " else "☑"), markdown)


def _lead_out(tokens: Sequence[Token], leads: Leads) -> None:
    """Give links and pictures in one line passing addresses."""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrGet("href") or "")
            if is_local(address):
                token.attrSet("href", leads.to_note(local_path(address)))
        elif token.type == "image":
            _picture(token, leads)


def _picture(token: Token, leads: Leads) -> None:
    address, words, caption = str(token.attrGet("src") or ""), token.content, str(token.attrGet("title") or "")
    token.type, token.tag, token.children = "html_inline", "", None
    token.content = _shown(leads, address, words, caption)


def _shown(leads: Leads, address: str, words: str, caption: str = "") -> str:
    """The HTML of a picture that lies beside the page; of one on the net, its words and its address."""
    if is_local(address):
        return leads.picture(local_path(address), words, caption)
    leads.remote += 1
    known = address if not address.startswith("data:") else ""
    return f'<a href="{escape(known)}">{escape(words or "picture")}</a>'


def _wiki(leads: Leads, state: StateInline, silent: bool) -> bool:
    found = _WIKI.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        _write_wiki(leads, state, found)
    state.pos = found.end()
    return True


def _write_wiki(leads: Leads, state: StateInline, found: re.Match[str]) -> None:
    inner, _, alias = found[2].replace("\\|", "|").partition("|")
    path, _, heading = inner.partition("#")
    path, heading = path.strip(), heading.replace("#", " > ").strip()
    alias = alias.strip()
    if found[1] and is_picture(path):
        token = state.push("html_inline", "", 0)
        token.content = leads.picture(path, "" if _SIZE.fullmatch(alias) else alias)
        return
    heading = "" if heading.startswith("^") else heading
    words = alias or " > ".join(part for part in (path.rpartition("/")[2], heading) if part) or found[2]
    if path:
        opened = state.push("link_open", "a", 1)
        # The line's links are given passing addresses below, so that this one must not look like a local one.
        opened.attrs = {"href": leads.to_note(path)}
    state.push("text", "", 0).content = words
    if path:
        state.push("link_close", "a", -1)


def _html(leads: Leads, state: StateInline, silent: bool) -> bool:
    """A break, a picture or the look of some words; of a look only its kind is kept."""
    if not state.src.startswith("<", state.pos):
        return False
    if found := _BREAK.match(state.src, state.pos, state.posMax):
        _push(state, silent, "hardbreak", "")
    elif found := _IMAGE.match(state.src, state.pos, state.posMax):
        told = {each[0].lower(): each[1] or each[2] for each in _ATTRIBUTE.findall(found[1])}
        if not silent:
            _push(state, silent, "html_inline", _shown(leads, told.get("src", ""), told.get("alt", "")))
    elif found := _LOOKS.match(state.src, state.pos, state.posMax):
        _push(state, silent, "html_inline", f"<{found[1]}{found[2].lower()}>" if found[2].lower() in _KEPT else "")
    else:
        return False
    state.pos = found.end()
    return True


def _push(state: StateInline, silent: bool, kind: str, content: str) -> None:
    if not silent:
        state.push(kind, "br" if kind == "hardbreak" else "", 0).content = content


def _highlight(state: StateInline, silent: bool) -> bool:
    """Leave the signs of ``==marked words==`` out; the words between are read as others are."""
    if not state.src.startswith("==", state.pos):
        return False
    closing = state.env.setdefault("highlights", {}).setdefault(state.src, set())
    if state.pos in closing:
        state.pos += 2
        return True
    end = state.src.find("==", state.pos + 2, state.posMax)
    inside = state.src[state.pos + 2 : end]
    if end < 0 or not inside or inside != inside.strip() or inside.startswith("="):
        return False
    if not silent:
        closing.add(end)
    state.pos += 2
    return True
