"""The command line: python -m etl build, extract, explain, export, check, publish.

Everything heavy is imported by the command that needs it, so that `--help` and `extract` start at once.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from etl.streams import printable

if TYPE_CHECKING:
    from etl.dataset import BuildReport, Progress
    from etl.readers import Columns
    from etl.snapshots import Dataset

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Muster reads war reporting and keeps a sourced dataset of the troop figures in it.",
)


class Format(StrEnum):
    """What a dataset can be exported to."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    geojson = "geojson"


class EngineName(StrEnum):
    """What does the work of a build."""

    auto = "auto"
    here = "here"
    pool = "pool"
    dask = "dask"


StrictOption = Annotated[bool, typer.Option("--strict", help="End with an error if anything at all could not be read.")]


@app.command()
def build(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Folders, .txt, .jsonl, .csv or .parquet files (also packed), or URLs. Default: seeds/"),
    ] = None,
    to: Annotated[Path | None, typer.Option(help="Folder of the dataset. Needed for anything but seeds/.")] = None,
    engine: Annotated[EngineName, typer.Option(help="here: one process; pool: all cores; dask: a cluster.")] = EngineName.auto,
    workers: Annotated[int | None, typer.Option(min=1, help="How many processes. Default: one a core.")] = None,
    scheduler: Annotated[str | None, typer.Option(help="Address of a Dask cluster to work on, e.g. tcp://host:8786.")] = None,
    column: Annotated[
        list[str] | None, typer.Option(help="What a column is called in your files, e.g. --column text=body. Repeat as needed.")
    ] = None,
    keep: Annotated[int, typer.Option(min=1, help="How many versions of the dataset to keep.")] = 10,
    wait: Annotated[float, typer.Option(min=0, help="Seconds to wait while another build is at work.")] = 0,
    strict: StrictOption = False,
) -> None:
    """Build the dataset from articles, or bring it up to date. Does nothing where nothing changed."""
    from etl.dataset import SEEDS
    from etl.dataset import build as run
    from etl.engines import collect_rarely

    collect_rarely()
    given: list[Path | str] = list(inputs or [str(SEEDS)])
    if to is None and not _are_seeds(given):
        raise typer.BadParameter("say where the dataset goes with --to FOLDER (only seeds/ has a place of its own)")
    with _errors(), _progress() as progress:
        report = run(
            given,
            to,
            columns=_columns(column or []),
            engine=engine.value,
            workers=workers,
            scheduler=scheduler,
            keep=keep,
            wait_seconds=wait,
            progress=progress,
        )
    _print_report(report)
    if not report.articles:
        _fail("no article could be read")
    if strict and (report.rejects or report.faults):
        _fail(f"--strict: {_count(report.rejects + len(report.faults), 'fault')}")


@app.command()
def extract(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Articles (.txt, .md) or .jsonl files. Default: JSON lines from standard input")
    ] = None,
    strict: StrictOption = False,
) -> None:
    """Read articles and write what they say as JSON lines, one line an article.

    Standard input holds one JSON object a line: {"id": ..., "text": ..., "title": ..., "published": "2024-10-23"}.
    """
    from etl.engines import collect_rarely
    from etl.extracting import from_files, from_lines

    collect_rarely()
    if not files and sys.stdin.isatty():
        _tell("Reading JSON lines from the keyboard; end with Ctrl-D. (--help tells more)", err=True)
    items = from_files(files) if files else from_lines(sys.stdin.buffer)
    read = failed = 0
    with _errors():
        for line, problem in items:
            if problem:
                failed += 1
                _tell(problem, err=True)
            else:
                read += 1
                sys.stdout.buffer.write(line)
                # Whoever sends one line and waits for its answer gets it.
                sys.stdout.buffer.flush()
    if not read:
        _fail("nothing could be read")
    if strict and failed:
        _fail(f"--strict: {_count(failed, 'article')} could not be read")


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="An article; its line in the sources.csv beside it is read, too.")],
) -> None:
    """Show an article with everything found in it, the rule behind each value, and what stayed open."""
    from etl.explaining import explain as run

    with _errors():
        shown = run(file)
    if not shown:
        _fail("nothing could be read")


@app.command()
def export(
    format: Annotated[Format, typer.Option(help="csv, jsonl, parquet or geojson.")],
    out: Annotated[Path | None, typer.Option(help="File to write. Default: standard output")] = None,
    dataset: Annotated[Path | None, typer.Option(help="Folder of the dataset. Default: the one the dashboard shows")] = None,
    version: Annotated[str | None, typer.Option(help="A version of the dataset. Default: the current one")] = None,
) -> None:
    """Write the dataset's claims for other programs: sentences and sources, never whole articles."""
    from etl.exporters import export as run

    if format is Format.parquet and out is None:
        raise typer.BadParameter("a Parquet file needs --out FILE")
    with _errors():
        opened = _opened(dataset, version)
        written = run(opened, format.value, out or sys.stdout.buffer)
    _tell(f"{_count(written, 'row')} written{f' to {out}' if out else ''} (version {opened.version})", err=True)


