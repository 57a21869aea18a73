"""The colours of the page: told apart by people who are colour-blind, and read by all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[3] / "viz" / "page" / "src"
GROUNDS = ("paper", "ground")
KINDS = ("person", "organisation", "panel", "service", "fund", "action")
SAME = {"post": "person", "team": "organisation", "partnership": "panel"}
LEAST_APART = 20.0
"""The distance (CIE 1976, in CIELAB) from which colours of signs are told apart at a glance."""

# What colours become for people without one kind of cone, in linear light: Machado,
# Oliveira and Fernandes (2009), severity 1.
SEEN = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)

Colour = tuple[float, ...]


def themes() -> Mapping[str, Mapping[str, str]]:
    """The colours of each theme, by the names of their properties."""
    text = (SOURCE / "styles" / "theme.css").read_text("utf-8")
    blocks = {
        "light": r":root \{(.*?)\n\}",
        "dark, as the system": r":root:not\(\[data-theme=\"light\"\]\) \{(.*?)\n  \}",
        "dark, as chosen": r":root\[data-theme=\"dark\"\] \{(.*?)\n\}",
    }
    found = {}
    for name, pattern in blocks.items():
        block = re.search(pattern, text, re.DOTALL)
        assert block, name
        found[name] = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block[1]))
    return found


THEMES = themes()
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


def linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )


def mapped(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    return tuple(sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)


def luminance(colour: Colour) -> float:
    return mapped(TO_XYZ, colour)[1]


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(colour: Colour) -> Colour:
    def root(part: float) -> float:
        return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116

    x, y, z = (
        root(part / white) for part, white in zip(mapped(TO_XYZ, colour), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, matrix: tuple[Colour, ...]) -> float:
    def seen(colour: str) -> Colour:
        return lab(tuple(min(1.0, max(0.0, part)) for part in mapped(matrix, linear(colour))))

    return sum((a - b) ** 2 for a, b in zip(seen(one), seen(other), strict=True)) ** 0.5


def blended(above: str, below: str, strength: float) -> Colour:
    """What a colour that is partly seen through looks like; browsers mix the encoded values."""
    parts = [
        round(int(above[at : at + 2], 16) * strength + int(below[at : at + 2], 16) * (1 - strength))
        for at in (1, 3, 5)
    ]
    return linear("#" + "".join(f"{part:02x}" for part in parts))


@every_theme
@pytest.mark.parametrize("cones", SEEN)
def test_kinds_are_told_apart_by_colour(theme: Mapping[str, str], cones: str) -> None:
    near = {
        (one, other): round(distance, 1)
        for one, other in combinations(KINDS, 2)
        if (distance := apart(theme[f"kind-{one}"], theme[f"kind-{other}"], SEEN[cones]))
        < LEAST_APART
    }
    assert near == {}


@every_theme
def test_signs_stand_out_from_what_is_behind_them(theme: Mapping[str, str]) -> None:
    for kind in (*KINDS, *SAME):
        for ground in GROUNDS:
            assert contrast(linear(theme[f"kind-{kind}"]), linear(theme[ground])) >= 3, kind


@every_theme
def test_text_and_controls_have_the_contrast_that_they_need(theme: Mapping[str, str]) -> None:
    for ground in (*GROUNDS, "accent-soft"):
        assert contrast(linear(theme["ink"]), linear(theme[ground])) >= 4.5
        assert contrast(linear(theme["accent"]), linear(theme[ground])) >= 4.5
    for ground in GROUNDS:
        assert contrast(linear(theme["ink-soft"]), linear(theme[ground])) >= 4.5
        assert contrast(linear(theme["line-strong"]), linear(theme[ground])) >= 3
    assert contrast(linear(theme["warn"]), linear(theme["warn-soft"])) >= 4.5
    assert contrast(linear(theme["accent-ink"]), linear(theme["accent"])) >= 4.5


@every_theme
def test_what_is_faded_can_still_be_read(theme: Mapping[str, str]) -> None:
    text = (SOURCE / "picture" / "colours.ts").read_text("utf-8")
    found = re.search(r"FADED = ([\d.]+);", text)
    assert found
    for ground in GROUNDS:
        faded = blended(theme["ink"], theme[ground], float(found[1]))
        assert contrast(faded, linear(theme[ground])) >= 3


@every_theme
def test_counts_can_be_read_however_dark_their_cells_are(theme: Mapping[str, str]) -> None:
    text = (SOURCE / "styles" / "matrix.css").read_text("utf-8")
    strengths = [float(each) for each in re.findall(r"level-\d::before \{ opacity: ([\d.]+)", text)]
    assert len(strengths) == 5
    for strength in strengths:
        shade = blended(theme["accent"], theme["paper"], strength)
        assert contrast(linear(theme["ink"]), shade) >= 4.5


def test_both_ways_to_the_dark_theme_give_the_same_colours() -> None:
    light, system, chosen = THEMES.values()
    assert system == chosen
    assert system.keys() == light.keys()


def test_kinds_of_one_column_that_share_a_colour_differ_in_shape() -> None:
    text = (SOURCE / "model" / "kinds.ts").read_text("utf-8")
    outlines = dict(re.findall(r'^  (\w+): "(M[^"]+)"', text, re.MULTILINE))
    assert outlines.keys() == {*KINDS, *SAME}
    assert len(set(outlines.values())) == len(outlines)
    for theme in THEMES.values():
        for kind, other in SAME.items():
            assert theme[f"kind-{kind}"] == theme[f"kind-{other}"]
