"""The tables of a project file, as released migrations that only add.

Rows of the user's data have ``id TEXT PRIMARY KEY`` and a column ``batch``: the number of the long step (an import)
they arrived with, else NULL. Read them through the views named in `VIEWS`, which leave out rows of a batch that is
not finished. A long text stands last in its row, so that lists need not read past it. Times are milliseconds since
1970 (UTC) or partial ISO dates; positions are code points.
"""

from sqlite_utils.migrations import Migrations

from fieldnotes.storage.database import Database

migrations = Migrations("fieldnotes")

_JOURNAL = """
CREATE TABLE step (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
    contributor TEXT, label TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'do', undoes TEXT,
    undone INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'done', schema INTEGER NOT NULL,
    first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, closed_seq INTEGER) STRICT;
CREATE INDEX step_unfinished ON step(n) WHERE state <> 'done';
CREATE INDEX step_closed ON step(closed_seq) WHERE closed_seq IS NOT NULL;
CREATE INDEX step_last ON step(last_seq);
CREATE TABLE change (id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES step(n) ON DELETE CASCADE,
    tbl TEXT NOT NULL, row TEXT NOT NULL, op TEXT NOT NULL, before TEXT) STRICT;
CREATE INDEX change_row ON change(row, step);
CREATE INDEX change_step ON change(step);
CREATE TABLE step_ref (step INTEGER NOT NULL REFERENCES step(n) ON DELETE CASCADE, noun TEXT NOT NULL,
    id TEXT NOT NULL, PRIMARY KEY (step, noun, id)) STRICT, WITHOUT ROWID;
CREATE INDEX step_ref_id ON step_ref(id, step);
CREATE TABLE touched (noun TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
    PRIMARY KEY (noun, id)) STRICT, WITHOUT ROWID;
CREATE INDEX touched_seq ON touched(seq);
CREATE TABLE journal (id INTEGER PRIMARY KEY CHECK (id = 1), step INTEGER, seq INTEGER NOT NULL,
    quiet INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO journal (id, step, seq) VALUES (1, NULL, 0);
CREATE TABLE revision (id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row TEXT NOT NULL, at INTEGER NOT NULL,
    contributor TEXT, step INTEGER, words INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX revision_row ON revision(row, at);
CREATE TABLE media_chunk (hash TEXT NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (hash, n)) STRICT, WITHOUT ROWID;
"""

_FRAME = """
CREATE TABLE project (id TEXT PRIMARY KEY, title TEXT NOT NULL, aims TEXT NOT NULL DEFAULT '',
    methodology TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', languages TEXT NOT NULL DEFAULT 'en',
    created_at INTEGER NOT NULL, batch INTEGER) STRICT;
CREATE TABLE contributor (id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL DEFAULT 0, batch INTEGER) STRICT;
CREATE TABLE team (id TEXT PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE TABLE strand (id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
    batch INTEGER) STRICT;
CREATE TABLE phase (id TEXT PRIMARY KEY, name TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT,
    soft INTEGER NOT NULL DEFAULT 0, colour TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
    strand TEXT REFERENCES strand(id) ON DELETE SET NULL, batch INTEGER) STRICT;
CREATE TABLE site (id TEXT PRIMARY KEY, name TEXT NOT NULL, pseudonym TEXT NOT NULL DEFAULT '',
    parent TEXT REFERENCES site(id) ON DELETE SET NULL, description TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE INDEX site_parent ON site(parent);
CREATE TABLE visit (id TEXT PRIMARY KEY, site TEXT REFERENCES site(id) ON DELETE SET NULL,
    contributor TEXT REFERENCES contributor(id) ON DELETE SET NULL, start TEXT NOT NULL, "end" TEXT,
    access TEXT NOT NULL DEFAULT '', not_seen TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE TABLE actor (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'person',
    pseudonym TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE TABLE alias (id TEXT PRIMARY KEY, actor TEXT NOT NULL REFERENCES actor(id) ON DELETE CASCADE,
    form TEXT NOT NULL, pseudonym TEXT NOT NULL DEFAULT '', start TEXT, "end" TEXT, batch INTEGER) STRICT;
CREATE INDEX alias_actor ON alias(actor);
CREATE TABLE membership (id TEXT PRIMARY KEY, team TEXT REFERENCES team(id) ON DELETE CASCADE,
    grp TEXT REFERENCES actor(id) ON DELETE CASCADE, contributor TEXT REFERENCES contributor(id) ON DELETE CASCADE,
    actor TEXT REFERENCES actor(id) ON DELETE CASCADE, role TEXT NOT NULL DEFAULT '', start TEXT, "end" TEXT,
    batch INTEGER, CHECK ((team IS NULL) <> (grp IS NULL)), CHECK ((contributor IS NULL) <> (actor IS NULL))) STRICT;
CREATE INDEX membership_actor ON membership(actor);
CREATE TABLE position_entry (id TEXT PRIMARY KEY,
    contributor TEXT NOT NULL REFERENCES contributor(id) ON DELETE CASCADE,
    start TEXT NOT NULL, "end" TEXT, standing TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
"""

