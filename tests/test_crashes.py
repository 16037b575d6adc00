"""Builds killed, starved, locked out and robbed, for real.

After each the last good snapshot opens, and the next run completes to the same rows.
MUSTER_KILLS=500 python -m pytest tests/test_crashes.py kills more often than the 50 times of every run.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

import etl
from etl import engines, parts
from etl.dataset import BusyError, build
from etl.snapshots import DatasetError

ROOT = Path(__file__).resolve().parent.parent
KILLS = int(os.environ.get("MUSTER_KILLS", "50"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9, file limits and user ids are POSIX"),
]

# Imports everything once, then forks a child for each trial: only the build is killed, not half a second of imports.
DRIVER = '''
import hashlib, os, random, resource, signal, sys, time
from pathlib import Path
import duckdb, filelock, pyarrow.parquet
import etl
import etl.records
from etl import parts, pipeline, snapshots, spools
from etl.dataset import build
from etl.snapshots import DatasetError

spools.PART_MEAN, spools.PART_LIMIT = 4, 8
# The word lists are loaded once, too.
pipeline.extract(etl.records.Document(doc_id="x", text="At least 9 soldiers were killed near Goma on Friday, the army said."))

def write(folder, number):
    """Thirty articles; five of them differ from trial to trial."""
    folder.mkdir(exist_ok=True)
    for at in range(30):
        count = 100 + at + (number if at % 6 == 0 else 0)
        text = f"At least {count} soldiers were killed near Goma on 3 May 2023, the army said."
        (folder / f"a{at:02}.txt").write_text(text)
    return folder

def digest(folder):
    """Hash of every row of the current snapshot; fails where a part is not whole."""
    dataset = snapshots.read(folder)
    assert all(parts.is_whole(part, parts.read_card(part)) for part in dataset.part_folders()), "a damaged part is published"
    files = [Path(file) for table in ("articles", "claims", "evidence") for file in dataset.files(table)] + [dataset.reports]
    return dataset.version + hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

def in_child(function, *arguments):
    """What the function returns, worked out in a process of its own."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(write, str(function(*arguments)).encode())
            os._exit(0)
        except BaseException as error:
            os.write(write, f"FAILED {type(error).__name__}: {error}".encode())
            os._exit(1)
    os.close(write)
    with os.fdopen(read) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told
