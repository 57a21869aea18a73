"""Loading spaCy and one of its models, with no more than reading plans needs."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from extract.model_version import DEFAULT_MODEL
from graph.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load_grammar", "load_recogniser"]

_THREADS = "OPENBLAS_NUM_THREADS"
_LEMMATIZER = "lemmatizer"
_RECOGNISER = "ner"
_GRAMMAR = ("tok2vec", "tagger", "parser", "attribute_ruler")
_SHARED = ("vocab", "tokenizer")
_SWITCHED_OFF = re.compile(r'^disabled = (\["[^\]\n]*\])$', re.MULTILINE)
_USUAL_TOKENIZER = '"spacy.Tokenizer.v1"'
_EMPTY_TOKENIZER = "partnergraph.empty"
_COMMAND_LINE, _INFO = "spacy.cli", "spacy.cli.info"


@cache
def load_grammar(model: str) -> Language:
    """An installed spaCy model without its recogniser of names, loaded once.

    Raises InputError where it is not installed.
    """
    return _loaded(model, [_RECOGNISER])


@cache
def load_recogniser(model: str) -> Language:
    """The recogniser of names of an installed spaCy model, loaded once: few plans need it. It
    shares words and tokenizer with the grammar.

    Raises InputError where the model is not installed.
    """
    grammar = load_grammar(model)
    language = _loaded(model, [*_GRAMMAR, *_SHARED], vocab=grammar.vocab)
    language.tokenizer = grammar.tokenizer
    return language


def _loaded(model: str, without: Sequence[str], **given: Any) -> Language:
    """An installed model without these and other parts that are never asked."""
    # The matrices of a small model are too small to be shared out: threads only wait for
    # each other. Read by the library when it is first imported.
    os.environ.setdefault(_THREADS, "1")
    spacy = _spacy()
    from thinc.api import use_ops

    settings = _settings(model)
    try:
        # The matrix products of NumPy's library take two thirds of the time of spaCy's own.
        with use_ops("numpy", use_blis=False):
            language: Language = spacy.load(
                model,
                exclude=[*_unused(settings), *without],
                config=_without_making_rules(settings),
                **given,
            )
    except OSError as error:
        raise InputError(
            model,
            "is not an installed spaCy model",
            f"Install it, or leave out --model to use {DEFAULT_MODEL}",
        ) from error
    return language


def _settings(model: str) -> str:
    """What an installed model says of itself, "" where that cannot be found."""
    try:
        found = find_spec(model)
    except (ImportError, ValueError):
        return ""
    folders = [] if found is None else found.submodule_search_locations or []
    paths = [path for folder in folders for path in sorted(Path(folder).glob("*/config.cfg"))]
    return paths[0].read_text("utf-8") if paths else ""


def _unused(settings: str) -> list[str]:
    """The components that need not be loaded: those that the model itself has switched off."""
    off = _SWITCHED_OFF.search(settings)
    return [_LEMMATIZER, *(json.loads(off[1]) if off is not None else ())]


def _without_making_rules(settings: str) -> dict[str, object]:
    """Settings by which a model's tokenizer begins empty and takes its rules from the model's
    own files, if it is one of the usual kind. spaCy makes it from the rules of the language
    first, for nothing, which takes a quarter of the time."""
    if _USUAL_TOKENIZER not in settings:
        return {}
    from spacy.util import registry

    registry.tokenizers(_EMPTY_TOKENIZER, func=_make_empty)
    return {"nlp": {"tokenizer": {"@tokenizers": _EMPTY_TOKENIZER}}}


def _make_empty() -> Callable[[Language], object]:
    tokenizer = import_module("spacy.tokenizer").Tokenizer
    return lambda language: tokenizer(language.vocab)


def _spacy() -> Any:
    """The module `spacy`, without its command line, which would bring an HTTP client along
    and takes a quarter of the time of the import."""
    if "spacy" in sys.modules or _COMMAND_LINE in sys.modules:
        import spacy

        return spacy

    def info(*given: Any, **named: Any) -> Any:
        """What spaCy's own function of this name tells."""
        from spacy.cli.info import info as tell

        return tell(*given, **named)

    stand_ins = {name: ModuleType(name) for name in (_COMMAND_LINE, _INFO)}
    vars(stand_ins[_COMMAND_LINE])["info"] = stand_ins[_INFO]
    vars(stand_ins[_INFO])["info"] = info
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        # Whoever asks for the command line later gets the real one.
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
    return spacy
