"""What a reader marks as wrong in the page is applied by the next build."""

from __future__ import annotations

from pathlib import Path

from graph.store import open_store
from queries.run import ask
from tests.viz.conftest import SAMPLES
from tests.viz.page.conftest import OpenPage
from viz.build import build

LEAD = "Stephen Douglass"


def leads(out: Path) -> list[object]:
    table = ask(open_store(out), "who-leads-what")
    rows = zip(table.column("lead"), table.column("action"), strict=True)
    return sorted({str(action) for lead, action in rows if lead == LEAD})


def test_a_statement_and_a_name_marked_as_wrong_are_gone_from_the_next_build(
    samples_page: Path, samples_out: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(
        samples_page, at="#select=southwark/person/stephen-douglass", accept_downloads=True
    )
    detail = page.locator("#detail")
    while detail.get_by_role("button", name="Show all").count():
        detail.get_by_role("button", name="Show all").first.click()
    claim = detail.locator("p.beneath", has_text=f"{LEAD}, lead: ").first
    action = claim.inner_text().partition(", lead: ")[2].removesuffix(" …")
    claim.locator("xpath=..").get_by_role("button", name="Mark as wrong").click()
    page.get_by_label("Decided by (optional)").fill("Jo Moss")
    page.get_by_label("Note (optional)").fill('=It was "the other" one')
    page.get_by_role("button", name="Note as wrong").click()
    page.get_by_role("button", name="Marked as wrong: 1").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as review-from-page.csv").click()
    review = tmp_path / "review-from-page.csv"
    download.value.save_as(review)
    report = build([SAMPLES], tmp_path / "out", review=review)
    assert report.review.applied == 1
    gone = set(leads(samples_out)) - set(leads(tmp_path / "out"))
    assert len(gone) == 1
    assert str(gone.pop()).startswith(action)


def test_a_mark_can_be_taken_back(samples_page: Path, open_page: OpenPage) -> None:
    page = open_page(samples_page, at="#select=southwark/person/stephen-douglass")
    page.locator("#detail").get_by_role("button", name="Mark as wrong").last.click()
    page.get_by_role("button", name="Note as wrong").click()
    page.get_by_role("button", name="Marked as wrong: 1").click()
    page.get_by_role("button", name="Take back").click()
    assert page.get_by_role("button", name="Marked as wrong").count() == 0