@app.command()
def check(
    inputs: Annotated[list[str] | None, typer.Argument(help="Folders of articles. Default: seeds/")] = None,
) -> None:
    """Look for faults in the articles, sources.csv and the word lists; names the file and line of each."""
    from etl.checks import check_articles, check_lexicons
    from etl.dataset import SEEDS

    with _errors():
        found = [*(one for given in inputs or [str(SEEDS)] for one in check_articles(given)), *check_lexicons()]
    for one in found:
        _tell(str(one), err=True)
    if found:
        _fail(_count(len(found), "fault"))
    _tell("No faults found.")


@app.command()
def publish(
    url: Annotated[
        str, typer.Argument(help="Where to, e.g. s3://bucket/folder; dashboards there: MUSTER_DATASET=s3://bucket/folder")
    ],
    dataset: Annotated[Path | None, typer.Option(help="Folder of the dataset. Default: the one the dashboard shows")] = None,
) -> None:
    """Copy the dataset's current version to a URL, where dashboards can fetch it."""
    from etl.publishing import publish as run

    with _errors():
        opened = _opened(dataset)
        copied = run(opened, url)
    _tell(f"version {opened.version} published, {_count(copied, 'part')} copied")


def main() -> None:
    """Run the command line; a reader that has seen enough (`| head`) is no error."""
    try:
        app(prog_name="python -m etl")
    except BrokenPipeError:
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


@contextmanager
def _errors() -> Iterator[None]:
    """Turn the errors a user can mend into one line and an exit code of 1."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (RuntimeError, ValueError, OSError) as error:
        from etl.engines import EngineError
        from etl.inputs import InputError
        from etl.lexicon import LexiconError
        from etl.snapshots import DatasetError

        if isinstance(error, DatasetError | EngineError | InputError | LexiconError | OSError):
            _fail(str(error))
        raise


def _tell(message: str, *, err: bool = False) -> None:
    """Print a line; file names and cells in it may hold anything, but cannot steer the terminal."""
    typer.echo(printable(message), err=err)


def _fail(message: str) -> None:
    _tell(f"error: {message}", err=True)
    raise typer.Exit(1)


def _opened(dataset: Path | None, version: str | None = None) -> Dataset:
    from etl.dataset import current
    from etl.snapshots import read

    if dataset is not None:
        return read(dataset, version)
    shown = current()
    return read(shown.folder, version) if version else shown


def _are_seeds(given: list[Path | str]) -> bool:
    from etl.dataset import SEEDS

    return len(given) == 1 and "://" not in str(given[0]) and Path(given[0]).resolve() == SEEDS.resolve()


def _columns(pairs: list[str]) -> Columns:
    from etl.readers import Columns

    try:
        return Columns.named({ours: theirs for ours, _, theirs in (pair.partition("=") for pair in pairs)})
    except ValueError as error:
        raise typer.BadParameter(f"--column: {error}") from None


@contextmanager
def _progress() -> Iterator[Any]:
    """A progress bar on a terminal (articles, claims, rate, time left), nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Reading", total=None, pace="")
        since: dict[str, float] = {}

        def show(progress: Progress) -> None:
            seconds = time.monotonic() - since.setdefault(progress.step, time.monotonic())
            verb = "Extracting" if progress.step == "extracting" else "Reading"
            pace = _pace(progress, seconds)
            bar.update(task, description=verb, completed=progress.articles, total=progress.total, pace=pace)

        yield show


def _pace(progress: Progress, seconds: float) -> str:
    """Claims so far, articles a second and the time left, as far as they can be told."""
    if not progress.articles or not seconds:
        return ""
    rate = progress.articles / seconds
    claims = f"{progress.claims:,} claims, " if progress.claims else ""
    left = f", {dt.timedelta(seconds=round((progress.total - progress.articles) / rate))} left" if progress.total else ""
    return f"{claims}{rate:,.0f} articles/s{left}"


def _print_report(report: BuildReport) -> None:
    counts = report.counts
    for fault in report.faults:
        _tell(fault, err=True)
    for reject in report.rejected:
        _tell(f"{reject['where']}: {reject['reason']}", err=True)
    if report.rejects > len(report.rejected):
        _tell(f"... and {report.rejects - len(report.rejected)} more, in rejects.jsonl beside the manifest", err=True)
    state = "built" if report.changed else "up to date, nothing to do"
    _tell(f"{report.folder}: version {report.version}, {state} ({report.seconds:.1f} s)")
    found = ("articles", "claims", "figures", "places")
    _tell(", ".join(_count(counts.get(name, 0), name.removesuffix("s")) for name in found))
    if report.changed:
        _tell(f"{_count(report.parts, 'part')}, {report.parts_made} of them new")
    if report.issues:
        left = ", ".join(f"{count:,} {code.replace('_', ' ')}" for code, count in report.issues.items())
        _tell(f"Left open: {left}")
    if report.rejects:
        _tell(f"Not read: {report.rejects:,}")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    main()