_SOURCES = """
CREATE TABLE note (id TEXT PRIMARY KEY, kind TEXT NOT NULL DEFAULT 'fieldnote', title TEXT NOT NULL DEFAULT '',
    author TEXT REFERENCES contributor(id) ON DELETE SET NULL,
    strand TEXT REFERENCES strand(id) ON DELETE SET NULL, visit TEXT REFERENCES visit(id) ON DELETE SET NULL,
    site TEXT REFERENCES site(id) ON DELETE SET NULL, observed TEXT, observed_to TEXT, precision TEXT,
    observed_first TEXT, observed_last TEXT, written TEXT, language TEXT NOT NULL DEFAULT '',
    recording TEXT NOT NULL DEFAULT '', restriction TEXT NOT NULL DEFAULT '', status TEXT NOT NULL DEFAULT 'written',
    grown_from TEXT REFERENCES note(id) ON DELETE SET NULL, source TEXT NOT NULL DEFAULT '',
    encoding TEXT NOT NULL DEFAULT '', words INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL, batch INTEGER, text TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX note_observed ON note(observed_first);
CREATE INDEX note_site ON note(site);
CREATE INDEX note_grown ON note(grown_from);
CREATE TABLE note_actor (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    actor TEXT NOT NULL REFERENCES actor(id) ON DELETE CASCADE, position INTEGER NOT NULL DEFAULT 0, batch INTEGER)
    STRICT;
CREATE INDEX note_actor_note ON note_actor(note, actor);
CREATE INDEX note_actor_actor ON note_actor(actor, note);
CREATE TABLE turn (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0,
    speaker TEXT REFERENCES actor(id) ON DELETE SET NULL, speaker_name TEXT NOT NULL DEFAULT '', time INTEGER,
    end_time INTEGER, prompt TEXT NOT NULL DEFAULT '', round INTEGER, date TEXT, mode TEXT NOT NULL DEFAULT '',
    answers TEXT REFERENCES turn(id) ON DELETE SET NULL, batch INTEGER) STRICT;
CREATE INDEX turn_note ON turn(note, start);
CREATE INDEX turn_speaker ON turn(speaker);
CREATE INDEX turn_answers ON turn(answers);
CREATE TABLE register (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL,
    batch INTEGER) STRICT;
CREATE INDEX register_note ON register(note, start);
CREATE TABLE media (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0, hash TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '', mime TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0,
    caption TEXT NOT NULL DEFAULT '', alt TEXT NOT NULL DEFAULT '', taken TEXT, batch INTEGER) STRICT;
CREATE INDEX media_note ON media(note, start);
"""

