"""Synthetic articles of any number: sentences of our own with drawn numbers, places, dates and sources.

They say so wherever they show: in the id, the outlet, the title and the first line. Nothing in them happened.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PLACES = [
    "Kursk",
    "Avdiivka",
    "Goma",
    "Bamako",
    "Aleppo",
    "Homs",
    "Mosul",
    "Fallujah",
    "Kandahar",
    "Kunduz",
    "Khartoum",
    "Mekelle",
    "Sirte",
    "Benghazi",
    "Marib",
    "Hodeidah",
    "Rafah",
    "Tyre",
    "Vukovar",
    "Srebrenica",
    "Grozny",
    "Tskhinvali",
    "Stepanakert",
    "Lashio",
    "Myitkyina",
    "Mopti",
    "Maiduguri",
    "Mocimboa",
    "Juba",
    "Bangui",
]
FORCES = [
    "Russian",
    "Ukrainian",
    "Syrian",
    "Iraqi",
    "Afghan",
    "Congolese",
    "Rwandan",
    "Malian",
    "French",
    "Turkish",
    "Ethiopian",
    "Eritrean",
    "Sudanese",
    "Libyan",
    "Saudi",
    "Israeli",
    "Lebanese",
    "Serbian",
    "Bosnian",
    "Georgian",
    "Armenian",
    "Azerbaijani",
    "Burmese",
    "Nigerian",
    "Chadian",
    "Kenyan",
    "American",
    "British",
    "Iranian",
    "Colombian",
]
SOURCES = (
    "the defence ministry",
    "a military spokesman",
    "the general staff",
    "Reuters",
    "a hospital official",
    "the provincial governor",
    "local residents",
    "the United Nations",
    "a rebel commander",
    "two diplomats",
)
DAYS = (
    "on Monday",
    "on Tuesday",
    "on Friday",
    "on {day} {month} {year}",
    "last week",
    "in {month}",
    "early in {year}",
    "overnight",
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WITH_FIGURES = (
    "At least {n} {force} soldiers were killed near {place} {when}, {source} said.",
    "{Source} said that some {n} {force} troops had been sent to {place} {when}.",
    "More than {n} fighters surrendered in {place} {when}, according to {source}.",
    "Between {n} and {m} {force} servicemen are stationed around {place}, {source} estimated.",
    "The {force} army lost {n} men in the fighting for {place}, {source} reported {when}.",
    "Another {n} reservists were wounded when a column was ambushed outside {place} {when}.",
    "{Source} denied that {n} {force} conscripts had been captured in {place}.",
    "Up to {n} peacekeepers are to arrive in {place} in {month} {year}, {source} announced.",
    "Dozens of {force} paratroopers withdrew from {place} {when}, {source} said.",
    "The garrison of {place} numbers about {n} soldiers, {source} told reporters {when}.",
)
WITHOUT_FIGURES = (
    "Shelling was heard in the outskirts of {place} through the night, and most shops stayed closed.",
    "The road from {place} to {other} has been cut for weeks, and fuel is sold by the bottle.",
    "Negotiators met {when} in {other} without an agreement on the release of prisoners.",
    "Residents described long queues for bread and water, while the electricity failed again.",
    "{Source} said the front line had not moved, though both sides claimed small gains.",
    "Analysts caution that neither side publishes its losses and that claims are hard to check.",
    "The government in the capital called the reports exaggerated and promised an inquiry.",
    "Aid convoys waited at a checkpoint outside {place} for permission to cross.",
    "A cease-fire brokered {when} was broken within hours, {source} said.",
    "Schools in {other} reopened {when}, though many families have not returned.",
    "The 3rd brigade has held the heights above {place} since the start of the rainy season.",
    "Prices in the markets of {other} have risen by {p} percent, traders said.",
)
WARNING = "Synthetic text for benchmarks: nothing in it happened."


LENGTH = 2_800


def article(number: int, seed: int = 1, length: int = LENGTH) -> dict[str, Any]:
    """The record of one article of about `length` characters; the same number, seed and length give the same article."""
    draw = random.Random(f"{seed}-{number}")
    year, month, day = draw.randint(1995, 2025), draw.randint(1, 12), draw.randint(1, 28)
    lines = [f"[Synthetic] Fighting near {draw.choice(PLACES)}, report {number}", "", WARNING, ""]
    written = 0
    while written < length:
        kinds = WITH_FIGURES if draw.random() < 0.18 else WITHOUT_FIGURES
        sentences = [
            _sentence(draw, draw.choice(kinds if at == 0 else WITHOUT_FIGURES), year) for at in range(draw.randint(2, 4))
        ]
        lines += [" ".join(sentences), ""]
        written += len(lines[-2])
    return {
        "id": f"synthetic-{number:08}",
        "title": lines[0],
        "text": "\n".join(lines),
        "published": f"{year}-{month:02}-{day:02}",
        "outlet": f"Synthetic Post {draw.randint(1, 40)}",
        "rights": "synthetic",
    }


def articles(count: int, seed: int = 1, length: int = LENGTH) -> Iterator[dict[str, Any]]:
    """That many articles."""
    return (article(number, seed, length) for number in range(count))


def write(path: Path, count: int, seed: int = 1, length: int = LENGTH) -> Path:
    """Write that many articles as packed JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wb", compresslevel=1) as file:
        for one in articles(count, seed, length):
            file.write(json.dumps(one).encode() + b"\n")
    return path


def _sentence(draw: random.Random, template: str, year: int) -> str:
    number = draw.choice((draw.randint(3, 60), draw.randint(60, 900), draw.randint(9, 120) * 100))
    month = draw.choice(MONTHS)
    source = draw.choice(SOURCES)
    when = draw.choice(DAYS).format(day=draw.randint(1, 28), month=month, year=year)
    return template.format(
        n=f"{number:,}",
        m=f"{number * 2:,}",
        p=draw.randint(5, 90),
        force=draw.choice(FORCES),
        place=draw.choice(PLACES),
        other=draw.choice(PLACES),
        when=when,
        month=month,
        year=year,
        source=source,
        Source=source[0].upper() + source[1:],
    )
