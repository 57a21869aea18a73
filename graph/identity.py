"""Stable names: slugs, IRIs, and ids that are a hash of what they name.

All IRIs stand below one base, which a user can set. Below it:

==============================================  ==============================================
``plan/southwark``                              a plan, and the named graph of what it states
``southwark/action/governance/1``               an action (plan key, action key)
``southwark/commitment/governance/1/2``         a commitment (plan key, commitment key)
``southwark/theme/governance``                  a theme, under the words that the plan prints
``southwark/claim/…``, ``…/mention/…``          what has a content id, see `content_id`
``organisation/metropolitan-police-service``    a thing known to the registry
``southwark/organisation/communities``          a thing of one plan only
``area/E09000028``                              an area, by its ONS or other code
==============================================  ==============================================
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from hashlib import blake2b
from pathlib import PurePath
from urllib.parse import quote

from graph.errors import InputError

__all__ = [
    "DEFAULT_BASE",
    "action_iri",
    "area_iri",
    "check_base",
    "claim_iri",
    "commitment_iri",
    "conclusion_iri",
    "content_id",
    "fault_iri",
    "free_id",
    "iri",
    "judgement_iri",
    "mention_iri",
    "merge_iri",
    "plan_iri",
    "plan_key",
    "reading_iri",
    "slug",
    "slug_key",
    "standard_action_iri",
    "theme_iri",
]

DEFAULT_BASE = "https://w3id.org/partnergraph/id/"

_SEPARATORS = re.compile(r"[\s_-]+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_canonical = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
_SUFFIX_BYTES = 5
_SUFFIX = re.compile(r"(?:^|-)[0-9a-f]{10}$")
_BASE = re.compile(r"(?:https?://[^\s<>\"{}|\\^`]+|urn:[^\s<>\"{}|\\^`]+)[/#:]")


def free_id(wanted: str, taken: set[str]) -> str:
    """The id that is wanted, with a number behind it where it is taken; taken from now on.

    >>> free_id("ann-lee", {"ann-lee", "ann-lee-2"})
    'ann-lee-3'
    """
    number, free = 2, wanted
    while free in taken:
        free = f"{wanted}-{number}"
        number += 1
    taken.add(free)
    return free


def slug_key(text: str) -> str:
    """What `slug` takes to be the same key: letter case and separators do not count.

    White space, hyphens and underscores all part words and are otherwise ignored.

    >>> slug_key("Knife_Crime  Plan") == slug_key("knife-crime plan")
    True
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return _SEPARATORS.sub(" ", folded).strip()


def slug(text: str, max_length: int = 60) -> str:
    """The text as small ASCII letters, digits and hyphens, at most `max_length` long.

    Two texts have one slug only if `slug_key` is the same for both: where more is lost
    than case and separators (accents, punctuation, length), ten hexadecimal digits of a
    hash of the key are put at the end.

    >>> slug("London Gangs Exit")
    'london-gangs-exit'
    >>> slug("Children's Services")
    'childrens-services-cac73faba4'
    """
    key = slug_key(text)
    plain_slug = key.replace(" ", "-")
    lossless = bool(key) and not _NOT_SLUG.search(key.replace(" ", ""))
    # A text that already ends like a hashed slug could be another text's slug.
    if lossless and len(plain_slug) <= max_length and not _SUFFIX.search(plain_slug):
        return plain_slug
    ascii_text = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode("ascii")
    words = _NOT_SLUG.sub("-", ascii_text.replace("'", "")).strip("-")
    digest = blake2b(key.encode("utf-8"), digest_size=_SUFFIX_BYTES).hexdigest()
    stem = words[: max(0, max_length - len(digest) - 1)].rstrip("-")
    return f"{stem}-{digest}" if stem else digest


def check_base(base: str) -> str:
    """The base itself, if IRIs can be made by adding a path to it.

    Raises InputError where it is not an absolute IRI ending in ``/``, ``#`` or ``:``.
    """
    if not _BASE.fullmatch(base):
        raise InputError(
            "base",
            f"{base!r} is not a base for IRIs",
            "Give an absolute address that ends in a slash, such as " + DEFAULT_BASE,
        )
    return base