_ANALYSIS = """
CREATE TABLE code (id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT REFERENCES code(id) ON DELETE SET NULL,
    position INTEGER NOT NULL DEFAULT 0, colour TEXT NOT NULL, origin TEXT NOT NULL DEFAULT 'emergent',
    phase TEXT NOT NULL DEFAULT 'open', status TEXT NOT NULL DEFAULT 'active', definition TEXT NOT NULL DEFAULT '',
    include TEXT NOT NULL DEFAULT '', exclude TEXT NOT NULL DEFAULT '', example TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL, batch INTEGER) STRICT;
CREATE INDEX code_parent ON code(parent);
CREATE TABLE code_event (id TEXT PRIMARY KEY, code TEXT NOT NULL REFERENCES code(id) ON DELETE CASCADE,
    at INTEGER NOT NULL, contributor TEXT, kind TEXT NOT NULL, before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE INDEX code_event_code ON code_event(code, at);
CREATE TABLE passage (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, lost INTEGER NOT NULL DEFAULT 0, words TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '', after TEXT NOT NULL DEFAULT '', restriction TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL, batch INTEGER) STRICT;
CREATE INDEX passage_note ON passage(note, start);
CREATE INDEX passage_lost ON passage(id) WHERE lost = 1;
CREATE TABLE coding (id TEXT PRIMARY KEY, passage TEXT NOT NULL REFERENCES passage(id) ON DELETE CASCADE,
    code TEXT NOT NULL REFERENCES code(id) ON DELETE CASCADE, coder TEXT REFERENCES contributor(id) ON DELETE SET NULL,
    at INTEGER NOT NULL, comment TEXT NOT NULL DEFAULT '', weight INTEGER, exemplar INTEGER NOT NULL DEFAULT 0,
    batch INTEGER) STRICT;
CREATE INDEX coding_passage ON coding(passage);
CREATE INDEX coding_code ON coding(code, passage, batch);
CREATE TABLE memo (id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'analytic',
    visibility TEXT NOT NULL DEFAULT 'team', author TEXT REFERENCES contributor(id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL, batch INTEGER) STRICT;
CREATE TABLE memo_entry (id TEXT PRIMARY KEY, memo TEXT NOT NULL REFERENCES memo(id) ON DELETE CASCADE,
    at INTEGER NOT NULL, author TEXT REFERENCES contributor(id) ON DELETE SET NULL,
    words INTEGER NOT NULL DEFAULT 0, batch INTEGER, text TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX memo_entry_memo ON memo_entry(memo, at);
CREATE TABLE link (id TEXT PRIMARY KEY, source_noun TEXT NOT NULL, source TEXT NOT NULL, target_noun TEXT NOT NULL,
    target TEXT NOT NULL, type TEXT NOT NULL DEFAULT 'about', reason TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL,
    contributor TEXT, batch INTEGER) STRICT;
CREATE INDEX link_source ON link(source);
CREATE INDEX link_target ON link(target);
CREATE TABLE mention (id TEXT PRIMARY KEY, note TEXT REFERENCES note(id) ON DELETE CASCADE,
    entry TEXT REFERENCES memo_entry(id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0, target_noun TEXT NOT NULL, target TEXT NOT NULL, batch INTEGER,
    CHECK ((note IS NULL) <> (entry IS NULL))) STRICT;
CREATE INDEX mention_note ON mention(note, start);
CREATE INDEX mention_entry ON mention(entry, start);
CREATE INDEX mention_target ON mention(target);
CREATE TABLE mark (id TEXT PRIMARY KEY, note TEXT REFERENCES note(id) ON DELETE CASCADE,
    entry TEXT REFERENCES memo_entry(id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0, kind TEXT NOT NULL, value TEXT NOT NULL DEFAULT '', batch INTEGER,
    CHECK ((note IS NULL) <> (entry IS NULL))) STRICT;
CREATE INDEX mark_note ON mark(note, start);
CREATE INDEX mark_entry ON mark(entry, start);
CREATE TABLE fact (id TEXT PRIMARY KEY, actor TEXT NOT NULL REFERENCES actor(id) ON DELETE CASCADE, key TEXT NOT NULL,
    value TEXT NOT NULL, start TEXT, "end" TEXT, source TEXT REFERENCES passage(id) ON DELETE SET NULL,
    batch INTEGER) STRICT;
CREATE INDEX fact_actor ON fact(actor, key);
CREATE INDEX fact_source ON fact(source);
"""


