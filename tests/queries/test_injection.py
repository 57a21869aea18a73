"""Words that a user gives are values in a query, never parts of it, wherever they are given."""

from __future__ import annotations

import itertools
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.rdf import ontology_quads, plan_quads, registry_quads
from graph.store import Store
from queries.asked import Filters
from queries.catalogue import questions
from queries.resilience.without import without
from queries.run import answer
from queries.show import show
from tests.graph.sample_plan import hillford, marsham

HOSTILE = (
    '") } # ', "'} UNION { ?a ?b ?c } #", '" || true || "', "\\u0022 ) } ", "*", ".*", "%",
    "> <http://x/> <", "?area", '"""', "}}; DROP ALL", "SERVICE <http://127.0.0.1:9/> {", "\\",
    "\x00", "\ud800", "\n", "Hillford\x00", "asked:question", "<script>", "../../etc/passwd",
)  # fmt: skip
DAYS = ("2019-01-01' || '1'='1", "2019-01-01T00:00:00", "now()", "9999-99-99", "2019-01-01\n#")
WORDS = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from([*"\"'\\{}<>?$#;|.*%() \n", "FILTER", "UNION", "a"]), max_size=12).map(
        "".join
    ),
    st.text(st.characters(exclude_categories=[]), max_size=20),
)


@pytest.fixture(scope="module")
def store() -> Store:
    plans = (quad for plan in (hillford(), marsham()) for quad in plan_quads(plan))
    return Store([*plans, *ontology_quads(), *registry_quads()])


def asked(store: Store, name: str, filters: Filters) -> set[tuple[object, ...]]:
    """The rows, none where the words are refused."""
    try:
        return {tuple(row) for row in answer(store, name, filters).rows}
    except InputError:
        return set()


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_no_filter_of_any_question_is_widened_by_its_words(store: Store, name: str) -> None:
    size = len(store)
    day = "2019-06-01"
    everything = asked(store, name, Filters()) | asked(store, name, Filters(on=day))
    for words in HOSTILE:
        for filters in (
            Filters(area=words),
            Filters(theme=words),
            Filters(kind=words),
            Filters(area="Hillford", theme=words),
        ):
            found = asked(store, name, filters)
            # A theme of these words is in no plan; what is under none may be told of still.
            assert found <= everything, f"{filters} brings {min(map(str, found - everything))}"
    for words in (*HOSTILE, *DAYS):
        assert asked(store, name, Filters(on=words)) == set()
    assert len(store) == size


@settings(max_examples=150)
@given(WORDS)
def test_whatever_is_looked_for_is_found_or_refused(words: str) -> None:
    store = whole()
    size = len(store)
    for ask in (lambda: show(store, words), lambda: without(store, [words])):
        with suppress(InputError):
            ask()
    filters = [Filters(area=words), Filters(theme=words), Filters(kind=words), Filters(on=words)]
    for name, each in itertools.product(("who-leads-what", "overdue", "governance"), filters):
        asked(store, name, each)
    assert len(store) == size


def whole() -> Store:
    if not hasattr(whole, "store"):
        whole.store = Store(quad for plan in (hillford(), marsham()) for quad in plan_quads(plan))  # type: ignore[attr-defined]
    return whole.store  # type: ignore[attr-defined,no-any-return]
