"""What follows from the schema: journal triggers and live views, generated from the tables as they stand."""

from fieldnotes.storage.database import Database
from fieldnotes.storage.schema import LINKED, TABLES, TEXTS, TOUCHES, UNNUMBERED, VIEWS

OPERATIONS = ("insert", "update", "delete")


def columns(db: Database, table: str) -> list[str]:
    """The column names of a table, in their order."""
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()]


def drop_derived(db: Database) -> None:
    """Take triggers and views away before a migration, which may change the tables below them."""
    found = db.execute("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall()
    for kind, name in found:
        db.execute(f"DROP {kind} {name}")


def make_derived(db: Database) -> None:
    """Make the triggers and the live view of every journaled table."""
    for statement in _derived(db).values():
        db.execute(statement)


def missing_derived(db: Database) -> list[str]:
    """Triggers and views that are not as the tables demand, as sentences."""
    found = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchall())
    return [
        f"The {'trigger' if sql.startswith('CREATE TRIGGER') else 'view'} {name} is missing or not as it should be."
        for name, sql in _derived(db).items()
        if found.get(name) != sql
    ]


def _derived(db: Database) -> dict[str, str]:
    """What is to be made, by name."""
    made = {
        "step_touch": "CREATE VIEW step_touch AS SELECT step, noun, id FROM step_ref "
        "UNION ALL SELECT step, tbl, row FROM change"
    }
    for table in TABLES:
        names = columns(db, table)
        for operation in OPERATIONS:
            made[f"{table}_{operation}"] = trigger_sql(table, names, operation)
        made[VIEWS[table]] = (
            f"CREATE VIEW {VIEWS[table]} AS SELECT *, rowid AS entered FROM {table} WHERE batch IS NULL "
            "OR batch NOT IN (SELECT n FROM step WHERE state <> 'done' AND n IS NOT (SELECT step FROM journal))"
        )
    for table in LINKED:
        made[f"{table}_unlink"] = (
            f"CREATE TRIGGER {table}_unlink AFTER DELETE ON {table} BEGIN "
            "DELETE FROM link WHERE source = OLD.id OR target = OLD.id; "
            "DELETE FROM mention WHERE target = OLD.id; END"
        )
    return made


def trigger_sql(table: str, names: list[str], operation: str) -> str:
    """The journal's trigger for one operation on one table.

    The first image of a row in a step is kept, guarded by WHEN NOT EXISTS rather than a conflict clause, which an
    outer OR REPLACE would override. Texts and their words are left out of the image of an update: they are journaled
    as edits. Therefore the image of a delete, which holds everything, is kept even after that of an update.
    """
    row = "NEW" if operation == "insert" else "OLD"
    left_out = (TEXTS[table], "words") if operation == "update" and table in TEXTS else ()
    place = ["rowid"] if operation == "delete" else []
    image = "NULL" if operation == "insert" else _image([*place, *(name for name in names if name not in left_out)])
    watched = [_quoted(name) for name in names if name != TEXTS.get(table)]
    of = f" OF {', '.join(watched)}" if operation == "update" else ""
    earlier = "op IN ('insert', 'delete')" if operation == "delete" else "op <> 'edit'"
    statements = [
        "SELECT RAISE(ABORT, 'a change outside a named step') WHERE (SELECT step FROM journal) IS NULL",
        f"INSERT INTO change (step, tbl, row, op, before) SELECT step, '{table}', {row}.id, '{operation}', {image} "
        f"FROM journal WHERE NOT EXISTS (SELECT 1 FROM change WHERE row = {row}.id AND step = journal.step "
        f"AND tbl = '{table}' AND {earlier})",
    ]
    sides = ("OLD", "NEW") if operation == "update" else (row,)
    for side in sides:
        statements += _touch_statements(table, side)
    return (
        f"CREATE TRIGGER {table}_{operation} AFTER {operation.upper()}{of} ON {table} "
        f"WHEN (SELECT quiet FROM journal) = 0 BEGIN {'; '.join(statements)}; END"
    )


def _touch_statements(table: str, side: str) -> list[str]:
    """Statements that note what a change to one row touches: by number of the commit, and by step.

    That a step touched the row itself need not be said again, as ``change`` names it.
    """
    statements = []
    for noun, identity in TOUCHES[table]:
        ident = identity.format(row=side)
        name = noun.format(row=side) if "{row}" in noun else f"'{noun}'"
        own = (noun, identity) == (table, "{row}.id")
        if not (own and table in UNNUMBERED):
            statements.append(
                f"INSERT INTO touched (noun, id, seq) SELECT {name}, {ident}, seq FROM journal WHERE {ident} IS NOT "
                "NULL ON CONFLICT (noun, id) DO UPDATE SET seq = excluded.seq WHERE seq <> excluded.seq"
            )
        if not own:
            statements.append(
                f"INSERT INTO step_ref (step, noun, id) SELECT step, {name}, {ident} FROM journal "
                f"WHERE {ident} IS NOT NULL ON CONFLICT DO NOTHING"
            )
    return statements


def _image(names: list[str]) -> str:
    pairs = ", ".join(f"'{name}', OLD.{_quoted(name)}" for name in names)
    return f"json_object({pairs})"


def _quoted(name: str) -> str:
    return f'"{name}"'
