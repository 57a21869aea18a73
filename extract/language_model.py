"""Loading spaCy and one of its models, with no more than reading plans needs."""

from __future__ import annotations

import os
import sys
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from extract.model_version import DEFAULT_MODEL
from graph.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load_model"]

_THREADS = "OPENBLAS_NUM_THREADS"
_COMMAND_LINE, _INFO = "spacy.cli", "spacy.cli.info"


@cache
def load_model(model: str) -> Language:
    """An installed spaCy model, loaded once: its recogniser of names and its parser.

    Raises InputError where it is not installed.
    """
    # The matrices of a small model are too small to be shared out: threads only wait for
    # each other. Read by the library when it is first imported.
    os.environ.setdefault(_THREADS, "1")
    spacy = _spacy()
    from thinc.api import use_ops

    try:
        # The matrix products of NumPy's library take two thirds of the time of spaCy's own.
        with use_ops("numpy", use_blis=False):
            language: Language = spacy.load(model, exclude=["lemmatizer"])
    except OSError as error:
        raise InputError(
            model,
            "is not an installed spaCy model",
            f"Install it, or leave out --model to use {DEFAULT_MODEL}",
        ) from error
    return language


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
