"""The one kind of error that a user is meant to see."""

from __future__ import annotations

__all__ = ["InputError", "as_given", "readable", "too_long"]

_LONGEST = 60


class InputError(Exception):
    """Something in the input that stops a stage, said so that a user can mend it.

    `name` is the file (or query, or option) at fault, `problem` what is wrong, as the
    rest of a sentence that begins with the name, `advice` what to do next, and
    `place` where in the file, if that is known ("line 12").
    """

    def __init__(self, name: str, problem: str, advice: str = "", place: str = "") -> None:
        self.name = name = readable(name)
        self.problem = problem = readable(problem)
        self.advice = advice
        self.place = place
        where = f"{name}, {place}" if place else name
        super().__init__(f"{where}: {problem}." + (f" {advice}." if advice else ""))


def readable(words: str) -> str:
    """Words that can be written anywhere: a name of a file may hold bytes that are no letters,
    which Python keeps as halves of characters.

    >>> readable("plan\\udcff.txt"), readable("plan.txt")
    ('plan\\\\udcff.txt', 'plan.txt')
    """
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def too_long(name: str, seconds: float, longer: str) -> InputError:
    """The error for a query that was stopped; `longer` is how to give it more time."""
    unit = "second" if seconds == 1 else "seconds"
    return InputError(
        name,
        f"it was stopped, having no answer after {seconds:g} {unit}",
        f"Narrow it, or give it longer with {longer}",
    )


def as_given(words: str) -> str:
    """What a user gave, short enough for one message; words for it where it is nothing.

    >>> as_given("  Night Bus "), as_given(" "), len(as_given("a" * 5000))
    ('Night Bus', 'nothing', 60)
    """
    shown = " ".join(words.split())
    if not any(char.isprintable() for char in shown):
        return "nothing"
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"