'''

KILLER = (
    DRIVER
    + """
kills, root = int(sys.argv[1]), Path(sys.argv[2])
random.seed(int(sys.argv[3]))
print("seed", sys.argv[3])
inputs, out = root / "in", root / "out"

def run(to, engine):
    return build(inputs, to, keep=3, engine=engine, workers=2).version

def clean(number):
    folder = root / f"clean{number}"
    run(folder, "here")
    return digest(folder)

write(inputs, 0)
in_child(run, out, "here")
before, landed, done, lasts, number = in_child(digest, out), 0, 0, 0.3, 0
# Until so many kills have hit a running build: how long one lasts hangs on what else the machine does.
while landed < kills:
    number += 1
    assert number < kills * 5, f"only {landed} of {number} kills hit a running build"
    write(inputs, number)
    expected = in_child(clean, number)
    child = os.fork()
    if child == 0:
        os.close(1)
        try: run(out, "here")
        finally: os._exit(0)
    time.sleep(random.uniform(0, lasts))
    os.kill(child, signal.SIGKILL)
    killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    landed += killed
    after = in_child(digest, out)
    assert after in (before, expected), f"trial {number}: {after} is neither the old {before} nor the new {expected}"
    done += after == expected
    clock = time.time()
    told = in_child(run, out, "here")
    lasts = (lasts + time.time() - clock) / 2
    assert not told.startswith("FAILED"), f"trial {number}: the next build {told}"
    before = in_child(digest, out)
    assert before == expected, f"trial {number}: the next build gave {before} and not {expected}"
    left = [path.name for path in [*out.iterdir(), *(out / "parts").iterdir(), *(out / "snapshots").iterdir()]
            if path.name.startswith((".work", ".CURRENT")) or path.parent != out and path.name.startswith(".")]
    assert not left, f"trial {number}: left behind: {left}"
print(f"{landed} of {number} kills landed in a build, {done} after its publication")
"""
)

STARVED = (
    DRIVER
    + """
root, limit = Path(sys.argv[1]), int(sys.argv[2])
write(root / "in", 0)
in_child(build, root / "in", root / "out", )
before = in_child(digest, root / "out")
write(root / "in", 1)

def starved():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        build(root / "in", root / "out")
    except DatasetError as error:
        return f"refused: {error}"
    return "built"

told = in_child(starved)
print(told)
if told.startswith("refused"):
    assert "cannot be written" in told
    assert in_child(digest, root / "out") == before, "the old snapshot changed"
else:
    assert told == "built", told
in_child(build, root / "in", root / "out")
in_child(build, root / "in", root / "clean")
assert in_child(digest, root / "out") == in_child(digest, root / "clean")
"""
)

LOCKED_OUT = (
    DRIVER
    + """
root = Path(sys.argv[1])
from etl import indexes
indexes.INDEXED_FROM = 1
write(root / "in", 0)
in_child(build, root / "in", root / "out")
before = in_child(digest, root / "out")
write(root / "in", 1)
for path in [root / "out", *(root / "out").rglob("*")]:
    path.chmod(0o555 if path.is_dir() else 0o444)

def as_nobody():
    # Root writes through mode 555.
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        build(root / "in", root / "out")
    except DatasetError as error:
        return f"refused: {error}"
    return "built"

def read_as_nobody():
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    with etl.read(root / "out").connect() as db:
        return db.execute("SELECT count(*) FROM claims JOIN places USING (claim_id)").fetchone()[0] >= 0

print(in_child(as_nobody))
assert in_child(digest, root / "out") == before
assert in_child(read_as_nobody) == "True"
"""
)

SLOW = (
    DRIVER
    + """
root = Path(sys.argv[1])
write(root / "in", 0)
extract = pipeline.extract
def slowly(document):
    (root / "started").touch()
    time.sleep(0.1)
    return extract(document)
pipeline.extract = slowly
build(root / "in", root / "out", engine="here")
"""
)


def run(script: str, *arguments: object, **how) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, **how)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done


def write(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"a{number:03}.txt").write_text(f"At least {100 + number} soldiers were killed near Goma on 3 May 2023.")
    return folder


def count(folder: Path, table: str = "articles") -> int:
    with etl.read(folder).connect() as db:
        return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_a_build_killed_at_any_moment_leaves_a_good_snapshot_and_the_next_one_completes(tmp_path):
    done = run(KILLER, KILLS, tmp_path, int(time.time()))
    assert "kills landed" in done.stdout


@pytest.mark.parametrize("limit", [10, 500, 2_000, 6_000, 12_000, 30_000])
def test_a_full_disk_leaves_the_old_snapshot_and_says_so(tmp_path, limit):
    done = run(STARVED, tmp_path, limit)
    assert done.stdout.startswith("refused" if limit <= 2_000 else ("refused", "built"))


def test_a_folder_of_another_user_is_left_alone_and_said_to_be_so():
    # Not below pytest's own folder, which another user cannot enter.
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        done = run(LOCKED_OUT, folder)
        assert done.stdout.startswith("refused") and "Permission denied" in done.stdout
    finally:
        for path in [folder, *folder.rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
        shutil.rmtree(folder)


def test_of_two_builds_at_once_the_second_says_who_is_at_work_and_the_first_completes(tmp_path):
    command = [sys.executable, "-c", SLOW, str(tmp_path)]
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}) as first:
        for _ in range(600):
            if (tmp_path / "started").exists():
                break
            time.sleep(0.05)
        with pytest.raises(BusyError, match=f"process {first.pid} since "):
            build(tmp_path / "in", tmp_path / "out")
        waited = build(tmp_path / "in", tmp_path / "out", wait_seconds=60)
    assert first.returncode == 0 and waited.articles == 30


def test_a_lock_of_a_killed_build_holds_nobody_up(tmp_path):
    with subprocess.Popen([sys.executable, "-c", SLOW, str(tmp_path)], env={**os.environ, "PYTHONPATH": str(ROOT)}) as first:
        for _ in range(600):
            if (tmp_path / "started").exists():
                break
            time.sleep(0.05)
        first.send_signal(signal.SIGKILL)
    assert build(tmp_path / "in", tmp_path / "out").articles == 30


def test_a_snapshot_deleted_under_a_reader_is_an_error_for_that_query_and_is_built_again(tmp_path):
    import duckdb

    inputs = write(tmp_path / "in", 5)
    build(inputs, tmp_path / "out")
    opened = etl.read(tmp_path / "out")
    with opened.connect() as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (5,)
        for part in opened.part_folders():
            shutil.rmtree(part)
        shutil.rmtree(tmp_path / "out" / "snapshots" / opened.version)
        with pytest.raises(duckdb.Error):
            db.execute("SELECT count(title) FROM articles").fetchone()
    with pytest.raises(DatasetError):
        etl.read(tmp_path / "out")
    assert build(inputs, tmp_path / "out").version == opened.version
    assert count(tmp_path / "out") == 5


# --- workers


def die_once(marks: Path, task: int) -> int:
    """Kills the worker that first takes the third task in hand."""
    mark = marks / "died"
    if task == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task * 10


def die_always(task: int) -> int:
    """Kills every worker."""
    os.kill(os.getpid(), signal.SIGKILL)
    return task


def make_and_die_once(marks: Path, stored: Path, spool: Path, task: parts.Run) -> parts.Part:
    """A part; the worker that makes the third is killed in the middle of writing it."""
    with (marks / "taken").open("a") as file:
        file.write("x")
    if len((marks / "taken").read_text()) == 3:
        (stored / f".{task.key}.halfway").mkdir()
        os.kill(os.getpid(), signal.SIGKILL)
    return parts.make(stored, spool, task)


def test_a_pool_finishes_although_a_worker_is_killed(tmp_path):
    results = list(engines.map_unordered(partial(die_once, tmp_path), range(12), engine="pool", workers=2))
    assert sorted(results) == [task * 10 for task in range(12)] and (tmp_path / "died").exists()


def test_a_task_that_kills_every_worker_ends_the_run_with_a_sentence():
    with pytest.raises(engines.EngineError, match="a worker was killed"):
        list(engines.map_unordered(die_always, range(4), engine="pool", workers=2))


@pytest.mark.parametrize("engine", ["pool", "dask"])
def test_a_build_loses_nothing_and_doubles_nothing_when_a_worker_is_killed(tmp_path, monkeypatch, engine):
    if engine == "dask":
        pytest.importorskip("distributed")
    from etl import dataset, spools

    monkeypatch.setattr(spools, "PART_MEAN", 4)
    monkeypatch.setattr(spools, "PART_LIMIT", 8)
    inputs = write(tmp_path / "in", 40)
    build(inputs, tmp_path / "clean", engine="here")
    monkeypatch.setattr(dataset, "MAKE", partial(make_and_die_once, tmp_path))
    build(inputs, tmp_path / "out", engine=engine, workers=2)
    assert len((tmp_path / "taken").read_text()) > len(etl.read(tmp_path / "out").manifest["parts"])
    for table in ("articles", "claims", "evidence"):
        files = [[Path(file).read_bytes() for file in etl.read(tmp_path / name).files(table)] for name in ("clean", "out")]
        assert files[0] == files[1]


def test_a_build_may_use_a_dask_cluster_that_is_there_already(tmp_path):
    distributed = pytest.importorskip("distributed")
    inputs = write(tmp_path / "in", 6)
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        report = build(inputs, tmp_path / "out", engine="dask", scheduler=cluster.scheduler_address)
    assert report.articles == 6 and count(tmp_path / "out") == 6


def test_a_scheduler_that_is_not_there_is_said_so(tmp_path):
    pytest.importorskip("distributed")
    with pytest.raises(engines.EngineError, match="cannot be reached"):
        build(write(tmp_path / "in", 1), tmp_path / "out", engine="dask", scheduler="tcp://127.0.0.1:9")


def test_an_address_of_a_cluster_is_never_passed_over(tmp_path):
    inputs = write(tmp_path / "in", 1)
    with pytest.raises(engines.EngineError, match='is for the engine dask, not for "pool"'):
        build(inputs, tmp_path / "out", engine="pool", scheduler="tcp://127.0.0.1:9")
    pytest.importorskip("distributed")
    with pytest.raises(engines.EngineError, match=r"tcp://127\.0\.0\.1:9 cannot be reached"):
        build(inputs, tmp_path / "out", scheduler="tcp://127.0.0.1:9")
