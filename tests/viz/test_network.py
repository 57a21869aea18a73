"""The picture of who leads what is whole, offline, safe and the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from graph.records import Kind, PlanRecords
from viz.layout import ROW, arrange
from viz.leads import Actor, LedAction, PlanLeads, who_leads_what
from viz.network import draw

MakePlan = Callable[..., PlanRecords]

HOSTILE = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '<a href="https://example.org/">href</a>',
    "{{7*7}} {title} %s",
    "\u2028 ' \\ \u202e",
]


class Page(HTMLParser):
    """What a browser would make of a page: its tags, scripts and addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.text: list[str] = []
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside == "style":
            self.styles.append(data)
        else:
            self.text.append(data)

    @property
    def policy(self) -> str:
        found = [a for _, a in self.tags if a.get("http-equiv") == "Content-Security-Policy"]
        return found[0]["content"] or ""

    def data(self, name: str) -> list[dict[str, object]]:
        """The nodes or edges that the drawing is given."""
        for script in self.scripts:
            found = re.search(rf"\b{name} = new vis\.DataSet\((\[.*\])\);", script)
            if found:
                return list(json.loads(found[1]))
        raise AssertionError(f"no {name} in the page")


@pytest.fixture
def page(make_plan: MakePlan) -> Page:
    return Page(draw(who_leads_what([make_plan(), make_plan("saltmarsh", area="Saltmarsh")])))


def test_nothing_is_fetched_from_anywhere(page: Page) -> None:
    for tag, attributes in page.tags:
        assert tag not in {"link", "iframe", "object", "embed", "base", "img"}
        assert not {"src", "href", "data", "action", "srcset"} & set(attributes), (tag, attributes)
    for style in page.styles:
        assert "@import" not in style
        assert all(u.startswith("data:") for u in re.findall(r"url\(\s*[\"']?([^\"')]*)", style))


def test_the_policy_forbids_connections_and_names_every_script(page: Page) -> None:
    assert "default-src 'none'" in page.policy
    assert "connect-src" not in page.policy
    assert "http" not in page.policy
    for script in page.scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.policy
    script_rule = page.policy.split("script-src")[1].split(";")[0]
    assert "unsafe" not in script_rule
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_every_action_and_actor_is_drawn_and_joined(page: Page) -> None:
    labels = [node["label"] for node in page.data("nodes")]
    assert labels.count("Supt Nadia Okafor") == 2, "once in each plan"
    assert "2 Review it" in labels
    assert "All Partners" not in labels, "leads nothing"
    assert len(page.data("edges")) == 4
    names = {node["id"] for node in page.data("nodes")}
    assert all({edge["from"], edge["to"]} <= names for edge in page.data("edges"))


def test_one_body_in_two_plans_can_be_lit_up_together(page: Page) -> None:
    things = [node["thing"] for node in page.data("nodes") if "thing" in node]
    assert things.count("organisation/metropolitan-police-service") == 2


def test_an_action_led_by_nobody_stands_out(page: Page) -> None:
    colours = {str(node["label"]): json.dumps(node["color"]) for node in page.data("nodes")}
    led = next(label for label in colours if label.startswith("1 Hold a weekly meeting"))
    assert colours["2 Review it"] != colours[led]
    assert "2 with neither lead nor lead organisation" in " ".join(page.text)


def test_no_two_boxes_stand_on_each_other(page: Page) -> None:
    places = [(node["x"], node["y"]) for node in page.data("nodes")]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_plan_is_only_ever_text(text: str, make_plan: MakePlan) -> None:
    plain = Page(draw(who_leads_what([make_plan()])))
    hostile = Page(draw(who_leads_what([make_plan(area=text, person=text, text=text)])))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert len(hostile.scripts) == len(plain.scripts)
    notes = [str(node["note"]) for node in hostile.data("nodes")]
    assert any(text.strip()[:10] in note for note in notes)
    assert not any("innerHTML" in script for script in hostile.scripts if "drawGraph" in script)


def test_the_same_plans_give_the_same_page(make_plan: MakePlan) -> None:
    one, two = make_plan(), make_plan("saltmarsh", area="Saltmarsh")
    assert draw(who_leads_what([one, two])) == draw(who_leads_what([two, one]))


def test_a_plan_with_nothing_in_it_can_be_drawn() -> None:
    page = Page(draw([PlanLeads("empty", "Empty", (), ())]))
    assert [node["label"] for node in page.data("nodes")] == ["Empty"]
    assert Page(draw([])).data("nodes") == []


def test_two_plans_of_one_area_are_told_apart(make_plan: MakePlan) -> None:
    plans = who_leads_what([make_plan("y2018"), make_plan("y2020")])
    assert [plan.name for plan in plans] == ["Harbourton (y2018)", "Harbourton (y2020)"]


def test_actors_stand_near_what_they_lead_and_never_overlap() -> None:
    people = tuple(Actor(f"p{i}", f"P{i}", Kind.PERSON) for i in range(6))
    # All lead the last action but p5, which leads the first.
    actions = tuple(
        LedAction(f"a{row}", "", None, None, leads, ())
        for row, leads in enumerate([("p5",), (), (), tuple(f"p{i}" for i in range(5))])
    )
    places = {place.id: place for place in arrange([PlanLeads("k", "n", people, actions)])}
    heights = sorted(places[f"p{i}"].y for i in range(6))
    assert all(below - above >= ROW for above, below in pairwise(heights))
    assert places["p5"].y == heights[0]
    assert min(heights) > places[None].y


def test_blocks_of_two_plans_do_not_overlap(make_plan: MakePlan) -> None:
    plans = [make_plan(f"p{number}", area=f"Area {number}") for number in range(7)]
    places = arrange(who_leads_what(plans))
    assert len({(place.x, place.y) for place in places}) == len(places)
