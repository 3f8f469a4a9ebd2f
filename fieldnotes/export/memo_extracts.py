"""Which memos a report prints, and where: at the code they are about, or in a part of their own."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime

from fieldnotes.domain.codes import Code
from fieldnotes.domain.when import When
from fieldnotes.export.naming import Naming
from fieldnotes.export.outline import MemoExtract
from fieldnotes.project.reporting import LinkedMemo, NoteHead

_TITLE = re.compile(r"\[\[([^\[\]\n]+)\]\]")
_AT_NAME = re.compile(r"(?<!\S)@(?=[^\W\d_])")
_BACKWARDS = {
    "about": "what it is about",
    "supports": "supported by",
    "contradicts": "contradicted by",
    "revises": "revised by",
    "follows from": "followed by",
    "adapts": "adapted by",
    "answers": "answered by",
}


class Extracts:
    """Hands each memo out once: in full at the first code that asks, afterwards as a line that says where it is.

    Args:
        memos: the memos that the team may see.
        naming: how people are shown.
        codes: all codes by id.
        heads: all notes by id.
    """

    def __init__(
        self,
        memos: Sequence[LinkedMemo],
        naming: Naming,
        codes: Mapping[str, Code],
        heads: Mapping[str, NoteHead],
    ) -> None:
        self._naming = naming
        self._codes = codes
        self._heads = heads
        self._titles = {memo.id: memo.title for memo in memos}
        self._printed: dict[str, str] = {}
        self._memos = memos
        self._of_code: dict[str, list[LinkedMemo]] = {}
        for memo in memos:
            for ident in dict.fromkeys(ident for _, noun, ident, _ in memo.links if noun == "code"):
                self._of_code.setdefault(ident, []).append(memo)

    def of_code(self, code: str) -> tuple[MemoExtract, ...]:
        """The memos linked to a code (id), those printed before as a reference."""
        extracts = []
        for memo in self._of_code.get(code, ()):
            if memo.id in self._printed:
                extracts.append(self._reference(memo))
            else:
                extracts.append(self._extract(memo))
                self._printed[memo.id] = self._codes[code].name
        return tuple(extracts)

    def of_sources(self, idents: Collection[str], loose: bool) -> tuple[MemoExtract, ...]:
        """Memos not printed yet that are linked to some notes or passages (ids); ``loose``: all the others too."""
        wanted = [
            memo
            for memo in self._memos
            if memo.id not in self._printed and (loose or any(ident in idents for _, _, ident, _ in memo.links))
        ]
        return tuple(self._extract(memo) for memo in wanted)

    def _extract(self, memo: LinkedMemo) -> MemoExtract:
        days = list(dict.fromkeys(_day(at) for at, _, text in memo.entries if text.strip()))
        veil = self._naming.veil
        written = [(at, text.strip()) for at, _, text in memo.entries if text.strip()]
        text = "\n".join(f"{_day(at)}: {text}" if len(days) > 1 else text for at, text in written)
        return MemoExtract(
            memo.id,
            veil(memo.title) or "Untitled",
            veil(_without_signs(text)),
            memo.kind,
            " – ".join([days[0], days[-1]] if len(days) > 1 else days),
            self._naming.coder(memo.author),
            "; ".join(dict.fromkeys(filter(None, (veil(self._words_of(link)) for link in memo.links)))),
        )

    def _reference(self, memo: LinkedMemo) -> MemoExtract:
        where = f"printed under “{self._naming.veil(self._printed[memo.id])}”"
        return MemoExtract(memo.id, self._naming.veil(memo.title) or "Untitled", "", memo.kind, link=where)

    def _words_of(self, link: tuple[str, str, str, bool]) -> str:
        """A link in words: "about “unequal risk-taking”"; "" for what a report does not name."""
        kind, noun, ident, outgoing = link
        title = ""
        if noun == "code" and ident in self._codes:
            title = self._codes[ident].name
        elif noun == "note" and ident in self._heads and not self._heads[ident].restricted:
            title = self._heads[ident].title
        elif noun == "memo":
            title = self._titles.get(ident, "")
        if not title:
            return ""
        return f"{kind if outgoing else _BACKWARDS.get(kind, kind)} “{title}”"


def _without_signs(text: str) -> str:
    """A memo's text as it is read: “Title” for [[Title]], a name without the @ before it."""
    return _AT_NAME.sub("", _TITLE.sub(r"“\1”", text))


def _day(at: int) -> str:
    """A moment (milliseconds since 1970, UTC) as a day in words."""
    return When(datetime.fromtimestamp(at / 1000, UTC).date().isoformat()).label()
