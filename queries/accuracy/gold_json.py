"""One value of a JSON file at a time, each with its place, so that faults can be named."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError

__all__ = ["Item", "read_json"]


@dataclass(frozen=True, slots=True)
class Item:
    """An object of a JSON file: its value, and the file and place for messages.

    The methods give a member by its key and raise InputError where it is not as it must be.
    """

    file: str
    place: str
    value: dict[str, object]

    def fault(self, key: str, problem: str, advice: str) -> InputError:
        """The error to raise for a member."""
        place = f"{self.place}, {key}" if self.place else key
        return InputError(self.file, problem, advice, place=place)

    def text(self, key: str) -> str:
        """A text that must be there and not be empty."""
        value = self.value.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, _problem(value, "a text"), f'Write "{key}": "…"')
        return value

    def optional_text(self, key: str) -> str:
        """A text, "" where it is null or absent."""
        value = self.value.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.fault(key, _problem(value, "a text"), f'Write "{key}": "…", or null')
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """A text that is one of a few."""
        value = self.text(key)
        if value not in allowed:
            raise self.fault(
                key, f"{value!r} is not known", f"Write one of {', '.join(sorted(allowed))}"
            )
        return value

    def truth(self, key: str) -> bool:
        """True or false; false where it is null or absent."""
        value = self.value.get(key)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self.fault(key, _problem(value, "true or false"), "Write true or false")
        return value

    def texts(self, key: str, or_null: bool = False) -> tuple[str, ...]:
        """A list of texts, empty where it is null or absent; with `or_null` a null in it
        stands for "".
        """
        value = self.value.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.fault(key, _problem(value, "a list"), f'Write "{key}": ["…", "…"]')
        for place, text in enumerate(value):
            if not isinstance(text, str) and not (or_null and text is None):
                raise self.fault(f"{key}[{place}]", _problem(text, "a text"), "Write a text there")
        return tuple(text or "" for text in value)

    def items(self, key: str) -> Iterator[Item]:
        """The objects of a list, none where it is absent."""
        value = self.value.get(key)
        if value is None:
            return
        if not isinstance(value, list):
            raise self.fault(key, _problem(value, "a list"), f'Write "{key}": [{{…}}, {{…}}]')
        for number, member in enumerate(value):
            name = f"{key}[{number}]"
            if not isinstance(member, dict):
                raise self.fault(name, _problem(member, "an object"), "Write {…} there")
            label = member.get("id")
            place = f"{name} ({label})" if isinstance(label, str) else name
            yield Item(self.file, f"{self.place}, {place}" if self.place else place, member)

    def item(self, key: str) -> Item:
        """An object, empty where it is null or absent."""
        value = self.value.get(key)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            raise self.fault(key, _problem(value, "an object"), f'Write "{key}": {{…}}')
        return Item(self.file, f"{self.place}, {key}" if self.place else key, value)


def read_json(path: Path) -> Item:
    """The object that a JSON file holds.

    Raises InputError, with line and column, where it cannot be read or holds none.
    """
    advice = "Mend the file there; docs/measuring.md shows the form"
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(str(path), "is not text in UTF-8", "Save it as UTF-8") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InputError(str(path), f"is not JSON ({error.msg})", advice, place=place) from error
    except RecursionError as error:
        raise InputError(str(path), "holds lists within lists too deep to read", advice) from error
    except OSError as error:
        problem = f"cannot be read ({error.strerror or error})"
        raise InputError(str(path), problem, "Name a file that can be read") from error
    if not isinstance(value, dict):
        raise InputError(str(path), "holds no object", advice)
    return Item(str(path), "", value)


def _problem(value: object, wanted: str) -> str:
    if value is None:
        return f"{wanted} is missing"
    shown = json.dumps(value, ensure_ascii=False)
    return f"{shown if len(shown) <= 40 else shown[:39] + '…'} is not {wanted}"
