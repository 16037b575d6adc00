"""The scores on the annotated articles this project carries: a change may raise a floor and must not lower one."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _measure():
    spec = importlib.util.spec_from_file_location("measure", ROOT / "tools" / "measure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


measure = _measure()
FLOORS = json.loads(measure.FLOORS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured():
    return measure.floors()


def value(score):
    """The one number of a score: F1 where it has one."""
    return score["f1"] if isinstance(score, dict) else score


@pytest.mark.parametrize("corpus", sorted(measure.CORPORA))
def test_floors_were_measured_on_this_very_corpus(corpus, measured):
    assert FLOORS[corpus]["digest"] == measured[corpus]["digest"]


@pytest.mark.parametrize(("corpus", "name"), [(c, n) for c in FLOORS for n in FLOORS[c] if n not in ("digest", "documents")])
def test_no_score_falls_below_its_floor_and_a_raised_one_is_written_down(corpus, name, measured):
    floor, now = value(FLOORS[corpus][name]), value(measured[corpus][name])
    assert now >= floor, f"{corpus} {name} fell from {floor} to {now}"
    assert now <= floor, f"{corpus} {name} rose from {floor} to {now}: run python tools/measure.py --floors and commit the file"