_DESK = """
CREATE TABLE event (id TEXT PRIMARY KEY, name TEXT NOT NULL, observed TEXT, observed_to TEXT, precision TEXT,
    observed_first TEXT, observed_last TEXT, site TEXT REFERENCES site(id) ON DELETE SET NULL,
    description TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE INDEX event_site ON event(site);
CREATE TABLE folder (id TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT REFERENCES folder(id) ON DELETE SET NULL,
    position INTEGER NOT NULL DEFAULT 0, batch INTEGER) STRICT;
CREATE INDEX folder_parent ON folder(parent);
CREATE TABLE note_folder (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    folder TEXT NOT NULL REFERENCES folder(id) ON DELETE CASCADE, batch INTEGER) STRICT;
CREATE INDEX note_kind ON note(kind, id, batch);
CREATE INDEX note_folder_note ON note_folder(note, folder);
CREATE INDEX note_folder_folder ON note_folder(folder, note);
CREATE TABLE pin (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    at INTEGER NOT NULL, batch INTEGER) STRICT;
CREATE INDEX pin_note ON pin(note);
CREATE TABLE template (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    position INTEGER NOT NULL DEFAULT 0, batch INTEGER) STRICT;
CREATE INDEX template_note ON template(note);
CREATE TABLE region (id TEXT PRIMARY KEY, passage TEXT NOT NULL REFERENCES passage(id) ON DELETE CASCADE,
    media TEXT NOT NULL REFERENCES media(id) ON DELETE CASCADE, x INTEGER NOT NULL, y INTEGER NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, batch INTEGER) STRICT;
CREATE INDEX region_passage ON region(passage);
CREATE INDEX region_media ON region(media);
CREATE TABLE spelling (id TEXT PRIMARY KEY, word TEXT NOT NULL, note TEXT REFERENCES note(id) ON DELETE CASCADE,
    batch INTEGER) STRICT;
CREATE INDEX spelling_note ON spelling(note);
CREATE TABLE thumbnail (hash TEXT NOT NULL, edge INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (hash, edge))
    STRICT, WITHOUT ROWID;
ALTER TABLE media ADD COLUMN width INTEGER NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN height INTEGER NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE revision ADD COLUMN began INTEGER;
ALTER TABLE revision ADD COLUMN seal TEXT NOT NULL DEFAULT '';
"""
"""A note that is a template has a row in ``template``. A region is a rectangle of a picture, in ten-thousandths of its
width and height, whose passage covers the picture's place in the text. ``place`` of a picture is where it was taken
("52.2053,0.1218"), only if asked for. ``seal`` is the digest of a first writing, ``began`` when its session began.
A word of ``spelling`` is right everywhere in the project, or, with a ``note``, there. Thumbnails and revisions are not
journaled: the first can be made again, the second are never changed."""


