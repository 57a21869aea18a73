"""Asking by kind and by day, what an empty answer means, and what is refused."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

import queries.run
from graph.errors import InputError, as_given
from graph.rdf import plan_quads
from graph.store import Store
from graph.table import Table
from queries.asked import Asked, Filters
from queries.catalogue import Question, find, nearest, parse
from queries.run import KINDS, answer, ask, why_empty
from queries.show import show
from tests.graph.sample_plan import hillford

WHAT_WAS_ASKED = """# title: In short
# summary: What a query is told
# columns:
#   parameter: its name
#   value: what it was given
# parameters: {parameters}
# example: kind | person
{more}SELECT (STRAFTER(STR(?p), "#") AS ?parameter) ?value
WHERE {{ GRAPH asked:question {{ asked:question ?p ?value }} }}
ORDER BY ?p ?value
"""
NEVER = """# title: In short
# summary: What no plan states
# columns:
#   thing: a thing
# parameters: area, theme
# example: a thing
# needs: an end date | ?part pg:end ?end
# needs: a supporting body | ?part pg:supportedBy ?who
# none: Nothing is so.
SELECT ?thing WHERE { ?thing pg:neverStated true } ORDER BY ?thing
"""
LONG = "a" * 5000


def given(
    monkeypatch: pytest.MonkeyPatch,
    text: str = "",
    name: str = "told",
    parameters: str = "area, theme, kind, on, not_current",
    more: str = "",
) -> Question:
    """A question of ours in the place of those of the catalogue."""
    changed = "# changed by: things\n" if "not_current" in parameters else ""
    header = text or WHAT_WAS_ASKED.format(parameters=parameters, more=changed + more)
    question = parse(name, "leads", header)
    monkeypatch.setattr(queries.run, "find", lambda _: question)
    return question


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("person", ("person",)),
        ("Person", ("person",)),
        ("  PANEL ", ("panel", "partnership")),
        ("organisation", ("organisation", "team")),
        ("service", ("service",)),
    ],
)
def test_a_kind_is_given_as_the_words_of_answers(
    store: Store, monkeypatch: pytest.MonkeyPatch, kind: str, words: tuple[str, ...]
) -> None:
    given(monkeypatch)
    assert ask(store, "told", kind=kind).rows == tuple(("kind", word) for word in words)


@pytest.mark.parametrize("kind", ["people", "", " ", "person,post", "person|post", "\x1b", LONG])
def test_an_unknown_kind_lists_the_known(
    store: Store, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    given(monkeypatch)
    with pytest.raises(InputError) as caught:
        ask(store, "told", kind=kind)
    assert all(known in str(caught.value) for known in KINDS)
    assert len(str(caught.value)) < 300


def test_a_day_is_given_as_it_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch)
    assert ask(store, "told", on=" 2019-03-31 ").rows == (("on", "2019-03-31"),)
    assert ask(store, "told", on="2020-02-29").rows == (("on", "2020-02-29"),)
    assert ask(store, "told").rows == ()


@pytest.mark.parametrize(
    "day",
    ["2019-02-30", "2019-02-29", "tomorrow", "today", "", " ", "2019", "2019-03", "20190331",
     "2019-W10-1", "2019-3-1", "31/03/2019", "2019-03-31T00:00", "٢٠١٩-٠٣-٣١", "0000-01-01",
     "10000-01-01", "2019-03-31\x00", LONG],
)  # fmt: skip
def test_what_is_no_day_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    given(monkeypatch)
    with pytest.raises(InputError, match=r"not a day.*such as 2019-03-31") as caught:
        ask(store, "told", on=day)
    assert len(str(caught.value)) < 200


def test_overdue_is_as_of_today_unless_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Fixed(date):
        @classmethod
        def today(cls) -> Fixed:
            return cls(2031, 7, 9)

    given(monkeypatch, name="overdue")
    monkeypatch.setattr(queries.run, "date", Fixed)
    assert ask(store, "overdue").rows == (("on", "2031-07-09"),)
    assert ask(store, "overdue", on="2019-03-31").rows == (("on", "2019-03-31"),)


def test_all_filters_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch)
    found = ask(store, "told", "Hillford", " govern ", True, "team", "2019-03-31")
    assert [row[0] for row in found.rows] == [
        "area", "kind", "not_current", "not_current", "on", "theme"
    ]  # fmt: skip
    assert found.rows[-1] == ("theme", "govern")


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(kind="person"), "by kind. Leave --kind out"),
        (Filters(on="2019-03-31"), "by a day. Leave --on out"),
        (Filters(theme="x"), "by theme. Leave --theme out"),
        (Filters(area="x"), "by area. Leave --area out"),
        (Filters(include_not_current=True), "Leave --include-not-current out"),
        (Filters(kind=""), "by kind"),
    ],
)
def test_a_filter_that_a_question_does_not_take(
    store: Store, monkeypatch: pytest.MonkeyPatch, filters: Filters, words: str
) -> None:
    given(monkeypatch, parameters="")
    with pytest.raises(InputError, match=words):
        answer(store, "told", filters)


def test_a_function_is_given_what_was_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Store, Asked]] = []
    module = ModuleType("a_made_up_answer")

    def tell(asked_of: Store, asked: Asked) -> Table:
        seen.append((asked_of, asked))
        return Table("told", ("parameter", "value"), (("a", 1),))

    module.__dict__["answer"] = tell
    monkeypatch.setitem(sys.modules, module.__name__, module)
    given(monkeypatch, more=f"# function: {module.__name__}\n")
    assert ask(store, "told", kind="panel", on="2019-03-31").rows == (("a", 1),)
    assert seen == [(store, Asked(kinds=("panel", "partnership"), on="2019-03-31"))]


def test_columns_that_are_not_those_of_the_header(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(monkeypatch, text=NEVER.replace("SELECT ?thing", "SELECT (?thing AS ?other)"))
    with pytest.raises(ValueError, match="not those of its header"):
        ask(store, "told")


def test_an_empty_answer_where_all_that_is_needed_is_stated(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(monkeypatch, text=NEVER)
    assert why_empty(store, "told", Filters()) == "nothing found. Nothing is so."
    assert why_empty(store, "told", Filters(area="hillford")) == "nothing found. Nothing is so."
    assert why_empty(store, "told", Filters(theme="x")) == "nothing found. Nothing is so."


def test_an_empty_answer_where_an_area_states_too_little(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(monkeypatch, text=NEVER)
    assert why_empty(store, "told", Filters(area="Marsham")) == (
        "it cannot be answered: no plan for Marsham states an end date."
    )
    # A larger area takes in its parts: Hillford states both.
    assert why_empty(store, "told", Filters(area="Hill and Marsh BCU")).startswith("nothing found")


def test_an_empty_answer_where_no_plan_states_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, text=NEVER)
    assert why_empty(Store(), "told", Filters()) == (
        "it cannot be answered: no plan in this graph states an end date."
    )
    plan = hillford()
    claims = tuple(claim for claim in plan.claims if claim.predicate != "pg:supportedBy")
    alone = Store(plan_quads(replace(plan, claims=claims)))
    assert "states a supporting body." in why_empty(alone, "told", Filters())


def test_the_needs_of_each_question_can_be_asked(store: Store) -> None:
    from queries.catalogue import questions

    for question in questions():
        for filters in (Filters(), Filters(area="Hillford")):
            found = why_empty(store, question.name, filters)
            assert found.startswith(("nothing found", "it cannot be answered"))


@pytest.mark.parametrize("theme", ["", " ", "\t\n"])
def test_no_words_of_a_theme(store: Store, theme: str) -> None:
    with pytest.raises(InputError, match="no words of a theme"):
        ask(store, "no-lead", theme=theme)


@pytest.mark.parametrize("area", ["", " ", "\x1b[31m", "\udcff", LONG, "Hillfort", "E99"])
def test_an_unknown_area_lists_the_known(store: Store, area: str) -> None:
    with pytest.raises(InputError, match="Hill and Marsh BCU, Hillford, Marsham") as caught:
        ask(store, "no-lead", area=area)
    assert len(str(caught.value)) < 250
    assert ("Did you mean Hillford" in str(caught.value)) == (area == "Hillfort")


@pytest.mark.parametrize("name", ["", " ", "\t", "\x00", "\udcff", LONG, "*", ".", "ß", "😀", "<>"])
def test_a_name_that_is_none(store: Store, name: str) -> None:
    with pytest.raises(InputError) as caught:
        show(store, name)
    assert "Did you mean" not in str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("name", ["Workload", " WORKLOAD ", "who leads what", "Who_Leads_What"])
def test_a_question_by_its_name_in_any_case(name: str) -> None:
    assert find(name).name in ("workload", "who-leads-what")


@pytest.mark.parametrize("name", ["", " ", "\x1b", LONG])
def test_a_question_that_is_none_lists_them(name: str) -> None:
    with pytest.raises(InputError, match="Ask one of who-leads-what, workload"):
        find(name)


def test_what_is_much_less_alike_is_left_out() -> None:
    assert nearest("redthred", ("Redthread", "JET", "Red Cross")) == ("Redthread",)


def test_what_was_given_is_shown_short() -> None:
    assert as_given("\x1b") == "nothing"
    assert as_given("\udcff") == "nothing"
    assert as_given(LONG).endswith("…")
