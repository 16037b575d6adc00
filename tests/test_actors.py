"""Who there is, and where a text mentions them."""

from __future__ import annotations

import pytest

from etl import actor_names, lexicon


@pytest.mark.parametrize(
    "words, actor_id, form",
    [
        ("North Korean", "PRK", "adjective"),
        ("u.s.", "USA", "noun"),
        ("Burmese", "MMR", "adjective"),
        ("filipinos", "PHL", "plural"),
        ("Kremlin", "RUS", "metonym"),
        ("Kim Jong-un", "PRK", "leader"),
        ("Sergei Shoigu", "RUS", "person"),
        ("Bundeswehr", "DEU", "unit"),
        ("National Intelligence Service", "KOR", "body"),
        ("ISIL", "islamic-state", "noun"),
        ("Lord’s Resistance Army", "lord-s-resistance-army", "noun"),
    ],
)
def test_registry_knows_an_actor_by_each_of_its_names(words, actor_id, form):
    name = actor_names.registry().name(words)
    assert (name.actor.id, name.form) == (actor_id, form)


def test_every_actor_has_a_name_a_kind_and_a_side():
    actors = list(actor_names.registry())
    assert len(actors) > 300
    assert all(actor.name and actor.kind and actor.side for actor in actors)
    assert actor_names.registry().by_id("FRA").side == "FR"
    assert actor_names.registry().by_id("hamas").side == "hamas"


def test_every_name_is_found_by_itself():
    registry = actor_names.registry()
    lost = [w for actor in registry for names in actor.forms.values() for w in names if registry.lookup(w) is None]
    assert lost == []


def test_a_broken_entry_is_named_with_file_and_key(tmp_path, monkeypatch):
    (tmp_path / "actors.toml").write_text('[XYZ]\nname = "Xyz"\nnick = ["X"]\n')
    (tmp_path / "groups.toml").write_text("")
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    with pytest.raises(lexicon.LexiconError, match=r"actors.toml, \[XYZ\]: unknown key nick"):
        actor_names.registry.__wrapped__()
