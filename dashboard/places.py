"""Names of countries for ids, from the base map's own labels."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

LABELS = Path(__file__).resolve().parent / "static" / "labels.geojson"
# Sides that are no country.
_GROUPS = {"NATO": "NATO", "EU": "European Union", "UN": "United Nations"}


def country_name(code: str) -> str:
    """ "Ukraine" for UA; the code itself where no name is known."""
    return _names().get(code) or _GROUPS.get(code.upper()) or code


@cache
def _names() -> dict[str, str]:
    try:
        features = json.loads(LABELS.read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError):
        return {}
    return {f["properties"]["id"]: f["properties"]["name"] for f in features if f["properties"].get("kind") == "country"}
