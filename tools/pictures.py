"""Take the README's pictures anew: run the browser tests that keep them, then copy the chosen ones to docs/pictures/.

python tools/pictures.py [--kept]     (--kept copies what the last test run left, without running anything)
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCREENSHOTS = ROOT / "tests" / "browser" / "screenshots"
PICTURES = ROOT / "docs" / "pictures"
CHOSEN = ("overview-light", "overview-dark", "overview-phone", "sources", "compare", "add")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kept", action="store_true", help="copy the pictures of the last test run")
    if not parser.parse_args().kept:
        chosen = "colour_of_their_status or dark_page or sideways_scroll or reader_marks or compare_draws or uploaded_article"
        command = [sys.executable, "-m", "pytest", "-m", "browser", "-k", chosen, str(ROOT / "tests" / "browser")]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            sys.exit("The pictures were not taken: the browser tests above failed.")
    missing = [name for name in CHOSEN if not (SCREENSHOTS / f"{name}.png").exists()]
    if missing:
        sys.exit(f"No picture of {', '.join(missing)} in {SCREENSHOTS.relative_to(ROOT)}: run make pictures without --kept.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in CHOSEN:
        shutil.copyfile(SCREENSHOTS / f"{name}.png", PICTURES / f"{name}.png")
        print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
