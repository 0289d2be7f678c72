#!/usr/bin/env python3
"""Loads names that break formats, exports them in every form, and reads them back:
    tests/exchange/exports.py DEMARCHE        (in a folder of its own)"""
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml

from nasty import ARABIC, ISSUE, PHRASE, QUOTED, TEXT, TITLE, check, failures, load, run


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def read_graphml(file):
    """{id: (label, values)} of nodes and edges, by what the keys say."""
    root = xml.parse(file).getroot()
    names = {key.get("id"): key.get("attr.name") for key in root if local(key) == "key"}
    things = {}
    for thing in root.iter():
        if local(thing) in ("node", "edge"):
            things[thing.get("id")] = {names[data.get("key")]: data.text for data in thing}
            things[thing.get("id")].update((end, thing.get(end)) for end in ("source", "target") if thing.get(end))
    return things


def read_gexf(file):
    things = {}
    for thing in xml.parse(file).getroot().iter():
        if local(thing) in ("node", "edge"):
            values = {value.get("for"): value.get("value") for value in thing.iter() if local(value) == "attvalue"}
            spells = [(spell.get("start"), spell.get("end")) for spell in thing.iter() if local(spell) == "spell"]
            ends = {end: thing.get(end) for end in ("source", "target") if thing.get(end)}
            things[thing.get("id")] = {"label": thing.get("label"), "spells": spells, **ends, **values}
    return things


def read_csv_folder(folder):
    things = {}
    for name in ("nodes.csv", "edges.csv"):
        with open(os.path.join(folder, name), newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file, strict=True):
                row = {key.split(":")[0] or key: value for key, value in row.items()}
                things[row["Id"]] = {**{key.lower(): value for key, value in row.items()}, "label": row["Label"]}
    return things


def read_networkx(form, file):
    import networkx
    read = networkx.read_graphml if form == "graphml" else networkx.read_gexf
    graph = read(file, force_multigraph=True) if form == "graphml" else read(file)
    things = {node: dict(values) for node, values in graph.nodes(data=True)}
    edges = graph.edges(keys=True, data=True) if graph.is_multigraph() else graph.edges(data=True)
    for source, target, *key, values in edges:
        things[values.get("id", *key)] = {"source": source, "target": target, **values}
    return things


def check_graph(form, things):
    phrase = [name for name in things if name.startswith("phrase:")]
    check(f"{form}: how many nodes and edges", len(things), 7)
    check(f"{form}: phrases", len(phrase), 1)
    nodes = {"actor:a1": QUOTED, "actor:a2": ARABIC, "issue:i1": ISSUE, phrase[0]: PHRASE}
    for name, label in nodes.items():
        check(f"{form}: label of {name}", things[name]["label"], label)
    check(f"{form}: ends of e1", (things["e1"]["source"], things["e1"]["target"]), ("actor:a1", "actor:a2"))
    check(f"{form}: ends of s1", (things["s1"]["source"], things["s1"]["target"]), ("actor:a1", "issue:i1"))
    check(f"{form}: also of a1", sorted(things["actor:a1"]["also"].split("; ")),
          sorted("; ".join([QUOTED + "!", ARABIC + "!"]).split("; ")))
    for edge, polarity in (("e1", -0.7), ("s1", -0.5), ("s2", 0)):
        check(f"{form}: polarity of {edge}", float(things[edge]["polarity"]), polarity)
        check(f"{form}: weight of {edge}", float(things[edge].get("weight", 0.75)), 0.75)
        check(f"{form}: title at {edge}", things[edge]["title"], TITLE)
        check(f"{form}: publisher at {edge}", things[edge]["publisher"], QUOTED)
        check(f"{form}: evidence of {edge}", things[edge]["evidence"], TEXT)
    check(f"{form}: phrase of s2", things["s2"]["phrase"], PHRASE)


