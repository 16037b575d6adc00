"""Who meets: both sides of talks and visits, and nobody else the sentence names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl import actors, participants, sentences
from etl.force_grammar import scene
from etl.records import Article, Claim, Document, Span


@pytest.mark.parametrize(
    "marked, sides",
    [
        ("Turkish officials [[held talks]] with Iraqi generals in Erbil on Monday.", ["TUR", "IRQ"]),
        ("The presidents of Egypt and Jordan [[met]] in Cairo on Sunday.", ["EGY", "JOR"]),
        ('"We stand by Ukraine," Antony Blinken said on Friday during [[talks]] in Seoul with Cho Tae-yul.', ["USA", "KOR"]),
        ("On May 5 Hamas negotiators resumed [[talks]] with Israel in Doha.", ["hamas", "ISR"]),
        ("[[Talks]] between Armenia and Azerbaijan were held in Almaty on Friday.", ["ARM", "AZE"]),
        ("Sergei Shoigu [[met]] Kim Jong Un in Pyongyang on Tuesday.", ["RUS", "PRK"]),
        ("The Taliban [[met with]] American envoys in Doha to discuss Pakistan.", ["taliban", "USA"]),
        ("Emmanuel Macron [[hosted]] Volodymyr Zelensky in Paris to discuss troops for Mali.", ["FRA", "UKR"]),
    ],
)
def test_both_sides_and_nobody_else(marked, sides):
    start, end = marked.index("[["), marked.index("]]") - 2
    text = marked.replace("[[", "").replace("]]", "")
    article = Article(document=Document(doc_id="t", text=text), sentences=sentences.split(text), tokens=sentences.tokens(text))
    article = replace(article, actors=actors.find(article))
    draft = Claim(claim_id="", doc_id="t", kind="meeting", anchor=Span(start, end), sentence=article.sentences[0].span)
    assert list(participants.of(scene(draft, article))) == sides
