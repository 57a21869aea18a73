from __future__ import annotations

from queries.catalogue import FAMILIES, questions
from viz.question_list import question_lines, question_table


def test_every_question_has_one_line_under_its_family() -> None:
    lines = list(question_lines())
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings == [
        family for family in FAMILIES if any(q.family == family for q in questions())
    ]
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert listed == [question.name for question in questions()]
    assert all(any(q.summary in line for line in lines) for q in questions())


def test_programs_have_the_same_as_a_table() -> None:
    table = question_table()
    assert table.column("question") == tuple(question.name for question in questions())
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row["family"] == "leads"
    assert "not current" in str(row["can be asked by"])
