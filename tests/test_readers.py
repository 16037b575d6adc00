"""What each kind of file becomes, and what is said about a file that cannot be read."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import inputs
from etl.readers import ARTICLE_LIMIT_BYTES, READERS, Columns, Found, Reject, headline, read
from etl.sources import read_sources

ARTICLE = "Rebels leave the valley\nThe army said 40 fighters had withdrawn from Sange on Friday.\n"


def only(path: Path, **how) -> Found | Reject:
    (item,) = read(path, path.name, **how)
    return item


def document(path: Path):
    item = only(path)
    assert isinstance(item, Found), item
    return item.document


def reason(path: Path) -> str:
    item = only(path)
    assert isinstance(item, Reject), item
    return item.reason


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE.encode(),
        b"\xef\xbb\xbf" + ARTICLE.encode(),
        ARTICLE.encode("utf-16"),
        ARTICLE.replace("\n", "\r\n").encode(),
        ARTICLE.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "byte-order mark", "utf-16", "windows line ends", "old mac line ends"],
)
def test_an_article_reads_the_same_however_it_was_saved(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    assert document(tmp_path / "a.txt").text == ARTICLE


def test_windows_1252_is_read_and_the_guess_is_an_issue(tmp_path):
    (tmp_path / "a.txt").write_bytes("The “battle” for Mariánka cost 30 lives.".encode("cp1252"))
    found = document(tmp_path / "a.txt")
    assert "“battle”" in found.text and "Mariánka" in found.text
    assert "encoding_guessed" in [issue.code for issue in found.issues]


@pytest.mark.parametrize(
    "data, why",
    [
        (b"", "holds no text"),
        (b" \n\t\n", "holds no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "is binary"),
        (b"20 soldiers\x00were killed", "is binary"),
        (b"\xff\xfeodd", "not"),
        (b"x" * (ARTICLE_LIMIT_BYTES + 1), "larger than"),
    ],
    ids=["empty", "blank", "picture", "null byte", "broken utf-16", "huge"],
)
def test_what_is_no_article_is_rejected_with_its_reason(tmp_path, data, why):
    (tmp_path / "a.txt").write_bytes(data)
    assert why in reason(tmp_path / "a.txt")


def test_a_file_without_a_reader_names_the_readers_there_are(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK")
    assert ".txt" in reason(tmp_path / "a.docx") and ".docx" in reason(tmp_path / "a.docx")


def test_a_file_that_is_gone_is_one_reject_and_no_crash(tmp_path):
    assert "No such file" in reason(tmp_path / "gone.txt")


@pytest.mark.parametrize(
    "text, title",
    [
        ("Army retakes dam\nTroops entered at dawn.", "Army retakes dam"),
        ("Army retakes dam!\n\nTroops entered at dawn.", "Army retakes dam!"),
        ("Troops entered the town at dawn on Monday.\nThey met no resistance.", None),
        ("The general said: “We have 300 men.”\nNobody could confirm it.", None),
        ("One line only", None),
        ("long " * 60 + "\nmore", None),
    ],
)
def test_a_short_first_line_without_a_full_stop_is_the_title(text, title):
    assert headline(text) == title


def test_without_a_date_an_issue_says_that_weekdays_stay_open(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert [issue.code for issue in document(tmp_path / "a.txt").issues] == ["no_publication_date"]


# --- sources.csv


def sources(tmp_path: Path, text: str | bytes, *files: str):
    for name in files or ("a.txt",):
        (tmp_path / name).write_text(ARTICLE)
    (tmp_path / "sources.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_sources(tmp_path / "sources.csv")


@pytest.mark.parametrize(
    "text, fault",
    [
        ("file,published\na.txt,2024-13-01\n", 'line 2: published "2024-13-01" is not an EDTF date such as 2024-10-23'),
        (
            "file,published\n\na.txt,last week\n",
            'sources.csv, line 3: published "last week" is not an EDTF date such as 2024-10-23',
        ),
        ("file,published\na.txt,2024-11-05/2024-11-01\n", "ends before it begins"),
        ("file,published\na.txt,2024-11-01\na.txt,2024-11-02\n", "sources.csv, line 3: a.txt has a line already (line 2)"),
        ("file,published\nb.txt,2024-11-01\n", "sources.csv, line 2: there is no file b.txt"),
        ("file,published\n,2024-11-01\n", "sources.csv, line 2: no file named"),
        ("name,published\na.txt,2024-11-01\n", 'sources.csv, line 1: has no column "file"'),
        ("file,published,editor\na.txt,2024,x\n", 'unknown column "editor"'),
        ("file,outlet\na.txt,Radio\n", 'has no column "published"'),
        ("file,title,published\na.txt,Losses, again,2024\n", "sources.csv, line 2: 4 cells under 3 columns"),
        (b"\x00\x01\x02\x03", "sources.csv: is binary"),
    ],
)
def test_a_fault_in_sources_names_its_line_and_what_would_be_right(tmp_path, text, fault):
    (found,) = sources(tmp_path, text).faults
    assert fault in str(found)


def test_sources_with_byte_order_mark_and_quotes_is_read(tmp_path):
    found = sources(tmp_path, b"\xef\xbb\xbf" + b'file,outlet,title,published\na.txt,"Post, The","He said ""no""",2024-05\n')
    assert found.faults == ()
    assert (found.known["a.txt"]["outlet"], found.known["a.txt"]["title"]) == ("Post, The", 'He said "no"')


