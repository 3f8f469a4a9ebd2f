"""Whether a file is whole: SQLite's own checks, the journal's triggers, texts and the spans in them."""

from fieldnotes.domain.revisions import seal_of
from fieldnotes.storage.database import FILE_TROUBLE, Database
from fieldnotes.storage.derive import missing_derived
from fieldnotes.storage.schema import SPANS, TEXTS


def problems(db: Database) -> list[str]:
    """Everything wrong with a file, a sentence each; empty when it is sound."""
    sentences: list[str] = []
    for part in (_pages, _references, missing_derived, _texts, _spans, _words, _links, _seals):
        try:
            sentences += part(db)
        except FILE_TROUBLE as error:
            sentences.append(f"The file is damaged where this was looked for: {error}.")
    return list(dict.fromkeys(sentences))


def _pages(db: Database) -> list[str]:
    found = [row[0] for row in db.execute("PRAGMA integrity_check").fetchall()]
    return [f"SQLite reports: {'; '.join(words.splitlines())}." for words in found if words != "ok"]


def _references(db: Database) -> list[str]:
    rows = db.execute("PRAGMA foreign_key_check").fetchall()
    return [f"Row {rowid} of {table} names a {parent} that is not there." for table, rowid, parent, _ in rows]


def _texts(db: Database) -> list[str]:
    """Texts that cannot be read; SQLite keeps no sums over its pages and would not say so."""
    sentences = []
    for table, column in TEXTS.items():
        for ident, data in db.execute(f"SELECT id, CAST({column} AS BLOB) FROM {table}"):
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                sentences.append(f"The text of {table} {ident} is damaged.")
    return sentences


def _spans(db: Database) -> list[str]:
    sentences = []
    for table, (column, spans) in SPANS.items():
        for span in spans:
            # A turn may be silent; any other span that has not been lost holds something.
            empty = "0" if span == "turn" else 's.lost = 0 AND s.start = s."end"'
            count = db.execute(
                f'SELECT count(*) FROM {span} s JOIN {table} t ON t.id = s.{column} WHERE s.start < 0 OR s."end" '
                "< s.start "
                f'OR s."end" > length(t.{TEXTS[table]}) OR ({empty})'
            ).fetchone()[0]
            if count:
                sentences.append(f"{count} of {span} lie outside the text of their {table}.")
    return sentences


def _words(db: Database) -> list[str]:
    rows = db.execute(
        "SELECT p.id FROM passage p JOIN note n ON n.id = p.note WHERE p.lost = 0 "
        'AND substr(n.text, p.start + 1, p."end" - p.start) <> p.words'
    ).fetchall()
    return [f"Passage {ident} does not stand on its words." for (ident,) in rows]


def _links(db: Database) -> list[str]:
    sentences = []
    for side in ("source", "target"):
        for (noun,) in db.execute(f"SELECT DISTINCT {side}_noun FROM link").fetchall():
            count = db.execute(
                f"SELECT count(*) FROM link WHERE {side}_noun = ? AND {side} NOT IN (SELECT id FROM {noun})",
                [noun],
            ).fetchone()[0]
            if count:
                sentences.append(f"{count} links name a {noun} that is not there.")
    return sentences


def _seals(db: Database) -> list[str]:
    """First writings that are not what was sealed."""
    rows = db.execute("SELECT row, at, contributor, text, seal FROM revision WHERE seal <> ''")
    return [
        f"The first writing of note {row} is not what was sealed."
        for row, at, contributor, text, seal in rows
        if seal_of(row, at, contributor, text) != seal
    ]
