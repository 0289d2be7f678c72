"""Full disks, files that may not be written, files of a newer program, and several processes at one file."""
import os
import resource
import shutil
import signal
import sqlite3
import subprocess

from graphs import all_rows, committed, require, require_same, rows_by_article
from kills import remove

NOBODY = 65534


class SmallDisk:
    """A disk of its own, of few bytes, mounted in a folder. Needs to be root in a system that lets root mount."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()

    def mount(self, size):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", self.folder], capture_output=True)
        return done.returncode == 0

    def grow(self):
        subprocess.run(["mount", "-o", "remount,size=1g", self.folder], check=True)

    def unmount(self):
        subprocess.run(["umount", self.folder], check=False, capture_output=True)


def peak_of(job):
    """Bytes that the graph takes with its log beside it, roughly: what the command writes in all."""
    job.demarche.run(job.db, "--quiet", *job.command)
    size = job.db.stat().st_size
    job.reset()
    return size


def require_told(line, job):
    require("the disk is full" in line or "cannot be read or written" in line, f"{job.name}: what is said of a full disk: {line}")


def require_kept(job, db, seen):
    """As after a kill, but for `db`, wherever it lies."""
    if not committed(db):
        require(not seen, f"{job.name}: articles are lost on a full disk")
        return
    job.demarche.require_sound(db)
    present = rows_by_article(db)
    require(seen <= set(present), f"{job.name}: committed articles are lost on a full disk")
    for article, lines in present.items():
        require(any(lines == told.get(article) for told in job.articles), f"{job.name}: {article} is half there on a full disk")


def fill_disk(job, disk, size):
    """True where the disk was too small."""
    require(disk.mount(size), "the small disk cannot be mounted any more")
    try:
        db = disk.folder / "graph.db"
        if job.base:
            shutil.copy(job.base, db)
        process = job.demarche.start(db, "--quiet", *job.command)
        _, err = process.communicate()
        lines = err.decode().splitlines()
        seen = committed(db)
        if process.returncode != 0:
            require(process.returncode == 1 and len(lines) == 1, f"{job.name}: status {process.returncode} on a full disk: {lines}")
            require_told(lines[0], job)
        disk.grow()
        require_kept(job, db, seen)
        job.demarche.run(db, "--quiet", *job.command)
        require_same(f"{job.name}, after a full disk", job.wanted, all_rows(db, job.left_out))
        return process.returncode != 0
    finally:
        disk.unmount()


def limit_file(job, size):
    """The same by a limit on the size of a file, which needs no rights. True where it was too small."""
    job.reset()
    limited = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}
    process = job.demarche.start(job.db, "--quiet", *job.command, **limited)
    _, err = process.communicate()
    lines = err.decode().splitlines()
    require(process.returncode != -signal.SIGXFSZ, f"{job.name}: ended by a signal at the limit of a file's size")
    if process.returncode != 0:
        require(process.returncode == 1 and len(lines) == 1, f"{job.name}: status {process.returncode} at the limit: {lines}")
        require_told(lines[0], job)
    require_kept(job, job.db, committed(job.db))
    job.finish()
    return process.returncode != 0


def fill_disks(jobs, folder, points):
    """At so many sizes of a disk, spread over the jobs. What was done, in words."""
    disk = SmallDisk(folder / "disk")
    can_mount = disk.mount(1 << 20)
    disk.unmount()
    full = limited = 0
    for number in range(points):
        job = jobs[number % len(jobs)]
        base = job.base.stat().st_size if job.base else 0
        least = base + (16 << 10)
        size = least + int((peak_of(job) * 1.3 - base) * (number + 0.5) / points)
        if can_mount:
            full += fill_disk(job, disk, size)
        limited += limit_file(job, size)
    told = f"{full} of {points} small disks were full" if can_mount else "small disks skipped: nobody may mount one here"
    require(limited > 0 and (full > 0 or not can_mount), f"no disk was too small: {told}, {limited}")
    return f"{told}; {limited} of {points} limits on a file's size were met"


def refuse_newer(demarche, folder, base, line_file):
    """A graph of a newer program is refused by every command, and not a byte of it changes."""
    newer, other = folder / "newer.db", folder / "other.db"
    shutil.copy(base, newer)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = newer.read_bytes()
    commands = [["events"], ["articles"], ["log"], ["check"], ["backup", folder / "copy.db"], ["import", line_file],
                ["load", line_file], ["merge", base], ["catalogue", "apply"], ["event", "reject", "e0"], ["undo"]]
    for command in commands:
        line = demarche.refused(newer, *command)
        require("newer demarche" in line and "999" in line, f"what {command[0]} says of a newer graph: {line}")
        require(newer.read_bytes() == before, f"{command[0]} wrote to a newer graph")
    shutil.copy(base, other)
    require("newer demarche" in demarche.refused(other, "--quiet", "merge", newer), "merge takes a newer graph")
    require(newer.read_bytes() == before, "merge wrote to a newer graph")
    return f"{len(commands) + 1} commands refused a newer graph"


def as_nobody():
    """For a child: root may write what nobody may, so it is root no more."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def refuse_read_only(demarche, folder, base, line_file):
    """A file that may not be written answers, and what would write says so in a line. So in a folder that may not be."""
    program = folder / "demarche"
    shutil.copy(demarche.path, program)  # where nobody may read it
    nobody = type(demarche)(str(program))
    folder.chmod(0o755)
    for is_folder_open in (True, False):
        place = folder / ("open" if is_folder_open else "closed")
        place.mkdir()
        db = place / "graph.db"
        shutil.copy(base, db)
        db.chmod(0o444)
        place.chmod(0o777 if is_folder_open else 0o555)
        before = db.read_bytes()
        for question in (["events"], ["stances"], ["articles"], ["log"], ["search", "Kosovo"]):
            came = nobody.run(db, "--format", "jsonl", *question, preexec_fn=as_nobody)
            require(came == demarche.run(base, "--format", "jsonl", *question), f"{question[0]} of a read-only graph differs")
        require("sound" in nobody.run(db, "check", preexec_fn=as_nobody), "a read-only graph is not checked")
        event = demarche.answer(base, "events")[0]["event"]
        for command in (["import", line_file], ["load", line_file], ["merge", base], ["event", "reject", event],
                        ["catalogue", "apply"], ["check", "--repair"]):
            line = nobody.refused(db, *command, preexec_fn=as_nobody)
            require("may not be written" in line or "cannot be read or written" in line or "unable to open" in line,
                    f"what {command[0]} says of a read-only graph: {line}")
        require(db.read_bytes() == before, "a read-only graph was written")
        place.chmod(0o755)
    return "a read-only graph answered, in a folder that may be written and in one that may not"


