"""Reading the registry's CSV files: rows with their line numbers, cells with lists."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

__all__ = ["RegistryError", "is_slug", "parts", "read_rows", "registry_folder"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class RegistryError(ValueError):
    """A row of the registry that cannot be right; says file, line and what to do."""

    def __init__(self, name: str, line: int, problem: str, advice: str) -> None:
        self.name = name
        self.line = line
        super().__init__(f"{name}, line {line}: {problem}. {advice}.")


def registry_folder() -> Path:
    """The folder of CSV files that is packaged with the code."""
    return Path(str(files("ontology") / "registry"))


def is_slug(text: str) -> bool:
    """Whether the text can be an id: small letters and digits, parted by hyphens.

    >>> is_slug("victim-support"), is_slug("Victim Support")
    (True, False)
    """
    return _SLUG.fullmatch(text) is not None


def parts(value: str) -> tuple[str, ...]:
    """The items of a list-valued cell, stripped, empty ones left out.

    >>> parts("MPS | Met Police |")
    ('MPS', 'Met Police')
    """
    return tuple(part for part in (piece.strip() for piece in value.split("|")) if part)


def read_rows(
    folder: Path, name: str, columns: tuple[str, ...]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row of a file as a mapping from column to stripped cell, with its last line.

    Raises RegistryError where the file is missing or not UTF-8 CSV, the header is not
    `columns`, or a row has too few or too many cells.
    """
    try:
        with (folder / name).open("r", encoding="utf-8", newline="") as stream:
            yield from _read(stream, name, columns)
    except FileNotFoundError as error:
        raise RegistryError(name, 0, "the file is missing", "Install the package anew") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise RegistryError(name, 0, str(error), "Save the file as CSV in UTF-8") from error


def _read(
    stream: Iterator[str], name: str, columns: tuple[str, ...]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    reader = csv.reader(stream, strict=True)
    header = tuple(next(reader, []))
    if header != columns:
        raise RegistryError(
            name, 1, "the columns are not as expected", f"Give {', '.join(columns)}"
        )
    for cells in reader:
        if len(cells) != len(columns):
            raise RegistryError(
                name,
                reader.line_num,
                f"{len(cells)} cells stand under {len(columns)} columns",
                "Look for a missing comma or quotation mark",
            )
        stripped = (cell.strip() for cell in cells)
        yield reader.line_num, dict(zip(columns, stripped, strict=True))
