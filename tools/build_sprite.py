"""Build the map's hatches: one small tile of diagonal lines per status, light and dark, as a MapLibre sprite.

python tools/build_sprite.py [--out dashboard/static]

The colours are the palette's; run it again when they change (a test compares). Needs nothing but the standard library.
"""

from __future__ import annotations

import argparse
import json
import struct
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dashboard.palette import MEETING, STATUSES  # noqa: E402

TILE, LINE = 16, 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "dashboard" / "static")
    args = parser.parse_args()
    for ratio, suffix in ((1, ""), (2, "@2x")):
        index, png = sprite(ratio)
        (args.out / f"sprite{suffix}.json").write_text(json.dumps(index, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        (args.out / f"sprite{suffix}.png").write_bytes(png)


def sprite(ratio: int) -> tuple[dict[str, dict[str, int]], bytes]:
    """The index and the PNG, tiles side by side; `ratio` 2 is for screens with fine pixels."""
    tints = [
        (f"hatch-{name}-{mode}", getattr(look, mode))
        for name, look in {**STATUSES, "meeting": MEETING}.items()
        for mode in ("light", "dark")
    ]
    side = TILE * ratio
    index = {
        name: {"x": i * side, "y": 0, "width": side, "height": side, "pixelRatio": ratio} for i, (name, _) in enumerate(tints)
    }
    rows = [b"".join(_pixel(x, y, tint, side, LINE * ratio) for _, tint in tints for x in range(side)) for y in range(side)]
    return index, _png(side * len(tints), side, rows)


def _pixel(x: int, y: int, tint: str, side: int, line: int) -> bytes:
    """Part of a diagonal line, which runs on without a seam from tile to tile, or clear."""
    distance = min((x + y) % side, side - (x + y) % side)
    alpha = max(0.0, min(1.0, (line / 2 - distance) * 1.2 + 0.5)) * 0.75
    return bytes(int(tint[i : i + 2], 16) for i in (1, 3, 5)) + bytes([round(alpha * 255)])


def _png(width: int, height: int, rows: list[bytes]) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


if __name__ == "__main__":
    main()
