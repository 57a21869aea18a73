"""The action lines of minutes: "ACTION: Ann Lee to circulate the profile by May",
"Action 12/24: Circulate the profile – Ann Lee, 4 May 2024", "Action (AL): Circulate it",
"ACTION 4  Circulate the profile. AL, by May"."""

from __future__ import annotations

import re

from extract.action_brackets import pieces_of, take_bracket
from extract.action_drafts import ActionDraft, draft_from, list_patterns
from extract.columns import LEADS
from extract.dates import looks_like_date
from extract.namekinds import body_likeness, person_likeness, role_likeness, unnamed
from graph.records import FieldValue, Heading, ListItem, Paragraph, plain

__all__ = ["action_line", "is_action_line", "take_tail", "take_when", "take_who"]

_WHO_TO = re.compile(r"(?P<who>[A-Z][^.:;]{1,70}?) (?:to|will|agreed to) (?=[a-z])")
_BY = re.compile(
    r"[\s,(;–-](?P<by>(?:by|before|no later than|until) [^.;()]{3,40}?)[.)\s]*$", re.IGNORECASE
)
_BY_WORD = re.compile(r"\b(?:by|before|no later than|until) ", re.IGNORECASE)
_TAIL = re.compile(r"\s[–—-]\s(?P<tail>[^–—]{2,90}?)[.\s]*$")
_WHEN = re.compile(
    r"(?:^|,\s*)(?P<when>(?:by |before |next |ongoing|monthly|quarterly|annual|immediate|asap)?"
    r"[^,]{0,40}?)$",
    re.IGNORECASE,
)
_SHARED = re.compile(r"\s*[/&,]\s*|\s+and\s+")
_OPEN = re.compile(
    r"(?:by )?(?:the )?(?:next meeting|ongoing|monthly|quarterly|annually|weekly|immediately|asap)",
    re.IGNORECASE,
)


_FRONT = re.compile(r"(?P<who>[A-Z][^:–—.?!]{1,60}?)\s*(?::|\s[–—-])\s+(?=\S)")
_STOP = re.compile(r"(?:[.?!;]\s{1,40}|\t\s{0,40}|\s{3,40}|\s[–—-]\s{1,40})(?=[\w(\[])")
_INNER_STOP = re.compile(r"[a-z0-9]{3}[.!?]\s+[A-Za-z]")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_STATUS = re.compile(
    r"(?:now )?(?:done|completed?|closed|discharged|open|outstanding|in progress|under way|"
    r"carried (?:forward|over)|dropped|achieved|overdue)",
    re.IGNORECASE,
)
_MOST_STOPS, _LONGEST_TAIL = 12, 120
_MOST_WORDS = 7


def is_action_line(text: str) -> bool:
    """Whether a text begins as the action lines of minutes do."""
    return _matched(text) is not None


def _matched(text: str) -> re.Match[str] | None:
    patterns = list_patterns()
    return patterns.minute.match(text) or patterns.minute_unmarked.match(text)


def action_line(block: ListItem | Paragraph, path: list[Heading]) -> ActionDraft | None:
    """The action that a line of minutes records, None where it records none.

    The heading above it is its theme; who is to do it and by when are read from its
    beginning, its end, or behind a dash.
    """
    match = _matched(block.text)
    if match is None:
        return None
    theme = plain(path[-1].text) if path else None
    draft = draft_from(block, match.start("rest"), theme, "action line", 0.9)
    if block.text.lstrip().startswith("["):
        draft.text = draft.text.rstrip(" ]")
    draft.number = match["number"]
    _take_marked(draft, block, match)
    _take_front(draft)
    _take_tail(draft)
    _take_last(draft)
    take_bracket(draft, bodies=True)
    take_who(draft)
    take_when(draft)
    return draft if len(draft.text.split()) >= 2 else None


def _add(draft: ActionDraft, role: str, text: str, at: int, rule: str) -> None:
    left = len(text) - len(text.lstrip())
    start = draft.words_from + at + left
    words = text.strip()
    draft.fields.append(
        (role, FieldValue(words, start, start + len(words), draft.locator, rule, 0.9))
    )


def _take_marked(draft: ActionDraft, block: ListItem | Paragraph, match: re.Match[str]) -> None:
    """Reads who stands before the mark: "Action (AL, by 4 May): …", "ACTION AL: …"."""
    for name in ("bracket", "initials", "named"):
        if not match.groupdict().get(name) or draft.roles & LEADS:
            continue
        begin, end = match.span(name)
        for role, start, finish in _shared_out(block.text, begin, end):
            at = block.start + start - draft.words_from
            _add(draft, role, block.text[start:finish], at, "before the mark")


def _take_front(draft: ActionDraft) -> None:
    """Reads who stands at the beginning, set off ("ACTION: AL - circulate the profile")."""
    match = _FRONT.match(draft.text)
    if match is None or draft.roles & LEADS or not _names_somebody(match["who"], strictly=True):
        return
    if len(draft.text[match.end() :].split()) < 2:
        return
    for role, start, finish in _shared_out(draft.text, match.start("who"), match.end("who")):
        _add(draft, role, draft.text[start:finish], start, "before the mark")
    draft.words_from += match.end()
    draft.text = draft.text[match.end() :]


