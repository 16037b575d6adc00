"""How the cost of reading grows with the length of a text: 1 is linear, and a tenfold text costs a quadratic reader 10."""

from __future__ import annotations

import time
from collections.abc import Callable


def growth(work: Callable[[int], object], small: int = 10_000, large: int = 100_000) -> float:
    """CPU time of `work(large)` over that of `work(small)`, by their sizes; the best of three tries, since machines are busy.

    Work too short to measure (20 ms) counts as linear as far as the clock can tell.
    """
    tries = []
    for _ in range(3):
        tries.append(_seconds(work, large) / max(_seconds(work, small), 0.02) / (large / small))
        if tries[-1] < 2:
            break
    return min(tries)


def _seconds(work: Callable[[int], object], size: int) -> float:
    clock = time.process_time()
    work(size)
    return time.process_time() - clock
