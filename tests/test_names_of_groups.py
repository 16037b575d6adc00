"""Places inside the names of groups are no places, while those around them are."""

from __future__ import annotations

import pytest

from etl.pipeline import extract
from etl.records import Document


@pytest.mark.parametrize(
    "text, places",
    [
        ("Twelve fighters of the Islamic State in Iraq and Syria died in Hasakah.", ["Hasakah"]),
        ("Al-Qaeda in the Arabian Peninsula lost 30 men in Zinjibar.", ["Zinjibar"]),
        ("Al-Qaeda in the Islamic Maghreb freed two soldiers near Kidal.", ["Kidal"]),
        ("Some 50 men of the Islamic State in the Greater Sahara struck at Inates.", ["Inates"]),
        ("The Islamic State has 900 fighters in Iraq.", ["Iraq"]),
    ],
)
def test_a_place_in_a_groups_name_is_none(text, places):
    found = extract(Document(doc_id="1", text=text, title=None, published=None)).article.toponyms
    assert [text[place.span.start : place.span.end] for place in found] == places
