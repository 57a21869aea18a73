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
PLANS = [*SAMPLES, *(sorted(REAL.glob("*.txt")) if REAL.is_dir() else ())]
LEAST = {"drawn": 0.95, "aligned": 0.90}
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


@pytest.mark.parametrize("way", sorted(LEAST))
@pytest.mark.parametrize("path", PLANS, ids=[f"{p.parent.name}-{p.stem}" for p in PLANS])
def test_a_plan_set_as_pdf_says_the_same(path: Path, way: str, extractor: Extractor) -> None:
    document = read(path)
    data = as_pdf(document, ruled=way == "drawn")
    wanted = fields(extractor.extract(document))
    found = fields(extractor.extract(READER.read_bytes(data, "plan.pdf")))
    right = 2 * (wanted & found).total() / (wanted.total() + found.total())
    assert right >= LEAST[way], sorted((wanted - found).items())[:10]
