"""Pictures as pages: each works offline and asks nothing of the network.

pyvis writes the drawing; its page still points at servers elsewhere, so only the scripts
that stand inside it are taken over into a page of our own. A content security policy names
scripts and styles by their hash and forbids every connection, so that nothing printed in a
plan can run or call out.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files

from viz.pictures.picture import Box, Line, Look, Picture

__all__ = ["Link", "draw", "index"]

_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 0,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "layout": {"improvedLayout": False},
    # The page draws the lines itself, from side to side of the boxes and not behind them.
    "edges": {"hidden": True, "smooth": False},
}


@dataclass(frozen=True, slots=True)
class Link:
    """Another page of the same folder: its file, what it is called, and what is in it."""

    file: str
    name: str
    about: str = ""


def draw(picture: Picture, links: Sequence[Link] = ()) -> str:
    """The whole page as a string of HTML, to be written as UTF-8.

    `links` lead to the other pages of its folder. The same picture gives the same string.
    Text from the plans is only ever text in it.
    """
    scripts = [*_drawing(picture), _page_file("drawing.js"), _page_file("picture.js")]
    style = _page_file("picture.css")
    return _page_file("picture.html").format(
        policy=_policy(scripts, style),
        title=_shown(picture.title),
        summary=_shown(picture.summary if picture.boxes else picture.none),
        links=_links(links, picture.title),
        buttons="".join(
            f'<button type="button" dir="auto" data-block="{_shown(block.key)}">'
            f"{_shown(block.name)}</button>"
            for block in picture.blocks
            if len(picture.blocks) > 1
        ),
        legend="".join(
            f'<li><canvas width="52" height="28" data-look="{look}"></canvas>{words}</li>'
            for look, words in _legend(picture)
        ),
        style=style,
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def index(title: str, links: Sequence[Link], empty: str) -> str:
    """The page that leads to the others, as a string of HTML; `empty` is what it says where
    there is nothing in them."""
    style = _page_file("picture.css")
    listed = "".join(
        f'<li><a href="{_shown(link.file)}" dir="auto">{_shown(link.name)}</a> '
        f"{_shown(link.about)}</li>"
        for link in links
    )
    return _page_file("index.html").format(
        policy=_policy((), style),
        title=_shown(title),
        empty=f"<p>{_shown(empty)}</p>" if empty else "",
        links=listed,
        style=style,
    )


def _legend(picture: Picture) -> Iterator[tuple[str, str]]:
    """What the page is to draw in the legend, and what it stands for."""
    for look in picture.looks:
        yield _look(look), look.value
    if any(line.strong for line in picture.lines):
        yield "line-strong", picture.strong
    if not all(line.strong for line in picture.lines):
        yield "line", "other link"
    if any(_noted(line) for line in picture.lines):
        yield "line-noted", "uncertain, ended or planned"


def _noted(line: Line) -> bool:
    return all(said.note for said in line.said)


def _policy(scripts: Sequence[str], style: str) -> str:
    named = " ".join(f"'sha256-{_digest(script)}'" for script in scripts) or "'none'"
    rules = (
        "default-src 'none'",
        f"script-src {named}",
        f"style-src 'sha256-{_digest(style)}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return html.escape("; ".join(rules))


def _links(links: Sequence[Link], here: str) -> str:
    if not links:
        return ""
    current = {True: ' aria-current="page"', False: ""}
    listed = "".join(
        f'<li><a href="{_shown(link.file)}" dir="auto"{current[link.name == here]}>'
        f"{_shown(link.name)}</a></li>"
        for link in links
    )
    return f'<nav aria-label="Pictures"><ul>{listed}</ul></nav>'


def _drawing(picture: Picture) -> list[str]:
    """The scripts of the drawing, as pyvis writes them, in their order."""
    from pyvis.network import Network  # its import takes half a second

    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.templateEnv = _templates()
    network.set_options(json.dumps(_OPTIONS))
    ids = {box.id: f"n{number}" for number, box in enumerate(picture.boxes)}
    firsts: dict[str, str] = {}
    for box in picture.boxes:
        first = firsts.setdefault(box.item.thing or box.id, ids[box.id])
        network.add_node(ids[box.id], **_node(box, first))
        # A shape of its own would take precedence over what the page draws.
        del network.nodes[-1]["shape"]
    for number, line in enumerate(picture.lines):
        network.add_edge(ids[line.source], ids[line.target], id=f"e{number}", **_edge(line))
    inside = _Inside()
    inside.feed(network.generate_html())
    inside.close()
    return inside.scripts


@cache
def _templates() -> object:
    """What pyvis makes pages from: read once, and not for each page."""
    from pyvis.network import Network

    return Network().templateEnv


def _node(box: Box, first: str) -> dict[str, object]:
    """What the page is told of a box. Other than `x`, `y`, `label` and `group` the names are
    ours, so that the drawing library makes nothing of them: `title`, above all, would be
    run as HTML where it holds certain words."""
    item = box.item
    return {
        "x": box.x,
        "y": box.y,
        "label": " ",
        "group": "box",
        "look": _look(item.look),
        "kind": item.look.value,
        "across": box.width,
        "down": box.height,
        "letters": box.size,
        "printed": list(box.printed),
        "name": item.name,
        "about": [list(each) for each in item.about],
        "spelt": list(item.spellings),
        "same": first,
        "block": box.block,
    }


def _edge(line: Line) -> dict[str, object]:
    return {
        "strong": line.strong,
        "noted": _noted(line),
        "arrows": "",
        "arrow": line.arrow,
        "bends": [list(bend) for bend in line.bends],
        "said": [[s.role, s.back, s.quote, s.place, s.note] for s in line.said],
    }


def _look(look: Look) -> str:
    return look.name.lower().replace("_", "-")


def _shown(text: str) -> str:
    """The text for HTML: escaped, and without the control characters that HTML cannot hold."""
    plain = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    return html.escape(plain)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _page_file(name: str) -> str:
    return files("viz").joinpath("pictures", "page", name).read_text("utf-8")


class _Inside(HTMLParser):
    """Collects the scripts that a page holds in itself, and passes over what it would fetch."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and not any(name == "src" for name, _ in attrs):
            self._open = True
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            # A browser hashes a script with its line ends made one.
            self.scripts[-1] += data.replace("\r\n", "\n")