def test_an_article_gets_its_line_and_one_without_a_line_still_works(tmp_path):
    sources(tmp_path, "file,outlet,published,published_basis\na.txt,Radio Goma,2025-02-03/2025-02-05,page\n", "a.txt", "b.txt")
    one, other = (item.document for item in inputs.find(tmp_path).items())
    assert (one.outlet, str(one.published), one.published_basis) == ("Radio Goma", "2025-02-03/2025-02-05", "page")
    assert one.issues == ()
    assert (other.outlet, other.published) == (None, None)


def test_a_line_with_a_bad_date_keeps_its_article_and_the_article_says_so(tmp_path):
    sources(tmp_path, "file,outlet,published\na.txt,Radio Goma,soon\n")
    (item,) = inputs.find(tmp_path).items()
    assert item.document.outlet == "Radio Goma"
    assert {issue.code for issue in item.document.issues} == {"bad_published", "no_publication_date"}


def test_a_folder_is_read_with_everything_below_it_and_ids_are_paths(tmp_path):
    (tmp_path / "2024" / "may").mkdir(parents=True)
    (tmp_path / "2024" / "may" / "x.txt").write_text(ARTICLE)
    (tmp_path / "2024" / "may" / "sources.csv").write_text("file,published\nx.txt,2024-05-06\n")
    (tmp_path / "y.txt").write_text(ARTICLE)
    (tmp_path / ".hidden.txt").write_text(ARTICLE)
    (tmp_path / "README.md").write_text("What this folder holds")
    found = {item.document.doc_id: item.document for item in inputs.find(tmp_path).items()}
    assert set(found) == {"2024/may/x.txt", "y.txt"}
    assert str(found["2024/may/x.txt"].published) == "2024-05-06"


def test_an_input_that_is_not_there_says_so(tmp_path):
    with pytest.raises(inputs.InputError, match="no such file or folder"):
        inputs.find(tmp_path / "gone")


# --- records

RECORDS = [
    {
        "id": "r1",
        "text": "Nine soldiers died.",
        "title": "Ambush",
        "published": "2023-07-01",
        "outlet": "Post",
        "url": "https://x/1",
    },
    {"id": "r2", "text": "Some 400 troops left.", "title": "", "published": "2023-07", "outlet": "", "url": "https://x/2"},
]


def packed(records, suffix: str) -> bytes:
    if ".csv" in suffix:
        text = io.StringIO()
        writer = csv.DictWriter(text, fieldnames=list(RECORDS[0]))
        writer.writeheader()
        writer.writerows(records)
        data = text.getvalue().encode()
    elif ".parquet" in suffix:
        import pyarrow as pa
        import pyarrow.parquet as pq

        buffer = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(records), buffer)
        data = buffer.getvalue()
    else:
        data = "".join(json.dumps(record) + "\n" for record in records).encode()
    if suffix.endswith(".zst"):
        import pyarrow as pa

        return pa.compress(data, codec="zstd", asbytes=True)
    pack = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
    return pack.get(Path(suffix).suffix, bytes)(data)


@pytest.mark.parametrize(
    "suffix", [".jsonl", ".ndjson", ".csv", ".parquet", ".jsonl.gz", ".csv.bz2", ".jsonl.xz", ".jsonl.zst", ".JSONL.GZ"]
)
def test_records_read_the_same_from_every_format(tmp_path, suffix):
    path = tmp_path / f"batch{suffix}"
    path.write_bytes(packed(RECORDS, suffix.lower()))
    first, second = (item.document for item in read(path, path.name))
    assert (first.doc_id, first.text, first.title, str(first.published)) == (
        "r1",
        "Nine soldiers died.",
        "Ambush",
        "2023-07-01",
    )
    assert (second.title, second.outlet, str(second.published)) == (None, None, "2023-07")


