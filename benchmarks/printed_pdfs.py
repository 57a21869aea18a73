"""How well tables are read in PDF files as browsers and word processors make them.

The sample plans are printed by Chromium, and by LibreOffice from Word documents, with tables
drawn in different ways. What is not installed is passed over.

    python -m benchmarks.printed_pdfs [FILE ...]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.pdf_tables import cells, of_document, ours, plumbed, share, whole
from benchmarks.printed_pages import CSS, TABLE_STYLES, as_web_page, as_word_file, printed
from extract.readers import read
from graph.records import Document

Made = Callable[[Document, str], bytes]
WAYS: tuple[tuple[str, str, Made, Mapping[str, str]], ...] = (
    ("Chromium", ".html", as_web_page, CSS),
    ("LibreOffice", ".docx", as_word_file, TABLE_STYLES),
)


def main(paths: list[Path]) -> None:
    """Prints a line for each program and way of drawing."""
    plans = {path.stem: read(path) for path in paths}
    plans = {name: plan for name, plan in plans.items() if of_document(plan)}
    plumber = plumbed("lines")
    print("| printed by | lines drawn | cells right | rows right | pdfplumber: cells, rows |")
    print("|---|---|---|---|---|")
    for program, ending, make, styles in WAYS:
        for drawn, style in styles.items():
            files = {f"{name}{ending}": make(plan, style) for name, plan in plans.items()}
            with tempfile.TemporaryDirectory() as folder:
                made = printed(files, Path(folder))
            if not made:
                continue
            scores = []
            for name, data in made.items():
                wanted = of_document(plans[name.removesuffix(ending)])
                found, beside = ours(data), plumber(data)
                scores.append(
                    [share(part(wanted), part(rows)) for rows in (found, beside)
                     for part in (cells, whole)]
                )  # fmt: skip
            means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
            print(
                f"| {program} | {drawn} | {means[0]:.3f} | {means[1]:.3f} "
                f"| {means[2]:.3f}, {means[3]:.3f} |",
                flush=True,
            )


if __name__ == "__main__":
    samples = Path(__file__).parent.parent / "samples"
    named = [Path(name) for name in sys.argv[1:]]
    main(named or sorted(path for path in samples.glob("*.*") if path.stem != "README"))
