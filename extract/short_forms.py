"""Short forms in capitals that no one explains ("HAMROW"), in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.lexicon import common_abbreviations, fold, head_kinds
from extract.name_patterns import FormName
from graph.records import Kind

__all__ = ["find_short_forms"]

_SHORT_FORM = re.compile(r"(?<![\w&/'’-])[A-Z][A-Z0-9]{3,9}(?![\w&'’-])")
_LEAST_UNTOLD = 5
_IS_A = re.compile(
    r"(?:,| –| -)?\s(?:which is|is|which was|,)?\s?(?:the|a|an|our)\s(?P<what>[^.;:]{3,90})"
)


def find_short_forms(text: str) -> Iterator[FormName]:
    """Unexplained short forms in capitals within sentences that are not in capitals.

    The kind is read from the words that follow where they tell it ("HAMROW, the weekly
    tasking meeting"), else it is an organisation's with little confidence.
    """
    if _SHORT_FORM.search(text) is None:
        return
    letters = "".join(filter(str.isalpha, text))
    if sum(map(str.isupper, letters)) > 0.5 * len(letters):
        return
    for match in _SHORT_FORM.finditer(text):
        short = match.group()
        beside = (
            (text[: match.start()].split() or [""])[-1],
            (text[match.end() :].split() or [""])[0],
        )
        if any(word.isupper() and len(word) > 3 for word in beside):
            continue
        if short in common_abbreviations() or short.rstrip("s") in common_abbreviations():
            continue
        told = _IS_A.match(text, match.end())
        kind = None
        if told is not None:
            heads = head_kinds()
            kinds = [heads[word] for word in fold(told["what"]).split() if word in heads]
            kind = Kind(kinds[-1]) if kinds else None
        if kind is None and len(short) < _LEAST_UNTOLD:
            continue
        yield FormName(match.start(), match.end(), kind or Kind.ORGANISATION, 0.7 if kind else 0.5)
