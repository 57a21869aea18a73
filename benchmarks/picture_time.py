"""Times how long a picture of 500 boxes and more takes from opening to drawn, in Chromium.

python -m benchmarks.picture_time [--actions N] [--runs N]

The picture is that of a made-up borough; the time is the page's own, from the start of its
loading to the frame after the one in which everything was drawn.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.boroughs import made_up_store
from benchmarks.browser import running_browser
from benchmarks.timing import Timing, write_results
from viz.network import draw
from viz.pictures.area import area_picture
from viz.pictures.known import known
from viz.pictures.picture import Picture

_AIM = 2.0
_ACTIONS = 460
"""With so many, everything that the plan names comes to some 500 boxes."""


def main() -> None:
    """Time a picture; print the times and keep them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, default=_ACTIONS)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    picture = _picture(options.actions)
    start = time.perf_counter()
    page = draw(picture)
    written = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.html"
        path.write_text(page, encoding="utf-8", newline="\n")
        try:
            timing = Timing("opening to drawn", _opened(path, options.runs))
        except FileNotFoundError as error:
            print(f"picture_time is left out: {error}")
            return
    sizes = {"boxes": len(picture.boxes), "lines": len(picture.lines), "bytes": len(page)}
    print(", ".join(f"{number} {what}" for what, number in sizes.items()))
    print(f"{timing} (less than {_AIM:.0f} s is the aim)")
    write_results("picture_time", sizes | {"seconds to write": round(written, 3)}, (timing,))


def _picture(actions: int) -> Picture:
    found = known(made_up_store(1, actions))
    name, files = found.areas[0]
    return area_picture(name, found.of(files))


def _opened(path: Path, runs: int) -> tuple[float, ...]:
    """The seconds of each run, in a window of its own."""
    taken: list[float] = []
    with running_browser() as browser:
        for _ in range(runs):
            page = browser.new_page(viewport={"width": 1280, "height": 720}, offline=True)
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-drawn]")
            taken.append(int(page.locator("html").get_attribute("data-drawn") or 0) / 1000)
            page.close()
    return tuple(taken)


if __name__ == "__main__":
    main()