def _take_last(draft: ActionDraft) -> None:
    """Reads who and when behind the last sentence ("… to the schools. AL, by 4 May 2024")."""
    known = bool(draft.roles & LEADS)
    stops = list(_STOP.finditer(draft.text))[-_MOST_STOPS:]
    for stop in stops:
        begin, end = stop.end(), len(draft.text.rstrip(" ."))
        if end - begin > _LONGEST_TAIL or len(draft.text[: stop.start()].split()) < 2:
            continue
        parts = _shared_out(draft.text, begin, end)
        if not _tells_who_or_when(draft.text, parts):
            continue
        if known and any(role != "timescale" for role, _, _ in parts):
            continue
        for role, start, finish in parts:
            if role == "timescale" and draft.roles & {"start", "end", "timescale"}:
                continue
            words = draft.text[start:finish]
            role = "progress" if _STATUS.fullmatch(words) else role
            _add(draft, role, words, start, "behind the last sentence")
        draft.text = draft.text[: stop.start()]
        return


def _tells_who_or_when(text: str, parts: tuple[tuple[str, int, int], ...]) -> bool:
    """Whether words behind an action's last sentence name somebody, give a date, or both.

    Beside a date, words that are all written like a name will do for one.
    """
    dated = any(role == "timescale" for role, _, _ in parts)
    who = [text[begin:end] for role, begin, end in parts if role != "timescale"]
    if not who:
        return dated
    if any(not name[:1].isupper() or _INNER_STOP.search(name) for name in who):
        return False
    return all(_names_somebody(name) or (dated and _is_written_like_name(name)) for name in who)


def _is_written_like_name(text: str) -> bool:
    words = re.findall(r"[^\s/,&?()]+", text)
    return 0 < len(words) <= _MOST_WORDS and all(
        word[0].isupper() or word in ("and", "of", "the", "for") for word in words
    )


def _shared_out(text: str, begin: int, end: int) -> tuple[tuple[str, int, int], ...]:
    """The pieces of who and when; a person with whom another acts leads as well."""
    return tuple(
        ("lead", start, finish)
        if role == "supporting"
        and (person_likeness(text[start:finish]) >= 0.6 or _INITIALS.fullmatch(text[start:finish]))
        else (role, start, finish)
        for role, start, finish in pieces_of(text, begin, end)
    )


def take_tail(draft: ActionDraft) -> None:
    """Reads who and when behind the last dash of an item ("… – Ann Lee, by May 2025"); who
    alone must be a person or post."""
    match = _TAIL.search(draft.text)
    if match is None or draft.roles & LEADS:
        return
    parts = _shared_out(draft.text, match.start("tail"), match.end("tail"))
    roles = [role for role, _, _ in parts]
    who = [draft.text[begin:end] for role, begin, end in parts if role == "lead"]
    if not who or not _tells_who_or_when(draft.text, parts):
        return
    if "timescale" not in roles and not all(_names_somebody(name, strictly=True) for name in who):
        return
    for role, begin, end in parts:
        _add(draft, role, draft.text[begin:end], begin, "behind the dash")
    draft.text = draft.text[: match.start()]


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


def _names_somebody(text: str, *, strictly: bool = False) -> bool:
    """Whether every part of a text names a person, post or body; `strictly`, no mere body."""
    parts = [part.strip(" ?") for part in re.split(r"\s*[/;,&]\s*|\s+and\s+", text)]
    return any(parts) and all(
        person_likeness(part) >= (0.8 if strictly else 0.5)
        or role_likeness(part) >= 0.8
        or (not strictly and body_likeness(part) >= 0.4)
        or _INITIALS.fullmatch(part) is not None
        for part in parts
        if part
    )


def take_who(draft: ActionDraft, *, people_only: bool = False) -> None:
    """Reads who is named before "to" at the beginning ("Ann Lee to write to schools").

    `people_only` leaves out bodies, which bullets may name as those it is done for
    ("Schools to receive a visit").
    """
    who = _WHO_TO.match(draft.text)
    if who is None or draft.roles & LEADS:
        return
    name = who["who"]
    if people_only and not all(
        person_likeness(part) >= 0.8 or role_likeness(part) >= 0.9 for part in _SHARED.split(name)
    ):
        return
    people = max(person_likeness(name), role_likeness(name))
    if people >= 0.6 or body_likeness(name) >= 0.4 or re.search(r"[/&]| and ", name):
        initials = all(_INITIALS.fullmatch(part) for part in _SHARED.split(name))
        led = people >= 0.6 or initials or body_likeness(name) < 0.8
        role = "lead" if led else "lead_organisation"
        _add(draft, role, name, who.start("who"), "who is to do it")


def take_when(draft: ActionDraft) -> None:
    """Reads by when, at the end of an action's words ("… by the end of March 2025")."""
    by = _BY.search(draft.text)
    if by is None or draft.roles & {"start", "end", "timescale"}:
        return
    for mark in reversed(list(_BY_WORD.finditer(by["by"]))):
        when = by["by"][mark.start() :]
        if _is_date(when) or _is_date(when[mark.end() - mark.start() :]):
            _add(draft, "end", when, by.start("by") + mark.start(), "by when")
            return


def _is_date(text: str) -> bool:
    """Whether words give a date and nothing else behind a comma."""
    asides = (part for part in text.split(",") if len(part.split()) > 1)
    return looks_like_date(text) >= 0.5 and all(looks_like_date(part) >= 0.5 for part in asides)
