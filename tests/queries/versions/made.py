"""Small versions of plans, made by hand."""

from __future__ import annotations

from queries.versions.change import Change
from queries.versions.compare import compare_plans
from queries.versions.version import Act, Named, Part, Place, Said, Version

ROLES = ("lead", "lead organisation", "supporter")
CELLS = {"lead": "lead", "lead organisation": "lead_organisation", "supporter": "supporting"}


def part(file: str = "old.txt", confidence: float = 1.0, **said: str) -> Part:
    """An outcome; `lead`, `organisation` and `supporter` are names, parted by ";"."""
    names = {
        "lead": said.pop("lead", ""),
        "lead organisation": said.pop("organisation", ""),
        "supporter": said.pop("supporter", ""),
    }
    fields = {key: value for key, value in said.items() if value}
    places = {key: Place(file, f"row 1, {key}", value) for key, value in fields.items()}
    roles = []
    for role, listed in names.items():
        if listed:
            places[CELLS[role]] = Place(file, f"row 1, {role}", listed)
        for name in filter(None, listed.split(";")):
            place = Place(file, f"row 1, {role}", name)
            roles.append(Said("part", role, f"{file}/{name}", "", "", confidence, place))
    return Part("part", Place(file, "row 1"), fields, places, frozenset(), tuple(roles))


def act(text: str, *parts: Part, number: str = "", theme: str = "SAFETY") -> Act:
    return Act(text, text, number, theme, 0, 1.0, Place("f", "row 1", text), parts, frozenset())


def thing(name: str, kind: str = "person", file: str = "old.txt", **said: object) -> Named:
    return Named(
        iri=str(said.get("iri", f"{file}/{name}")),
        kind=kind,
        label=name,
        spellings=(name, *said.get("also", ())),  # type: ignore[misc]
        generic=bool(said.get("generic")),
        status=str(said.get("status", "")),
        place=Place(file, "line 1", name),
        confidence=float(str(said.get("confidence", 1.0))),
    )


def version(
    *actions: Act,
    file: str = "old.txt",
    things: tuple[Named, ...] = (),
    relations: tuple[Said, ...] = (),
    **said: str,
) -> Version:
    """A version; whoever has a role in an action is a person that it names."""
    named = {each.iri: each for each in things}
    for action in actions:
        for each in action.parts:
            for role in each.roles:
                name = role.object.removeprefix(f"{file}/")
                named.setdefault(role.object, thing(name, file=file))
    ranked = tuple(
        Act(
            **{name: getattr(each, name) for name in Act.__slots__}
            | {"at": at, "iri": f"{file}/{at}"}
        )
        for at, each in enumerate(actions)
    )
    return Version(
        iri=f"plan/{said.get('key', file)}",
        key=said.get("key", "plan"),
        file=file,
        title=said.get("title", "Hillford safety plan"),
        area=said.get("area", "area/hillford"),
        area_name=said.get("area_name", "Hillford"),
        period=said.get("period", ""),
        actions=ranked,
        things=named,
        relations=relations,
        words=said.get("words", ""),
    )


def related(subject: str, relation: str, thing: str, file: str = "old.txt", **said: str) -> Said:
    quote = said.get("quote", f"{subject} {relation} {thing}")
    return Said(
        f"{file}/{subject}",
        relation,
        f"{file}/{thing}",
        said.get("status", ""),
        said.get("amount", ""),
        1.0,
        Place(file, "line 2", quote),
    )


def changes(old: Version, new: Version) -> list[Change]:
    return list(compare_plans(old, new).changes)


def kinds(old: Version, new: Version) -> list[str]:
    return [change.kind for change in changes(old, new)]
