"""A plan whose every word tries to be more than text."""

from __future__ import annotations

from dataclasses import replace

from graph.records import Area, PlanRecords
from tests.graph.made_plan import MadePlan

__all__ = ["HOSTILE", "hostile_plan"]

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "<!--<script>",
    "\"'`&lt;&#60;&amp;",
    "{script}{policy} ${alert(3)} %s",
    "line\nbreak\u2028tab\tend",
    "\u202egnp.exe \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "\U0001d54a\U0001f693\U0001f469\u200d\U0001f692",
    '=HYPERLINK("http://127.0.0.1","x")',
    "javascript:alert(4)",
)
"""Markup, quotes, ends of scripts, white space, right-to-left, four-byte characters, formulas."""


def hostile_plan() -> PlanRecords:
    """Names, actions, themes, quotes, the area, the title and the file are all such words."""
    plan = MadePlan("Hillford")
    people = [f"{words} person" for words in HOSTILE]
    bodies = [f"{words} body" for words in HOSTILE]
    plan.has("person", *people).has("body", *bodies)
    for number, words in enumerate(HOSTILE):
        action = f"Meet {number} {words}"
        plan.does(action, theme=words)
        plan.says(people[number], "leads", action)
        plan.says(bodies[number], "supports", action)
    made = plan.records()
    return replace(
        made,
        document=replace(made.document, name=f"{HOSTILE[0]}.txt"),
        title=" ".join(HOSTILE),
        area=Area("X-hostile", f"{HOSTILE[0]} {HOSTILE[1]}"),
    )
