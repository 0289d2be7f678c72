"""kill -9 at random moments: what was committed stays, nothing is half, and the same command then ends where one that
nobody disturbed ends."""
import os
import shutil
import signal
import time

from graphs import all_rows, committed, is_blank, require, require_same, rows_by_article


def remove(db):
    for ending in ("", "-wal", "-shm", "-journal"):
        db.with_name(db.name + ending).unlink(missing_ok=True)


def size_of(path):
    try:
        return path.stat().st_size
    except FileNotFoundError:  # not yet, or gone with the process that wrote it
        return 0


class Job:
    """A command that fills a graph, which goes on after a kill where it is given again."""

    def __init__(self, demarche, name, folder, command, base=None, times=False):
        self.demarche, self.name, self.command, self.base = demarche, name, command, base
        self.db = folder / f"{name}.db"
        self.left_out = () if times else {"imported_at"}
        self.reset()
        begun = time.monotonic()
        demarche.run(self.db, "--quiet", *command)
        self.duration = time.monotonic() - begun
        demarche.require_sound(self.db)
        self.wanted = all_rows(self.db, self.left_out)
        self.articles = [rows_by_article(self.db)] + ([rows_by_article(base)] if base else [])
        self.reset()

    def reset(self):
        remove(self.db)
        if self.base:
            shutil.copy(self.base, self.db)
        self.seen = committed(self.db)

    def kill_once(self, dice):
        """False where the command was done first."""
        process = self.demarche.start(self.db, "--quiet", *self.command)
        if dice.random() < 0.5:
            moment = time.monotonic() + dice.uniform(0, self.duration)
        else:  # while it writes
            wal, moment = self.db.with_name(self.db.name + "-wal"), None
            wanted = size_of(wal) + dice.randint(1, 400_000)
        seen = self.seen
        while process.poll() is None:
            if moment is None and size_of(wal) >= wanted:
                break
            if moment is not None and time.monotonic() >= moment:
                break
            if moment is not None and dice.random() < 0.2:
                seen = committed(self.db) or seen
            time.sleep(0.001)
        was_running = process.poll() is None
        if was_running:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        require(was_running or process.returncode == 0, f"{self.name}: status {process.returncode}")
        self.seen = seen
        self.check()
        return was_running

    def check(self):
        if is_blank(self.db):
            require(not self.seen, f"{self.name}: nothing is left of {len(self.seen)} articles")
            return
        self.demarche.require_sound(self.db)
        present = rows_by_article(self.db)
        require(self.seen <= set(present), f"{self.name}: {len(self.seen - set(present))} committed articles are lost")
        for article, lines in present.items():
            require(any(lines == told.get(article) for told in self.articles), f"{self.name}: {article} is half there")
        self.seen = set(present)

    def finish(self):
        self.demarche.run(self.db, "--quiet", *self.command)
        self.demarche.require_sound(self.db)
        require_same(f"{self.name}, killed and begun again", self.wanted, all_rows(self.db, self.left_out))
        self.reset()


def kill_jobs(jobs, dice, count):
    """How many processes were killed, of each job as many."""
    killed = 0
    for job in jobs:
        of_this = 0
        while of_this < count // len(jobs):
            if job.kill_once(dice):
                of_this += 1
            if dice.random() < 0.34:
                job.finish()
        job.finish()
        killed += of_this
    return killed


