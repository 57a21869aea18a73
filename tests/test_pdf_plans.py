"""A plan set as PDF says what its text form says: its actions, leads, bodies and dates."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from extract.plan import Extractor
from extract.readers import read
from extract.readers.pdf import READER
from graph.records import PlanRecords, plain
from tests.made_pdfs import as_pdf

REPOSITORY = Path(__file__).resolve().parent.parent
REAL = REPOSITORY.parent / "shared" / "plans"
SAMPLES = sorted(p for p in (REPOSITORY / "samples").glob("*.*") if p.stem != "README")
LEAST = {"all": 0.95, "rows": 0.95, "bands": 0.95, "none": 0.90}
"""The least share of fields that is to be right, by the lines that are drawn of tables."""
CASES = [
    *((path, lines) for path in SAMPLES for lines in LEAST),
    *((path, lines) for path in sorted(REAL.glob("*.txt")) for lines in ("all", "none")),
]
ROLES = ("lead", "lead_organisation", "start", "end", "timescale")


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def folded(text: str | None) -> str:
    return " ".join(plain(text or "").split()).casefold()


def fields(records: PlanRecords) -> Counter[tuple[str, ...]]:
    """Every action with its theme, and every lead, lead organisation and date with its action."""
    found: Counter[tuple[str, ...]] = Counter()
    for action in records.actions:
        text = folded(action.text)
        found["action", text] += 1
        found["theme", text, folded(action.theme)] += 1
        for commitment in action.commitments:
            period = commitment.period
            found["period", text, period.start or "", period.end or ""] += 1
            for role, value in commitment.fields:
                if role in ROLES:
                    found[role, text, folded(value.text)] += 1
    return found


@pytest.mark.parametrize(
    ("path", "lines"), CASES, ids=[f"{p.parent.name}-{p.stem}-{lines}" for p, lines in CASES]
)
def test_a_plan_set_as_pdf_says_the_same(path: Path, lines: str, extractor: Extractor) -> None:
    document = read(path)
    data = as_pdf(document, lines=lines)
    wanted = fields(extractor.extract(document))
    found = fields(extractor.extract(READER.read_bytes(data, "plan.pdf")))
    right = 2 * (wanted & found).total() / (wanted.total() + found.total())
    assert right >= LEAST[lines], sorted((wanted - found).items())[:10]
