"""A picture's page is whole, offline, safe and the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.rdf import plan_quads
from graph.records import PlanRecords
from graph.store import Store
from tests.viz.page.hostile import HOSTILE, hostile_plan
from tests.viz.pictures.made import hillford, known_of, marsham
from viz.network import Link, draw, index
from viz.pictures.area import area_picture
from viz.pictures.content import Form, boxed
from viz.pictures.governance import governance
from viz.pictures.known import known
from viz.pictures.leads import who_leads_what
from viz.pictures.picture import Block, Item, Line, Look, Picture, Said

LINKS = (Link("index.html", "All pictures"), Link("governance.html", "Governance", "5 areas"))


class Page(HTMLParser):
    """What a browser would make of a page: its tags, scripts and addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self.text: list[str] = []
        self._tag = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._tag = tag
        if tag in self.inside:
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._tag in self.inside:
            self.inside[self._tag][-1] += data
        else:
            self.text.append(data)

    @property
    def policy(self) -> dict[str, list[str]]:
        found = [a for _, a in self.tags if a.get("http-equiv") == "Content-Security-Policy"]
        rules = (rule.split() for rule in (found[0]["content"] or "").split(";"))
        return {name: allowed for name, *allowed in rules}

    def data(self, name: str) -> list[dict[str, object]]:
        """The nodes or edges that the drawing is given."""
        for script in self.inside["script"]:
            found = re.search(rf"\b{name} = new vis\.DataSet\((\[.*\])\);", script)
            if found:
                return list(json.loads(found[1]))
        raise AssertionError(f"no {name} in the page")


def picture_of(text: str) -> Picture:
    """A picture in which every text is this one."""
    said = Said("leads", "led by", text, text, text)
    item = Item(text, Look.PERSON, text, ((text, text),), (text,))
    boxes = (
        boxed(item, "a", text, Form(200)),
        boxed(Item("b", Look.ACTION, text), "b", text, Form(200), 400),
    )
    blocks = (Block(text, text), Block("other", text))
    return Picture(text, text, text, "leads", boxes, (Line("a", "b", (said,)),), blocks)


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(draw(who_leads_what(known_of()), LINKS))


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_is_fetched_from_anywhere(page: Page) -> None:
    for tag, attributes in page.tags:
        assert tag not in {"link", "iframe", "object", "embed", "base", "img"}
        assert not {"src", "data", "action", "srcset", "style"} & set(attributes), attributes
        assert ":" not in (attributes.get("href") or ""), "links lead to files beside it"
    for style in page.inside["style"]:
        assert "@import" not in style
        assert "url(" not in style


def test_the_policy_forbids_connections_and_names_every_script_and_style(page: Page) -> None:
    policy = page.policy
    assert policy["default-src"] == ["'none'"]
    assert "connect-src" not in policy
    assert sorted(policy["script-src"]) == sorted(map(digest, page.inside["script"]))
    assert policy["style-src"] == [digest(style) for style in page.inside["style"]]
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_the_pages_own_scripts_write_no_markup(page: Page) -> None:
    for script in page.inside["script"][-2:]:
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval", script)


def test_every_box_and_line_of_the_picture_is_in_the_page(page: Page) -> None:
    picture = who_leads_what(known_of())
    nodes, edges = page.data("nodes"), page.data("edges")
    assert [node["name"] for node in nodes] == [box.item.name for box in picture.boxes]
    assert [(node["x"], node["y"]) for node in nodes] == [(b.x, b.y) for b in picture.boxes]
    assert len(edges) == len(picture.lines)
    assert {end for edge in edges for end in (edge["from"], edge["to"])} <= {
        node["id"] for node in nodes
    }
    assert [[s.role, s.back, s.quote, s.place, s.note] for s in picture.lines[0].said] == edges[0][
        "said"
    ]
    options = next(script for script in page.inside["script"] if "drawGraph" in script)
    assert '"physics": {"enabled": false}' in options


def test_boxes_of_one_thing_are_known_as_the_same(page: Page) -> None:
    same = [node["same"] for node in page.data("nodes") if node["name"] == "Metropolitan Police"]
    assert len(same) == 2
    assert len(set(same)) == 1
    headings = [node["same"] for node in page.data("nodes") if node["look"] == "heading"]
    assert len(set(headings)) == len(headings)


