"""One colour per status, for light and dark pages, and the words and order statuses are shown in.

The hues are Paul Tol's and Okabe and Ito's colour-blind safe sets, darkened or lightened until each keeps a contrast of
3:1 with its page (WCAG 2.1, 1.4.11; a test measures it). Colour never stands alone: tables, hovers and lanes name the
status in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Mode = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one status looks and reads: `clause` goes before a number ("killed 20"), `about` explains it with an example."""

    label: str
    clause: str
    light: str
    dark: str
    about: str
    example: str


STATUSES: Mapping[str, Look] = {
    "planned": Look(
        label="Planned",
        clause="planned",
        light="#7362c4",
        dark="#b3a6f5",
        about="The force's own side plans, orders or prepares it; it has not begun.",
        example="Officials said the ministry will send 300 instructors next spring.",
    ),
    "training": Look(
        label="Training",
        clause="training",
        light="#0072b2",
        dark="#5db8f0",
        about="The personnel are being trained.",
        example="Some 4,000 recruits are training at camps in the east.",
    ),
    "en_route": Look(
        label="En route",
        clause="en route",
        light="#00877a",
        dark="#3fd0bd",
        about="They are on their way.",
        example="A battalion of 600 peacekeepers is on its way to the capital.",
    ),
    "deployed": Look(
        label="Deployed",
        clause="deployed",
        light="#117733",
        dark="#62c47e",
        about="They are in place, without being said to fight.",
        example="About 900 American soldiers remain in the country's north-east.",
    ),
    "fighting": Look(
        label="Fighting",
        clause="fighting",
        light="#c65300",
        dark="#f5934a",
        about="They take part in combat.",
        example="Up to 2,000 fighters are attacking the town, the army said.",
    ),
    "killed": Look(
        label="Killed",
        clause="killed",
        light="#882255",
        dark="#e97fb4",
        about="They died.",
        example="Twelve soldiers were killed when the convoy was ambushed.",
    ),
    "wounded": Look(
        label="Wounded",
        clause="wounded",
        light="#c2516a",
        dark="#f3a0b2",
        about="They were hurt.",
        example="At least 30 troops were injured in the shelling.",
    ),
    "casualties": Look(
        label="Casualties",
        clause="casualties",
        light="#a03c91",
        dark="#dd8fd2",
        about="Killed and wounded together, or losses not told apart.",
        example="The brigade has lost more than 500 men since June.",
    ),
    "captured": Look(
        label="Captured",
        clause="captured",
        light="#7d7414",
        dark="#d3c74c",
        about="They were taken prisoner.",
        example="Rebels said they had captured 40 soldiers.",
    ),
    "missing": Look(
        label="Missing",
        clause="missing",
        light="#8a6238",
        dark="#d0a576",
        about="Nobody knows where they are.",
        example="Seventy conscripts are still missing after the retreat.",
    ),
    "withdrawn": Look(
        label="Withdrawn",
        clause="withdrawn",
        light="#3a7d99",
        dark="#86cbe6",
        about="They left, were freed or deserted.",
        example="The last 150 French soldiers have left the base.",
    ),
    "strength": Look(
        label="Strength",
        clause="strength",
        light="#332288",
        dark="#8f9bff",
        about="How many there are in all, without saying what they do.",
        example="The militia is believed to number 20,000.",
    ),
    "other": Look(
        label="Other",
        clause="other",
        light="#6b6f76",
        dark="#a9aeb5",
        about="A headcount that fits none of the above.",
        example="Three hundred officers signed the letter.",
    ),
}
MEETING = Look(
    label="Meeting",
    clause="meeting",
    light="#4d5a68",
    dark="#b7c3cf",
    about="Talks, a visit or a summit: participants instead of a force.",
    example="The two defence ministers held talks in Riyadh on Monday.",
)

# The layers the reader marks, each with a background and an underline of its own shape (see evidence.py).
LAYERS: Mapping[str, str] = {
    "figure": "Figure",
    "date": "Date",
    "place": "Place",
    "force": "Force",
    "claimant": "Claimant",
    "status": "Status",
}

# The font Streamlit serves itself.
FONT = "Source Sans, sans-serif"

PAGE: Mapping[Mode, Mapping[str, str]] = {
    "light": {
        "paper": "#fffefb",
        "ink": "#1c2126",
        "muted": "#5c636b",
        "line": "#d9d5ca",
        "grid": "#ebe8df",
        "water": "#dfe7ec",
        "land": "#f6f3ea",
        "border": "#b3ab9a",
        "subborder": "#d8d2c4",
        "hatch": "#7a7466",
        "hover": "#ffffff",
    },
    "dark": {
        "paper": "#14181c",
        "ink": "#e8e6e1",
        "muted": "#a3a9af",
        "line": "#3a424a",
        "grid": "#272e35",
        "water": "#10161c",
        "land": "#232a31",
        "border": "#59636d",
        "subborder": "#38414a",
        "hatch": "#8d959d",
        "hover": "#232a31",
    },
}


def look(status: str | None, kind: str = "figure") -> Look:
    """The look of a claim: its status, or the meeting's."""
    if kind == "meeting":
        return MEETING
    return STATUSES.get(status or "other", STATUSES["other"])


def colour(status: str | None, kind: str = "figure", mode: Mode = "light") -> str:
    """The colour of a claim on a light or dark page, as #rrggbb."""
    one = look(status, kind)
    return one.dark if mode == "dark" else one.light


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, 1 to 21, as WCAG 2.1 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour_text: str) -> float:
    channels = [int(colour_text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def chart_page(mode: Mode) -> dict[str, Any]:
    """What every chart's layout shares: a see-through ground, the page's ink and font, and hover labels like the page's."""
    colours = PAGE[mode]
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": colours["ink"], "size": 13, "family": FONT},
        "hoverlabel": {
            "bgcolor": colours["hover"],
            "bordercolor": colours["line"],
            "font": {"color": colours["ink"]},
            "align": "left",
        },
    }
