"""What of a workbook is not read, in words for whoever reads it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.readers.sheet_rows import Shown

__all__ = ["left_out"]

_LONGEST_LIST = 10


def left_out(
    hidden: Sequence[str], shown: Sequence[tuple[str, Shown]], unsaved: int, program: str
) -> list[str]:
    """Notes on the `hidden` sheets, on the hidden rows and columns of those `shown`, and on
    how many formulas have no saved result (`unsaved`); `program` is what makes such files."""
    notes = [f"sheet “{title}” is hidden and was not read" for title in hidden]
    for title, found in shown:
        for what, places in (
            ("row", [str(number) for number in found.hidden_rows]),
            ("column", list(found.hidden_columns)),
        ):
            if places:
                several = len(places) > 1
                notes.append(
                    f"sheet “{title}”: {what}{'s' if several else ''} {_listed(places)} "
                    f"{'are' if several else 'is'} hidden and {'were' if several else 'was'} "
                    "not read; unhide and save what is part of the plan"
                )
    if unsaved:
        notes.append(
            f"{unsaved} {'cell holds a formula' if unsaved == 1 else 'cells hold formulas'} "
            f"without a saved result: open the workbook in {program} and save it"
        )
    return notes


def _listed(places: list[str]) -> str:
    if len(places) > _LONGEST_LIST:
        return f"{', '.join(places[:_LONGEST_LIST])} and {len(places) - _LONGEST_LIST} more"
    *others, last = places
    return f"{', '.join(others)} and {last}" if others else last
