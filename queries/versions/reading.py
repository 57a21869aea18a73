"""The plans of a graph, read as versions that can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.likeness import words_of
from graph.records import plain
from graph.store import Store
from graph.table import Row, Value
from graph.wording import class_words, local_name, property_words
from queries.catalogue import lookup
from queries.versions.version import (
    LEAD,
    LEAD_ORGANISATION,
    SUPPORT,
    Act,
    Named,
    Part,
    Place,
    Said,
    Version,
)

__all__ = ["versions_in"]

_ROLES = {"lead": LEAD, "leadOrganisation": LEAD_ORGANISATION, "supportedBy": SUPPORT}
_FIELDS = {"startNote": "start", "endNote": "end", "ragStatus": "rag"}
"""The words printed in the place of a date are its value where there is no date."""
_SURE = 0.8


def versions_in(store: Store) -> tuple[Version, ...]:
    """Every plan of the graph, in the order of their keys."""
    return tuple(_Reading(store).versions())


class _Reading:
    """What the graph says, by plan, action and outcome."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._plans = {str(row[0]): row for row in self._rows("version-plans")}
        self._files = {plan: _text(row[1]) for plan, row in self._plans.items()}

    def versions(self) -> Iterator[Version]:
        actions = self._actions()
        things = self._things()
        relations = self._relations()
        words = self._words()
        for plan, (_, file, title, area, area_name, start, end) in self._plans.items():
            yield Version(
                iri=plan,
                key=local_name(plan),
                file=_text(file),
                title=_text(title),
                area=_text(area),
                area_name=_text(area_name),
                period=" to ".join(_text(each) for each in (start, end) if each is not None),
                actions=tuple(actions[plan]),
                things=things[plan],
                relations=tuple(relations[plan]),
                words=words[_text(file)],
            )

    def _rows(self, name: str) -> tuple[Row, ...]:
        return self._store.query(lookup(name), name).rows

    def _place(self, plan: str, locator: Value, quote: Value) -> Place:
        return Place(self._files[plan], _text(locator), plain(_text(quote)))

    def _words(self) -> Mapping[str, str]:
        texts: dict[str, list[str]] = defaultdict(list)
        for file, _, _, sentence in self._rows("sentences"):
            texts[_text(file)].append(_text(sentence))
        for plan, text in self._rows("version-texts"):
            texts[self._files[str(plan)]].append(_text(text))
        return defaultdict(
            str,
            {
                file: f" {' | '.join(' '.join(words_of(text)) for text in dict.fromkeys(all_of))} "
                for file, all_of in texts.items()
            },
        )

    def _actions(self) -> Mapping[str, list[Act]]:
        standards: dict[str, set[str]] = defaultdict(set)
        for row, standard in self._rows("version-standards"):
            standards[str(row)].add(str(standard))
        found: dict[str, list[Act]] = defaultdict(list)
        rows = [row for row in self._rows("version-actions") if str(row[0]) in self._plans]
        parts = self._parts({str(row[1]): str(row[0]) for row in rows})
        seen: set[str] = set()
        for plan, iri, text, number, theme, locator, _, confidence in rows:
            if str(iri) in seen:
                continue
            seen.add(str(iri))
            found[str(plan)].append(
                Act(
                    iri=str(iri),
                    text=plain(_text(text)),
                    number=_text(number),
                    theme=plain(_text(theme)),
                    at=len(found[str(plan)]),
                    confidence=_number(confidence),
                    place=self._place(str(plan), locator, text),
                    parts=tuple(parts[str(iri)]),
                    standards=frozenset(standards[str(iri)]),
                )
            )
        return found

    def _parts(self, plan_of: Mapping[str, str]) -> Mapping[str, list[Part]]:
        plans: dict[str, str] = {}
        owner: dict[str, str] = {}
        places: dict[str, Place] = {}
        fields: dict[str, dict[str, str]] = defaultdict(dict)
        for row, commitment, _, locator, name, value in self._rows("version-fields"):
            iri, plan = str(commitment), plan_of[str(row)]
            owner[iri], plans[iri] = str(row), plan
            places[iri] = self._place(plan, locator, None)
            if name is not None:
                told = local_name(str(name))
                # A date comes before the note beside it, which only adds to it.
                fields[iri].setdefault(_FIELDS.get(told, told), plain(_text(value)))
        cells, doubtful = self._cells(plans)
        roles = self._roles(plans)
        found: dict[str, list[Part]] = defaultdict(list)
        for iri, row in owner.items():
            made = Part(
                iri,
                places[iri],
                fields[iri],
                cells[iri],
                frozenset(doubtful[iri]),
                tuple(roles[iri]),
            )
            found[row].append(made)
        return found

    def _cells(
        self, plans: Mapping[str, str]
    ) -> tuple[Mapping[str, Mapping[str, Place]], Mapping[str, set[str]]]:
        cells: dict[str, dict[str, Place]] = defaultdict(dict)
        doubtful: dict[str, set[str]] = defaultdict(set)
        for part, name, quote, locator, _, confidence in self._rows("version-readings"):
            iri = str(part)
            cells[iri].setdefault(str(name), self._place(plans[iri], locator, quote))
            if _number(confidence) < _SURE:
                doubtful[iri].add(str(name))
        return cells, doubtful

    def _roles(self, plans: Mapping[str, str]) -> Mapping[str, list[Said]]:
        found: dict[str, list[Said]] = defaultdict(list)
        for part, role, who, status, confidence, quote, locator, _ in self._rows("version-roles"):
            iri = str(part)
            if iri in plans:
                found[iri].append(
                    Said(
                        iri,
                        _ROLES[local_name(str(role))],
                        str(who),
                        _text(status),
                        "",
                        _number(confidence),
                        self._place(plans[iri], locator, quote),
                    )
                )
        return found

    def _things(self) -> Mapping[str, dict[str, Named]]:
        first = {(str(row[0]), str(row[1])): row for row in reversed(self._rows("version-places"))}
        grouped: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self._rows("version-things"):
            grouped[str(row[0]), str(row[1])].append(row)
        found: dict[str, dict[str, Named]] = defaultdict(dict)
        for (plan, iri), rows in grouped.items():
            at = first.get((plan, iri))
            label = min((_text(row[4]) for row in rows if row[3] == "label"), default="")
            found[plan][iri] = Named(
                iri=iri,
                kind=class_words(str(rows[0][2])),
                label=label,
                spellings=tuple(dict.fromkeys((label, *(_text(row[4]) for row in rows)))),
                generic=rows[0][5] == "true",
                status=_text(rows[0][6]),
                place=self._place(plan, at[3], at[2]) if at else Place(self._files[plan], ""),
                confidence=_number(at[5]) if at else 0.0,
            )
        return found

    def _relations(self) -> Mapping[str, list[Said]]:
        found: dict[str, list[Said]] = defaultdict(list)
        for row in self._rows("version-relations"):
            plan, left, relation, right, status, amount, confidence, quote, locator, _ = row
            found[str(plan)].append(
                Said(
                    str(left),
                    property_words(str(relation)),
                    str(right),
                    _text(status),
                    _text(amount),
                    _number(confidence),
                    self._place(str(plan), locator, quote),
                )
            )
        return found


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _number(value: Value) -> float:
    return float(value) if value is not None else 0.0
