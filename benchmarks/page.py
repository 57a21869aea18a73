"""How large the explorer is, how soon it can be used, and how fluently its picture moves.

    python -m benchmarks.page [--runs N]

Each page is opened from a file in a headless browser without a GPU. "Ready" is from the
beginning of the navigation to the page's own mark. Frames are counted while the picture of
some 1,500 things is dragged, and while one thing after another is selected in it.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.boroughs import ACTIONS, BOROUGHS, made_up_plans, made_up_store
from benchmarks.browser import running_browser
from benchmarks.timing import Timing, plans_folder, write_results
from graph.serialise import write_trig
from graph.store import open_store
from viz.build import TRIG, build
from viz.explorer.make import EXPLORER, kept_texts, page_bytes
from viz.explorer.page import bundled

__all__ = ["ready"]

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_WIDTH, _HEIGHT = 1280, 720
_READY = "() => performance.getEntriesByName('ready')[0]?.startTime"
_PICTURED = 22
"""How many actions each of 33 boroughs has for a picture of some 1,500 things."""
_PICTURE = "#view=columns"
_STEPS = 90
_SELECTED = 100
_RECORD = """() => {
  window.frameTimes = [];
  const frame = (time) => {
    window.frameTimes.push(time);
    window.nextFrame = requestAnimationFrame(frame);
  };
  window.nextFrame = requestAnimationFrame(frame);
}"""
_RECORDED = "() => { cancelAnimationFrame(window.nextFrame); return window.frameTimes; }"
_SELECT = """async ([picture, count]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let at = 0; at < count; at += 1) {
    location.hash = `${picture}&select=%23${at * 7}`;
    await frame();
    await frame();
  }
}"""
_AIMS = {"plans": (4.0, 2.0), "boroughs": (12.0, 4.0)}
_AIM_FRAMES = 30
_MILLION = 1_000_000


def main() -> None:
    """Make the pages, measure them, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--boroughs", type=int, default=BOROUGHS)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if not bundled():
        print("The explorer has not been bundled, so it is not measured: see what make says.")
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            _measure(Path(folder), options.boroughs, options.runs)
        except FileNotFoundError as error:
            print(f"{error} The explorer is not measured.")


def _measure(folder: Path, boroughs: int, runs: int) -> None:
    plans, made_up, pictured = (folder / name for name in ("plans", "boroughs", "pictured"))
    build([plans_folder()], plans)
    pages = {
        "plans": _page(plans),
        "boroughs": _made_up_page(made_up, boroughs),
    }
    figures: dict[str, object] = {}
    timings: list[Timing] = []
    with running_browser() as browser:
        for name, path in pages.items():
            size = path.stat().st_size / _MILLION
            timing = Timing(f"ready: {name}", tuple(ready(browser, path) for _ in range(runs)))
            timings.append(timing)
            most, longest = _AIMS[name]
            print(f"{timing}   {size:.1f} MB   (aims: {longest:.0f} s, {most:.0f} MB)")
            figures[name] = {"megabytes": round(size, 2), "ready": round(timing.median, 3)}
        figures["frames"] = _frames(browser, _made_up_page(pictured, BOROUGHS, _PICTURED))
    write_results("page", figures, timings)


def _page(out: Path) -> Path:
    page = page_bytes(open_store(out), (out / TRIG).read_bytes(), kept_texts(out))
    (out / EXPLORER).write_bytes(page)
    return out / EXPLORER


def _made_up_page(folder: Path, boroughs: int, actions: int = ACTIONS) -> Path:
    folder.mkdir()
    store = made_up_store(boroughs, actions)
    write_trig(store.quads(), folder / TRIG)
    plans = made_up_plans(boroughs, actions)
    texts = {plan.document.name: plan.document.text for plan in plans}
    page = page_bytes(store, (folder / TRIG).read_bytes(), texts)
    (folder / EXPLORER).write_bytes(page)
    return folder / EXPLORER


def _open(browser: Browser, path: Path, at: str = "") -> Page:
    context = browser.new_context(viewport={"width": _WIDTH, "height": _HEIGHT}, offline=True)
    page = context.new_page()
    page.goto(path.as_uri() + at)
    page.wait_for_function(_READY)
    return page


def ready(browser: Browser, path: Path) -> float:
    """How many seconds a page takes from the beginning of the navigation to its own mark."""
    page = _open(browser, path)
    milliseconds = float(page.evaluate(_READY))
    page.context.close()
    return milliseconds / 1000


def _frames(browser: Browser, path: Path) -> dict[str, object]:
    """Frames a second while the picture is dragged and while things are selected in it."""
    page = _open(browser, path, _PICTURE)
    canvas = page.locator(".stage canvas").last
    if not canvas.count():
        print("There is no picture in the first tab, so no frames are counted.")
        return {}
    box = canvas.bounding_box()
    assert box is not None
    print(f"the picture: {page.locator('.bar .told').first.inner_text()}".replace("\n", " "))
    across, down = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(_RECORD)
    page.mouse.move(across, down)
    page.mouse.down()
    for step in range(_STEPS):
        # To and fro, so that the picture stays in sight.
        aside = 200 * (1 - abs(step % 60 - 30) / 15)
        page.mouse.move(across + aside, down + aside / 3)
    page.mouse.up()
    dragging = _told("dragging", page.evaluate(_RECORDED))
    page.evaluate(_RECORD)
    page.evaluate(_SELECT, [_PICTURE, _SELECTED])
    selecting = _told("selecting", page.evaluate(_RECORDED))
    page.context.close()
    return {"dragging": dragging, "selecting": selecting}


def _told(what: str, times: Sequence[float]) -> dict[str, float]:
    """Frames a second, from the milliseconds at which frames were drawn; printed."""
    between = [max(1.0, after - before) for before, after in pairwise(times)]
    told = {
        "mean": round(1000 / statistics.mean(between), 1),
        "median": round(1000 / statistics.median(between), 1),
        "slowest": round(1000 / max(between), 1),
    }
    print(
        f"{what:<28} mean {told['mean']:5.1f}   median {told['median']:5.1f}   slowest "
        f"{told['slowest']:5.1f} frames a second (aim: {_AIM_FRAMES})"
    )
    return told


if __name__ == "__main__":
    main()
