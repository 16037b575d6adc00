"""One function over many tasks: in process, in a process pool, or on a Dask cluster. Results come as they are ready.

A task must be safe to run twice: what a killed worker had in hand is given to another one. Nothing is ever lost or doubled,
because a part of the dataset has one name and is put in place whole (`etl/parts.py`), not because of the engine.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from typing import Any, Literal, TypeVar

Engine = Literal["auto", "here", "pool", "dask"]
ENGINES: tuple[Engine, ...] = ("auto", "here", "pool", "dask")
Task = TypeVar("Task")
Result = TypeVar("Result")
# A pool that breaks this often in a row without finishing anything has met a task that kills its worker.
_BREAKS_ALLOWED = 3


class EngineError(RuntimeError):
    """The tasks could not be finished."""


def map_unordered(
    function: Callable[[Task], Result],
    tasks: Sequence[Task],
    *,
    engine: Engine = "auto",
    workers: int | None = None,
    scheduler: str | None = None,
) -> Iterator[Result]:
    """The result of every task once, in the order they finish.

    "auto" works in process for a handful of tasks and with a process pool for more. `scheduler` is the address of a Dask
    cluster ("tcp://host:8786"), which "auto" then takes; without one, "dask" starts a local cluster.
    """
    workers = workers or _cores()
    if scheduler and engine in ("here", "pool"):
        raise EngineError(f'the scheduler {scheduler} is for the engine dask, not for "{engine}"')
    if engine == "auto" and scheduler:
        engine = "dask"
    if engine == "auto":
        engine = "pool" if workers > 1 and len(tasks) > 2 else "here"
    if engine == "dask":
        yield from _on_dask(function, tasks, workers, scheduler)
    elif engine == "pool":
        yield from _in_pool(function, tasks, workers)
    else:
        yield from map(function, tasks)


def _in_pool(function: Callable[[Task], Result], tasks: Sequence[Task], workers: int) -> Iterator[Result]:
    """A process pool dies whole when one worker is killed: then a new one takes over what is not done."""
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    left, breaks = list(tasks), 0
    while left:
        # Fresh processes, not forks: the app that asks for a build has threads, and a fork would copy their locks.
        pool = ProcessPoolExecutor(min(workers, len(left)), mp_context=get_context("spawn"), initializer=_start_worker)
        done: set[int] = set()
        try:
            futures = {pool.submit(function, task): number for number, task in enumerate(left)}
            for future in as_completed(futures):
                result = future.result()
                done.add(futures.pop(future))
                breaks = 0
                yield result
        except BrokenProcessPool as error:
            breaks += 1
            if breaks > _BREAKS_ALLOWED:
                raise EngineError(
                    f"{breaks} times in a row a worker was killed: {len(left) - len(done)} parts are left"
                ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        left = [task for number, task in enumerate(left) if number not in done]


def _on_dask(
    function: Callable[[Task], Result], tasks: Sequence[Task], workers: int, scheduler: str | None
) -> Iterator[Result]:
    try:
        import distributed
    except ImportError as error:
        raise EngineError("Dask is not installed: pip install -r requirements-cluster.txt") from error
    dask: Any = distributed
    cluster = None if scheduler else dask.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    try:
        with dask.Client(scheduler or cluster, timeout="15s") as client:
            futures = client.map(function, list(tasks), pure=False, retries=_BREAKS_ALLOWED)
            for future in dask.as_completed(futures):
                yield future.result()
                future.release()
    except OSError as error:
        raise EngineError(f"the Dask scheduler {scheduler or 'on this machine'} cannot be reached: {error}") from error
    finally:
        if cluster is not None:
            cluster.close()


def collect_rarely() -> None:
    """Let this process look for garbage less often; for a process that does nothing but extract.

    An article's records are thousands of objects and hardly a cycle among them: looking for cycles at every seven hundredth
    object, as Python does of itself, is an eighth of the time and finds nothing. Memory stays the same.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def _start_worker() -> None:
    collect_rarely()
    sys.meta_path.insert(0, _WithoutPandas())
    _leave_with_parent()


class _WithoutPandas(MetaPathFinder):
    """Arrow loads pandas for its first array if it is there at all: 50 MB and a third of a second a worker, for nothing."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Nothing but a refusal: pandas is not there."""
        if fullname == "pandas":
            raise ModuleNotFoundError("workers do without pandas", name=fullname)


def _leave_with_parent() -> None:
    """End this worker when the process that started it is gone, even if that was killed and could not say goodbye."""
    import threading
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def _cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