@pytest.mark.parametrize(
    "line, why",
    [
        ("{oops", "not valid JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"id": "x"}', '"text" is missing'),
        ('{"id": "x", "text": "  "}', '"text" is empty'),
        ('{"id": "x", "text": 7}', '"text" is not a text'),
        ("[" * 100_000, "not valid JSON"),
    ],
)
def test_one_bad_line_is_named_and_the_others_are_read(tmp_path, line, why):
    path = tmp_path / "batch.jsonl"
    path.write_text(json.dumps(RECORDS[0]) + f"\n{line}\n\n" + json.dumps(RECORDS[1]) + "\n")
    first, bad, second = read(path, path.name)
    assert isinstance(first, Found) and isinstance(second, Found)
    assert str(bad).startswith("batch.jsonl, line 2: ") and why in str(bad)


def test_the_text_of_a_record_is_left_as_given_so_that_offsets_count(tmp_path):
    path = tmp_path / "batch.jsonl"
    text = "One.\r\n\r\n  Two \u00a0 300 soldiers. \U0001f600 \ud800 end"
    path.write_text(json.dumps({"id": "x", "text": text}))
    found = document(path).text
    assert len(found) == len(text) and found.index("300") == text.index("300")


def test_a_record_without_an_id_is_known_by_its_url_else_by_its_line(tmp_path):
    path = tmp_path / "batch.jsonl"
    path.write_text('{"text": "a", "url": "https://x/1"}\n{"text": "b"}\n')
    assert [item.document.doc_id for item in read(path, path.name)] == ["https://x/1", "batch.jsonl#2"]


@pytest.mark.parametrize(
    "given, published",
    [("2024-05-06T10:30:00Z", "2024-05-06"), ("2024-05-06 10:30", "2024-05-06"), ("6 May", None), (None, None)],
)
def test_a_time_of_day_behind_the_date_is_left_out(tmp_path, given, published):
    path = tmp_path / "batch.jsonl"
    path.write_text(json.dumps({"id": "x", "text": "a", "published": given}))
    found = document(path).published
    assert (found.text if found else None) == published


def test_columns_may_have_other_names(tmp_path):
    path = tmp_path / "batch.csv"
    path.write_text("body;x,when,body\nignored,2024-01-02,Two soldiers died.\n")
    item = only(path, columns=Columns.named({"text": "body", "published": "when"}))
    assert (item.document.text, str(item.document.published)) == ("Two soldiers died.", "2024-01-02")


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_table_without_a_text_column_names_the_columns_it_has(tmp_path, suffix):
    path = tmp_path / f"batch{suffix}"
    path.write_bytes(packed([{**dict.fromkeys(RECORDS[0], "")}], suffix))
    item = only(path, columns=Columns.named({"text": "body"}))
    assert 'has no column "body"' in item.reason and "title" in item.reason


def test_a_damaged_archive_gives_what_it_holds_and_says_where_it_broke(tmp_path):
    path = tmp_path / "batch.jsonl.gz"
    data = gzip.compress("".join(json.dumps({"id": str(n), "text": f"{n * 7919} men"}) + "\n" for n in range(5000)).encode())
    path.write_bytes(data[: len(data) // 2])
    items = list(read(path, path.name))
    assert len(items) > 100 and isinstance(items[-1], Reject) and "cannot be read" in items[-1].reason


def test_a_truncated_parquet_file_is_rejected(tmp_path):
    path = tmp_path / "batch.parquet"
    path.write_bytes(packed(RECORDS, ".parquet")[:-20])
    assert "not a readable Parquet file" in reason(path)


def test_input_may_be_an_fsspec_url():
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://bucket/in/batch.jsonl.gz", "wb") as file:
        file.write(packed(RECORDS, ".jsonl.gz"))
    found = inputs.find("memory://bucket/in")
    assert [item.document.doc_id for item in found.items()] == ["r1", "r2"]
    assert found.digest == inputs.find("memory://bucket/in").digest


def test_a_fault_stands_on_one_line_whatever_a_cell_holds(tmp_path):
    (tmp_path / "sources.csv").write_text('file\n"a\nb.txt"\n', encoding="utf-8")
    fault = read_sources(tmp_path / "sources.csv").faults[-1]
    assert str(fault) == "sources.csv, line 2: there is no file a b.txt beside it"


# --- anything at all


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(st.sampled_from(['"', ",", "\n", "\r", "text", "file", "{", "}", "[", ":", "1", "\\", "é", "\x00"])).map(
            lambda pieces: "".join(pieces).encode()
        ),
    ),
    st.sampled_from(sorted(READERS)),
    st.sampled_from(["", ".gz", ".zst"]),
)
def test_no_bytes_crash_a_reader(data, suffix, packing):
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}{packing}"
        path.write_bytes(gzip.compress(data) if packing == ".gz" and data[:1] != b"x" else data)
        for item in read(path, path.name):
            if isinstance(item, Found):
                assert item.document.text.encode() and item.document.doc_id.encode()
        path.rename(Path(folder) / "sources.csv")
        for fault in read_sources(Path(folder) / "sources.csv").faults:
            assert "\n" not in str(fault)
