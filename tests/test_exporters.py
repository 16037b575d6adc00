"""What other programs get: formulas disarmed, no whole articles, nothing lost."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import etl
from etl.dataset import build
from etl.exporters import EXPORTERS, LISTS, export, records

ARTICLE = """=HYPERLINK("http://evil","Army") says 40 soldiers died

The army said 40 soldiers were killed near Goma on 28 January 2025.

A long last paragraph that holds no figure at all and must stay in the dataset.
"""


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(ARTICLE)
    (folder / "in" / "b.txt").write_text(
        "The ministry denied that 300 troops had left Tartus for Latakia, \u201cas told\u201d.\n"
    )
    (folder / "in" / "sources.csv").write_text(
        "file,outlet,url,published\na.txt,@Radio,-1+1,2025-01-29\nb.txt,Post,,2024-12-09\n"
    )
    build(folder / "in", folder / "out")
    return etl.read(folder / "out")


def exported(dataset, format: str) -> bytes:
    file = io.BytesIO()
    export(dataset, format, file)
    return file.getvalue()


def claims(dataset) -> list[str]:
    with dataset.connect() as db:
        return [row[0] for row in db.execute("SELECT claim_id FROM claims ORDER BY doc_id, position, kind").fetchall()]


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_no_export_carries_a_whole_article(dataset, format):
    assert b"long last paragraph" not in exported(dataset, format)


def test_csv_has_one_row_a_claim_and_disarms_formulas(dataset):
    rows = list(csv.DictReader(io.StringIO(exported(dataset, "csv").decode())))
    assert [row["claim_id"] for row in rows] == claims(dataset)
    assert rows[0]["outlet"] == "'@Radio" and rows[0]["url"] == "'-1+1" and rows[0]["title"].startswith("'=HYPERLINK")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())


def test_json_lines_keep_the_lists_and_plain_values(dataset):
    found = [json.loads(line) for line in exported(dataset, "jsonl").splitlines()]
    assert [one["claim_id"] for one in found] == claims(dataset)
    assert found[0]["outlet"] == "@Radio" and set(LISTS) <= set(found[0])
    assert all(one["evidence"] for one in found)
    assert all(piece["text"] in ARTICLE for piece in found[0]["evidence"] if piece["text"])


def test_parquet_has_typed_columns_and_the_same_claims(dataset, tmp_path):
    import pyarrow.parquet as pq

    assert export(dataset, "parquet", tmp_path / "x.parquet") == len(claims(dataset))
    table = pq.read_table(tmp_path / "x.parquet")
    assert table["claim_id"].to_pylist() == claims(dataset)
    assert str(table.schema.field("low").type) == "int64" and str(table.schema.field("shown_from").type) == "date32[day]"


def test_geojson_has_every_claim_and_points_in_longitude_latitude_order(dataset):
    found = json.loads(exported(dataset, "geojson"))
    assert found["type"] == "FeatureCollection"
    assert {feature["properties"]["claim_id"] for feature in found["features"]} == set(claims(dataset))
    for feature in found["features"]:
        if feature["geometry"]:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180 and -90 <= latitude <= 90
        else:
            assert "place_name" not in feature["properties"]


def test_only_the_named_claims_are_exported(dataset):
    wanted = claims(dataset)[-1]
    assert [one["claim_id"] for one in records(dataset, [wanted])] == [wanted]
    assert list(records(dataset, [])) == []


def test_a_failed_export_leaves_the_old_file(dataset, tmp_path, monkeypatch):
    out = tmp_path / "x.csv"
    out.write_text("old")
    monkeypatch.setitem(EXPORTERS, "csv", lambda claims, file: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        export(dataset, "csv", out)
    assert [(path.name, path.read_text()) for path in Path(tmp_path).iterdir()] == [("x.csv", "old")]


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_an_empty_dataset_exports(tmp_path, format):
    (tmp_path / "in").mkdir()
    build(tmp_path / "in", tmp_path / "out")
    assert export(etl.read(tmp_path / "out"), format, tmp_path / "x") == 0
