"""What the dashboard asks of the data: filters, places with everything inside, counts, reports that differ."""

from __future__ import annotations

import datetime as dt
import time
from concurrent.futures import ThreadPoolExecutor

import pyarrow.parquet as pq
import pytest

import etl
from dashboard import articles, columns, filters, queries, reports, store
from dashboard.filters import Selection, from_link
from etl import facts, indexes, snapshots
from tests import seed_tables
from tests.seed_dataset import VERSION, write_dataset


@pytest.fixture(scope="module")
def data():
    return queries.from_tables(seed_tables.tables(), "test")


def ids(data, **chosen) -> set[str]:
    return {row["claim_id"] for row in queries.claims(data, Selection(**chosen))}


@pytest.mark.parametrize(
    "chosen, expected",
    [
        ({"status": ("killed",)}, {"A1", "A2"}),
        ({"kind": ("meeting",)}, {"B1", "B4"}),
        ({"force": ("PRK",), "status": ("planned",)}, {"A4", "A9"}),
        ({"claimant": ("kyrylo-budanov",)}, {"A5", "A6"}),
        ({"claimant": ("intelligence",)}, {"A8"}),
        ({"side": ("KR",)}, {"A3", "A9"}),
        ({"outlet": ("not named",)}, {"B1", "B2", "B3", "B4"}),
        ({"text": "infantrymen"}, {"A5"}),
        ({"text": "BUDANOV"}, {"A5", "A6"}),
        ({"article": "004_615ff4baff6771ef.txt"}, {"B1", "B2", "B3", "B4"}),
        ({"since": dt.date(2024, 11, 2)}, {"A5", "A6", "A10", "A11"}),
        ({"until": dt.date(2024, 10, 8)}, {"A1", "A2", "A3"}),
        ({"since": dt.date(2024, 10, 23), "until": dt.date(2024, 10, 23)}, {"A5", "A6", "A7"}),
    ],
)
def test_each_filter_takes_what_it_says(data, chosen, expected):
    assert ids(data, **chosen) == expected


@pytest.mark.parametrize(
    "place, expected",
    [
        (("moscow",), {"B1"}),
        (("RU.41",), {"A6", "A7", "A10", "B2"}),
        (("RU",), {"A5", "A6", "A7", "A9", "A10", "B1", "B2"}),
        (("UA.05",), {"A1", "A2"}),
    ],
)
def test_a_place_takes_everything_inside_it(data, place, expected):
    assert ids(data, place=place) == expected


def test_where_words_were_spoken_counts_only_when_asked_for(data):
    assert ids(data, place=("brussels",)) == set()
    assert ids(data, place=("brussels",), roles=("said",)) == {"A4"}


def test_a_claim_without_a_place_is_left_out_counted_and_one_click_away(data):
    chosen = Selection(place=("RU", "UA", "US"))
    assert queries.counts(data, chosen)["unplaced_left_out"] == 1
    assert "A8" in ids(data, place=("moscow",), also=("unplaced",))


def test_a_claim_without_a_date_is_left_out_counted_and_one_click_away():
    tables = seed_tables.tables()
    tables["claims"].append(seed_tables.claim(claim_id="u", shown_from=None, shown_to=None, shown_basis="none", low=5, high=5))
    data = queries.from_tables(tables, "undated")
    chosen = Selection(since=dt.date(2024, 11, 2))
    assert queries.counts(data, chosen)["undated_left_out"] == 1
    assert queries.counts(data, Selection(since=dt.date(2024, 11, 2), also=("undated",)))["claims"] == 5
    assert "u" not in {row["claim_id"] for row in queries.marks(data, Selection())}


def test_counts_say_how_much_is_chosen(data):
    found = queries.counts(data, Selection())
    wanted = {"claims": 15, "figures": 6, "articles": 2, "sources": 9, "undated": 0, "unplaced": 1}
    assert {name: found[name] for name in wanted} == wanted
    assert (found["first"], found["last"]) == (dt.date(2024, 10, 4), dt.date(2024, 11, 4))


def test_a_part_comes_with_the_chosen_whole(data):
    assert ids(data, claim="A1") == {"A1", "A2"}


def test_a_link_names_only_what_the_data_hold(data):
    selection, notices = from_link({"force": ["PRK"], "claim": ["A1"], "place": ["RU.41", "nowhere"]}, queries.known(data))
    assert (selection.force, selection.claim, selection.place) == (("PRK",), "A1", ("RU.41",))
    assert len(notices) == 1


