"""Small vaults and exports in our own words, as other programs write them."""

import base64
import hashlib
import io
import struct
import tarfile
import zlib
from pathlib import Path


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\x7f"))
    + _chunk(b"IEND", b"")
)
PNG_MD5 = hashlib.md5(PNG, usedforsecurity=False).hexdigest()

DAY = """---
tags: [log, field/ferry]
aliases: ["Chain day"]
people: ["[[Winifred Pask]]", Tom]
location: The quay
---
Went down with [[Chain and water|the chain]] in mind. ==Nobody== spoke. %%ask Win again%%

> [!quote] On waiting
> You wait for the water.

- [ ] mend the boots #todo
- [x] thank her ^thanks

![[quay.png|300]] and ![the quay at low water](../files/quay.png "Low water")

See [[Chain and water#Links]], [[Nowhere]] and [the net](https://ferry.example/x).
"""
CHAIN = "# Links\n\nBack to [that day](../../Daily/2013-11-12.md), or [[chain day]].\n"


def write(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def vault(root: Path) -> Path:
    """A vault of two notes that lead to one another, with all that is no note in it."""
    return write(
        root,
        {
            ".obsidian/app.json": "{}",
            ".obsidian/templates.json": '{"folder": "Patterns"}',
            ".trash/gone.md": "Thrown away.",
            "Patterns/day.md": "# {{date}}",
            "board.canvas": "{}",
            "Daily/2013-11-12.md": DAY,
            "Field/Ferry/Chain and water.md": CHAIN,
            "files/quay.png": PNG,
            "files/other.png": PNG,
        },
    )


def number(digit: str) -> str:
    return digit * 32


def item(kind: int, ident: str, title: str = "", body: str = "", **fields: str) -> str:
    """One item of a Joplin export."""
    lines = [f"id: {ident}", *(f"{name}: {value}" for name, value in fields.items()), f"type_: {kind}"]
    head = f"{title}\n\n{body}\n\n" if body else f"{title}\n\n" if title else ""
    return head + "\n".join(lines)


MADE = "2013-11-13T20:05:00.000Z"


def joplin_files() -> dict[str, str | bytes]:
    """Two notes in notebooks, one of them thrown away beside; a tag, a picture, a recording."""
    one, two, gone = number("1"), number("2"), number("3")
    field, ferry, tag, picture, sound = number("a"), number("b"), number("c"), number("d"), number("e")
    body = (
        f"Went down with [the chain](:/{two}) in mind.\n\n![the quay](:/{picture})\n\n- [x] thank her\n\n"
        f"[what she said](:/{sound}) and [nothing](:/{number('9')})"
    )
    items = {
        one: item(1, one, "2013-11-12 Down at the quay", body, parent_id=ferry, user_created_time=MADE),
        two: item(1, two, "Chain", "The chain was slack.", parent_id=field, created_time=MADE, is_todo="1"),
        gone: item(1, gone, "Gone", "Thrown away.", parent_id=field, deleted_time="1384373100000"),
        field: item(2, field, "Field", parent_id=""),
        ferry: item(2, ferry, "Ferry/boat", parent_id=field),
        tag: item(5, tag, "waiting"),
        number("f"): item(6, number("f"), note_id=one, tag_id=tag),
        picture: item(4, picture, "quay.png", mime="image/png", file_extension="png"),
        sound: item(4, sound, "win.m4a", mime="audio/mp4", file_extension="m4a"),
    }
    files: dict[str, str | bytes] = {f"{ident}.md": text for ident, text in items.items()}
    return files | {f"resources/{picture}.png": PNG, f"resources/{sound}.m4a": b"sound"}


def jex(path: Path, files: dict[str, str | bytes]) -> Path:
    """An archive as Joplin writes it."""
    with tarfile.open(path, "w") as archive:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


ENEX_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd">\n'
    '<en-export export-date="20200101T000000Z" application="Evernote">\n'
)
_ENML = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd">'


def enex_note(title: str, body: str, inside: str = "", tags: tuple[str, ...] = ()) -> str:
    return (
        f"<note><title>{title}</title><created>20131113T200500Z</created><updated>20140101T000000Z</updated>"
        + "".join(f"<tag>{tag}</tag>" for tag in tags)
        + "<note-attributes><author>Ines Marlowe</author><latitude>52.2</latitude>"
        + "<source-url>https://ferry.example/tides</source-url></note-attributes>"
        + f"<content><![CDATA[{_ENML}<en-note>{body}</en-note>]]></content>{inside}</note>\n"
    )


def resource(data: bytes, mime: str, name: str) -> str:
    coded = base64.encodebytes(data).decode()
    return (
        f'<resource><data encoding="base64">\n{coded}</data><mime>{mime}</mime>'
        f"<resource-attributes><file-name>{name}</file-name></resource-attributes></resource>"
    )


def enex(path: Path, *notes: str) -> Path:
    path.write_text(f"{ENEX_HEAD}{''.join(notes)}</en-export>", encoding="utf-8")
    return path


def ferry_enex(path: Path) -> Path:
    """Two notes that lead to one another, with a picture, a paper and hidden words."""
    paper = b"%PDF-1.4 paper"
    digest = hashlib.md5(paper, usedforsecurity=False).hexdigest()
    body = (
        '<div>Went down with <a href="evernote:///view/1/s1/g/g/">Chain</a> in mind.&nbsp;Rain.</div>'
        '<div><en-todo checked="true"/>thank her</div><div><en-todo/>mend the boots</div>'
        f'<div><en-media type="image/png" hash="{PNG_MD5}" alt="the quay"/> and after</div>'
        f'<div><en-media type="application/pdf" hash="{digest}"/></div>'
        "<div><en-crypt>c2VjcmV0</en-crypt></div>"
        '<ul><li style="--en-checked:true;"><div>count the boats</div></li></ul>'
    )
    inside = resource(PNG, "image/png", "quay.png") + resource(paper, "application/pdf", "paper.pdf")
    return enex(
        path,
        enex_note("12 Nov 2013 Down at the quay", body, inside, ("waiting", "field")),
        enex_note("Chain", '<div>See <a href="evernote:///view/1/">12 Nov 2013 Down at the quay</a>.</div>'),
    )
