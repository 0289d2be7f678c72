"""The rows of a graph that do not depend on who made it: all of `demarche export --as jsonl`, less the times of import.

    rows.py DEMARCHE GRAPH

Prints them in order."""
import json
import subprocess
import sys

demarche, graph = sys.argv[1:]
checked = subprocess.run([demarche, "--db", graph, "check"], capture_output=True, text=True)
if checked.returncode != 0:
    sys.exit(f"{graph}: {checked.stdout}{checked.stderr}")
exported = subprocess.run([demarche, "--db", graph, "export", "--as", "jsonl"], capture_output=True, text=True, check=True)
rows = []
for line in exported.stdout.splitlines():
    row = json.loads(line)
    row.pop("imported_at", None)
    rows.append(json.dumps(row, sort_keys=True, ensure_ascii=False))
print("\n".join(sorted(rows)))