def test_the_legend_tells_what_is_in_the_picture_and_no_more(page: Page) -> None:
    legend = [attributes["data-look"] for tag, attributes in page.tags if tag == "canvas"]
    assert legend == [
        "person", "post", "organisation", "team", "action", "not-led", "line-strong", "line-noted",
    ]  # fmt: skip
    assert "uncertain, ended or planned" in page.text


def test_there_are_buttons_for_blocks_and_links_to_the_other_pages(page: Page) -> None:
    blocks = [attributes.get("data-block") for tag, attributes in page.tags if tag == "button"]
    assert [block for block in blocks if block] == ["hillford.txt", "marsham.txt"]
    assert [a.get("href") for tag, a in page.tags if tag == "a"] == [
        "index.html",
        "governance.html",
    ]


@pytest.mark.parametrize("text", [*HOSTILE, "\x00\x01\x1f\x7f\x85", "\u2028\u2029", "]]>", "%}{{x"])
def test_text_is_only_ever_text(text: str) -> None:
    plain, hostile = Page(draw(picture_of("plain"))), Page(draw(picture_of(text)))
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert len(hostile.inside["script"]) == len(plain.inside["script"])
    assert list(hostile.policy) == list(plain.policy)
    for node in hostile.data("nodes"):
        assert node["name"] == text
    assert hostile.data("edges")[0]["said"] == [["leads", "led by", text, text, text]]
    shown = re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", text)
    assert shown in hostile.text


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1))
def test_any_text_is_only_ever_text(text: str) -> None:
    page = Page(draw(picture_of(text)))
    assert len(page.inside["script"]) == len(page.policy["script-src"])
    assert page.data("nodes")[0]["name"] == text
    draw(picture_of(text)).encode("utf-8")


def test_a_hostile_plan_makes_whole_pictures() -> None:
    plan: PlanRecords = hostile_plan()
    found = known(Store(plan_quads(plan)))
    (name, files), *_ = found.areas
    for picture in (who_leads_what(found), governance(found), area_picture(name, found.of(files))):
        page = Page(draw(picture, LINKS))
        assert sorted(page.policy["script-src"]) == sorted(map(digest, page.inside["script"]))
        assert "img" not in {tag for tag, _ in page.tags}


def test_the_same_plans_give_the_same_page() -> None:
    pages = {draw(who_leads_what(known_of(*plans))) for plans in
             ((hillford(), marsham()), (marsham(), hillford()))}  # fmt: skip
    assert len(pages) == 1


def test_a_picture_of_nothing_says_so() -> None:
    page = Page(draw(who_leads_what(known(Store()))))
    assert page.data("nodes") == []
    assert any("There is nothing to draw" in text for text in page.text)


def test_the_index_leads_to_the_pages_and_runs_nothing() -> None:
    page = Page(index("Pictures", LINKS, ""))
    assert page.inside["script"] == []
    assert page.policy["script-src"] == ["'none'"]
    assert page.policy["style-src"] == [digest(style) for style in page.inside["style"]]
    assert [a["href"] for tag, a in page.tags if tag == "a"] == ["index.html", "governance.html"]
    hostile = Page(index(HOSTILE[0], [Link(HOSTILE[3], HOSTILE[1], HOSTILE[2])], HOSTILE[1]))
    assert [tag for tag, _ in hostile.tags if tag in ("script", "img")] == []


# --- colours ---------------------------------------------------------------------------


def schemes() -> list[tuple[str, dict[str, str]]]:
    """The colours of the style sheet, in the light and in the dark."""
    style = Page(draw(Picture("t", "s", "n", "leads"))).inside["style"][0]
    light, dark = style.split("@media (prefers-color-scheme: dark)")[:2]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return [
        ("light", colours),
        ("dark", colours | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark))),
    ]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG reckons it, from 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("scheme", "colours"), schemes(), ids=["light", "dark"])
def test_everything_stands_out_enough(scheme: str, colours: dict[str, str]) -> None:
    for look in Look:
        name = look.name.lower().replace("_", "-")
        if look is Look.HEADING:
            continue
        outline, fill = colours[name], colours[f"{name}-fill"]
        assert max(contrast(outline, colours["page"]), contrast(fill, colours["page"])) >= 3, name
        letters = colours["not-led-text"] if look is Look.NOT_LED else colours["text"]
        assert contrast(letters, fill) >= 4.5, name
    for name in ("line", "lit", "control"):
        assert contrast(colours[name], colours["page"]) >= 3, name
    for name in ("text", "quiet", "link"):
        assert contrast(colours[name], colours["page"]) >= 4.5, name
