"""The dataset on disk: what a build does, does again, leaves alone and refuses."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import etl
from etl import dataset, engines, facts, indexes, parts, spools
from etl.dataset import BusyError, build
from etl.snapshots import DatasetError, GoneError
from etl.table import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = (
    "The defence ministry said {n} soldiers were killed near Bakhmut on 3 May 2023.",
    "About {n} peacekeepers arrived in Goma in January 2025, a spokesman said.",
    "The rebels captured {n} troops in Hpakant, according to the Irrawaddy.",
)


def write(folder: Path, count: int, *, start: int = 0) -> Path:
    """A folder of small articles, each its own."""
    folder.mkdir(exist_ok=True)
    for number in range(start, start + count):
        text = f"Report {number}\n\n" + SENTENCES[number % len(SENTENCES)].format(n=20 + number) + "\n"
        (folder / f"a{number:04}.txt").write_text(text)
    return folder


def stored(folder: Path) -> dict[str, str]:
    """Hash of every part file of the current snapshot and of its reports, by path."""
    opened = etl.read(folder)
    files = [Path(file) for table in COLUMNS for file in opened.files(table)] + [opened.reports]
    names = {file: file.relative_to(folder).as_posix() if file != opened.reports else "reports" for file in files}
    return {name: hashlib.sha256(file.read_bytes()).hexdigest() for file, name in names.items()}


def rows(folder: Path, table: str = "claims") -> list[tuple]:
    with etl.read(folder).connect() as db:
        return db.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()


@pytest.fixture
def small_parts(monkeypatch):
    """Parts of about four documents, so that a few dozen articles make many."""
    monkeypatch.setattr(spools, "PART_MEAN", 4)
    monkeypatch.setattr(spools, "PART_LIMIT", 16)


def test_the_seeds_build_and_every_table_has_its_columns(tmp_path):
    report = build(to=tmp_path)
    assert report.changed and report.articles == 2 and report.rejects == 0
    with etl.read(tmp_path).connect() as db:
        for table, columns in COLUMNS.items():
            assert [name for name, *_ in db.execute(f"DESCRIBE {table}").fetchall()] == [column.name for column in columns]
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (2,)
        assert db.execute("SELECT published_from, published_to FROM articles ORDER BY doc_id").fetchone() is not None


def test_a_second_build_does_nothing_and_says_so(tmp_path):
    inputs = write(tmp_path / "in", 5)
    first = build(inputs, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    second = build(inputs, tmp_path / "out")
    assert first.changed and not second.changed and second.version == first.version and second.counts == first.counts
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before


def test_the_same_articles_give_the_same_bytes_whatever_the_order_and_the_workers(tmp_path, small_parts):
    inputs = write(tmp_path / "in", 40)
    lines = [
        json.dumps({"id": path.name, "text": path.read_text(), "title": f"Report {int(path.stem[1:])}"})
        for path in sorted(inputs.iterdir())
    ]
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "all.jsonl").write_text("\n".join(lines))
    (tmp_path / "two" / "b.jsonl").write_text("\n".join(reversed(lines[:25])))
    (tmp_path / "two" / "a.jsonl").write_text("\n".join(lines[25:]))
    build(tmp_path / "one", tmp_path / "d1", engine="here")
    build(tmp_path / "two", tmp_path / "d2", engine="pool", workers=2)
    assert len(etl.read(tmp_path / "d1").manifest["parts"]) > 3
    assert stored(tmp_path / "d1") == stored(tmp_path / "d2")


def test_the_rows_do_not_hang_on_the_order_of_sets(tmp_path):
    texts = ROOT / "tests" / "corpus" / "texts"
    code = "import sys; from etl.dataset import build; build(sys.argv[1], sys.argv[2])"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(texts), str(tmp_path / seed)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
    assert stored(tmp_path / "1") == stored(tmp_path / "2")


@pytest.mark.parametrize("change", ["new article", "changed article", "removed article"])
def test_one_article_touches_its_part_alone(tmp_path, small_parts, change):
    inputs = write(tmp_path / "in", 60)
    build(inputs, tmp_path / "out", engine="here")
    before = stored(tmp_path / "out")
    if change == "new article":
        (inputs / "a0030b.txt").write_text("Eleven soldiers were wounded in Mopti.")
    elif change == "changed article":
        (inputs / "a0030.txt").write_text("Eleven soldiers were wounded in Mopti.")
    else:
        (inputs / "a0030.txt").unlink()
    report = build(inputs, tmp_path / "out", engine="here")
    assert report.changed and report.parts_made <= 2
    kept = [name for name in stored(tmp_path / "out") if "parts/" in name and name in before]
    assert len(kept) >= (report.parts - 2) * len(COLUMNS)


def test_mending_a_date_in_sources_changes_no_claim_id(tmp_path):
    inputs = write(tmp_path / "in", 3)
    build(inputs, tmp_path / "out")
    before = {row[0] for row in rows(tmp_path / "out")}
    (inputs / "sources.csv").write_text("file,published\na0000.txt,2023-05-04\n")
    assert build(inputs, tmp_path / "out").changed
    assert {row[0] for row in rows(tmp_path / "out")} == before


def test_one_text_from_two_outlets_is_two_documents_with_one_report(tmp_path):
    text = "The defence ministry said 250 soldiers were killed near Bakhmut on 3 May 2023."
    lines = [
        json.dumps({"id": outlet, "outlet": outlet, "text": text, "published": "2023-05-04"}) for outlet in ("Post", "Echo")
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    build(tmp_path / "in.jsonl", tmp_path / "out")
    with etl.read(tmp_path / "out").connect() as db:
        claims = (
            "SELECT count(DISTINCT claim_id), count(DISTINCT doc_id), count(DISTINCT report_id) FROM claims WHERE low = 250"
        )
        assert db.execute(claims).fetchone() == (2, 2, 1)
        assert db.execute("SELECT claims, articles, outlets FROM reports WHERE low = 250").fetchall() == [(2, 2, 2)]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_texts_with_one_id_the_same_one_stays_and_the_other_is_named(tmp_path, order):
    lines = [json.dumps({"id": "x", "text": text}) for text in ("Nine men died.", "Ten men died.")]
    (tmp_path / "in.jsonl").write_text("\n".join(lines[::order]))
    report = build(tmp_path / "in.jsonl", tmp_path / "out")
    assert report.articles == 1 and report.rejects == 1
    assert 'the id "x" belongs to another text' in report.rejected[0]["reason"]
    with etl.read(tmp_path / "out").connect() as db:
        assert db.execute("SELECT text FROM articles").fetchall() == [("Ten men died.",)]


def test_the_very_same_record_twice_is_one_and_no_fault(tmp_path):
    (tmp_path / "in.jsonl").write_text('{"id": "x", "text": "Nine men died."}\n' * 2)
    report = build(tmp_path / "in.jsonl", tmp_path / "out")
    assert (report.articles, report.rejects) == (1, 0)


def test_rejects_are_counted_named_and_written_down_and_the_rest_is_built(tmp_path):
    inputs = write(tmp_path / "in", 2)
    (inputs / "bad.txt").write_bytes(b"\x00\x01" * 100)
    (inputs / "empty.txt").touch()
    report = build(inputs, tmp_path / "out")
    assert (report.articles, report.rejects) == (2, 2)
    path = etl.read(tmp_path / "out").reports.with_name("rejects.jsonl")
    assert [json.loads(line)["where"] for line in path.read_text().splitlines()] == ["bad.txt", "empty.txt"]


def test_an_article_that_trips_the_code_is_named_and_the_others_are_built(tmp_path, monkeypatch):
    from etl import pipeline

    extract = pipeline.extract

    def tripping(document):
        if "a0001" in document.doc_id:
            raise ZeroDivisionError("division by zero")
        return extract(document)

    monkeypatch.setattr(pipeline, "extract", tripping)
    report = build(write(tmp_path / "in", 3), tmp_path / "out", engine="here")
    assert report.articles == 2 and report.rejected[0]["where"] == "a0001.txt"
    assert "ZeroDivisionError" in report.rejected[0]["reason"]


def test_a_mistyped_folder_does_not_empty_the_dataset(tmp_path):
    build(write(tmp_path / "in", 2), tmp_path / "out")
    (tmp_path / "wrong").mkdir()
    with pytest.raises(DatasetError, match="no article could be read"):
        build(tmp_path / "wrong", tmp_path / "out")
    assert len(rows(tmp_path / "out", "articles")) == 2


def test_an_empty_folder_makes_an_empty_dataset_that_opens(tmp_path):
    (tmp_path / "in").mkdir()
    assert build(tmp_path / "in", tmp_path / "out").articles == 0
    assert rows(tmp_path / "out") == []


@pytest.mark.parametrize("damage", ["truncated", "one byte", "missing file", "missing part", "broken card"])
def test_a_damaged_part_is_found_by_its_hash_and_made_again(tmp_path, small_parts, damage):
    inputs = write(tmp_path / "in", 12)
    build(inputs, tmp_path / "out", engine="here")
    before = stored(tmp_path / "out")
    victim = Path(etl.read(tmp_path / "out").files("claims")[0])
    if damage == "truncated":
        victim.write_bytes(victim.read_bytes()[:-10])
    elif damage == "one byte":
        data = bytearray(victim.read_bytes())
        data[len(data) // 2] ^= 1
        victim.write_bytes(data)
    elif damage == "missing file":
        victim.unlink()
    elif damage == "missing part":
        shutil.rmtree(victim.parent)
    else:
        (victim.parent / parts.CARD).write_text("{")
    report = build(inputs, tmp_path / "out", engine="here")
    assert report.changed and stored(tmp_path / "out") == before


def test_old_snapshots_stay_up_to_a_number_and_a_gone_one_tells_what_it_was_made_from(tmp_path):
    inputs = tmp_path / "in"
    versions = [build(write(inputs, 1, start=number), tmp_path / "out", keep=3).version for number in range(5)]
    assert len(etl.read(tmp_path / "out", versions[2]).files("claims")) == 1
    with pytest.raises(GoneError, match="is not kept in .* from .*/in .* python -m etl build .*/in makes it again") as gone:
        etl.read(tmp_path / "out", versions[0])
    assert gone.value.made_from["counts"]["articles"] == 1 and gone.value.made_from["inputs"][0]["given"] == str(inputs)
    named = {part["name"] for version in versions[2:] for part in etl.read(tmp_path / "out", version).manifest["parts"]}
    assert {path.name for path in (tmp_path / "out" / "parts").iterdir()} == named


def test_going_back_to_earlier_inputs_goes_back_to_their_version(tmp_path):
    inputs = write(tmp_path / "in", 2)
    first = build(inputs, tmp_path / "out").version
    (inputs / "extra.txt").write_text("Five soldiers fell.")
    assert build(inputs, tmp_path / "out").version != first
    (inputs / "extra.txt").unlink()
    assert build(inputs, tmp_path / "out").version == first == etl.read(tmp_path / "out").version


def test_a_reader_keeps_its_snapshot_and_is_told_of_the_new_one(tmp_path):
    inputs = write(tmp_path / "in", 2)
    build(inputs, tmp_path / "out")
    opened = etl.read(tmp_path / "out")
    assert opened.newer() is None
    report = build(write(inputs, 1, start=2), tmp_path / "out")
    assert opened.newer() == report.version
    with opened.connect() as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (2,)


@pytest.mark.parametrize("version", ["../../etc", "nope", "", "a/b"])
def test_a_version_from_a_link_never_leaves_the_folder(tmp_path, version):
    build(write(tmp_path / "in", 1), tmp_path / "out")
    if version:
        with pytest.raises(DatasetError):
            etl.read(tmp_path / "out", version)
    else:
        assert etl.read(tmp_path / "out", version).version


def test_a_folder_without_a_dataset_says_how_to_make_one(tmp_path):
    with pytest.raises(DatasetError, match="python -m etl build"):
        etl.read(tmp_path)


def test_a_second_build_says_who_holds_the_lock_and_since_when(tmp_path):
    with (
        dataset._locked(tmp_path, 0),
        pytest.raises(BusyError, match=rf"process {os.getpid()} since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d"),
    ):
        build(write(tmp_path / "in", 1), tmp_path)


def test_everything_about_one_article_stands_in_one_part(tmp_path, small_parts):
    build(write(tmp_path / "in", 30), tmp_path / "out", engine="here")
    opened = etl.read(tmp_path / "out")
    for doc_id, *_ in rows(tmp_path / "out", "articles"):
        folder = opened.part_folder(doc_id)
        with opened.connect() as db:
            query = "SELECT count(*) FROM read_parquet(?) WHERE doc_id = ?"
            assert db.execute(query, [str(folder / "articles.parquet"), doc_id]).fetchone() == (1,)
    assert opened.part_folder("a") is None and opened.part_folder("zzz") is None


def test_a_large_snapshot_has_an_index_with_the_same_rows(tmp_path, monkeypatch):
    inputs = write(tmp_path / "in", 9)
    build(inputs, tmp_path / "plain")
    monkeypatch.setattr(indexes, "INDEXED_FROM", 1)
    build(inputs, tmp_path / "indexed")
    assert etl.read(tmp_path / "plain").index is None and etl.read(tmp_path / "indexed").index is not None
    for table in ("claims", "places", "claimants"):
        assert rows(tmp_path / "plain", table) == rows(tmp_path / "indexed", table)


def test_a_snapshot_without_its_index_gets_one_and_keeps_its_parts(tmp_path, monkeypatch):
    inputs = write(tmp_path / "in", 9)
    monkeypatch.setattr(indexes, "INDEXED_FROM", 1)
    first = build(inputs, tmp_path / "out")
    assert not build(inputs, tmp_path / "out").changed
    index = etl.read(tmp_path / "out").index
    index.rename(index.with_name("index-0.duckdb"))
    again = build(inputs, tmp_path / "out")
    assert (again.changed, again.parts_made, again.version) == (True, 0, first.version)
    assert etl.read(tmp_path / "out").index
    assert not index.with_name("index-0.duckdb").exists()


@pytest.mark.parametrize("batch, claims", [(1, 1), (2, 3), (256, 1_000_000)])
def test_an_index_made_in_pieces_numbers_claims_in_the_order_of_articles_and_text(tmp_path, monkeypatch, batch, claims):
    monkeypatch.setattr(indexes, "INDEXED_FROM", 1)
    monkeypatch.setattr(indexes, "_BATCH", batch)
    monkeypatch.setattr(facts, "_RANGE", claims)
    monkeypatch.setattr(spools, "PART_MEAN", 2)
    build(write(tmp_path / "in", 12), tmp_path / "out")
    with duckdb.connect(str(etl.read(tmp_path / "out").index), read_only=True) as db:
        numbered = db.execute("SELECT claim_no, doc_id, position FROM claims ORDER BY claim_no").fetchall()
        assert [number for number, *_ in numbered] == list(range(1, len(numbered) + 1))
        assert numbered == sorted(numbered, key=lambda row: row[1:])
        assert db.execute("SELECT claim_no FROM facts").fetchall() == [(number,) for number, *_ in numbered]
        assert db.execute(
            "SELECT count(*) FROM articles a JOIN claims c USING (doc_id) WHERE a.doc_no <> c.doc_no"
        ).fetchone() == (0,)
        assert db.execute("SELECT sum(claims) FROM tallies").fetchone() == db.execute("SELECT count(*) FROM places").fetchone()


def test_a_worker_with_other_code_makes_no_part(tmp_path):
    with pytest.raises(DatasetError, match="other code"):
        dataset._make_part(
            parts.make, "0" * 12, tmp_path, tmp_path / "spool", spools.Run(key="k", first="a", last="b", documents=1)
        )


# --- evidence


def tables(**changed):
    text = "Kyiv said 300 North Korean soldiers were killed."
    claim = {"claim_id": "c1", "kind": "figure", "sentence": text, "sentence_start": 0, "sentence_end": len(text)}
    evidence = {"claim_id": "c1", "field": "quantity", "start": 10, "end": 13, "text": "300", **changed}
    article = {"doc_id": "d", "text": text, "claims": 1, "figures": 1, "issues": 0}
    return {"articles": [article], "claims": [claim], "evidence": [evidence], "mentions": [], "issues": [], "places": []}


def test_words_that_stand_in_the_text_pass():
    assert len(parts.checked(tables())["claims"]) == 1
    assert len(parts.checked(tables(start=None, end=None, text=None))["claims"]) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "3,000"},
        {"start": 9, "end": 12},
        {"text": "300 Russian soldiers", "end": 30},
        {"start": -38, "end": -35},
        {"start": 10, "end": 10, "text": ""},
        {"end": None},
    ],
)
def test_a_claim_whose_words_do_not_stand_in_the_text_is_left_out_with_an_issue(changed):
    kept = parts.checked(tables(**changed))
    assert kept["claims"] == [] and kept["evidence"] == []
    assert [issue["code"] for issue in kept["issues"]] == ["evidence_mismatch"]
    assert (kept["articles"][0]["claims"], kept["articles"][0]["issues"]) == (0, 1)


def test_every_word_in_the_built_seeds_stands_in_its_article(tmp_path):
    build(to=tmp_path)
    with etl.read(tmp_path).connect() as db:
        for table in ("evidence", "mentions"):
            query = (
                f'SELECT t.text, start, "end", a.text FROM {table} t JOIN articles a USING (doc_id) WHERE t.start IS NOT NULL'
            )
            found = db.execute(query).fetchall()
            assert found and all(whole[start:end] == words for words, start, end, whole in found)


# --- where the dataset is


def test_the_named_dataset_is_opened_and_never_built(tmp_path, monkeypatch):
    build(write(tmp_path / "in", 1), tmp_path / "out")
    monkeypatch.setenv("MUSTER_DATASET", str(tmp_path / "out"))
    assert len(etl.current().files("claims")) == 1
    with pytest.raises(DatasetError, match="MUSTER_DATASET"):
        build()
    monkeypatch.setenv("MUSTER_DATASET", str(tmp_path / "nowhere"))
    with pytest.raises(DatasetError, match="no dataset here"):
        etl.current()


def test_the_dataset_is_kept_in_the_users_cache_where_the_project_cannot_be_written(tmp_path, monkeypatch):
    (tmp_path / "dataset").write_text("a file where the folder should be")
    monkeypatch.setattr(dataset, "ROOT", tmp_path)
    monkeypatch.delenv("MUSTER_DATASET", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(dataset.sys, "platform", "linux")
    assert dataset.home() == tmp_path / "cache" / "muster" / "dataset"
    assert etl.current().folder == dataset.home()


def test_a_dataset_of_other_inputs_is_shown_as_it_stands(tmp_path, monkeypatch):
    monkeypatch.setattr(dataset, "ROOT", tmp_path)
    monkeypatch.delenv("MUSTER_DATASET", raising=False)
    version = build(write(tmp_path / "in", 3), tmp_path / "dataset").version
    assert etl.current().version == version


def test_a_dataset_that_cannot_be_brought_up_to_date_is_shown_with_a_note(tmp_path, monkeypatch):
    monkeypatch.setattr(dataset, "ROOT", tmp_path)
    monkeypatch.setattr(dataset, "SEEDS", write(tmp_path / "seeds", 2))
    monkeypatch.delenv("MUSTER_DATASET", raising=False)
    version = etl.current().version
    write(tmp_path / "seeds", 1, start=2)
    with dataset._locked(tmp_path / "dataset", 0):
        shown = etl.current(wait_seconds=0)
    assert shown.version == version and "another build is at work" in shown.note
    assert etl.current().version != version and etl.current().note == ""


# --- engines


def test_tasks_come_back_once_each():
    assert sorted(engines.map_unordered(abs, [-1, 2, -3, 4], engine="pool", workers=2)) == [1, 2, 3, 4]
    assert list(engines.map_unordered(abs, [-1], engine="auto")) == [1]
    assert list(engines.map_unordered(abs, [])) == []


def test_an_error_in_a_task_is_the_callers():
    with pytest.raises(TypeError):
        list(engines.map_unordered(abs, ["x", "y", "z"], engine="pool", workers=2))


# --- synthetic articles


def test_a_synthetic_article_says_so_wherever_it_shows():
    from tests.benchmarks import corpus

    one = corpus.article(7)
    assert one == corpus.article(7) != corpus.article(8)
    assert one["id"].startswith("synthetic-") and "Synthetic" in one["outlet"] and one["title"].startswith("[Synthetic]")
    assert corpus.WARNING in one["text"] and 2_500 < len(one["text"]) < 4_500


def test_a_grown_dataset_has_the_claims_asked_for_and_no_id_twice(tmp_path):
    from tests.benchmarks import corpus, growing

    build(corpus.write(tmp_path / "in" / "a.jsonl.gz", 6), tmp_path / "small")
    grown = growing.grow(etl.read(tmp_path / "small"), tmp_path / "grown", 40)
    with grown.connect() as db:
        claims, ids = db.execute("SELECT count(*), count(DISTINCT claim_id) FROM claims").fetchone()
        assert claims == ids >= 40
        assert db.execute("SELECT count(*) FROM evidence WHERE claim_id NOT IN (SELECT claim_id FROM claims)").fetchone() == (
            0,
        )