HOSTILE = ["'; DROP TABLE claims; --", "$force", "%", "\\", "a" * 5000, "\x00", "مقاتل", "{where}"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_only_words(data, text):
    assert queries.counts(data, Selection(text=text))["claims"] == 0
    assert queries.counts(data, Selection(force=(text,)))["claims"] == 0
    assert queries.counts(data, Selection())["claims"] == 15


SEARCHED = [
    "north",
    "orea",
    "th kor",
    "Korean soldiers",
    "10,000",
    ", ",
    ".",
    "UKRAINE",
    "s a",
    "no such",
    "troops to",
    "the",
    "  ",
]


@pytest.mark.parametrize("text", SEARCHED)
def test_a_text_is_found_wherever_it_stands_also_across_words(data, text):
    rows = queries.claims(data, Selection())
    fields = ("sentence", "claimant", "title")
    holding = {row["claim_id"] for row in rows if any(text.lower() in (row[name] or "").lower() for name in fields)}
    assert ids(data, text=text) == holding


def test_an_empty_dataset_answers_everything():
    data = queries.from_tables({}, "empty")
    assert queries.counts(data, Selection())["claims"] == 0
    for ask in (queries.marks, queries.periods, queries.map_places, queries.claims, articles.listed, reports.latest_figures):
        assert len(ask(data, Selection())) == 0
    assert from_link({"force": ["PRK"]}, queries.known(data))[1]


def test_a_dataset_on_disk_answers_like_one_in_memory(data, tmp_path, monkeypatch):
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "dataset")))
    opened = queries.open_data()
    assert opened.version == VERSION == queries.current_version()
    for ask in (queries.marks, queries.periods, queries.map_places, queries.claims, articles.listed, reports.reports):
        assert ask(opened, Selection()) == ask(data, Selection())


def test_a_version_that_is_gone_is_said_so_and_the_current_one_opened(tmp_path, monkeypatch):
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "dataset")))
    opened = queries.open_data("0ld")
    assert opened.version == VERSION
    assert '"0ld"' in opened.notes[0]


def test_of_a_version_that_is_gone_the_inputs_are_named_and_how_to_make_it_again(tmp_path, monkeypatch):
    inputs = tmp_path / "news"
    inputs.mkdir()
    versions = []
    for name in ("one.txt", "two.txt"):
        (inputs / name).write_text("Five soldiers were killed near Goma.")
        versions.append(etl.build(inputs, tmp_path / "out", keep=1).version)
    monkeypatch.setenv("MUSTER_DATASET", str(tmp_path / "out"))
    note = queries.open_data(versions[0]).notes[0]
    assert f"this is version {versions[1]}" in note
    assert f"from {inputs} (SHA-256 " in note and f"python -m etl build {inputs} makes it again" in note


def test_no_dataset_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("MUSTER_DATASET", str(tmp_path / "nothing"))
    with pytest.raises(queries.LoadError, match="no dataset here"):
        queries.open_data()


def test_the_database_takes_no_more_memory_than_the_setting_says(tmp_path, monkeypatch):
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "dataset")))
    for setting, limit in (("", "953.6 MiB"), ("300MB", "286.1 MiB")):
        (row,) = queries.open_data(memory=setting).ask("SELECT current_setting('memory_limit') AS bound")
        assert row["bound"] == limit
    with pytest.raises(queries.LoadError, match='memory is "much"'):
        queries.open_data(memory="much")


def test_a_dataset_that_lacks_a_column_is_one_sentence(tmp_path, monkeypatch):
    folder = write_dataset(tmp_path / "dataset")
    (path,) = folder.glob("parts/*/claims.parquet")
    pq.write_table(pq.read_table(path).drop_columns(["modality"]), path)
    monkeypatch.setenv("MUSTER_DATASET", str(folder))
    with pytest.raises(queries.LoadError, match="modality"):
        queries.open_data()


SELECTIONS = [
    Selection(),
    Selection(force=("PRK",), status=("planned", "killed")),
    Selection(place=("RU",), roles=("at", "to", "from", "said")),
    Selection(place=("RU.41",), also=("unplaced",), since=dt.date(2024, 10, 5)),
    Selection(side=("KR",), claimant=("intelligence",)),
    Selection(text="north korea", until=dt.date(2024, 11, 1)),
    Selection(outlet=("not named",), rates=True),
    Selection(claim="A1"),
    Selection(article="004_615ff4baff6771ef.txt"),
    Selection(force=("nobody",)),
]


@pytest.mark.parametrize("chosen", SELECTIONS, ids=lambda one: ",".join(sorted(filters.to_link(one))) or "all")
def test_a_large_dataset_with_an_index_answers_the_same(data, large, chosen):
    assert queries.counts(large, chosen) == queries.counts(data, chosen)
    for ask in (*ASKED, reports.latest_figures, reports.reports, reports.differences, articles.listed):
        assert ask(large, chosen) == ask(data, chosen), ask.__name__


ASKED = (queries.marks, queries.periods, queries.map_places, queries.claims)


