"""Who there is, and where a text mentions them."""

from __future__ import annotations

import pytest

from etl import actor_names, actors, lexicon, sentences
from etl.records import Article, Document, Span, Toponym
from tests.growth import growth


def found(text: str, title: str | None = None, places: tuple[Toponym, ...] = ()) -> list[tuple[str, str, str]]:
    """Words, actor and form of every mention."""
    article = Article(
        document=Document(doc_id="t", text=text, title=title),
        sentences=sentences.split(text, title),
        tokens=sentences.tokens(text),
        toponyms=places,
    )
    return [(m.span.of(text), m.actor_id, m.form) for m in actors.find(article)]


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


@pytest.mark.parametrize(
    "text, wanted",
    [
        ("Burmese troops crossed the river", ("Burmese", "MMR", "adjective")),
        ("the Japanese lost 6,000 at Kohima", ("Japanese", "JPN", "plural")),
        ("Eritrea's army is silent", ("Eritrea's", "ERI", "possessive")),
        ("U.S. forces left Bagram", ("U.S.", "USA", "adjective")),
        ("the US said it would leave", ("US", "USA", "noun")),
        ("Riyadh rejected the charge", ("Riyadh", "SAU", "metonym")),
        ("300 Romanians were bused home", ("Romanians", "ROU", "plural")),
        ("Museveni's soldiers entered Bunia", ("Museveni's", "UGA", "possessive")),
        ("a Bundeswehr brigade", ("Bundeswehr", "DEU", "unit")),
        ("Irans soldiers, in a text that lost its marks", ("Irans", "IRN", "possessive")),
        ("al-Nusra and its allies", ("al-Nusra", "al-nusra-front", "noun")),
        ("the Da’esh fighters", ("Da’esh", "islamic-state", "noun")),
        ("General Dostum commands 7,000 horsemen", ("Dostum", "northern-alliance", "leader")),
        ("Nine Recruits Die In Ambush\n\nMai-Mai fighters came", ("Mai-Mai", "mai-mai", "noun")),
        ("at dawn Mai-Mai fighters came", ("Mai-Mai", "mai-mai", "noun")),
        ("members of Ansar Dine were held", ("Ansar Dine", "ansar-dine", "noun")),
        ("the Rwandan Patriotic Front marched south", ("Rwandan Patriotic Front", "rwandan-patriotic-front", "noun")),
        ("Uganda's People's Defence Force said so", ("People's Defence Force", "UGA", "noun")),
        ("US-led coalition jets struck", ("US-led coalition", "us-led-coalition", "noun")),
    ],
)
def test_a_name_is_found_in_each_of_its_shapes(text, wanted):
    assert wanted in found(text)


@pytest.mark.parametrize(
    "text, words",
    [
        ("he told us about it", "us"),
        ("the Jerusalem Post wrote", "Jerusalem"),
        ("Jordan Hale, a baker, waved", "Jordan"),
        ("Russian-backed separatists", "Russian-backed"),
        ("BEIRUT, March 3 - the truce holds", "BEIRUT"),
        ("fighting near Damascus went on", "Damascus"),
        ("the New Syrian Army was beaten back", "Syrian Army"),
        ("Shiite fighters from abroad", "Shiite"),
        ("THE ARMY SAYS THE CAR IS GONE", "IS"),
    ],
)
def test_what_only_looks_like_a_name_is_left_alone(text, words):
    assert words not in [mention[0] for mention in found(text)]


def test_a_place_of_another_country_is_no_government():
    text = "Moscow is proud of its armory. The brass band of Moscow, Idaho, played."
    place = Toponym(
        span=Span(text.rindex("Moscow"), text.index(", Idaho")),
        name="Moscow",
        kind="city",
        use="literal",
        rule="t",
        country="US",
    )
    assert "RUS" not in [actor for _, actor, _ in found(text, places=(place,))]


@pytest.mark.parametrize(
    "text, word, actor_id",
    [
        ("Burundi denied the claim. It has withdrawn.", "It", "BDI"),
        ("Kyiv said Russia had lost 200 of its men.", "its", "RUS"),
        ("Germany sent a brigade to Lithuania. Its soldiers are at Rukla.", "Its", "DEU"),
        ("Colombian mercenaries landed in Libya. They were flown on.", "They", "COL"),
        ("Prigozhin spoke on Wednesday. His men hold the city.", "His", "wagner"),
        ("The commander of Ansar al-Haq died with three of his guards.", "his", "ansar-al-haq"),
        ('Azerbaijan said: "Our losses are small."', "Our", "AZE"),
        ("FARC attacked the base. Four rebels fell.", "rebels", "farc"),
        ("Syrian jets struck Idlib, in Syria. The rebels fled.", "rebels", "syrian-rebels"),
        ("Turkish troops entered. Two soldiers of the army died.", "army", "TUR"),
        ("M23 took Goma. The group now holds two cities.", "group", "m23"),
        ("ATMIS is leaving. The mission lost 400 men.", "mission", "african-union"),
        ("Ukraine is attacked; Ukraine says the enemy lost 900.", "enemy", "RUS"),
        ("Russia's 76th Division fought there. The 76th Division lost many.", "76th Division", "RUS"),
        ("Hamas fired. Forty militants died.", "militants", "hamas"),
    ],
)
def test_other_words_stand_for_an_actor(text, word, actor_id):
    assert (word, actor_id) in [(words, actor) for words, actor, _ in found(text)]


def test_militants_stay_open_where_two_groups_were_named():
    assert "militants" not in [words for words, _, _ in found("Hamas fought Islamic Jihad. Forty militants died.")]


def test_actors_are_found_in_linear_time():
    unit = "Russia and the rebels of the 155th Brigade said it. "
    assert growth(lambda size: found(unit * (size // len(unit)))) < 4
