"""Whose post it is to chair which panel."""

from __future__ import annotations

import pytest

from extract.relations.chair_posts import chaired_panel
from graph.records import Entity, Kind


def panel(label: str, *aliases: str) -> Entity:
    return Entity(id=label, kind=Kind.PANEL, label=label, aliases=aliases)


PANELS = (
    panel("Safer Ashvale Partnership", "SAP"),
    panel("Ashvale Communities Board"),
    panel("Adults' Safeguarding Board"),
    panel("Children's Safeguarding Board"),
    Entity(id="Board Office", kind=Kind.ORGANISATION, label="Board Office"),
)


@pytest.mark.parametrize(
    ("post", "chaired"),
    [
        ("Chair of the Safer Ashvale Partnership", "Safer Ashvale Partnership"),
        ("SAP Chair", "Safer Ashvale Partnership"),
        ("Interim Chair Adults' Safeguarding Board", "Adults' Safeguarding Board"),
        ("Independent Chair, Children's Safeguarding Board", "Children's Safeguarding Board"),
        ("Chair of the Communities Board", "Ashvale Communities Board"),
        ("Co-chair of the Communities Board", "Ashvale Communities Board"),
        ("Vice Chair of the Safer Ashvale Partnership", None),
        ("Deputy Chair, SAP", None),
        ("Former Chair of the Communities Board", None),
        ("Chair of the Safeguarding Board", None),
        ("Chair", None),
        ("Chairs officer", None),
        ("Head of Board Office", None),
    ],
)
def test_the_panel_whose_chair_a_post_is(post: str, chaired: str | None) -> None:
    assert chaired_panel(post, PANELS) == chaired
