"""spaCy is loaded with no more than reading plans needs."""

from __future__ import annotations

import subprocess
import sys

from extract.model_version import DEFAULT_MODEL

_CODE = f"""
import sys
from extract.language_model import load_model
model = load_model({DEFAULT_MODEL!r})
assert [ent.text for ent in model("Ann Lee lives in London.").ents]
extra = sorted({{"requests", "httpx", "typer", "spacy.cli"}} & set(sys.modules))
assert not extra, extra
import spacy, spacy.cli
assert spacy.cli.download.__module__ == "spacy.cli.download"
assert spacy.info()["spacy_version"] == spacy.__version__
"""


def test_no_http_client_comes_with_it_and_the_rest_of_spacy_is_whole() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CODE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_plan_without_open_names_needs_no_model() -> None:
    code = (
        "import sys; from extract.plan import Extractor; from extract.readers.text import READER\n"
        "plan = READER.read_text('Action\\tLead\\nMeet\\tAnn Lee\\n', 'a.txt')\n"
        "assert Extractor().extract(plan).actions\n"
        "assert 'spacy' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
