"""spaCy is loaded with no more than reading plans needs."""

from __future__ import annotations

import subprocess
import sys

from extract.model_version import DEFAULT_MODEL

_CODE = f"""
import sys
from extract.language_model import load_recogniser
model = load_recogniser({DEFAULT_MODEL!r})
assert [ent.text for ent in model("Ann Lee lives in London.").ents]
extra = sorted({{"requests", "httpx", "typer", "spacy.cli"}} & set(sys.modules))
assert not extra, extra
import spacy, spacy.cli
assert spacy.cli.download.__module__ == "spacy.cli.download"
assert spacy.info()["spacy_version"] == spacy.__version__
"""


def runs(code: str) -> None:
    """Run it in a Python that has loaded nothing yet, and see that it ends well."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_http_client_comes_with_it_and_the_rest_of_spacy_is_whole() -> None:
    runs(_CODE)


def test_a_plan_whose_sentences_are_parsed_loads_no_more() -> None:
    code = (
        "import sys, os; from extract.plan import Extractor\n"
        "from extract.readers.text import READER\n"
        "plan = READER.read_text('The Night Board reports to the Safety Panel.', 'a.txt')\n"
        "assert Extractor().extract(plan).claims\n"
        "assert 'spacy' in sys.modules and 'spacy.cli' not in sys.modules\n"
        "assert os.environ['OPENBLAS_NUM_THREADS'] == '1'"
    )
    runs(code)


def test_a_plan_without_open_names_needs_no_model() -> None:
    code = (
        "import sys; from extract.plan import Extractor; from extract.readers.text import READER\n"
        "plan = READER.read_text('Action\\tLead\\nMeet\\tAnn Lee\\n', 'a.txt')\n"
        "assert Extractor().extract(plan).actions\n"
        "assert 'spacy' not in sys.modules"
    )
    runs(code)


def test_the_tokenizer_has_the_rules_of_the_model() -> None:
    import spacy

    from extract.language_model import load_grammar

    ours, stock = load_grammar(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    assert ours.tokenizer.to_bytes(exclude=["vocab"]) == stock.tokenizer.to_bytes(exclude=["vocab"])
    text = "Don't e-mail Ann Lee's U.K. team (cf. www.example.org) by 10am."
    assert [token.norm_ for token in ours.tokenizer(text)] == [
        token.norm_ for token in stock.tokenizer(text)
    ]
    assert ours.pipe_names == [
        name for name in stock.pipe_names if name not in ("lemmatizer", "ner")
    ]


def test_the_recogniser_sees_what_that_of_the_whole_model_sees() -> None:
    import spacy

    from extract.language_model import load_grammar, load_recogniser

    ours, stock = load_recogniser(DEFAULT_MODEL), spacy.load(DEFAULT_MODEL)
    assert ours.pipe_names == ["ner"]
    assert ours.vocab is load_grammar(DEFAULT_MODEL).vocab
    text = "Jennifer Aniston asked Marsham Council, on Monday, to pay Barack Obama's £500."
    seen = [(ent.text, ent.label_) for ent in ours(text).ents]
    assert ("Jennifer Aniston", "PERSON") in seen
    assert seen == [(ent.text, ent.label_) for ent in stock(text).ents]


def test_a_model_that_tells_no_settings_is_loaded_as_it_is() -> None:
    from extract.language_model import _settings, _unused, _without_making_rules

    assert _settings("no_such_model") == ""
    assert _settings("no.such.model") == ""
    assert _without_making_rules('tokenizer = {"@tokenizers":"spacy.ja.JapaneseTokenizer"}') == {}
    assert _unused("") == ["lemmatizer"]
    assert _unused('disabled = ["senter"]\n') == ["lemmatizer", "senter"]
