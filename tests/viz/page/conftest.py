"""The explorer in a browser: pages that are watched while they are open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.browser import running_browser
from graph.rdf import ontology_quads, plan_quads, registry_quads
from graph.records import PlanRecords
from graph.serialise import write_trig
from graph.store import Store, open_store
from viz.build import TRIG
from viz.explorer.make import EXPLORER, kept_texts, page_bytes
from viz.explorer.page import bundled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE = (1280, 720)
PHONE = (390, 844)
READY = "() => performance.getEntriesByName('ready').length > 0"

OpenPage = Callable[..., "Page"]
MakePage = Callable[[Iterable[PlanRecords]], Path]


@dataclass
class Watched:
    """A page with what it asked for and what went wrong while it was open."""

    page: Page
    file: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on(
            "console",
            lambda said: (
                self.problems.append(f"console: {said.text}") if said.type == "error" else 0
            ),
        )

    def _dialog(self, dialog: Any) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def elsewhere(self) -> list[str]:
        """The requests for anything but the file itself and what it makes of itself."""
        own = ("data:", "blob:")
        return [
            url
            for url in self.requests
            if url.partition("#")[0] != self.file and not url.startswith(own)
        ]


@pytest.fixture(scope="session")
def needs_bundle() -> None:
    """Leaves a test out where the page's scripts have not been bundled."""
    if not bundled():
        pytest.skip("the explorer is not bundled: make test does it where Node and npm are")


# Of a module and not of the session: while it runs, asyncio cannot be used beside it.
@pytest.fixture(scope="module")
def browser(needs_bundle: None) -> Iterator[Browser]:
    """A running browser; where there is none, its tests are left out."""
    try:
        with running_browser() as running:
            yield running
    except FileNotFoundError as error:
        pytest.skip(str(error))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a file of a disk in a window of its own, and waits until it is ready.

    `at` is what stands behind the # of the address, `script` what is run before the page. The
    test fails if the page asks for anything, or an error comes up in it.
    """
    opened: list[Watched] = []

    def open_file(
        path: Path,
        size: tuple[int, int] = WIDE,
        *,
        at: str = "",
        ready: bool = True,
        script: str = "",
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, offline=True, **options
        )
        watched = Watched(context.new_page(), path.as_uri())
        opened.append(watched)
        if script:
            watched.page.add_init_script(script)
        watched.page.goto(path.as_uri() + at)
        if ready:
            watched.page.wait_for_function(READY)
        return watched.page

    yield open_file
    for watched in opened:
        watched.page.context.close()
    assert [problem for watched in opened for problem in watched.problems] == []
    assert [url for watched in opened for url in watched.elsewhere()] == []


@pytest.fixture
def make_page(tmp_path: Path, needs_bundle: None) -> MakePage:
    """Writes the page of some plans."""

    def make(plans: Iterable[PlanRecords]) -> Path:
        plans = list(plans)
        quads = [*ontology_quads(), *registry_quads()]
        for plan in plans:
            quads += plan_quads(plan)
        write_trig(quads, tmp_path / TRIG)
        texts = {plan.document.name: plan.document.text for plan in plans}
        page = page_bytes(Store(quads), (tmp_path / TRIG).read_bytes(), texts)
        path = tmp_path / EXPLORER
        path.write_bytes(page)
        return path

    return make


@pytest.fixture(scope="session")
def samples_page(
    samples_out: Path, needs_bundle: None, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The page of the samples."""
    graph = (samples_out / TRIG).read_bytes()
    path = tmp_path_factory.mktemp("samples") / EXPLORER
    path.write_bytes(page_bytes(open_store(samples_out), graph, kept_texts(samples_out)))
    return path
