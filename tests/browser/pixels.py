"""Looks for colours on a screenshot: what a visitor sees, whatever the page's code says."""

from __future__ import annotations

import io

from PIL import Image
from playwright.sync_api import Locator


def near(locator: Locator, x: float, y: float, colour: str, reach: int = 10, tolerance: int = 24) -> int:
    """How many pixels within `reach` of (x, y) of an element have the colour #rrggbb, give or take `tolerance` a channel."""
    image = Image.open(io.BytesIO(locator.screenshot())).convert("RGB")
    wanted = tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    box = (max(int(x) - reach, 0), max(int(y) - reach, 0), min(int(x) + reach, image.width), min(int(y) + reach, image.height))
    if box[0] >= box[2] or box[1] >= box[3]:
        return 0
    pixels = image.crop(box).getdata()
    return sum(all(abs(a - b) <= tolerance for a, b in zip(pixel, wanted, strict=True)) for pixel in pixels)
