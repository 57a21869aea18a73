"""The action lines of minutes: "ACTION: Ann Lee to circulate the profile by May",
"Action 12/24: Circulate the profile – Ann Lee, 4 May 2024"."""

from __future__ import annotations

import re

from extract.action_drafts import ActionDraft, draft_from, list_patterns
from extract.columns import LEADS
from extract.dates import looks_like_date
from extract.namekinds import body_likeness, person_likeness, role_likeness, unnamed
from graph.records import FieldValue, Heading, ListItem, Paragraph, plain

__all__ = ["action_line", "lead_in_brackets", "take_bracketed", "take_when"]

_WHO_TO = re.compile(r"(?P<who>[A-Z][^.:;]{1,70}?) (?:to|will|agreed to) (?=[a-z])")
_BY = re.compile(
    r"[\s,(;–-]+(?P<by>(?:by|before|no later than|until) [^.;()]{3,40}?)[.)\s]*$", re.IGNORECASE
)
_TAIL = re.compile(r"\s[–—-]\s(?P<tail>[^–—]{2,90}?)[.\s]*$")
_WHEN = re.compile(
    r"(?:^|,\s*)(?P<when>(?:by |before |next |ongoing|monthly|quarterly|annual|immediate|asap)?"
    r"[^,]{0,40}?)$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((?P<who>[A-Z][^()]{3,70})\)[.;\s]*$")
_OPEN = re.compile(
    r"(?:by )?(?:the )?(?:next meeting|ongoing|monthly|quarterly|annually|weekly|immediately|asap)",
    re.IGNORECASE,
)


def action_line(block: ListItem | Paragraph, path: list[Heading]) -> ActionDraft | None:
    """The action that a line of minutes records, None where it records none.

    The heading above it is its theme; who is to do it and by when are read from its
    beginning, its end, or behind a dash.
    """
    match = list_patterns().minute.match(block.text)
    if match is None:
        return None
    theme = plain(path[-1].text) if path else None
    draft = draft_from(block, match.start("rest"), theme, "action line", 0.9)
    if block.text.lstrip().startswith("["):
        draft.text = draft.text.rstrip(" ]")
    draft.number = match["number"]
    _take_tail(draft)
    _take_who(draft)
    take_when(draft)
    return draft if len(draft.text.split()) >= 2 else None


def _add(draft: ActionDraft, role: str, text: str, at: int, rule: str) -> None:
    left = len(text) - len(text.lstrip())
    start = draft.words_from + at + left
    words = text.strip()
    draft.fields.append(
        (role, FieldValue(words, start, start + len(words), draft.locator, rule, 0.9))
    )


def _take_tail(draft: ActionDraft) -> None:
    """Who and when behind the last dash ("… – Ann Lee / Supt Roe, 4 October 2024")."""
    match = _TAIL.search(draft.text)
    if match is None or draft.roles & LEADS:
        return
    tail, at = match["tail"], match.start("tail")
    when = _WHEN.search(tail)
    who = tail
    if when is not None and _is_when(when["when"]):
        who = tail[: when.start()]
    elif not _names_somebody(tail):
        return
    if who.strip() and not _names_somebody(who):
        return
    if who.strip():
        _add(draft, "lead", who, at, "behind the dash")
    if when is not None and who != tail:
        _add(draft, "end", when["when"], at + when.start("when"), "behind the dash")
    draft.text = draft.text[: match.start()]


def _is_when(text: str) -> bool:
    return (
        looks_like_date(text) >= 0.5 or unnamed(text) or _OPEN.fullmatch(text.strip()) is not None
    )


def _names_somebody(text: str) -> bool:
    parts = [part for part in re.split(r"\s*[/;,&]\s*|\s+and\s+", text) if part.strip()]
    return bool(parts) and all(
        person_likeness(part) >= 0.5
        or role_likeness(part) >= 0.8
        or body_likeness(part) >= 0.4
        or re.fullmatch(r"[A-Z]{2,4}", part.strip()) is not None
        for part in parts
    )


def _take_who(draft: ActionDraft) -> None:
    """Who is named before "to" at the beginning."""
    who = _WHO_TO.match(draft.text)
    if who is None or draft.roles & LEADS:
        return
    name = who["who"]
    people = max(person_likeness(name), role_likeness(name))
    if people >= 0.6 or body_likeness(name) >= 0.4 or re.search(r"[/&]| and ", name):
        role = "lead" if people >= 0.6 or body_likeness(name) < 0.8 else "lead_organisation"
        _add(draft, role, name, who.start("who"), "who is to do it")


def lead_in_brackets(text: str) -> tuple[int, str] | None:
    """The person or post in brackets at the end of a commitment, with where it begins:
    "We will publish our figures twice a year (Community Safety Manager)"."""
    match = _IN_BRACKETS.search(text)
    if match is None:
        return None
    first = re.split(r"[,/;&]| and ", match["who"])[0].strip()
    named = person_likeness(first) >= 0.8 or role_likeness(first) >= 0.9
    return (match.start("who"), match["who"]) if named else None


def take_bracketed(draft: ActionDraft) -> None:
    """Reads the lead that stands in brackets at the end of an action's words."""
    found = lead_in_brackets(draft.text)
    if found is None or draft.roles & LEADS:
        return
    at, who = found
    _add(draft, "lead", who, at, "in brackets at the end")
    draft.text = draft.text[:at].rstrip(" (")


def take_when(draft: ActionDraft) -> None:
    """Reads by when, at the end of an action's words ("… by the end of March 2025")."""
    by = _BY.search(draft.text)
    if by is None or draft.roles & {"start", "end", "timescale"}:
        return
    if any(looks_like_date(text) >= 0.5 for text in (by["by"], by["by"].split(" ", 1)[1])):
        _add(draft, "end", by["by"], by.start("by"), "by when")
