"""Check that the gold annotations of the plans in this folder agree with the plans.

Run as a script it checks the folder `known` and prints every fault:

    python -m tests.plans.check_gold

A gold file is sound when `partnergraph score` can read it (docs/measuring.md) and no
member is left out, every spelling, action text and quotation stands in the plan (white
space folded, markup stripped; an action text may be joined from several rows), and every
date is in one of the allowed forms.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from graph.errors import InputError
from queries.accuracy.gold_files import read_gold_file

__all__ = ["FOLDERS", "check_folder", "check_gold", "plan_text"]

HERE = Path(__file__).parent
FOLDERS = (HERE / "known",)
PLAN_SUFFIXES = (".txt", ".md", ".html", ".csv", ".tsv")

# fmt: off
SCOPES = {"borough", "regional", "national"}
TOP_KEYS = {"document", "entities", "actions", "relations", "source_errors"}
ENTITY_KEYS = {"id", "kind", "also", "name", "aliases", "generic", "scope"}
ACTION_KEYS = {
    "id", "theme", "number", "local", "text", "parts", "mentions", "uses", "depends_on",
}
PART_KEYS = {
    "outcome", "leads", "lead_organisations", "supporting", "start", "end", "progress",
    "comment", "documents",
}
# fmt: on
MAX_PIECES = 5  # rows over which an action text may be broken

INLINE_TAGS = {"a", "b", "em", "i", "span", "strong", "sup", "u"}
MARKDOWN_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.)])[*_](?!\w)")


def fold(text: str) -> str:
    """The text with every run of white space folded to one space."""
    return " ".join(text.split())


class _Stripper(HTMLParser):
    """Gathers the text of a page; block tags part words, inline tags do not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        self.pieces.append("" if tag in INLINE_TAGS else " ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")
        self.pieces.append("" if tag in INLINE_TAGS else " ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def _strip_tags(text: str) -> str:
    stripper = _Stripper()
    stripper.feed(text)
    stripper.close()
    return "".join(stripper.pieces)


def plan_text(path: Path) -> str:
    """The words of a plan in reading order: markup stripped, white space folded."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix in (".csv", ".tsv"):
        rows = csv.reader(io.StringIO(raw), delimiter="," if path.suffix == ".csv" else "\t")
        return fold(" ".join(cell for row in rows for cell in row))
    if path.suffix == ".html":
        return fold(_strip_tags(raw))
    if path.suffix == ".md":
        raw = MARKDOWN_EMPHASIS.sub("", _strip_tags(raw.replace("|", " ")))
        return fold(raw)
    return fold(re.sub(r"</?(?:b|p|i|strong|em)>", "", raw))


def _stands_in(text: str, plan: str) -> bool:
    """Whether the text stands in the plan, whole or as a few pieces in order."""
    words = fold(text).split()
    position = start = pieces = 0
    while start < len(words):
        end, after = start, -1
        while end < len(words):
            piece = " ".join(words[start : end + 1])
            found = plan.find(piece, position)
            if found < 0:
                break
            end, after = end + 1, found + len(piece)
        if after < 0:
            return False
        start, position, pieces = end, after, pieces + 1
    return 0 < pieces <= MAX_PIECES


def _is_date(value: str | None, plan: str) -> bool:
    """Whether a value is null, a typed date, `ongoing`, `TBC` or words of the plan."""
    if value is None or value in ("ongoing", "TBC"):
        return True
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value):
        year, month, day = ([int(x) for x in value.split("-")] + [1, 1])[:3]
        try:
            date(year, month, day)
        except ValueError:
            return False
        return True
    return bool(value) and fold(value) in plan


def _check_entities(entities: list[dict[str, Any]], plan: str) -> list[str]:
    faults = []
    for entity in entities:
        where = f"{entity.get('id')} {entity.get('name')}"
        if missing := ENTITY_KEYS - entity.keys():
            faults.append(f"{where}: no {', '.join(sorted(missing))}")
            continue
        if entity["scope"] not in SCOPES:
            faults.append(f"{where}: unknown scope {entity['scope']}")
        if not entity["aliases"]:
            faults.append(f"{where}: no spelling as printed")
        for alias in entity["aliases"]:
            if not re.search(rf"(?<!\w){re.escape(fold(alias))}(?!\w)", plan):
                faults.append(f"{where}: the plan never prints {alias!r}")
    return faults


def _check_part(part: dict[str, Any], where: str, kinds: dict[str, str], plan: str) -> list[str]:
    if missing := PART_KEYS - part.keys():
        return [f"{where}: a part without {', '.join(sorted(missing))}"]
    faults = [
        f"{where}: leads holds {x}, no person or role"
        for x in part["leads"]
        if kinds[x] not in ("person", "role")
    ]
    faults += [
        f"{where}: lead_organisations holds {x}, a {kinds[x]}"
        for x in part["lead_organisations"]
        if kinds.get(x) in ("person", "role")
    ]
    faults += [
        f"{where}: documents holds {x}, no document"
        for x in part["documents"]
        if kinds.get(x) != "document"
    ]
    faults += [
        f"{where}: {key} {part[key]!r} is no date and no words of the plan"
        for key in ("start", "end")
        if not _is_date(part[key], plan)
    ]
    faults += [
        f"{where}: the plan never prints the {key} {part[key][:60]!r}"
        for key in ("outcome", "progress", "comment")
        if part[key] and not _stands_in(part[key], plan)
    ]
    return faults


def _check_actions(actions: list[dict[str, Any]], kinds: dict[str, str], plan: str) -> list[str]:
    faults = []
    for action in actions:
        where = f"action {action.get('id')}"
        if missing := ACTION_KEYS - action.keys():
            faults.append(f"{where}: no {', '.join(sorted(missing))}")
            continue
        for key in ("text", "theme", "number"):
            if action[key] and not _stands_in(action[key], plan):
                faults.append(f"{where}: the plan never prints the {key} {action[key][:60]!r}")
        if not action["text"] or not action["parts"]:
            faults.append(f"{where}: no text or no part")
        faults += [
            f"{where}: mentions holds {x}, a {kinds[x]}"
            for x in action["mentions"]
            if kinds.get(x) in ("person", "role")
        ]
        if strangers := set(action["uses"]) - set(action["mentions"]):
            faults.append(f"{where}: uses {sorted(strangers)} without mentioning them")
        for part in action["parts"]:
            faults += _check_part(part, where, kinds, plan)
    return faults


def _check_relations(relations: list[dict[str, Any]], plan: str) -> list[str]:
    faults = []
    for relation in relations:
        where = "relation " + " ".join(
            str(relation.get(key)) for key in ("subject", "predicate", "object")
        )
        if missing := {"subject", "predicate", "object", "quote"} - relation.keys():
            faults.append(f"{where}: no {', '.join(sorted(missing))}")
            continue
        quote = MARKDOWN_EMPHASIS.sub("", relation["quote"])
        if not _stands_in(quote, plan):
            faults.append(f"{where}: the plan never prints {relation['quote'][:60]!r}")
    return faults


def check_gold(gold_path: Path, plan_path: Path) -> list[str]:
    """Every fault of one gold file, as sentences; an empty list when it is sound."""
    try:
        read_gold_file(gold_path)
    except InputError as error:
        return [str(error)]
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    if missing := TOP_KEYS - gold.keys():
        return [f"no {', '.join(sorted(missing))}"]
    plan = plan_text(plan_path)
    faults = []
    if gold["document"].get("id") != plan_path.stem:
        faults.append(f"document id is not {plan_path.stem}")
    if gold["document"].get("source") != plan_path.name:
        faults.append(f"document source is not {plan_path.name}")
    faults += _check_entities(gold["entities"], plan)
    kinds = {entity["id"]: entity["kind"] for entity in gold["entities"] if "id" in entity}
    faults += _check_actions(gold["actions"], kinds, plan)
    faults += _check_relations([*gold["relations"], *gold.get("not_so", [])], plan)
    faults += [
        "a source error without where or what"
        for error in gold["source_errors"]
        if not (error.get("where") and error.get("what"))
    ]
    return faults


def check_folder(folder: Path) -> list[str]:
    """Every fault of a folder of plans with its gold files, each with the file's name."""
    plans = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in PLAN_SUFFIXES}
    golds = {path.stem: path for path in sorted((folder / "gold").glob("*.json"))}
    faults = [f"{stem}: a plan without gold" for stem in plans.keys() - golds.keys()]
    faults += [f"{stem}: gold without a plan" for stem in golds.keys() - plans.keys()]
    for stem in sorted(plans.keys() & golds.keys()):
        faults += [f"{stem}: {fault}" for fault in check_gold(golds[stem], plans[stem])]
    return faults


def main() -> int:
    """Print every fault; 0 when there is none, otherwise 1."""
    faults = [f"{folder.name}/{fault}" for folder in FOLDERS for fault in check_folder(folder)]
    sys.stdout.write(("\n".join(faults) or "gold and plans agree") + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