def iri(local_id: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a compact id; different ids give different IRIs.

    What may not stand in the path of an IRI is percent-encoded as UTF-8.

    >>> iri("organisation/mopac")
    'https://w3id.org/partnergraph/id/organisation/mopac'
    """
    return base + quote(local_id, safe="/-._~", errors="surrogatepass")


def plan_key(file_name: str, taken: Collection[str] = ()) -> str:
    """The key of a plan: the slug of its file's stem.

    `taken` are the keys of plans read before; a key among them gets the next free
    number, so that two files of one name in two folders stay two plans.

    >>> plan_key("Southwark 2018.txt"), plan_key("southwark.html", {"southwark"})
    ('southwark-2018', 'southwark-2')
    """
    key = slug(PurePath(file_name).stem)
    number, free = 2, key
    while free in taken:
        free = f"{key}-{number}"
        number += 1
    return free


def plan_iri(plan: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of the plan with that key, which is also its named graph's."""
    return iri(f"plan/{plan}", base)


def action_iri(plan: str, key: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of an action, from the plan's key and its own."""
    return iri(f"{plan}/action/{key}", base)


def commitment_iri(plan: str, key: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a commitment, from the plan's key and its own."""
    return iri(f"{plan}/commitment/{key}", base)


def theme_iri(plan: str, label: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a theme, from the plan's key and the words printed."""
    return iri(f"{plan}/theme/{slug(label)}", base)


def area_iri(code: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of an area, from its ONS or other code."""
    return iri(f"area/{code}", base)


def content_id(*fields: str | int | None) -> str:
    """An id that is a hash of content: 20 hexadecimal digits.

    The recipe: the fields as a JSON array (non-ASCII characters escaped, no white space
    between items, null for None), in UTF-8, hashed with BLAKE2b to 10 bytes.
    """
    return blake2b(_canonical(fields).encode("ascii"), digest_size=10).hexdigest()


def mention_iri(plan: str, start: int, end: int, thing: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a mention: hashed are plan key, offsets, and the id of the thing.

    Words that state a relation are a mention of its object, or else of its subject.
    """
    return iri(f"{plan}/mention/{content_id('mention', plan, start, end, thing)}", base)


def claim_iri(
    plan: str,
    subject: str,
    predicate: str,
    obj: str,
    start: int,
    end: int,
    status: str | None = None,
    amount: str | None = None,
    base: str = DEFAULT_BASE,
) -> str:
    """The IRI of a claim: hashed are plan key, the three terms, offsets, status, amount.

    `subject` and `obj` are as in `graph.records.Claim`, `predicate` a compact IRI. Rule
    and confidence are left out: a better reading of the same words is the same claim.
    """
    content = content_id("claim", plan, subject, predicate, obj, start, end, status, amount)
    return iri(f"{plan}/claim/{content}", base)


def fault_iri(
    plan: str, kind: str, about: str, start: int, end: int, base: str = DEFAULT_BASE
) -> str:
    """The IRI of a fault in a plan: hashed are plan key, kind, what it is about, offsets."""
    return iri(f"{plan}/fault/{content_id('fault', plan, kind, about, start, end)}", base)


def reading_iri(
    plan: str, commitment: str, field: str, start: int, end: int, base: str = DEFAULT_BASE
) -> str:
    """The IRI of a field reading: hashed are plan key, commitment key, field, offsets."""
    content = content_id("reading", plan, commitment, field, start, end)
    return iri(f"{plan}/reading/{content}", base)


def merge_iri(plan: str, entity: str, spelling: str, reason: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a merge: hashed are plan key, id of the entity, spelling, reason."""
    return iri(f"{plan}/merge/{content_id('merge', plan, entity, spelling, reason)}", base)


def judgement_iri(
    plan: str, what: str, description: str, decided_by: str, base: str = DEFAULT_BASE
) -> str:
    """The IRI of an applied judgement: hashed are plan key, what, sentence, who decided."""
    content = content_id("judgement", plan, what, description, decided_by)
    return iri(f"{plan}/judgement/{content}", base)


def standard_action_iri(standard: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a standard action, from its id."""
    return iri(f"standard-action/{standard}", base)


def conclusion_iri(what: str, *fields: str, base: str = DEFAULT_BASE) -> str:
    """The IRI of a match or overlap (`what`): hashed are its kind, what it is between and, of an
    overlap, the keys of the plans that show it."""
    return iri(f"{what}/{content_id(what, *fields)}", base)
