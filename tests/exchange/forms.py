#!/usr/bin/env python3
"""Loads names that break formats and a long title, and reads them back from all that is no export: rows, timelines,
diagrams, networks, the report and the brief; a table of statements goes in as well:
    tests/exchange/forms.py DEMARCHE        (in a folder of its own)"""
import csv
import html
import html.parser
import io
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

from nasty import ARABIC, ISSUE, PHRASE, QUOTED, TEXT, TITLE, check, demarche, failures, load, run


def visible(text):
    """As people and terminals see it: line ends as blanks, what drives a terminal as U+FFFD."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", "\ufffd", re.sub("[\n\t\r]", " ", text))


def packed(text):
    """Without blanks: labels are broken into lines anywhere."""
    return re.sub(r"\s", "", text)


def check_holds(what, text, wanted):
    check(what, wanted in text or text, True)


def check_rows():
    events = json.loads(run("--format", "json", "events"))
    stances = [json.loads(line) for line in run("--format", "jsonl", "stances", "--each").splitlines()]
    check("json: parties", (events[0]["source"], events[0]["target"]), (QUOTED, ARABIC))
    check("json: evidence", events[0]["reports"][0]["evidence"], TEXT)
    check("jsonl: issue and phrase", (stances[0]["issue"], stances[1]["target"]), (ISSUE, PHRASE))
    (article,) = json.loads(run("--format", "json", "articles"))
    check("json: title", article["title"], TITLE)
    (row,) = csv.DictReader(io.StringIO(run("--format", "csv", "events"), newline=""), strict=True)
    check("csv: parties", (row["source"], row["target"]), (visible(QUOTED), visible(ARABIC)))
    (row,) = csv.DictReader(io.StringIO(run("--format", "csv", "articles"), newline=""), strict=True)
    check("csv: title", row["title"], visible(TITLE))
    _, _, row = run("--format", "md", "events").splitlines()
    cells = [html.unescape(re.sub(r"\\([|\\])", r"\1", cell)) for cell in row.strip("| ").split(" | ")]
    check("md: parties", (cells[1], cells[4]), (visible(QUOTED), visible(ARABIC)))
    check("md: no tag", "<script" in row, False)
    for form in ("table", "line"):
        check_holds(f"{form}: phrase", run("--format", form, "stances"), PHRASE)
    check("a filter by each name", [len(json.loads(run("--format", "json", "stances", "--actor", name)))
                                    for name in (QUOTED, QUOTED + "!")], [2, 2])


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def check_timelines():
    items = {item["id"]: item for item in json.loads(run("timeline"))["items"]}
    check("timeline: actors", items["e1"]["actors"], [QUOTED, ARABIC])
    check("timeline: issue", items["s1"]["issues"], [ISSUE])
    check("timeline: title", items["e1"]["articles"][0]["title"], TITLE)
    slides = {event["unique_id"]: event["text"] for event in json.loads(run("timeline", "--as", "timelinejs"))["events"]}
    check("timelinejs: title", visible(TITLE) in html.unescape(slides["e1"]["text"]), True)
    check("timelinejs: headline", html.unescape(slides["e1"]["headline"]), visible(f"{QUOTED} threatens {ARABIC}"))
    check("timelinejs: no tag", "<script" in json.dumps(slides), False)
    boxes = {item["id"]: item for item in json.loads(run("timeline", "--as", "vis"))["items"]}
    check("vis: title", visible(TITLE) in html.unescape(boxes["s2"]["title"]), True)
    check("vis: no tag", [box for box in boxes.values() if "<script" in box["content"] + box["title"]], [])
    (row,) = [row for row in csv.DictReader(io.StringIO(run("timeline", "--as", "csv"), newline=""), strict=True) if row["id"] == "e1"]
    check("timeline csv: title and headline", (row["title"], row["headline"]),
          (visible(TITLE), visible(f"{QUOTED} threatens {ARABIC}")))
    run("timeline", "--as", "ics", "-o", "nasty.ics")
    with open("nasty.ics", newline="", encoding="utf-8") as file:
        text = file.read()
    check("ics: no line beyond 75 bytes", max(len(line.encode()) for line in text.split("\r\n")) <= 75, True)
    whole = re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], "\n".join(unfolded(text)))
    check_holds("ics: headline", whole, visible(f"{QUOTED} threatens {ARABIC}"))
    check_holds("ics: title", whole, visible(TITLE))


def texts_of(svg):
    root = xml.fromstring(svg)
    return packed("".join("".join(text.itertext()) for text in root.iter() if text.tag.endswith("}text"))), root


def check_pictures():
    for kind, names in (("stances", [QUOTED, ISSUE, PHRASE]), ("relations", [QUOTED, ARABIC]),
                        ("ego", [QUOTED, ARABIC, ISSUE]), ("agreement", [])):
        words = ["diagram", "--kind", kind, "--as"]
        if kind == "ego":
            words[3:3] = ["--actor", QUOTED]
        texts, root = texts_of(run(*words, "svg"))
        for name in names:
            check_holds(f"svg of {kind}", texts, packed(visible(name)))
        check(f"svg of {kind}: no script", [one.tag for one in root.iter() if one.tag.endswith("script")], [])
        dot = run(*words, "dot")
        if names and shutil.which("dot"):
            read = subprocess.run(["dot", "-Tjson0", "-Kneato", "-n2"], input=dot, capture_output=True, encoding="utf-8")
            labels = [packed(html.unescape(node.get("label", "")).replace("\\n", "")).replace("\\\\", "\\")
                      for node in json.loads(read.stdout)["objects"]]
            for name in names:
                check(f"dot of {kind}", packed(visible(name)) in labels or labels, True)
    texts, _ = texts_of(run("stances", "--matrix", "--as", "svg"))
    check_holds("heat map", texts, packed(visible(ISSUE))[:12])
    rows = list(csv.reader(io.StringIO(run("--format", "csv", "stances", "--matrix"), newline=""), strict=True))
    check("matrix: names", (rows[0][1], rows[1][0]), (ISSUE, QUOTED))


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.text, self.scripts, self.handlers = "", 0, []

    def handle_starttag(self, tag, attributes):
        self.scripts += tag == "script"
        self.handlers += [name for name, _ in attributes if name.startswith("on")]

    def handle_data(self, data):
        self.text += data


def check_pages():
    page = Page()
    page.feed(run("report"))
    check("report: scripts and handlers", (page.scripts, page.handlers), (2, []))
    for name in (QUOTED, ARABIC, ISSUE, PHRASE):
        check_holds("report", page.text, name if name in page.text else visible(name))
    check("report: title", visible(TITLE) in page.text or TITLE in page.text, True)
    brief = html.unescape(re.sub(r"\\(.)", r"\1", run("brief")))
    for name in (QUOTED, ARABIC, ISSUE, TITLE):
        check_holds("brief", brief, visible(name))


def check_networks():
    rows = list(csv.reader(io.StringIO(run("agreement", "--two-mode", "--as", "csv"), newline=""), strict=True))
    check("network csv: names", (sorted(rows[0][1:]), rows[1][0]), (sorted([PHRASE, ISSUE]), QUOTED))
    for form in ("graphml", "gexf"):
        root = xml.fromstring(run("agreement", "--two-mode", "--as", form))
        found = [text for thing in root.iter() for text in (thing.text, thing.get("label")) if text]
        for name in (QUOTED, ISSUE, PHRASE):
            check(f"network {form}", name in found, True)
    # UCINET knows no quotes within names.
    check_holds("network dl", run("agreement", "--two-mode", "--as", "dl"), QUOTED.replace('"', "\u201d"))


def check_statements():
    """A table in, its network out."""
    names = [QUOTED, ARABIC, "Zoë; \"\U0001f54a\",\n|", TITLE]
    with open("statements.csv", "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["actor", "issue", "position"])
        table.writerows([name, ISSUE, 1] for name in names)
    rows = list(csv.reader(io.StringIO(run("agreement", "--statements", "statements.csv", "--as", "csv"), newline=""), strict=True))
    check("statements: names", sorted(rows[0][1:]), sorted(map(visible, names)))
    check("statements: ties", sorted(set(rows[1][1:])), ["0", "1"])


def check_million():
    """A table of a million rows, read as fast as it comes: everybody agrees within his half."""
    count = 1_000_000
    with open("million.csv", "w", encoding="utf-8") as file:
        file.write("actor,issue,position\n")
        file.writelines(f'"Actor ""{i % 50}"" \U0001f54a",issue {i // 50 % 40},{i % 2}\n' for i in range(count))
    rows = list(csv.reader(io.StringIO(
        run("agreement", "--statements", "million.csv", "--two-mode", "--aggregation", "ignore", "--normalization", "none",
            "--as", "csv"), newline=""), strict=True))
    check("a million rows: size", (len(rows) - 1, len(rows[0]) - 1), (50, 40))
    check("a million rows: name", 'Actor "7" \U0001f54a' in [row[0] for row in rows], True)
    check("a million rows: all of them", sum(float(cell) for row in rows[1:] for cell in row[1:]), count)


def main():
    load()
    check_rows()
    check_timelines()
    check_pictures()
    check_pages()
    check_networks()
    check_statements()
    check_million()
    sys.exit(1 if failures() else 0)


main()
