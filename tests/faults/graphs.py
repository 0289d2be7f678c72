"""A graph under test: commands run on it, and what its file holds."""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "exchange"))
import rows  # noqa: E402


class Failure(Exception):
    pass


def require(holds, what):
    if not holds:
        raise Failure(what)


class Demarche:
    """The program; what it is asked to do to a file."""

    def __init__(self, path):
        self.path = path

    def start(self, db, *words, **more):
        environment = {**os.environ, "DEMARCHE_DB": str(db), "USER": "ann"}
        return subprocess.Popen([self.path, *map(str, words)], env=environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, **more)

    def run(self, db, *words, status=0, **more):
        """What it writes to standard output; with another status than `status` a failure."""
        process = self.start(db, *words, **more)
        out, err = process.communicate()
        require(process.returncode == status, f"status {process.returncode} of {' '.join(map(str, words))}: "
                f"{err.decode().strip() or out.decode().strip()}")
        return out.decode()

    def refused(self, db, *words, **more):
        """The one line by which it refuses."""
        process = self.start(db, *words, **more)
        _, err = process.communicate()
        lines = err.decode().splitlines()
        require(process.returncode == 1 and len(lines) == 1 and lines[0].startswith("demarche: "),
                f"status {process.returncode} of {' '.join(map(str, words))}, not one line: {lines}")
        return lines[0]

    def answer(self, db, *words):
        return json.loads(self.run(db, "--format", "json", *words))

    def require_sound(self, db):
        require(self.run(db, "check").strip().endswith("sound"), "check does not say that it is sound")


def is_blank(db):
    """Nothing was committed: no file, or one without a table."""
    if not db.exists():
        return True
    with open_read_only(db) as connection:
        blank = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    connection.close()
    return blank


def open_read_only(db):
    return sqlite3.connect(f"file:{db}?mode=ro", uri=True, timeout=10)


def committed(db):
    """The ids of the articles that a reader sees; none where there is no graph yet."""
    if not db.exists():
        return set()
    try:
        connection = open_read_only(db)
        try:
            return {row[0] for row in connection.execute("SELECT id FROM articles")}
        finally:
            connection.close()
    except sqlite3.OperationalError:  # not made yet
        return set()


def all_rows(db, left_out=(), tables_left_out=()):
    return [f"{table} {row}" for table, row in rows.rows_of(db, left_out) if table not in tables_left_out]


def rows_by_article(db):
    """All that the tables hold of each article, by its id; not when it came in."""
    connection = open_read_only(db)
    by_article = {}
    for table in rows.tables_of(connection):
        keys = [row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})")]
        if table != "articles" and "article" not in keys:
            continue
        columns = ", ".join(rows.expressions(connection, table, {"imported_at"}))
        of = "t.id" if table == "articles" else "(SELECT id FROM articles a WHERE a.article = t.article)"
        for article, *values in connection.execute(f"SELECT {of}, {columns} FROM {table} t"):
            by_article.setdefault(article, []).append(f"{table} {values}")
    connection.close()
    return {article: sorted(lines) for article, lines in by_article.items()}


def require_same(what, wanted, came):
    if wanted == came:
        return
    missing, added = sorted(set(wanted) - set(came)), sorted(set(came) - set(wanted))
    raise Failure(f"{what}: {len(missing)} rows are missing, {len(added)} are too many: {(missing + added)[0][:300]}")
