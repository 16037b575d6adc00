"""Every page as a user gets it, without a browser: links in and out, hostile values, uploads, failed loads."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import quote

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import session
from tests import seed_tables
from tests.seed_dataset import VERSION, write_dataset

ROOT = Path(__file__).resolve().parent.parent
VIEWS = sorted(path.stem for path in (ROOT / "dashboard" / "views").glob("*.py"))
ARTICLE = "004_615ff4baff6771ef.txt"


@pytest.fixture(autouse=True)
def dataset(tmp_path, monkeypatch):
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "dataset")))
    session._current_version.clear()
    session._opened_version.clear()
    yield
    session._current_version.clear()
    session._opened_version.clear()


def page(view: str = "app", **params) -> AppTest:
    path = ROOT / "dashboard" / ("app.py" if view == "app" else f"views/{view}.py")
    test = AppTest.from_file(str(path), default_timeout=30)
    for key, value in params.items():
        test.query_params[key.rstrip("_")] = value
    test.run()
    assert not test.exception, test.exception
    return test


def words(test: AppTest) -> str:
    return " ".join(element.proto.body for element in test.get("html"))


def params(test: AppTest) -> dict[str, list[str]]:
    return {key: value if isinstance(value, list) else [value] for key, value in test.query_params.items()}


@pytest.mark.parametrize("view", [*VIEWS, "app"])
def test_every_page_opens(view):
    assert "Muster" in words(page(view))


def test_a_visit_keeps_its_data_and_offers_what_was_published_since(tmp_path):
    visit = page()
    write_dataset(tmp_path / "dataset", version="0123456789ab")
    session._current_version.clear()
    visit.run()
    assert f"Data version {VERSION}" in words(visit)
    (offer,) = [button for button in visit.button if button.key == "newer"]
    assert offer.label == "New data of January 5, 2026, 09:00 UTC: show it"
    offer.click().run()
    assert not visit.exception
    assert "Data version 0123456789ab" in words(visit)
    assert not [button for button in visit.button if button.key == "newer"]
    assert "Data version 0123456789ab" in words(page())


def test_a_pinned_version_offers_no_newer_data(tmp_path):
    write_dataset(tmp_path / "dataset", version="0123456789ab")
    visit = page(v=VERSION)
    assert f"Data version {VERSION}" in words(visit)
    assert not [button for button in visit.button if button.key == "newer"]


def test_the_front_page_says_what_the_data_say():
    said = words(page())
    assert "15 claims, 6 with figures, in 2 articles" in said
    assert "killed 6 of 20 (Kyiv Post, October 4)" in said
    assert VERSION in said


def test_a_link_sets_the_widgets_and_the_words():
    test = page(status="killed", from_="2024-10-01")
    assert test.multiselect(key="w_status").value == ["killed"]
    assert str(test.date_input(key="w_since").value) == "2024-10-01"
    assert "2 claims" in words(test)


def test_a_widget_puts_ids_into_the_link():
    test = page()
    test.multiselect(key="w_force").select("PRK").run()
    assert params(test) == {"force": ["PRK"]}
    test.multiselect(key="w_place").select("RU.41").run()
    test.text_input(key="w_text").set_value("spotted").run()
    assert params(test) == {"force": ["PRK"], "place": ["RU.41"], "text": ["spotted"]}
    assert "1 claim," in words(test)


def test_the_same_page_draws_the_same_from_its_own_link():
    test = page()
    test.multiselect(key="w_status").select("planned").run()
    again = page(**params(test))
    assert again.multiselect(key="w_status").value == ["planned"]


def test_a_chip_removes_its_filter_and_the_reset_all():
    test = page(status="killed", side="UA")
    test.button(key="chip_0").click().run()
    assert params(test) == {"side": ["UA"]}
    test = page(status="killed", side="UA")
    test.button(key="reset").click().run()
    assert params(test) == {}


def test_days_typed_the_wrong_way_round_never_show_nothing():
    test = page(from_="2024-10-20")

    test.date_input(key="w_until").set_value(dt.date(2024, 10, 10)).run()
    assert params(test) == {"to": ["2024-10-10"]}


@pytest.mark.parametrize(
    "key, value, said",
    [
        ("force", "ATLANTIS", "ATLANTIS"),
        ("from", "2024-99-99", "not a date"),
        ("to", "1999-01-01", "outside the data"),
        ("claim", "nope", "no claim"),
        ("scale", "cubic", "no scale"),
        ("zzz", "1", "means nothing here"),
        ("v", "0ld", "is not kept here"),
    ],
)
def test_a_link_that_names_the_unknown_says_so_and_shows_the_rest(key, value, said):
    test = page(**{key + "_" if key == "from" else key: value})
    assert said in words(test)
    assert "15 claims" in words(test)


HOSTILE = ["<script>alert(1)</script>", "'; DROP TABLE claims; --", "![x](http://evil.example/p.png)", "\x00\ud7ff", "9" * 5000]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("key", ["force", "text", "article", "claim", "from", "v", "zz"])
def test_hostile_links_are_only_words(key, value):
    test = page(**{key + "_" if key == "from" else key: value})
    shown = words(test)
    assert "<script>alert" not in shown
    assert "<img" not in shown


def test_a_claim_in_the_link_opens_its_card_with_a_citation():
    test = page(claim="A5")
    assert "Training: 11,000 (North Korea), says Kyrylo Budanov" in words(test)
    assert any(VERSION in code.value and "11,000" in code.value for code in test.code)


def test_a_citation_link_pins_the_version():
    links = [code.value for code in page(claim="A5", status="training").code]
    assert any(f"v={VERSION}" in link and "claim=A5" in link for link in links)


def test_an_article_in_the_link_opens_the_reader_with_its_marks():
    said = words(page("sources", article=ARTICLE))
    assert '<mark class="m date"' in said
    assert "stated Foreign Minister" in said
    assert "4 claims in this article" in said


def test_an_article_without_full_rights_shows_only_its_evidence(tmp_path, monkeypatch):
    tables = seed_tables.tables()
    for row in tables["articles"]:
        row["rights"] = "quote"
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "quoted", tables)))
    said = words(page("sources", article="000_d0ef9e1ccc627e9f.txt"))
    assert "Its rights allow only the evidence sentences here" in said
    assert "20" in said
    assert "Antin Borkovskyi" not in said


def test_hostile_articles_stay_text_on_every_page(tmp_path, monkeypatch):
    evil = '<img src="http://evil.example/x.png">![x](http://evil.example/y.png)<script>'
    tables = seed_tables.tables()
    for name, columns in (
        ("articles", ("title", "outlet", "published_basis")),
        ("claims", ("claimant", "force_name", "sentence")),
    ):
        for row in tables[name]:
            row |= dict.fromkeys(columns, evil)
    for row in tables["claimants"] + tables["places"]:
        row["name"] = evil
    for row in tables["issues"]:
        row["message"] = evil
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "evil", tables)))
    for view in ("app", "sources", "compare", "method"):
        test = page(view, article=ARTICLE) if view == "sources" else page(view)
        assert "<img" not in words(test)
        shown = [element.value for kind in ("markdown", "caption") for element in test.get(kind)]
        assert not any("evil.example" in text for text in shown), view
        assert not any("![x](" in button.label for button in test.button)


def test_compare_names_the_force_and_keeps_it_in_the_link():
    test = page("compare")
    assert test.selectbox(key="w_compared").value == "PRK"
    assert "5 reports" in words(test)


NEWS = "Convoy hit\n\nOn Friday the defence ministry of Mali said that 12 soldiers were killed near Gao. Rebels denied it."


def test_a_pasted_article_is_read_at_once_and_stays_in_the_visit():
    test = page("add")
    test.text_area(key="add_text").set_value(NEWS)
    test.text_input(key="add_published").set_value("2024-11-03")
    test.button(key="add_submit").click().run()
    assert not test.exception
    assert "Convoy hit" in words(test)
    assert "found" in words(test)
    assert not [button for button in test.button if button.key == "add_save"]


@pytest.mark.parametrize(
    "text, published, said",
    [("", "", "there is no text yet"), ("x y z.", "yesterday", "not an EDTF date")],
)
def test_what_cannot_be_read_is_said_in_one_sentence(text, published, said):
    test = page("add")
    test.text_area(key="add_text").set_value(text)
    test.text_input(key="add_published").set_value(published)
    test.button(key="add_submit").click().run()
    assert not test.exception
    assert said in " ".join(element.value for element in test.text)


def test_saving_is_offered_only_where_it_is_allowed(tmp_path, monkeypatch):
    from dashboard import queries

    monkeypatch.setenv("MUSTER_ALLOW_SAVE", "1")
    monkeypatch.setattr(queries, "SEEDS", tmp_path)
    test = page("add")
    test.text_area(key="add_text").set_value(NEWS)
    test.button(key="add_submit").click().run()
    test.button(key="add_save").click().run()
    assert not test.exception
    assert (tmp_path / "convoy-hit.txt").read_text(encoding="utf-8").startswith("Convoy hit")


def test_a_failed_load_says_what_failed_and_what_to_do(monkeypatch):
    monkeypatch.setenv("MUSTER_DATASET", "/nowhere/at/all")
    test = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=30).run()
    assert not test.exception
    shown = " ".join(element.value for element in [*test.error, *test.text])
    assert "could not be opened" in shown
    assert "/nowhere/at/all" in shown
    assert "python -m etl build" in shown


@pytest.mark.parametrize("where", ["dashboard/.streamlit/config.toml", ".streamlit/config.toml"])
def test_both_copies_of_the_configuration_are_equal_and_serve_the_base_map(where):
    text = (ROOT / where).read_text(encoding="utf-8")
    assert text == (ROOT / "dashboard/.streamlit/config.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["server"]["enableStaticServing"] is True


def test_the_app_finds_its_modules_from_any_folder(tmp_path):
    code = f"import runpy; runpy.run_path({str(ROOT / 'dashboard' / 'app.py')!r}, run_name='probe')"
    done = subprocess.run([sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "ModuleNotFoundError" not in done.stderr


def test_links_escape_what_they_carry():
    test = page(text="a&b=c <d>")
    assert any(quote("a&b=c", safe="") in code.value for code in test.code)


def test_too_many_claims_for_a_mark_each_are_counted_by_week_in_words(tmp_path, monkeypatch):
    start = dt.date(2024, 1, 1)
    tables = seed_tables.tables()
    for i in range(2_100):
        day = start + dt.timedelta(days=i % 300)
        tables["claims"].append(
            seed_tables.claim(claim_id=f"m{i}", doc_id=ARTICLE, low=i, high=i, shown_from=day, shown_to=day)
        )
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "many", tables)))
    said = words(page())
    assert "too many for a mark each: they are counted by week" in said
    assert "The first 200 of 2,115 claims" in said


@pytest.mark.parametrize(
    "env, arguments, is_on",
    [
        ("", [], False),
        ("1", [], True),
        ("0", ["--allow-save"], False),
        ("", ["--allow-save"], True),
        ("", ["--allow-save=no"], False),
        ("", ["allow-save"], False),
    ],
)
def test_saving_is_switched_on_by_flag_or_setting(monkeypatch, env, arguments, is_on):
    monkeypatch.setenv("MUSTER_ALLOW_SAVE", env)
    monkeypatch.setattr(sys, "argv", ["app.py", *arguments])
    assert session.on("allow_save") is is_on


def test_what_differs_is_said_in_words_on_compare(tmp_path, monkeypatch):
    tables = seed_tables.tables()
    place = {"role": "at", "kind": "city", "place_id": "p", "name": "P", "country": "RU", "doc_id": ARTICLE}
    for name, figure in (("y1", 100), ("y2", 900)):
        row = {
            "claim_id": name,
            "report_id": name,
            "doc_id": ARTICLE,
            "low": figure,
            "high": figure,
            "event_date": "2024-10-04",
        }
        tables["claims"].append(seed_tables.claim(**row, claimant=f"Source {name}", claimant_id=name))
        tables["places"].append(place | {"claim_id": name})
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "differ", tables)))
    assert "≠ Deployed: Source y1 says 100 (October 4, 2024); Source y2 says 900 (October 4, 2024)." in words(page("compare"))


def test_a_claim_without_a_date_is_one_click_away(tmp_path, monkeypatch):
    tables = seed_tables.tables()
    tables["claims"].append(seed_tables.claim(claim_id="u", doc_id=ARTICLE, shown_from=None, shown_to=None, shown_basis="none"))
    monkeypatch.setenv("MUSTER_DATASET", str(write_dataset(tmp_path / "undated", tables)))
    test = page(from_="2024-11-02")
    button = test.button(key="also_undated")
    assert "1 claim tells no date and is left out" in button.label
    button.click().run()
    assert params(test)["also"] == ["undated"]
    assert "5 claims" in words(test)
