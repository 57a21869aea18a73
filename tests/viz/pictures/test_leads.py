"""The picture of who leads what shows the leads that the question of that name gives."""

from __future__ import annotations

import pytest

from graph.store import Store
from queries.run import ask
from tests.graph.made_plan import MadePlan, store_of
from tests.viz.pictures.made import boxes_of, hillford, joined, known_of, marsham, overlapping
from viz.pictures.known import known
from viz.pictures.leads import who_leads_what
from viz.pictures.picture import Look


def leads(store: Store, include: bool = False) -> set[tuple[str, str]]:
    """Who leads which action, as `ask` tells; several bodies are parted by semicolons."""
    found = ask(store, "who-leads-what", include_not_current=include)
    actions = found.column("action")
    people = zip(found.column("lead"), actions, strict=True)
    bodies = zip(found.column("lead organisation"), actions, strict=True)
    pairs = {(str(who), str(action)) for who, action in people if who}
    each = (
        (name, str(action)) for names, action in bodies for name in str(names or "").split("; ")
    )
    plain = ((name.removesuffix(" (ended)").removesuffix(" (planned)"), a) for name, a in each)
    return pairs | {(name, action) for name, action in plain if name}


@pytest.mark.parametrize("include", [False, True])
def test_its_lines_are_the_answer_of_the_question(include: bool) -> None:
    store = store_of(hillford(), marsham())
    picture = who_leads_what(known(store, include_not_current=include))
    assert set(joined(picture)) == leads(store, include)
    assert (("Raj Patel", "Talk in schools") in joined(picture)) is include


def test_a_body_of_two_plans_stands_in_each_as_one_thing() -> None:
    police = boxes_of(who_leads_what(known_of()), "Metropolitan Police")
    assert len(police) == 2
    assert len({box.item.thing for box in police}) == 1
    assert {box.block for box in police} == {"hillford.txt", "marsham.txt"}


def test_people_stand_left_and_bodies_right_of_the_actions() -> None:
    picture = who_leads_what(known_of(hillford()))
    (walk,) = boxes_of(picture, "Walk the estates")
    (ann,) = boxes_of(picture, "Ann Lee")
    (post,) = boxes_of(picture, "Gangs Lead")
    (police,) = boxes_of(picture, "Metropolitan Police")
    assert ann.x == post.x < walk.x < police.x
    order = [boxes_of(picture, name)[0].y for name in ("Meet every month", "Walk the estates",
             "Talk in schools", "Ask the young")]  # fmt: skip
    assert order == sorted(order)
    assert not boxes_of(picture, "All Partners"), "leads nothing"
    assert overlapping(who_leads_what(known_of())) == []


def test_an_action_that_nobody_leads_looks_so_and_says_so() -> None:
    picture = who_leads_what(known_of())
    (alone,) = boxes_of(picture, "Ask the young")
    assert alone.item.look is Look.NOT_LED
    assert ("Lead", "nobody named") in alone.item.about
    assert ("Lead organisation", "none named") in alone.item.about
    (talk,) = boxes_of(picture, "Talk in schools")
    assert talk.item.look is Look.ACTION
    assert ("Lead", "nobody named") in talk.item.about
    assert "2 plans, 5 actions, 1 with neither lead nor lead organisation" in picture.summary


def test_a_line_tells_the_words_the_place_and_the_doubt() -> None:
    lines = joined(who_leads_what(known_of()))
    (said,) = lines["Gangs Lead", "Walk the estates"].said
    assert (said.role, said.back) == ("leads", "led by")
    assert said.quote == "Gangs Lead leads Walk the estates"
    assert said.place.startswith("hillford.txt, line ")
    assert said.note == "uncertain"
    assert lines["Ann Lee", "Meet every month"].said[0].note == ""


def test_what_a_person_holds_and_sits_on_is_told() -> None:
    (ann,) = boxes_of(who_leads_what(known_of()), "Ann Lee")
    assert dict(ann.item.about)["Post"] == "Gangs Lead"


def test_two_plans_of_one_area_are_told_apart() -> None:
    plans = [MadePlan("Hillford", f"plan-{year}").does("Meet") for year in (2018, 2020)]
    picture = who_leads_what(known_of(*plans))
    names = [block.name for block in picture.blocks]
    assert names == ["Hillford (plan-2018.txt)", "Hillford (plan-2020.txt)"]


def test_nothing_to_draw_is_said() -> None:
    for picture in (who_leads_what(known(Store())), who_leads_what(known_of(MadePlan("Empty")))):
        assert picture.boxes == ()
        assert "nothing to draw" in picture.none
