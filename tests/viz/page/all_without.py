"""Compares what the page and `without` say is lost, for each thing of a built graph alone and
many together. `python -m tests.viz.page.all_without OUT [SEVERAL]`

It takes minutes; the tests ask the same of fewer.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from graph.store import open_store
from tests.viz.page.in_node import called_in_node
from tests.viz.page.test_without import Case, expected, given, several, told
from viz.explorer.make import kept_texts
from viz.explorer.records import PageData


def main() -> int:
    """Print each difference, then how much was compared; 1 where there is a difference."""
    out, number = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300
    store, texts = open_store(out), kept_texts(out)
    data = told(store, texts)
    cases = [*_alone(data), *several(data, number)]
    with tempfile.TemporaryDirectory() as folder:
        asked = [given(data, texts, cases)]
        (found,) = called_in_node("tests/without.ts", asked, Path(folder))
    differing = rows = 0
    for case, told_by_page in zip(cases, found, strict=True):
        wanted = expected(store, data, case)
        rows += len(wanted or ())
        if wanted is not None and wanted != told_by_page:
            differing += 1
            names = [data.nodes[thing].label for thing in case.things]
            sys.stdout.write(f"{case} {names}\n")
    sys.stdout.write(f"{len(cases)} cases, {rows} rows, {differing} cases differ\n")
    return 1 if differing else 0


def _alone(data: PageData) -> list[Case]:
    """Each thing, with and without what is not current, in all its areas and in each."""
    return [
        Case((at,), area, everything)
        for at, node in enumerate(data.nodes)
        if node.kind != "action"
        for area in (-1, *(node.areas if len(node.areas) > 1 else ()))
        for everything in (False, True)
    ]


if __name__ == "__main__":
    sys.exit(main())
