"""The pictures that pyvis draws, as pages in a folder with one that leads to them."""

from __future__ import annotations

from collections.abc import Iterator

from graph.identity import slug
from graph.store import Store
from viz.network import Link, draw, index
from viz.pictures.area import area_picture
from viz.pictures.governance import governance
from viz.pictures.known import Known, known
from viz.pictures.leads import who_leads_what
from viz.pictures.picture import Picture

__all__ = ["INDEX", "picture_files"]

INDEX = "index.html"
"""The page that leads to the others."""

_TITLE = "Pictures of the partnerships"
_NONE = "There is nothing to draw: this graph holds no plan."
_LINKS_SHOWN = 12
"""More pages than this would fill the head of each."""


def picture_files(
    store: Store, area: str | None = None, include_not_current: bool = False
) -> dict[str, bytes]:
    """The pages by the names of their files: who leads what, governance, one for each area,
    and the index.

    `area` keeps the plans for one area. What the plans say has ended or is only planned is
    left out unless asked for. Raises InputError for an area that is not known.
    """
    found = known(store, area, include_not_current)
    pictures = dict(_pictures(found))
    links = tuple(Link(file, each.title, each.summary) for file, each in pictures.items())
    contents = (Link(INDEX, "All pictures"), *links)
    shown = contents if len(contents) <= _LINKS_SHOWN else contents[:3]
    pages = {INDEX: index(_TITLE, links, "" if found.plans else _NONE)}
    pages |= {file: draw(picture, shown) for file, picture in pictures.items()}
    return {file: page.encode("utf-8", "replace") for file, page in pages.items()}


def _pictures(found: Known) -> Iterator[tuple[str, Picture]]:
    yield "who-leads-what.html", who_leads_what(found)
    yield "governance.html", governance(found)
    for area, files in found.areas:
        yield f"area-{slug(area)}.html", area_picture(area, found.of(files))