@pytest.fixture
def large(tmp_path, monkeypatch):
    """The same dataset with an index, and asked as one of millions of claims."""
    folder = write_dataset(tmp_path / "dataset")
    monkeypatch.setattr(indexes, "INDEXED_FROM", 1)
    dataset = etl.read(folder)
    snapshots.publish(folder, {**dataset.manifest, "code_version": "-"}, [])
    monkeypatch.setenv("MUSTER_DATASET", str(folder))
    monkeypatch.setattr(queries, "KEPT_FROM", 1)
    monkeypatch.setattr(columns, "_DENSE", 1)
    opened = queries.open_data()
    assert opened.source.index
    return opened


def test_memory_for_chosen_claims_is_bounded_whatever_visitors_choose(large, monkeypatch):
    monkeypatch.setattr(store, "MAX_KEPT_NUMBERS", 12)
    for place in ("RU", "UA", "RU.41", "UA.05", "moscow", "donetsk", "RU"):
        queries.counts(large, Selection(place=(place,)))
    assert 1 < len(large.kept) < 6
    assert sum(map(len, large.kept.values())) <= 12


def test_visitors_who_ask_at_once_wait_for_one_answer(data):
    asked = []

    def make() -> int:
        asked.append(1)
        time.sleep(0.05)
        return 7

    with ThreadPoolExecutor(8) as visitors:
        assert list(visitors.map(lambda _: data.remembered("slow", make), range(8))) == [7] * 8
    assert len(asked) == 1


def test_roles_are_numbered_as_the_index_numbers_them():
    assert tuple(filters.ROLES) == facts.ROLES


@pytest.mark.parametrize("days, period", [(3, "week"), (2_800, "week"), (2_801, "month")])
def test_the_timeline_counts_by_month_where_weeks_would_be_thinner_than_a_pixel(days, period):
    first = dt.date(2000, 1, 1)
    assert queries.period({"first": first, "last": first + dt.timedelta(days=days)}) == period


# --- reports


def two(**other) -> queries.Data:
    """Two figures of one force, status, day and place; `other` changes the second."""
    tables = {name: [] for name in seed_tables.tables()}
    tables["articles"] = [{"doc_id": "d", "outlet": "One"}, {"doc_id": "e", "outlet": "Two"}]
    second = {
        "claim_id": "b",
        "report_id": "rb",
        "doc_id": "e",
        "low": 300,
        "high": 300,
        "event_date": "2024-10",
        "claimant": "B",
    }
    place = other.pop("place", {"kind": "city", "place_id": "kursk", "region_id": "RU.41", "country": "RU", "name": "Kursk"})
    tables["claims"] = [
        seed_tables.claim(claim_id="a", report_id="ra", low=100, high=200, event_date="2024-10-04", claimant="A"),
        seed_tables.claim(**(second | other)),
    ]
    tables["places"] = [
        {
            "claim_id": "a",
            "role": "at",
            "kind": "region",
            "place_id": "RU.41",
            "region_id": "RU.41",
            "country": "RU",
            "name": "K",
        },
        {"claim_id": "b", "role": "at", **place},
    ]
    return queries.from_tables(tables, "two")


def test_reports_differ_where_bounds_do_not_meet():
    assert len(reports.differences(two(), Selection())) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"low": 150, "high": 300},
        {"low": None, "high": 300},
        {"status": "killed"},
        {"measure": "total"},
        {"force": "RUS"},
        {"event_date": "2024-11-04"},
        {"event_date": None},
        {"part_of": "a"},
        {"place": {"kind": "city", "place_id": "kyiv", "region_id": "UA.12", "country": "UA", "name": "Kyiv"}},
    ],
    ids=lambda other: next(iter(other)),
)
def test_reports_do_not_differ_for_want_of(other):
    assert len(reports.differences(two(**other), Selection())) == 0


def test_an_echo_is_folded_into_its_report():
    data = two(report_id="ra", low=100, high=200)
    (found,) = reports.reports(data, Selection())
    assert (found["echoes"], found["outlets"]) == (2, 2)
    assert reports.repeats(data, "ra", "a") == 1


def test_many_claims_are_counted_by_week_and_the_table_stays_short():
    start = dt.date(2023, 1, 2)
    days = [start + dt.timedelta(days=i % 700) for i in range(3000)]
    rows = [seed_tables.claim(claim_id=str(i), low=i, high=i, shown_from=d, shown_to=d) for i, d in enumerate(days)]
    data = queries.from_tables({"claims": rows}, "many")
    weeks = queries.periods(data, Selection())
    assert sum(week["claims"] for week in weeks) == 3000
    assert all(week["start"].weekday() == 0 for week in weeks)
    assert len(queries.claims(data, Selection())) == queries.MAX_ROWS
    assert len(queries.marks(data, Selection())) == queries.MAX_MARKS