_STUDY = """
CREATE TABLE attribute (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'text',
    choices TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0, description TEXT NOT NULL DEFAULT '',
    batch INTEGER) STRICT;
CREATE TABLE visitor (id TEXT PRIMARY KEY, visit TEXT NOT NULL REFERENCES visit(id) ON DELETE CASCADE,
    contributor TEXT NOT NULL REFERENCES contributor(id) ON DELETE CASCADE, batch INTEGER) STRICT;
CREATE INDEX visitor_visit ON visitor(visit, contributor);
CREATE INDEX visitor_contributor ON visitor(contributor);
CREATE TABLE recording (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    hash TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', mime TEXT NOT NULL DEFAULT '', size INTEGER NOT NULL DEFAULT 0,
    path TEXT NOT NULL DEFAULT '', duration INTEGER, shift INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0, batch INTEGER) STRICT;
CREATE INDEX recording_note ON recording(note, position);
CREATE TABLE prompt (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    position INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL, batch INTEGER) STRICT;
CREATE INDEX prompt_note ON prompt(note, position);
CREATE TABLE dialogue_round (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE,
    number INTEGER NOT NULL, name TEXT NOT NULL DEFAULT '', date TEXT, mode TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE INDEX dialogue_round_note ON dialogue_round(note, number);
CREATE TABLE issue (id TEXT PRIMARY KEY, note TEXT NOT NULL REFERENCES note(id) ON DELETE CASCADE, name TEXT NOT NULL,
    low TEXT NOT NULL DEFAULT '', high TEXT NOT NULL DEFAULT '', prompt TEXT REFERENCES prompt(id) ON DELETE SET NULL,
    position INTEGER NOT NULL DEFAULT 0, batch INTEGER) STRICT;
CREATE INDEX issue_note ON issue(note, position);
CREATE TABLE issue_state (id TEXT PRIMARY KEY, issue TEXT NOT NULL REFERENCES issue(id) ON DELETE CASCADE,
    round INTEGER NOT NULL, state TEXT NOT NULL, batch INTEGER) STRICT;
CREATE INDEX issue_state_issue ON issue_state(issue, round);
CREATE TABLE stance (id TEXT PRIMARY KEY, issue TEXT NOT NULL REFERENCES issue(id) ON DELETE CASCADE,
    round INTEGER NOT NULL, team TEXT REFERENCES team(id) ON DELETE CASCADE,
    contributor TEXT REFERENCES contributor(id) ON DELETE CASCADE, actor TEXT REFERENCES actor(id) ON DELETE CASCADE,
    words TEXT NOT NULL DEFAULT '', level INTEGER, batch INTEGER) STRICT;
CREATE INDEX stance_issue ON stance(issue, round);
CREATE TABLE waveform (hash TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT, WITHOUT ROWID;
ALTER TABLE visit ADD COLUMN kind TEXT NOT NULL DEFAULT 'visit';
ALTER TABLE visit ADD COLUMN minutes INTEGER;
ALTER TABLE visit ADD COLUMN strand TEXT REFERENCES strand(id) ON DELETE SET NULL;
ALTER TABLE visit ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE turn ADD COLUMN contributor TEXT REFERENCES contributor(id) ON DELETE SET NULL;
ALTER TABLE turn ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE site ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE team ADD COLUMN description TEXT NOT NULL DEFAULT '';
CREATE INDEX turn_contributor ON turn(contributor);
CREATE INDEX note_visit ON note(visit);
CREATE INDEX visit_start ON visit(start);
"""
"""``kind`` of an attribute is "text", "number", "date", "yes/no" or "choice", whose ``choices`` stand on a line each; a
fact's ``key`` is an attribute's name. Who went on a visit stands in ``visitor`` (the column ``visit.contributor`` of
version 1 is not used); a visit of kind "absence" says why nobody was there; ``minutes`` is how long it was. A recording
is kept in chunks, or lies at ``path``; ``shift`` (milliseconds) is added to the times of turns to find their place in
it. ``turn.prompt`` is the id of a prompt; ``asks`` is 1 where the speaker is the one who asks; a speaker is an actor or
a contributor. ``level`` of a stance lies between 0 (the issue's ``low`` pole) and 100 (``high``); the passages that
show it are linked from it. Waveforms can be made again and are not journaled."""


_SEARCHES = """
CREATE TABLE search (id TEXT PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL, scope TEXT NOT NULL DEFAULT '',
    face TEXT NOT NULL DEFAULT 'rank', pinned INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL DEFAULT 0,
    description TEXT NOT NULL DEFAULT '', batch INTEGER) STRICT;
CREATE TABLE search_visit (search TEXT PRIMARY KEY REFERENCES search(id) ON DELETE CASCADE, at INTEGER NOT NULL,
    found BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""
"""A search that was kept; ``scope`` is the JSON of what it is narrowed to, ``face`` how its results were shown last.
``search_visit`` says when its results were looked at last and what was among them, so that new ones can be told; that
is no work of anybody's and is not journaled."""


@migrations()
def foundation(db: Database) -> None:
    """The first release's tables."""
    for script in (_JOURNAL, _FRAME, _SOURCES, _ANALYSIS):
        _run(db, script)


@migrations()
def writing_desk(db: Database) -> None:
    """Events, folders, pins, templates, regions of pictures; when writing sessions began, first writings sealed."""
    _run(db, _DESK)


@migrations()
def long_study(db: Database) -> None:
    """Attributes, visitors, recordings, dialogue exercises; what a long study knows of its visits, turns and places."""
    _run(db, _STUDY)


@migrations()
def kept_searches(db: Database) -> None:
    """Searches that are kept, and when they were looked at last."""
    _run(db, _SEARCHES)


def _run(db: Database, script: str) -> None:
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


VERSION = 4
"""The schema's number, kept as ``user_version``: how many migrations it has."""


