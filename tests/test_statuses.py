"""Status words: found with their auxiliaries, and turned by the plan, order or possibility that governs them."""

from __future__ import annotations

import pytest

from etl import lexicon, sentences, statuses
from etl.records import Article, Document, StatusMention
from tests.growth import growth

ENTRIES = lexicon.load("statuses")


def find(text: str, title: str | None = None) -> tuple[StatusMention, ...]:
    document = Document(doc_id="a", text=text, title=title)
    return statuses.find(Article(document=document, sentences=sentences.split(text, title), tokens=sentences.tokens(text)))


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_every_entry_matches_its_own_examples(entry_id):
    entry = ENTRIES[entry_id]
    assert entry.examples
    assert all(entry.pattern.search(example) for example in entry.examples)


@pytest.mark.parametrize("entry_id", [key for key, entry in ENTRIES.items() if not entry.fields.get("ignore")])
def test_every_status_word_is_found_in_its_examples(entry_id):
    # "stand" needs a place, which the place stage would have to find first; "country" and its like will do.
    for example in ENTRIES[entry_id].examples:
        assert entry_id in {mention.rule.partition(".")[0] for mention in find(example)}, example


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_every_entry_names_a_known_status_and_frame(entry_id):
    fields = ENTRIES[entry_id].fields
    assert fields["status"] in statuses.STATUSES
    assert fields["frame"] in {"object", "subject", "either", "noun", "near"}


@pytest.mark.parametrize("entry_id", ENTRIES)
def test_forms_are_plain_words(entry_id):
    fields = ENTRIES[entry_id].fields
    assert not [word for key in ("past", "nouns") for word in fields.get(key, ()) if set(word) & set("(|)[]?")]


@pytest.mark.parametrize(
    "text, words, status, modality",
    [
        ("Oslo plans to send engineers", "plans to send", "planned", "asserted"),
        ("the army was preparing to deploy tanks and men", "preparing to deploy", "planned", "asserted"),
        ("parliament approved the sending of a company", "approved the sending", "planned", "asserted"),
        ("the first group is due to arrive on Monday", "due to arrive", "planned", "asserted"),
        ("with two battalions to be sent in spring", "to be sent", "planned", "asserted"),
        ("he ordered the brigade to withdraw", "to withdraw", "planned", "asserted"),
        ("the junta may deploy its guard", "may deploy", "deployed", "expected"),
        ("the rebels could attack within days", "could attack", "fighting", "expected"),
        ("the army will lose thousands", "will lose", "casualties", "expected"),
        ("the corps would be used in combat zones", "would be used", "fighting", "expected"),
        ("they are likely to retreat", "likely to retreat", "withdrawn", "expected"),
        ("the unit is already using conscripts", "already using", "deployed", "asserted"),
        ("the company was spotted near the pass", "was spotted", "deployed", "asserted"),
        ("five battalions are training in the hills", "are training", "training", "asserted"),
        ("they had been training for months", "had been training", "training", "asserted"),
        ("the sailors have been captured", "have been captured", "captured", "asserted"),
        ("three men remain unaccounted for", "unaccounted for", "missing", "asserted"),
        ("the platoon gave up its posts and fled", "fled", "withdrawn", "asserted"),
        ("the marines are on their way", "on their way", "en_route", "asserted"),
        ("in combat since dawn", "in combat", "fighting", "asserted"),
    ],
)
def test_the_words_carry_their_auxiliaries_and_their_governor(text, words, status, modality):
    found = {mention.span.of(text): (mention.status, mention.modality) for mention in find(text)}
    assert found.get(words) == (status, modality), found


@pytest.mark.parametrize(
    "text, words",
    [
        ("In May the front was quiet", "May"),
        ("clashes went on for hours", "went on"),
        ("the swap took place in Abu Dhabi", "took place"),
        ("the tower had been built in 1990", "had"),
        ("the base has been shelled since noon", "has"),
        ("the brigade could not protect the town", "protect"),
        ("the troops didn't withdraw", "withdraw"),
    ],
)
def test_months_idioms_and_auxiliaries_say_nothing(text, words):
    assert words not in {mention.span.of(text) for mention in find(text)}


def test_a_headline_infinitive_is_a_plan():
    text = "Nepal to send engineers to Haiti\n\nThe cabinet met."
    (mention,) = [mention for mention in find(text, "Nepal to send engineers to Haiti") if "send" in mention.span.of(text)]
    assert mention.status == "planned"


@pytest.mark.parametrize("unit", ["1,1,", "((((", "A A A A ", "said said ", "to be to be ", "plans to ", "killed or wounded, "])
def test_hostile_text_costs_no_more_than_linear_time(unit):
    def read(size: int) -> None:
        text = (unit * size)[:size]
        statuses.find(
            Article(document=Document(doc_id="a", text=text), sentences=sentences.split(text), tokens=sentences.tokens(text))
        )

    assert growth(read) < 4