def check_graphs():
    for form in ("graphml", "gexf"):
        run("export", "-o", f"nasty.{form}")
    check_graph("graphml", read_graphml("nasty.graphml"))
    gexf = read_gexf("nasty.gexf")
    check_graph("gexf", gexf)
    check("gexf: spell of a day", gexf["e1"]["spells"], [("2007-06-26", "2007-06-26")])
    check("gexf: spell of a month", gexf["s1"]["spells"], [("2007-06-01", "2007-06-30")])
    check("gexf: spell of a node", gexf["actor:a1"]["spells"], [("2007-06-01", "2007-06-30")])
    run("export", "--as", "csv", "-o", "folder")
    check_graph("csv", read_csv_folder("folder"))
    try:
        import networkx
    except ImportError:
        print("exports: not read by networkx, which is not installed")
        return
    check_graph("graphml by networkx", read_networkx("graphml", "nasty.graphml"))
    if "1.3" in networkx.readwrite.gexf.GEXF.versions:
        check_graph("gexf by networkx", read_networkx("gexf", "nasty.gexf"))
    else:
        print(f"exports: GEXF not read by networkx {networkx.__version__}, which does not know 1.3")


def check_schema():
    schema = os.environ.get("DEMARCHE_GEXF_SCHEMA", "")
    if not schema or not shutil.which("xmllint"):
        print("exports: GEXF not checked against its schema: xmllint or $DEMARCHE_GEXF_SCHEMA is missing")
        return
    done = subprocess.run(["xmllint", "--noout", "--huge", "--schema", schema, "nasty.gexf"], capture_output=True)
    check("gexf: its schema", done.returncode, 0)


def check_json():
    rows = [json.loads(line) for line in run("export", "--as", "jsonl").splitlines()]
    check("jsonl: kinds", [row["kind"] for row in rows],
          ["article", "actor", "actor", "issue", "event", "stance", "stance"])
    check("jsonl: title", rows[0]["title"], TITLE)
    check("jsonl: names", {row["actor"] for row in rows if row["kind"] == "actor"}, {QUOTED, ARABIC})
    check("jsonl: issue", rows[3]["issue"], ISSUE)
    check("jsonl: phrase", [row["target"] for row in rows if row.get("stance") == "s2"], [PHRASE])

    document = json.loads(run("export", "--as", "jsonld"))
    things = {thing["@id"]: thing for thing in document["@graph"]}
    check("jsonld: ids", len(things), 7)
    article = things["urn:demarche:article:x%20%221%22%2F%C3%A9"]
    check("jsonld: title", article["schema:headline"], TITLE)
    check("jsonld: name", things["urn:demarche:actor:a2"]["schema:name"], ARABIC)
    check("jsonld: issue", things["urn:demarche:issue:i1"]["schema:name"], ISSUE)
    check("jsonld: phrase", things["urn:demarche:stance:s2"]["schema:object"]["schema:name"], PHRASE)
    event = things["urn:demarche:event:e1"]
    check("jsonld: actors", [actor["@id"] in things for actor in event["sem:hasActor"]], [True, True])
    check("jsonld: evidence", event["schema:subjectOf"][0]["schema:text"], TEXT)
    check("jsonld: month", things["urn:demarche:stance:s1"]["sem:hasTimeStamp"]["@type"], "xsd:gYearMonth")


def read_table(text):
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", strict=True))


def check_tables():
    (row,) = read_table(run("export", "--as", "plover"))
    check("plover: columns", len(row), 50)
    wanted = {"Event ID": "e1", "Event Date": "2007-06-26", "Event Type": "THREATEN", "Quad Code": "3",
              "Actor Name": QUOTED, "Actor Country": "RUS", "Primary Actor Sector": "GOV", "Recipient Name": ARABIC,
              "Source": QUOTED, "Language": "en", "CAMEO Code": "138", "Headline": TITLE, "Evidence": TEXT}
    for column, value in wanted.items():
        check(f"plover: {column}", row[column], value)
    (row,) = read_table(run("export", "--as", "cameo"))
    check("cameo: columns", len(row), 35)
    wanted = {"EventID": "e1", "Date": "20070626", "Month": "6", "SourceActorFull": "RUSGOV",
              "SourceActorEntity": "RUS", "SourceActorRole": "GOV", "EventCode": "138", "EventRootCode": "13",
              "GoldsteinScore": "-7", "SourceName": QUOTED, "TargetName": ARABIC, "Title": TITLE, "Evidence": TEXT}
    for column, value in wanted.items():
        check(f"cameo: {column}", row[column], value)


def main():
    load()
    check_graphs()
    check_schema()
    check_json()
    check_tables()
    sys.exit(1 if failures() else 0)


main()