class Corrections:
    """A person's corrections, one command each: in the log wholly or not at all."""

    def __init__(self, demarche, folder, base):
        self.demarche, self.base = demarche, base
        self.db, undisturbed = folder / "corrected.db", folder / "undisturbed.db"
        self.plan = self.plan_of(folder)
        shutil.copy(base, undisturbed)
        self.logs, self.durations = [self.log_of(undisturbed)], []
        for command in self.plan:
            begun = time.monotonic()
            demarche.run(undisturbed, "--quiet", *command)
            self.durations.append(time.monotonic() - begun)
            self.logs.append(self.log_of(undisturbed))
        self.wanted = self.answers_of(undisturbed)
        self.extracted = all_rows(base, tables_left_out={"corrections"})

    def plan_of(self, folder):
        events = self.demarche.answer(self.base, "events")
        stances = self.demarche.answer(self.base, "stances", "--each")
        verdicts = folder / "verdicts.csv"
        verdicts.write_text("id,verdict\n" + "".join(f"{row['event']},{'yn'[i % 2]}\n" for i, row in enumerate(events[50:90])))
        article = events[0]["reports"][0]["article"]
        return [("event", "reject", events[1]["event"]), ("event", "edit", events[2]["event"], "--source", "Togo", "--type", "1384"),
                ("event", "add", article, "--source", "Togo", "--type", "036", "--begin", "0", "--end", "9"),
                ("review", "--import", verdicts), ("undo",), ("stance", "confirm", stances[0]["stance"]),
                ("stance", "edit", stances[1]["stance"], "--position", "neutral", "--holder", "Benin"),
                ("stance", "add", article, "--holder", "Benin", "--position", "opposes", "--target", "it", "--begin", "0", "--end", "9"),
                ("actor", "merge", "Vatican City", events[3]["source"]), ("actor", "alias", events[4]["source"], "The Owl")]

    def log_of(self, db):
        """Without what differs from one run to the next: an undo names a correction by what that says."""
        log = self.demarche.answer(db, "log")
        said = {row["correction"]: f"{row['what']} {row['subject']} {row['value']}" for row in log}
        return [(row["what"], said.get(row["subject"], row["subject"]), row["value"], row["state"]) for row in log]

    def answers_of(self, db):
        return [self.demarche.run(db, "--format", "jsonl", *question)
                for question in (["events"], ["stances", "--each"], ["actors"])]

    def kill_some(self, dice, count):
        killed = 0
        while killed < count:
            remove(self.db)
            shutil.copy(self.base, self.db)
            for step, command in enumerate(self.plan):
                killed += self.take_step(dice, step, command, max(1, count // len(self.plan)))
            require(self.answers_of(self.db)[0] == self.wanted[0], "corrections: events differ from those of an undisturbed graph")
            require_same("corrections", self.wanted, self.answers_of(self.db))
            require_same("corrections, what was extracted", self.extracted, all_rows(self.db, tables_left_out={"corrections"}))
        return killed

    def take_step(self, dice, step, command, most):
        """Until the correction is in: killed `most` times, then left to end. How often it was killed."""
        killed = 0
        while True:
            process = self.demarche.start(self.db, "--quiet", *command)
            if killed < most:
                time.sleep(dice.uniform(0, 1.2 * self.durations[step]))
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)
                    killed += 1
            _, err = process.communicate()
            require(process.returncode in (0, -signal.SIGKILL), f"corrections: {command}: {err.decode()}")
            self.demarche.require_sound(self.db)
            log = self.log_of(self.db)
            if log == self.logs[step + 1]:
                return killed
            require(log == self.logs[step], f"corrections: a killed '{command[0]} {command[1:2]}' is half in the log")
            require(process.returncode != 0, f"corrections: '{command}' ended well and is not in the log")


def interrupt(job, dice, count):
    """SIGINT at random moments: status 130 once the command watches for it, and as sound as after a kill."""
    ended_by = {}
    for _ in range(count):
        process = job.demarche.start(job.db, "--quiet", *job.command)
        time.sleep(dice.uniform(0, job.duration))
        process.send_signal(signal.SIGINT)
        process.communicate()
        ended_by[process.returncode] = ended_by.get(process.returncode, 0) + 1
        require(process.returncode in (0, 130, -signal.SIGINT), f"{job.name}: status {process.returncode} after Ctrl-C")
        job.check()
    job.finish()
    require(count < 4 or ended_by.get(130, 0) > 0, f"{job.name}: no Ctrl-C ended it with status 130: {ended_by}")
    return ended_by
