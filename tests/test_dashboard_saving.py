"""Saving an article into seeds/: whole or not at all, and never over another."""

from __future__ import annotations

import csv

import pytest

from dashboard import saving

LINE = "file,outlet,title,url,published,published_basis,language,archived_url,retrieved,rights\nold.txt,Old,,,,,en,,,full\n"


@pytest.fixture
def seeds(tmp_path):
    (tmp_path / "sources.csv").write_text(LINE, encoding="utf-8")
    (tmp_path / "old.txt").write_text("old\n", encoding="utf-8")
    return tmp_path


def lines(seeds) -> list[dict[str, str]]:
    return list(csv.DictReader((seeds / "sources.csv").open(encoding="utf-8")))


def test_an_article_becomes_a_file_and_a_line(seeds):
    name = saving.save(
        seeds, "Headline\n\nText.", {"title": "Twelve fall, at dawn", "outlet": 'The "Post", daily', "published": "2024-10"}
    )
    assert name == "twelve-fall-at-dawn.txt"
    assert (seeds / name).read_text(encoding="utf-8") == "Headline\n\nText.\n"
    assert lines(seeds)[1] | {"file": name} == lines(seeds)[1]
    assert lines(seeds)[1]["outlet"] == 'The "Post", daily'
    assert sorted(path.name for path in seeds.iterdir()) == ["old.txt", "sources.csv", name]


def test_nothing_is_ever_written_over(seeds):
    assert saving.save(seeds, "new", {"title": "old"}) == "old-2.txt"
    assert (seeds / "old.txt").read_text(encoding="utf-8") == "old\n"
    assert saving.save(seeds, "newer", {"title": "old"}) == "old-3.txt"
    assert [line["file"] for line in lines(seeds)] == ["old.txt", "old-2.txt", "old-3.txt"]


@pytest.mark.parametrize("title", ["../../etc/passwd", "..", "/tmp/x", "\x00", "Новости", "a" * 500, "CON: \n\n two"])
def test_a_title_never_leads_out_of_the_folder(seeds, title):
    name = saving.save(seeds, "text", {"title": title})
    assert (seeds / name).resolve().parent == seeds.resolve()
    assert len(name) < 80


def test_a_line_break_in_a_title_stays_in_its_cell(seeds):
    saving.save(seeds, "text", {"title": "one\nfile,evil"})
    assert [line["title"] for line in lines(seeds)] == ["", "one file,evil"]


def test_a_broken_sources_file_leaves_nothing_behind(seeds):
    (seeds / "sources.csv").write_text("what,is,this\n", encoding="utf-8")
    with pytest.raises(saving.SaveError, match="no column called file"):
        saving.save(seeds, "text", {"title": "new"})
    assert sorted(path.name for path in seeds.iterdir()) == ["old.txt", "sources.csv"]
    assert (seeds / "sources.csv").read_text(encoding="utf-8") == "what,is,this\n"


def test_a_folder_without_sources_gets_one(tmp_path):
    name = saving.save(tmp_path, "text", {"title": "first"})
    assert [line["file"] for line in lines(tmp_path)] == [name]
