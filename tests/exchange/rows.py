#!/usr/bin/env python3
"""Every row of every table of a graph, with ids in place of row numbers, sorted:
    tests/exchange/rows.py [--no-times] [--no-inputs] DATABASE
--no-times leaves out when articles came in, --no-inputs of which file they were."""
import sqlite3
import struct
import sys


def expressions(db, table, left_out):
    """What stands for each column: the id of the row that it names, else its value."""
    refers_to = {row[3]: row[2] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
    for row in db.execute(f"PRAGMA table_info({table})").fetchall():
        column = row[1]
        if table.endswith(column + "s") or column in left_out:
            continue
        if column in refers_to:
            other = refers_to[column]
            columns = [known[1] for known in db.execute(f"PRAGMA table_info({other})")]
            identity = "id" if "id" in columns else "name"
            yield f"(SELECT {identity} FROM {other} o WHERE o.rowid = t.{column})"
        else:
            yield f"t.{column}"


def tables_of(db):
    """Those with columns of fixed types: the index of words keeps others."""
    tables = db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    return sorted(table for (table,) in tables)


def bands_of(db):
    """(minima, hash) of every band, in whatever run and page it lies."""
    entries = (entry for (page,) in db.execute("SELECT entries FROM band_pages") for entry in struct.iter_unpack("<qq", page))
    return sorted(map(repr, entries))


def rows_of(path, left_out=()):
    """(table, row) of every row, sorted."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for table in tables_of(db):
        if table.startswith("band_"):  # which run a band is in depends on when its text came
            continue
        columns = ", ".join(expressions(db, table, left_out))
        for row in sorted(map(repr, db.execute(f"SELECT {columns} FROM {table} t"))):
            yield table, row
    for band in bands_of(db):
        yield "bands", band
    db.close()


def main():
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    left_out = {"--no-times": "imported_at", "--no-inputs": "input"}
    for table, row in rows_of(sys.argv[-1], {left_out[option] for option in options}):
        print(table, row)


if __name__ == "__main__":
    main()
