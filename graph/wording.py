"""Classes and properties in words, for people who do not read IRIs."""

from __future__ import annotations

import re

__all__ = ["ROLES", "ROLES_OF_ACTIONS", "class_words", "in_role", "local_name", "property_words"]

ROLES_OF_ACTIONS = {
    "lead": "lead",
    "leadOrganisation": "lead organisation",
    "supportedBy": "support",
}
"""What somebody is to an action, by the local name of the property; the action states it."""

ROLES = {
    **ROLES_OF_ACTIONS,
    "uses": "uses",
    "dependsOn": "depends on",
    "provides": "provides",
    "funds": "funds",
    "memberOf": "member of",
    "unitOf": "part of",
    "reportsTo": "reports to",
    "holds": "holds",
    "postIn": "post in",
    "headOf": "heads",
    "chairs": "chairs",
}
"""What one thing is to another, by the local name of the property."""

_CLASSES = {
    "AdministrativeArea": "area",
    "Concept": "theme",
    "FormalOrganization": "organisation",
    "Organization": "organisation",
    "OrganizationalUnit": "team",
}
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def local_name(iri: str) -> str:
    """The part of an IRI after its last slash or hash.

    >>> local_name("http://www.w3.org/ns/org#memberOf")
    'memberOf'
    """
    return iri.replace("#", "/").rsplit("/", 1)[-1]


def in_role(left: str, relation: str, right: str) -> tuple[str, str, str] | None:
    """Who stands in which role to what, of a statement whose property is the IRI `relation`: an
    action states of others what they are to it. None for a property that tells no role.

    >>> in_role("meeting", "https://w3id.org/partnergraph/ontology#lead", "Lee")
    ('Lee', 'lead', 'meeting')
    """
    name = local_name(relation)
    if name not in ROLES:
        return None
    return (right, ROLES[name], left) if name in ROLES_OF_ACTIONS else (left, ROLES[name], right)


def class_words(iri: str) -> str:
    """What a thing of the class is called: "team", "panel", "person".

    >>> class_words("http://www.w3.org/ns/org#OrganizationalUnit")
    'team'
    """
    name = local_name(iri)
    return _CLASSES.get(name) or _spaced(name)


def property_words(iri: str) -> str:
    """The property in words.

    >>> property_words("http://www.w3.org/ns/org#memberOf")
    'member of'
    """
    return _spaced(local_name(iri))


def _spaced(name: str) -> str:
    return _INNER_CAPITAL.sub(" ", name).lower()
