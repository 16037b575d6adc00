"""Reads the imports and holds the arrows between the rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STAGES = {"sentences", "timexes", "toponyms", "quantities", "actors", "statuses", "attributions"}
LINKS = {"links." + path.stem for path in (ROOT / "etl" / "links").glob("*.py")}


def imports(path: Path) -> set[str]:
    """Every module a file imports, `from etl import x` as etl.x."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def etl_modules(path: Path) -> set[str]:
    """The etl modules a file imports, without the package's name."""
    names = {name.removeprefix("etl.") for name in imports(path) if name.startswith("etl.")}
    known = {".".join(p.relative_to(ROOT / "etl").with_suffix("").parts) for p in (ROOT / "etl").rglob("*.py")}
    return names & known


@pytest.mark.parametrize("path", sorted((ROOT / "etl").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_etl_never_imports_the_dashboard_or_its_libraries(path):
    heads = {name.split(".")[0] for name in imports(path)}
    assert not heads & {"streamlit", "plotly", "dashboard"}


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_a_stage_imports_no_other_stage_and_no_link(stage):
    found = etl_modules(ROOT / "etl" / f"{stage}.py")
    assert not found & (STAGES - {stage})
    assert not found & (LINKS | {"claims", "pipeline", "dataset", "table", "readers", "corroboration"})


@pytest.mark.parametrize("path", sorted((ROOT / "etl" / "links").glob("*.py")), ids=lambda path: path.stem)
def test_a_link_imports_no_stage(path):
    assert not etl_modules(path) & (STAGES | {"pipeline", "dataset", "table", "readers", "corroboration"})


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_queries_opens_the_door_to_etl(path):
    found = {name for name in imports(path) if name == "etl" or name.startswith("etl.")}
    allowed = {"etl", "etl.table"} | {name for name in found if name.startswith("etl.table.")}
    if path.name != "queries.py":
        assert found <= allowed, f"{path.name} imports {sorted(found - allowed)}"


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_dashboard_module_shadows_the_standard_library(path):
    assert path.stem == "__init__" or path.stem not in sys.stdlib_module_names


@pytest.mark.parametrize("heavy", ["pandas", "pyarrow", "duckdb", "geopy", "streamlit", "numpy"])
def test_extraction_starts_without_heavy_libraries(heavy):
    code = f"import sys, etl.pipeline, etl.corpus_format; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# Python has these on Linux and macOS only.
POSIX_ONLY = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "posix", "syslog", "crypt"}


def at_start(path: Path) -> set[str]:
    """The modules a file imports as soon as it is imported itself, not inside a function or an `if` of the platform."""
    found: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize(
    "path", sorted([*(ROOT / "etl").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py")]), ids=lambda p: str(p.relative_to(ROOT))
)
def test_nothing_that_only_posix_has_is_imported_at_start(path):
    assert not at_start(path) & POSIX_ONLY
