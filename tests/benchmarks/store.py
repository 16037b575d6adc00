"""Times reading and building: articles a second for each engine, and how time, size and memory grow with the input."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks import corpus

ROOT = Path(__file__).resolve().parent.parent.parent
Row = tuple[str, str]

# A build in a process of its own, whose memory and that of its workers is watched from here.
_BUILD = """
import json, resource, sys, time
from pathlib import Path
from etl.dataset import build
clock, cpu = time.perf_counter(), time.process_time()
report = build(Path(sys.argv[1]), Path(sys.argv[2]), engine=sys.argv[3], workers=int(sys.argv[4]))
own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
unit = 1024 if sys.platform != "darwin" else 1
print(json.dumps({
    "seconds": time.perf_counter() - clock, "articles": report.articles, "claims": report.counts["claims"],
    "cpu": own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime,
    "own_memory": own.ru_maxrss * unit, "changed": report.changed,
}))
"""


def engines(folder: Path, articles: int, workers: Sequence[int]) -> Iterator[Row]:
    """Articles a second over one process, pools and a local Dask cluster, with what each costs beside one process."""
    inputs = corpus.write(folder / f"in{articles}" / "articles.jsonl.gz", articles).parent
    alone = 0.0
    for engine, count in [("here", 1), *(("pool", count) for count in workers), *(("dask", count) for count in workers)]:
        told = build(inputs, folder / f"{engine}{count}-{articles}", engine, count)
        alone = alone or told["cpu"]
        rate = told["articles"] / told["seconds"]
        overhead = f", {told['cpu'] / alone:.2f} times the CPU of one process" if engine != "here" else ""
        each = f"{rate:.0f} articles/s, {told['articles'] / told['cpu']:.0f} a CPU second{overhead}"
        yield f"{articles:,} articles, engine {engine}, {count} process{'es' if count > 1 else ''}", each


def growth(
    folder: Path, sizes: Sequence[int], engine: str = "pool", workers: int = 2, length: int = corpus.LENGTH
) -> Iterator[Row]:
    """Time, size and memory of a build at each size, the ratio to the one before, and a second build without work.

    Articles of `length` characters: a million whole ones take hours, a million short ones half an hour.
    """
    before: tuple[int, float] | None = None
    for size in sizes:
        inputs = corpus.write(folder / f"in{size}-{length}" / "articles.jsonl.gz", size, length=length).parent
        out = folder / f"{engine}{workers}-{size}-{length}"
        told = build(inputs, out, engine, workers)
        again = build(inputs, out, engine, workers)
        stored = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
        ratio = f"; {told['cpu'] / before[1]:.1f} times the CPU for {size / before[0]:.0f} times the articles" if before else ""
        yield (
            f"{size:,} articles of about {length} characters built ({told['claims']:,} claims)",
            f"{told['seconds']:.1f} s, {told['cpu']:.0f} of CPU, {stored / 1e6:.0f} MB on disk, "
            f"{told['memory'] / 1e6:.0f} MB of memory with all workers at the peak{ratio}",
        )
        yield f"{size:,} articles, nothing changed", f"{again['seconds']:.2f} s"
        before = size, told["cpu"]


def seeds(folder: Path) -> Iterator[Row]:
    """The app's first start: both seeds, from a cold process."""
    clock = time.perf_counter()
    build(ROOT / "seeds", folder / f"seeds{time.time_ns()}", "auto", 1)
    yield "the two seeds, with the start of Python", f"{time.perf_counter() - clock:.2f} s"


def build(inputs: Path, out: Path, engine: str, workers: int) -> dict[str, float]:
    """Build in a process of its own and return what it measured."""
    command = [sys.executable, "-c", _BUILD, str(inputs), str(out), engine, str(workers)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        peak = 0
        while running.poll() is None:
            peak = max(peak, tree_memory(running.pid))
            time.sleep(0.2)
        written, complaints = running.communicate()
    if running.returncode:
        raise RuntimeError(complaints[-2000:])
    told: dict[str, float] = json.loads(written.splitlines()[-1])
    # Where there is no /proc, the largest process stands for all.
    return told | {"memory": peak or told["own_memory"]}


def tree_memory(pid: int) -> int:
    """Bytes a process and all its children hold together, pages they share counted once (PSS); 0 where Linux does not tell."""
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        held = next(int(line.split()[1]) * 1024 for line in rolled.splitlines() if line.startswith("Pss:"))
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for thread in threads for child in (thread / "children").read_text(encoding="ascii").split()]
    except (OSError, StopIteration, ValueError):
        return 0
    return held + sum(tree_memory(child) for child in children)
