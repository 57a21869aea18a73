"""Records of words, by finding where they stand in a text."""

from __future__ import annotations

from graph.records import Claim, FieldValue, Kind, Mention, Method


class Words:
    """Finds words in a text and makes records of where they stand."""

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, words: str, after: str = "") -> tuple[int, int]:
        start = self.text.index(words, self.text.index(after))
        return start, start + len(words)

    def value(self, words: str, after: str = "", rule: str = "cell") -> FieldValue:
        start, end = self.at(words, after)
        return FieldValue(words, start, end, f"{words} cell", rule, 1.0 if rule == "cell" else 0.8)

    def mention(
        self,
        entity: str,
        kind: Kind,
        words: str,
        after: str = "",
        action: str | None = None,
        sentence: str | None = None,
    ) -> Mention:
        start, end = self.at(words, after)
        around = self.at(sentence, after) if sentence else (start, end)
        return Mention(
            entity, kind, start, end, *around, f"place of {words}", Method.TABLE_CELL, 0.9, action
        )

    def claim(
        self,
        subject: str,
        predicate: str,
        obj: str,
        words: str,
        after: str = "",
        rule: str = "cell",
        confidence: float = 1.0,
    ) -> Claim:
        start, end = self.at(words, after)
        return Claim(subject, predicate, obj, start, end, f"place of {words}", rule, confidence)
