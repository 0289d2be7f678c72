"""Names that break formats, a graph of them, and checks that are counted: for the programs beside this one."""
import json
import subprocess
import sys

demarche = sys.argv[1]
failed = 0

QUOTED = 'O\'Brien "the <script>alert(1)</script>" & \\Sons\\ ]]> --> , ; \\'
ARABIC = "\u202bجامعة الدول العربية\u202c \U0001f54a\ufe0f Łódź"
ISSUE = 'Плотина "Great\\Dam" \U0001f30d <b>&amp;</b>'
PHRASE = "the \"plan\"\\ of <Ahtisaari> & מרטי"
TITLE = ('"Quoted" \\ <title> & \U0001f1fa\U0001f1f3 שלום\twith a tab\nand a line end; ' * 200)[:10000]
TEXT = 'Öffentlich "said" <i>\\yes\\</i> \U0001f54a it is so.'


def check(what, came, wanted):
    global failed
    if came != wanted:
        print(f"exchange: {what}: {str(came)[:200]!r} instead of {str(wanted)[:200]!r}")
        failed += 1


def run(*words):
    done = subprocess.run([demarche, "--db", "nasty.db", *words], capture_output=True, encoding="utf-8")
    check(f"status of {words}", (done.returncode, done.stderr), (0, ""))
    return done.stdout


def extraction():
    """One article with an event, a stance on an issue and one on a phrase."""
    report = {"begin": 0, "end": len(TEXT.encode()), "rule": "test", "steps": None, "confidence": 0.75}
    actor = {"also": [QUOTED + "!", ARABIC + "!"], "discovered": False, "code": "RUSGOV"}
    stance = {"date": "2007-06", "holder": "a1", "strength": 0.5, "confidence": 0.75, "reports": [report]}
    return {
        "demarche_extraction": 1, "extracted_at": "2026-01-02T12:00:00Z",
        "article": {"id": 'x "1"/\u00e9', "title": TITLE, "source": QUOTED, "url": "https://example.org/?a=1&b=\"2\"",
                    "date": "2007-06-26", "date_basis": "metadata", "language": "en", "text": TEXT},
        "actors": [{"id": "a1", "name": QUOTED, "type": "state", **actor},
                   {"id": "a2", "name": ARABIC, "type": "organization", **actor}],
        "issues": [{"id": "i1", "name": ISSUE, "question": "Is \"it\"\n<so>?"}],
        "events": [{"id": "e1", "date": "2007-06-26", "source": "a1", "target": "a2", "cameo": "138",
                    "predicate": "threaten \"to\"", "confidence": 0.75, "reports": [report]}],
        "stances": [{"id": "s1", "issue": "i1", "target": "it", "position": "supports", "on_issue": "opposes", **stance},
                    {"id": "s2", "target": PHRASE, "position": "neutral", **stance}],
    }


def failures():
    return failed


def load():
    with open("nasty.jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps(extraction()) + "\n")
    run("--quiet", "load", "nasty.jsonl")
