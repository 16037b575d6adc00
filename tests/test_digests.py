"""Short reports filed from several towns are read one by one; a report with one dateline stays whole."""

from __future__ import annotations

from etl import digests, edtf
from etl.pipeline import extract
from etl.records import Document

TEXT = (
    "World in brief\n\n"
    "Chechnya: Russian column halted\nGROZNY - Chechen commanders said on Tuesday they had killed 36 soldiers.\n\n"
    "Colombia: FARC hits town\nBOGOTA, Oct 6 (AP) - Guerrillas overran a post. The army has flown in 150 troops.\n\n"
    "Sri Lanka: Tigers strike\nCOLOMBO — Sixteen soldiers were killed off Mullaitivu, the navy said. "
    "Nine of the 24 sailors aboard were saved."
)


def document(text: str) -> Document:
    return Document(doc_id="d", text=text, published=edtf.parse("1999-10-07"))


def test_each_brief_has_forces_and_sources_of_its_own():
    claims = [claim for claim in extract(document(TEXT)).claims if claim.kind == "figure"]
    assert [(claim.anchor.of(TEXT), claim.force_name, [c.name for c in claim.claimants]) for claim in claims][:3] == [
        ("36", "Russia", ["Chechen commanders"]),
        ("150", "Colombia", []),
        ("Sixteen", "Sri Lanka", ["navy"]),
    ]


def test_offsets_hold_and_parts_keep_their_wholes():
    found = extract(document(TEXT))
    assert all(claim.anchor.of(TEXT) == claim.quantity_text for claim in found.claims if claim.kind == "figure")
    parts = [q for q in found.article.quantities if q.part_of is not None]
    assert [(q.span.of(TEXT), found.article.quantities[q.part_of].span.of(TEXT)) for q in parts] == [("Nine", "24")]


def test_headlines_belong_to_the_brief_below_them():
    parts = [part.text.strip() for part in digests.briefs(document(TEXT))]
    assert [part.split("\n")[0] for part in parts] == ["World in brief", "Colombia: FARC hits town", "Sri Lanka: Tigers strike"]


def test_one_dateline_or_a_text_full_of_them_is_read_whole():
    assert len(digests.briefs(document("Raid\n\nGOMA - Ten soldiers died.\n\nGOMA - They were buried."))) == 1
    assert len(digests.briefs(document("GOMA - Ten died.\n\nBUKAVU - Two died.\n\n" * 500))) == 1
