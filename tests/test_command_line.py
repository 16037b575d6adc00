"""What each command prints, writes and ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl import checks
from etl.__main__ import app
from etl.exporters import EXPORTERS

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = "At least 40 soldiers were killed near Goma on Friday, the army said."


def run(*arguments: object, stdin: str | bytes = ""):
    """The command line in this process: exit code, standard output, standard error."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(f"Losses grow\n\n{SENTENCE}\n")
    (folder / "two.txt").write_text("About 3,000 troops arrived in Bamako in May 2022.\n")
    (folder / "sources.csv").write_text("file,outlet,published\none.txt,Radio Kivu,2025-01-31\n")
    return folder


def lines(text: str):
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("command", ["", "build", "extract", "explain", "export", "check", "publish"])
def test_every_command_has_a_help_text(command):
    code, out, _ = run(*([command] if command else []), "--help")
    assert code == 0 and "Usage" in out and len(out.splitlines()) > 5


@pytest.mark.parametrize("heavy", ["pandas", "pyarrow", "duckdb", "geopy", "numpy", "rich", "streamlit"])
def test_extract_starts_without_heavy_libraries(heavy):
    code = f"""
import io, sys
from etl.__main__ import app
sys.stdin = io.TextIOWrapper(io.BytesIO(b'{{"id": "a", "text": "Nine soldiers died."}}'))
try: app(["extract"], standalone_mode=False)
finally: sys.exit({heavy!r} in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("arguments", [["--help"], ["extract"]])
def test_a_command_starts_in_half_a_second_of_work(arguments, tmp_path):
    resource = pytest.importorskip("resource", reason="processor time of a child is told on POSIX alone")
    # As installed, with its bytecode: the first run writes that, the second one counts.
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    command, line = [sys.executable, "-m", "etl", *arguments], json.dumps({"id": "x", "text": SENTENCE})
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, input=line, text=True, env=env)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, input=line, text=True, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # The promise is 0.5 s on an idle machine; processor time grows, too, when caches are fought over.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1.0


# --- extract


def test_extract_reads_json_lines_and_writes_the_mentions_with_their_offsets():
    text = f"Losses grow\n\n{SENTENCE}"
    code, out, err = run(
        "extract", stdin=json.dumps({"id": "x1", "text": text, "title": "Losses grow", "published": "2025-01-31"})
    )
    (record,) = lines(out)
    assert (code, err, record["id"]) == (0, "", "x1")
    assert {"figures", "dates", "places", "claims"} <= set(record)
    for mention in (*record["figures"], *record["dates"], *record["places"]):
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_extract_names_a_bad_line_and_goes_on():
    good = json.dumps({"id": "x", "text": SENTENCE})
    code, out, err = run("extract", stdin=f"{good}\n{{bad\n{good}\n")
    assert code == 0 and len(lines(out)) == 2
    assert err.startswith("standard input, line 2: not valid JSON")


@pytest.mark.parametrize("stdin", ["", "\n\n", "{bad\n", '{"id": "x"}\n', b"\xff\xfe\x00"])
def test_extract_ends_with_an_error_when_nothing_could_be_read(stdin):
    code, out, err = run("extract", stdin=stdin)
    assert code == 1 and out == "" and "nothing could be read" in err


def test_extract_strict_ends_with_an_error_if_one_line_is_bad():
    code, out, err = run("extract", "--strict", stdin=json.dumps({"id": "x", "text": SENTENCE}) + "\n{bad\n")
    assert code == 1 and len(lines(out)) == 1 and "--strict" in err


def test_extract_reads_article_files_with_what_their_sources_tell(articles):
    code, out, _ = run("extract", articles / "one.txt", articles / "two.txt")
    one, two = lines(out)
    assert code == 0
    assert (one["id"], one["publisher"], one["published"]) == ("one.txt", "Radio Kivu", "2025-01-31")
    assert (two["id"], two["published"]) == ("two.txt", None)


def test_extract_does_not_mind_a_reader_that_has_seen_enough():
    line = json.dumps({"id": "x", "text": SENTENCE * 20}) + "\n"
    command = f"{sys.executable} -m etl extract | head -c 10"
    done = subprocess.run(command, shell=True, cwd=ROOT, input=line * 400, text=True, capture_output=True, check=False)
    assert "Traceback" not in done.stderr


# --- build


def test_build_tells_what_it_found_and_the_second_time_that_nothing_changed(articles, tmp_path):
    code, out, err = run("build", articles, "--to", tmp_path / "d")
    assert code == 0 and "2 articles" in out and "figure" in out and "Left open" in out and err == ""
    code, out, _ = run("build", articles, "--to", tmp_path / "d")
    assert code == 0 and "nothing to do" in out


def test_build_asks_where_the_dataset_of_another_folder_goes(articles):
    code, _, err = run("build", articles)
    assert code == 2 and "--to" in err


def test_build_names_what_it_could_not_read_and_only_strict_minds(articles, tmp_path):
    (articles / "bad.txt").write_bytes(b"\x00" * 50)
    (articles / "sources.csv").write_text("file,published\none.txt,2025-13-01\n")
    code, out, err = run("build", articles, "--to", tmp_path / "d")
    assert code == 0 and "Not read: 1" in out
    assert "bad.txt: is binary, not text" in err
    assert 'sources.csv, line 2: published "2025-13-01" is not an EDTF date such as 2024-10-23' in err
    code, _, err = run("build", articles, "--to", tmp_path / "d", "--strict")
    assert code == 1 and "--strict: 2 faults" in err


def test_build_of_an_empty_folder_ends_with_an_error(tmp_path):
    (tmp_path / "in").mkdir()
    code, _, err = run("build", tmp_path / "in", "--to", tmp_path / "d")
    assert code == 1 and "no article could be read" in err


@pytest.mark.parametrize("arguments", [["gone"], ["--engine", "abacus"], ["--workers", "0"], ["--column", "body=text"]])
def test_build_says_in_one_line_what_is_wrong_with_its_arguments(tmp_path, arguments):
    code, _, err = run("build", *arguments, "--to", tmp_path / "d")
    assert code in (1, 2) and "Traceback" not in err


def test_build_reads_columns_by_the_names_they_are_given(tmp_path):
    (tmp_path / "in.csv").write_text("body,day\nNine soldiers died in Jenin.,2024-01-02\n")
    code, out, _ = run(
        "build", tmp_path / "in.csv", "--to", tmp_path / "d", "--column", "text=body", "--column", "published=day"
    )
    assert code == 0 and "1 article," in out


# --- export


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_export_writes_every_format(articles, tmp_path, format):
    run("build", articles, "--to", tmp_path / "d")
    code, _, err = run("export", "--format", format, "--dataset", tmp_path / "d", "--out", tmp_path / "out")
    assert code == 0 and "written" in err and (tmp_path / "out").stat().st_size > 100
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_export_to_standard_output(articles, tmp_path):
    run("build", articles, "--to", tmp_path / "d")
    code, out, _ = run("export", "--format", "jsonl", "--dataset", tmp_path / "d")
    assert code == 0 and lines(out)[0]["claim_id"]


def test_export_of_no_dataset_says_so(tmp_path):
    code, _, err = run("export", "--format", "csv", "--dataset", tmp_path)
    assert code == 1 and "no dataset here" in err


# --- explain


def test_explain_shows_the_article_its_values_and_the_rules_behind_them(articles):
    code, out, _ = run("explain", articles / "one.txt")
    assert code == 0 and "Radio Kivu" in out and "rule" in out and "[At least 40]" in out and "Every mention" in out


def test_explain_shows_hostile_text_as_it_stands(tmp_path):
    (tmp_path / "x.txt").write_text(
        "[bold]Nine[/bold] soldiers [link=http://evil]died[/link] in Homs \x1b[31mon Friday. :smile:"
    )
    code, out, _ = run("explain", tmp_path / "x.txt")
    assert code == 0 and "link=http://evil" in out and "\x1b" not in out


def test_explain_of_what_is_no_article_ends_with_an_error(tmp_path):
    (tmp_path / "x.txt").write_bytes(b"\x00" * 50)
    code, out, err = run("explain", tmp_path / "x.txt")
    assert code == 1 and "is binary" in out and "nothing could be read" in err


# --- check


def test_check_passes_on_what_we_ship():
    code, out, err = run("check")
    assert (code, err) == (0, "") and "No faults" in out


def test_check_names_file_and_line_of_every_fault(articles):
    (articles / "sources.csv").write_text("file,published\none.txt,yesterday\ngone.txt,2025\n")
    (articles / "bad.txt").write_bytes(b"\x00" * 50)
    code, _, err = run("check", articles)
    assert code == 1 and "3 faults" in err
    assert 'sources.csv, line 2: published "yesterday"' in err
    assert "sources.csv, line 3: there is no file gone.txt" in err
    assert "bad.txt: is binary" in err


@pytest.mark.parametrize(
    "toml, fault",
    [
        (
            '[kill]\nwords = ["kill"]\nexamples = ["they fled"]\n',
            'w.toml, line 3: [kill] does not match its example "they fled"',
        ),
        ('[kill]\nwords = ["kill"\n\n[flee]\n', "w.toml, line 4: not valid TOML"),
        ('[flee]\nwords = ["fled"]\n\n[kill]\nwords = "kill"\n', "w.toml, line 4: words must be a list"),
        ('[flee]\nwords = ["fl(ed"]\n', 'w.toml, line 1: "fl(ed" is not a regular expression'),
        ("[flee]\nwords = []\n", "w.toml, line 1: words is empty"),
    ],
)
def test_a_fault_in_a_word_list_is_named_with_its_line(tmp_path, toml, fault):
    (tmp_path / "w.toml").write_text(toml)
    (found,) = checks.check_lexicons(tmp_path)
    assert fault in str(found)


# --- publish


def test_a_published_dataset_is_fetched_and_shows_the_same_claims(articles, tmp_path, monkeypatch):
    import etl

    pytest.importorskip("fsspec")
    run("build", articles, "--to", tmp_path / "d")
    url = f"memory://published/{tmp_path.name}"
    code, out, _ = run("publish", url, "--dataset", tmp_path / "d")
    assert code == 0 and "1 part copied" in out
    code, out, _ = run("publish", url, "--dataset", tmp_path / "d")
    assert code == 0 and "0 parts copied" in out
    monkeypatch.setenv("MUSTER_DATASET", url)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("etl.dataset.sys.platform", "linux")
    shown = etl.current()
    assert shown.version == etl.read(tmp_path / "d").version and shown.folder != tmp_path / "d"
    with shown.connect() as fetched, etl.read(tmp_path / "d").connect() as own:
        query = "SELECT * FROM claims ORDER BY ALL"
        assert fetched.execute(query).fetchall() == own.execute(query).fetchall()
    (articles / "three.txt").write_text("Seven soldiers were wounded in Lashkar Gah.")
    run("build", articles, "--to", tmp_path / "d")
    assert etl.current().newer() is None
    run("publish", url, "--dataset", tmp_path / "d")
    assert etl.current().version == etl.read(tmp_path / "d").version


def test_publishing_to_nowhere_says_so(articles, tmp_path):
    run("build", articles, "--to", tmp_path / "d")
    code, _, err = run("publish", "nosuch://bucket/x", "--dataset", tmp_path / "d")
    assert code == 1 and err.startswith("error: nosuch://bucket/x: ")
