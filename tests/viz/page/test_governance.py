"""The picture of who reports to whom."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from graph.store import open_store
from queries.run import ask
from tests.graph.made_plan import MadePlan
from tests.viz.page.accessible import violations
from tests.viz.page.conftest import PHONE, MakePage, OpenPage

GOVERNANCE = "#tab=dependency&view=governance"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def hillford() -> MadePlan:
    made = MadePlan().has("panel", "Board", "Watch Panel", "Forum").has("person", "Ann Lee")
    made.says("Watch Panel", "reports to", "Board", confidence=0.6).says(
        "Ann Lee", "chairs", "Board"
    )
    return made.has("panel", "Youth Panel").says("Youth Panel", "reports to", "Board")


def board_text(page: object, name: str) -> str:
    words = page.locator(".chart .board", has_text=name).first.locator("text").all_text_contents()  # type: ignore[attr-defined]
    return " ".join(" ".join(words).split())


def test_every_board_of_the_question_is_drawn(
    samples_page: Path, samples_out: Path, open_page: OpenPage
) -> None:
    page = open_page(samples_page, at=GOVERNANCE)
    table = ask(open_store(samples_out), "governance")
    drawn = page.locator(".chart .board .label").all_text_contents()
    assert sorted("".join(words.split()) for words in drawn) == sorted(
        "".join(str(name).split()) for name in table.column("name")
    )


def test_it_says_what_the_plan_leaves_open(make_page: MakePage, open_page: OpenPage) -> None:
    plans = [hillford(), MadePlan("Marsham").has("panel", "Board", "Forum"), MadePlan("Dunford")]
    page = open_page(make_page([plan.records() for plan in plans]), at=GOVERNANCE)
    told = page.locator(".governance").inner_text()
    assert "A line is stated for 3 boards and panels. Of 1 other the plan does not say" in told
    assert "2 boards and panels are named; the plan does not say who reports to whom." in told
    assert "No board or panel is named at present in the plans for Dunford." in told
    assert board_text(page, "Watch Panel") == "Watch Panel chair not stated"
    assert board_text(page, "Board") == "Board chair: Ann Lee"


def test_lines_give_the_plans_words_and_doubt(make_page: MakePage, open_page: OpenPage) -> None:
    page = open_page(make_page([hillford().records()]), at=GOVERNANCE)
    titles = page.locator(".chart .line title").all_text_contents()
    assert sorted(titles) == [
        "Watch Panel reports to Board (uncertain): “Watch Panel reports to Board” (hillford.txt,"
        " line 5)",
        "Youth Panel reports to Board: “Youth Panel reports to Board” (hillford.txt, line 8)",
    ]
    assert page.locator(".chart .way.doubtful").count() == 1


def test_a_board_is_chosen_by_keyboard_and_its_line_traced(
    make_page: MakePage, open_page: OpenPage
) -> None:
    page = open_page(make_page([hillford().records()]), at=GOVERNANCE)
    page.locator(".chart .board", has_text="Watch Panel").focus()
    page.keyboard.press("Enter")
    assert page.locator("#detail h2").inner_text() == "Watch Panel"
    assert page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    faded = page.locator(".chart .board.faded .label").all_text_contents()
    assert sorted(words.strip() for words in faded) == ["Forum", "Youth Panel"]


def test_boards_that_several_areas_name_are_marked(
    make_page: MakePage, open_page: OpenPage
) -> None:
    plans = [MadePlan(area).has("panel", "Board", shared=True) for area in ("Hillford", "Marsham")]
    page = open_page(make_page([plan.records() for plan in plans]), at=GOVERNANCE)
    assert page.locator(".chart .shared").count() == 2
    assert board_text(page, "Board") == "Board chair not stated in 2 areas"


def test_the_picture_can_be_taken_away(
    make_page: MakePage, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(make_page([hillford().records()]), at=GOVERNANCE, accept_downloads=True)
    for kind in ("SVG", "PNG"):
        page.get_by_role("button", name="Save").click()
        with page.expect_download() as saving:
            page.get_by_role("menuitem", name=f"Picture as {kind}").click()
        saving.value.save_as(tmp_path / kind)
    drawn = " ".join(ET.parse(tmp_path / "SVG").getroot().itertext())
    assert "Hillford: A line is stated for 3 boards and panels." in drawn
    assert "Watch Panel" in drawn
    assert (tmp_path / "PNG").read_bytes().startswith(b"\x89PNG")


def test_hidden_names_are_hidden_here_too(make_page: MakePage, open_page: OpenPage) -> None:
    page = open_page(make_page([hillford().records()]), at=f"{GOVERNANCE}&names=hidden")
    assert board_text(page, "Board") == "Board chair: Person 1"


def test_on_a_phone_the_page_is_no_wider(samples_page: Path, open_page: OpenPage) -> None:
    assert open_page(samples_page, PHONE, at=GOVERNANCE).evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_without_barrier(
    samples_page: Path, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(samples_page, at=GOVERNANCE, bypass_csp=True, color_scheme=scheme)
    assert violations(page) == []
