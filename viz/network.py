"""The picture of who leads what: one page that works offline and asks nothing of the network.

pyvis writes the drawing; its page still points at servers elsewhere, so only what stands
inside it (styles, scripts, data) is taken over into a page of our own. A content security
policy names the scripts by their hash and forbids every connection, so that nothing
printed in a plan can run or call out.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from importlib.resources import files

from graph.records import Kind
from viz.layout import Place, arrange
from viz.leads import LedAction, PlanLeads

__all__ = ["draw"]

_LABEL_LENGTH = 44
_COLOURS = {
    # Light fills of the Okabe-Ito palette, told apart by colour-blind readers too; the
    # shapes say the same again.
    Kind.PERSON: ("ellipse", "#cfe5f3", "#0072b2"),
    Kind.ROLE: ("ellipse", "#ffffff", "#0072b2"),
    Kind.ORGANISATION: ("box", "#cdeee3", "#009e73"),
    Kind.PANEL: ("box", "#f6deeb", "#b0578d"),
}
_OTHER = ("box", "#eeeeee", "#666666")
_ACTION = ("box", "#f7f7f7", "#999999")
_NOBODY = ("box", "#fdf0d5", "#d55e00")
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {
        "hover": True,
        "hideEdgesOnDrag": True,
        "multiselect": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
    },
    "layout": {"improvedLayout": False},
    "nodes": {"font": {"size": 15, "face": "sans-serif"}, "margin": 6},
    "edges": {"smooth": False, "color": {"color": "#b5b5b5", "highlight": "#d55e00"}},
}


def draw(plans: Sequence[PlanLeads], title: str = "Who leads what") -> str:
    """The whole page as a string of HTML, to be written as UTF-8.

    The same plans give the same string. Text from the plans is only ever text in it.
    """
    scripts, styles = _drawing(plans)
    scripts.append(_page_file("picture.js"))
    styles.append(_page_file("picture.css"))
    policy = "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(f"'sha256-{_digest(script)}'" for script in scripts),
            "style-src 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return _page_file("picture.html").format(
        policy=html.escape(policy),
        title=html.escape(title),
        summary=html.escape(_summary(plans)),
        buttons="".join(
            f'<button type="button" data-plan="{html.escape(plan.key)}">'
            f"{html.escape(plan.name)}</button>"
            for plan in plans
        ),
        styles="\n".join(f"<style>{style}</style>" for style in styles),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _summary(plans: Sequence[PlanLeads]) -> str:
    actions = sum(len(plan.actions) for plan in plans)
    idle = sum(not action.leads and not action.organisations for p in plans for action in p.actions)
    return (
        f"{len(plans)} plan{'s' * (len(plans) != 1)}, {actions} action{'s' * (actions != 1)}, "
        f"{idle} with neither lead nor lead organisation. A body that leads in several plans "
        "is drawn once in each; a click lights it up in all."
    )


def _drawing(plans: Sequence[PlanLeads]) -> tuple[list[str], list[str]]:
    """The scripts and styles of the drawing, as pyvis writes them, in their order."""
    from pyvis.network import Network  # its import takes half a second

    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    places = {(place.plan, place.id): place for place in arrange(plans)}
    for plan in plans:
        for identity, attributes in _nodes(plan, places):
            network.add_node(identity, **attributes)
        for action in plan.actions:
            for actor in dict.fromkeys((*action.leads, *action.organisations)):
                network.add_edge(_node(plan, actor), _node(plan, action.key), arrows="")
    inside = _Inside()
    inside.feed(network.generate_html())
    inside.close()
    return inside.scripts, inside.styles


def _node(plan: PlanLeads, identity: str | None) -> str:
    return f"{plan.key} {identity or ''}"


def _nodes(
    plan: PlanLeads, places: dict[tuple[str, str | None], Place]
) -> Iterator[tuple[str, dict[str, object]]]:
    """Each node's name and what the drawing library is told of it.

    `note` is ours: the page's script shows it as text. pyvis' own `title` would be run as
    HTML where it holds certain words.
    """

    def at(identity: str | None) -> dict[str, object]:
        place = places[plan.key, identity]
        return {"x": place.x, "y": place.y, "plan": plan.key}

    heading = {"shape": "text", "font": {"size": 64}, "color": "#222222", "note": plan.name}
    yield _node(plan, None), at(None) | heading | {"label": _short(plan.name)}
    led = {actor.id: 0 for actor in plan.actors}
    for action in plan.actions:
        for actor in dict.fromkeys((*action.leads, *action.organisations)):
            led[actor] += 1
        style = _style(_ACTION if action.leads or action.organisations else _NOBODY)
        label = _short(f"{action.number} {action.text}" if action.number else action.text)
        yield (
            _node(plan, action.key),
            at(action.key)
            | style
            | {
                "label": label or "(no text)",
                "note": _note(plan, action),
            },
        )
    for one in plan.actors:
        style = _style(_COLOURS.get(one.kind, _OTHER))
        if one.kind in (Kind.PANEL, Kind.ROLE):
            style["shapeProperties"] = {"borderDashes": [5, 4]}
        count = led[one.id]
        yield (
            _node(plan, one.id),
            at(one.id)
            | style
            | {
                "label": _short(one.label) or one.id,
                "thing": one.id,
                "note": f"{one.label}\n{one.kind.value}, {plan.name}\n"
                f"leads {count} action{'s' * (count != 1)}",
            },
        )


def _style(look: tuple[str, str, str]) -> dict[str, object]:
    shape, fill, border = look
    both = {"background": fill, "border": border}
    return {"shape": shape, "color": both | {"highlight": both, "hover": both}}


def _note(plan: PlanLeads, action: LedAction) -> str:
    labels = {actor.id: actor.label for actor in plan.actors}
    lines = [f"{action.number}. {action.text}" if action.number else action.text]
    lines.append(f"{plan.name}, {action.theme}" if action.theme else plan.name)
    people = ", ".join(labels[actor] for actor in action.leads)
    bodies = ", ".join(labels[actor] for actor in action.organisations)
    lines.append(f"Lead: {people or 'nobody named'}")
    lines.append(f"Lead organisation: {bodies or 'none named'}")
    return "\n".join(lines)


def _short(text: str) -> str:
    return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rstrip() + "…"


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


def _page_file(name: str) -> str:
    return files("viz").joinpath("page", name).read_text("utf-8")


class _Inside(HTMLParser):
    """Collects what a page holds in itself, and passes over what it would fetch."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style") and not any(name == "src" for name, _ in attrs):
            self._open = self.scripts if tag == "script" else self.styles
            self._open.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            # A browser hashes a script with its line ends made one.
            self._open[-1] += data.replace("\r\n", "\n")