def refuse_full_output(demarche, folder, base, line_file):
    """Results that cannot be written whole are told of and are no success; a pipe stays a pipe."""
    most = 40_000  # bytes: more than SQLite's -shm file, less than any of the results
    tiny = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))}
    questions = [["events"], ["--format", "json", "stances"], ["export", "--as", "graphml"], ["extract", line_file]]
    out = folder / "out"
    for question in questions:
        with open("/dev/full", "w") as full:
            done = subprocess.run([demarche.path, "--quiet", "--db", base, *question], stdout=full, stderr=subprocess.PIPE, text=True)
        require(done.returncode == 1 and done.stderr.count("\n") == 1 and "cannot be written" in done.stderr,
                f"{question} to a full disk: status {done.returncode}: {done.stderr}")
    files = [["export", "--as", "graphml", "-o", out], ["timeline", "-o", out], ["extract", line_file, "-o", out]]
    for command in files:
        line = demarche.refused(base, "--quiet", *command, **tiny)
        require("cannot be written" in line and not out.exists(), f"{command[0]} to a full disk: {line}")
        require(not list(folder.glob("out.*part")), f"{command[0]} leaves a part")
    os.mkfifo(out)
    for command in files:
        process = demarche.start(base, "--quiet", *command)
        came = out.read_bytes()
        _, err = process.communicate()
        require(process.returncode == 0 and out.is_fifo() and len(came) > most, f"{command[0]} into a pipe: {err.decode()}")
    return f"{len(questions) + len(files)} results that a full disk cut short were told of"


def import_at_once(demarche, folder, halves, whole):
    """Two processes fill one graph that is not there yet."""
    db = folder / "shared.db"
    remove(db)
    running = [demarche.start(db, "--quiet", "import", half) for half in halves]
    for process in running:
        _, err = process.communicate()
        require(process.returncode == 0, f"one of two imports at once: status {process.returncode}: {err.decode()}")
    demarche.require_sound(db)
    require_same("two imports at once", all_rows(whole, {"imported_at", "input"}), all_rows(db, {"imported_at", "input"}))


def read_meanwhile(demarche, job):
    """A reader during an import sees whole batches, and never fewer than before. How often it looked."""
    wanted = {row["article"]: row for row in demarche.answer(job.whole, "articles")}
    job.reset()
    process = demarche.start(job.db, "--quiet", *job.command)
    looks, before = 0, set()
    while process.poll() is None:
        if not committed(job.db):
            continue
        seen = demarche.answer(job.db, "articles")
        demarche.run(job.db, "--format", "jsonl", "stances", "--limit", "5")
        now = {row["article"] for row in seen}
        require(before <= now, "a reader saw articles go")
        for row in seen:
            require(all(row[field] == wanted[row["article"]][field] for field in ("title", "events", "stances")),
                    f"a reader saw {row['article']} half there")
        looks, before = looks + 1, now
    _, err = process.communicate()
    require(process.returncode == 0, f"an import with readers: {err.decode()}")
    require_same("an import with readers", job.wanted, all_rows(job.db, job.left_out))
    job.reset()
    return looks
