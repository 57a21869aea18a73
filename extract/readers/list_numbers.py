"""The numbers before the items of lists, as office programs print them."""

from __future__ import annotations

__all__ = ["written"]

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
          (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST, _LARGEST_ROMAN = 9999, 399


def written(number: int, form: str) -> str:
    """A number in a form that is told by how its first one looks: "1", "01", "a", "A", "i", "I".

    >>> [written(4, form) for form in ("1", "01", "a", "I")], written(28, "a")
    (['4', '04', 'd', 'IV'], 'bb')
    """
    number = max(0, min(number, _LARGEST))
    if form in ("a", "A") and number:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "A" else letter
    if form in ("i", "I") and number <= _LARGEST_ROMAN:
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (number // value)
            number %= value
        return roman.upper() if form == "I" else roman
    return f"{number:02}" if form == "01" else str(number)
