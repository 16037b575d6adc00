"""One table of all benchmarks: `python -m tests.benchmarks` (minutes), `--full` (an hour or two), `--only NAME`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.benchmarks import asking, beside, corpus, painting, store

OUT = Path(__file__).parent / "out"
# A million articles of full length take hours; as short as posts, half an hour.
SHORT = 150
Row = tuple[str, str]


def main() -> None:
    """Print the machine, then each row as it is measured."""
    parser = argparse.ArgumentParser(description="Times Muster on synthetic articles and prints one table.")
    parser.add_argument(
        "--full", action="store_true", help="also a million short articles and ten million claims (an hour or two)"
    )
    parser.add_argument("--only", choices=list(BENCHMARKS), help="one benchmark alone")
    parser.add_argument(
        "--length",
        type=int,
        help=f"characters of an article of the growth benchmark ({corpus.LENGTH}, with --full {SHORT})",
    )
    parser.add_argument("--out", type=Path, default=OUT, help="where the synthetic corpora and datasets are kept")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    print(f"| Measured on {_machine()} | |\n|---|---|", flush=True)
    length = arguments.length or (SHORT if arguments.full else corpus.LENGTH)
    for name, benchmark in BENCHMARKS.items():
        if arguments.only in (None, name):
            if name == "growth":
                benchmark = partial(_growth, length=length)
            for what, result in benchmark(arguments.out, arguments.full):
                print(f"| {what} | {result} |", flush=True)


def _growth(out: Path, full: bool, length: int = corpus.LENGTH) -> Iterator[Row]:
    sizes = (10_000, 100_000, 1_000_000) if full else (1_000, 10_000)
    return store.growth(out, sizes, workers=os.cpu_count() or 1, length=length)


def _engines(out: Path, full: bool) -> Iterator[Row]:
    cores = os.cpu_count() or 1
    return store.engines(out, 20_000 if full else 4_000, sorted({1, min(2, cores), cores}))


def _queries(out: Path, full: bool) -> Iterator[Row]:
    return asking.queries(out, (10_000, 1_000_000, 10_000_000) if full else (10_000, 1_000_000))


BENCHMARKS: Mapping[str, Callable[[Path, bool], Iterator[Row]]] = {
    "seeds": lambda out, full: store.seeds(out),
    "engines": _engines,
    "growth": _growth,
    "beside": beside.beside,
    "queries": _queries,
    "painting": painting.painting,
}


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9 if hasattr(os, "sysconf") else 0
    return f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, Python {sys.version.split()[0]}"


if __name__ == "__main__":
    main()
