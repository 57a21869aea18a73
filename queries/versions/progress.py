"""Whether what a plan says of progress says that an action is done."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from graph.likeness import words_of

__all__ = ["says_done"]

_BACK = 3
"""So many words before "complete" may take it back: "not yet fully complete"."""


def says_done(text: str) -> bool:
    """Whether the words say that something is done, and do not take it back.

    >>> says_done("Completed in May"), says_done("Not yet completed"), says_done("On track")
    (True, False, False)
    """
    said = " ".join(words_of(text))
    done, taken_back = _words()
    for found in done.finditer(said):
        before = " ".join(said[: found.start()].split()[-_BACK:])
        if not taken_back.search(before):
            return True
    return False


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    text = (files("queries") / "versions" / "done_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    back = [line.removeprefix("!").strip() for line in lines if line.startswith("!")]
    return _any([line for line in lines if not line.startswith("!")]), _any(back)


def _any(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