# What a change to a row touches, besides the row itself: noun and an SQL expression for the id over {row}.
_NOTE = ("note", "{row}.note")
TOUCHES: dict[str, tuple[tuple[str, str], ...]] = {
    "project": (("project", "{row}.id"),),
    "contributor": (("contributor", "{row}.id"),),
    "team": (("team", "{row}.id"),),
    "strand": (("strand", "{row}.id"),),
    "phase": (("phase", "{row}.id"),),
    "site": (("site", "{row}.id"),),
    "visit": (("visit", "{row}.id"),),
    "actor": (("actor", "{row}.id"),),
    "alias": (("actor", "{row}.actor"),),
    "membership": (
        ("actor", "{row}.actor"),
        ("actor", "{row}.grp"),
        ("contributor", "{row}.contributor"),
        ("team", "{row}.team"),
    ),
    "position_entry": (("contributor", "{row}.contributor"),),
    "note": (("note", "{row}.id"),),
    "note_actor": (_NOTE, ("actor", "{row}.actor")),
    "turn": (_NOTE,),
    "register": (_NOTE,),
    "media": (_NOTE, ("media", "{row}.id")),
    "code": (("code", "{row}.id"),),
    "code_event": (("code", "{row}.code"),),
    "passage": (("passage", "{row}.id"), _NOTE),
    "coding": (
        ("coding", "{row}.id"),
        ("code", "{row}.code"),
        ("note", "(SELECT note FROM passage WHERE id = {row}.passage)"),
    ),
    "memo": (("memo", "{row}.id"),),
    "memo_entry": (("memo", "{row}.memo"),),
    "link": (("{row}.source_noun", "{row}.source"), ("{row}.target_noun", "{row}.target")),
    "mention": (
        _NOTE,
        ("memo", "(SELECT memo FROM memo_entry WHERE id = {row}.entry)"),
        ("{row}.target_noun", "{row}.target"),
    ),
    "mark": (_NOTE, ("memo", "(SELECT memo FROM memo_entry WHERE id = {row}.entry)")),
    "fact": (("actor", "{row}.actor"),),
    "event": (("event", "{row}.id"),),
    "folder": (("folder", "{row}.id"),),
    "note_folder": (_NOTE, ("folder", "{row}.folder")),
    "pin": (_NOTE,),
    "template": (_NOTE,),
    "spelling": (("spelling", "{row}.id"),),
    "region": (("passage", "{row}.passage"), ("media", "{row}.media")),
    "attribute": (("attribute", "{row}.id"),),
    "visitor": (("visit", "{row}.visit"), ("contributor", "{row}.contributor")),
    "recording": (_NOTE, ("recording", "{row}.id")),
    "prompt": (_NOTE,),
    "dialogue_round": (_NOTE,),
    "issue": (_NOTE, ("issue", "{row}.id")),
    "issue_state": (("issue", "{row}.issue"), ("note", "(SELECT note FROM issue WHERE id = {row}.issue)")),
    "search": (("search", "{row}.id"),),
    "stance": (("issue", "{row}.issue"), ("note", "(SELECT note FROM issue WHERE id = {row}.issue)")),
}

UNNUMBERED = ("passage", "coding")
"""Tables whose rows come by the ten thousand: a change to one is told by its step, not by the number of its commit."""

TOLD = tuple(table for table, touches in TOUCHES.items() if (table, "{row}.id") in touches)
"""Nouns whose rows are told as touched themselves; of the others the row they belong to is."""

TABLES = tuple(TOUCHES)
"""The journaled tables: all that holds the user's data."""

VIEWS = {table: f"live_{table}" for table in TABLES}

TEXTS = {"note": "text", "memo_entry": "text"}
"""Tables with a text that is journaled as its edits, and its column."""

SPANS: dict[str, tuple[str, tuple[str, ...]]] = {
    "note": ("note", ("passage", "turn", "register", "media", "mention", "mark")),
    "memo_entry": ("entry", ("mention", "mark")),
}
"""For each table with a text: the column by which spans name it, and the tables of those spans."""

LINKED = (
    *("note", "passage", "code", "actor", "site", "memo", "memo_entry", "turn", "coding", "phase", "event", "media"),
    *("visit", "contributor", "team", "strand", "prompt", "issue", "stance"),
)
"""Nouns whose disappearance takes the links and mentions to them along."""
