"""Made-up plans written as files, as partnerships publish theirs: of several layouts, with
other words for the columns, and with the mess of tables that many hands have filled.

    python -m benchmarks.made_up_files FOLDER [--areas 33] [--years 1] [--actions 18]
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from random import Random

from benchmarks.boroughs import ACTIONS, BOROUGHS, made_up_plans
from benchmarks.made_up_cast import filled, words
from graph.records import Action, PlanRecords

__all__ = ["LAYOUTS", "file_of", "write_plans"]

_COLUMNS = (
    "number", "action", "lead", "lead_organisation", "supporting", "start", "end", "outcome",
    "comment",
)  # fmt: skip
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_PARAGRAPH = 4
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a file tells, apart from how: the `titles` of the columns, the rows of each theme,
    sentences before and behind them, and the chance that is left for the mess."""

    title: str
    titles: Cells
    themes: tuple[tuple[str, tuple[Cells, ...]], ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    random: Random


def write_plans(
    folder: Path, areas: int = BOROUGHS, years: int = 1, actions: int = ACTIONS
) -> tuple[Path, ...]:
    """Write the plans of `made_up_plans` to a folder, one file each; the same bytes each time."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, plan in enumerate(made_up_plans(areas, actions, years)):
        name, data = file_of(plan, number)
        path = folder / name
        path.write_bytes(data)
        paths.append(path)
    return tuple(paths)


def file_of(plan: PlanRecords, number: int) -> tuple[str, bytes]:
    """The name and content of a plan's file; the `number` tells its layout and its mess."""
    random = Random(number)
    suffix, layout = LAYOUTS[number % len(LAYOUTS)]
    text = layout(_told(plan, random))
    if number % 5 == 2:
        text = text.replace("\n", "\r\n")
    return f"{plan.key}.{suffix}", text.encode("utf-8-sig" if number % 7 == 3 else "utf-8")


def _told(plan: PlanRecords, random: Random) -> _Told:
    lines = plan.document.text.splitlines()
    sentences = [line for line in lines[1:] if "\t" not in line]
    background = [filled(random.choice(words()["background"]), random) for _ in range(28)]
    rows = [(action.theme or "", _cells(action, plan, random)) for action in plan.actions]
    years = f"{plan.period.start} to {plan.period.end}"
    return _Told(
        title=f"{plan.area.name if plan.area else plan.key} violence reduction plan {years}",
        titles={role: random.choice(said) for role, said in words()["columns"].items()},
        themes=tuple(
            (theme, tuple(cells for _, cells in found))
            for theme, found in groupby(rows, key=lambda row: row[0])
        ),
        before=(lines[0], *background[:20]),
        behind=(*sentences, *background[20:]),
        random=random,
    )


def _cells(action: Action, plan: PlanRecords, random: Random) -> Cells:
    (part,) = action.commitments
    cells = {role: value.text for role, value in part.fields}
    ranks = {entity.label: entity.rank for entity in plan.entities if entity.rank}
    if cells.get("lead") in ranks and random.random() < 0.5:
        cells["lead"] = f"{ranks[cells['lead']]} {cells['lead']}"
    form = random.randrange(3) if random.random() < 0.1 else int(plan.key.encode()[0]) % 3
    for role in ("start", "end"):
        if role in cells:
            cells[role] = _date(cells[role], form)
    cells["number"] = action.number or ""
    cells["action"] = _mess(action.text, random)
    cells["comment"] = filled(random.choice(words()["comments"]), random)
    return cells


def _date(printed: str, form: int) -> str:
    """An ISO date in the form of a plan; other words as they are."""
    year, *rest = printed.split("-")
    if not year.isdigit() or not rest:
        return printed
    month = _MONTHS[int(rest[0]) - 1]
    day = "".join(rest[1:])
    if form == 0:
        return f"{month}-{year[2:]}"
    if form == 1:
        return f"{day} {month} {year}".strip()
    return "/".join((*rest[::-1], year))


def _mess(text: str, random: Random) -> str:
    """The text as careless hands leave it, now and then."""
    slip = random.randrange(14)
    if slip == 0:
        return text.replace(" ", "  ", 1)
    if slip == 1:
        return f"{text} "
    if slip == 2:
        return text.replace("'", "\u2019").replace(" - ", " \u2013 ")
    if slip == 3:
        at = random.randrange(1, len(text) - 2)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if slip == 4:
        return text + "."
    return text


def _paragraphs(sentences: Sequence[str]) -> Iterator[str]:
    for at in range(0, len(sentences), _PARAGRAPH):
        yield " ".join(sentences[at : at + _PARAGRAPH])


def _row(cells: Cells, columns: Iterable[str]) -> list[str]:
    return [cells.get(column, "") for column in columns]


def _grid(told: _Told) -> Iterator[list[str]]:
    """One table with the theme in its first column, on the first row of each; now and then
    its header comes again, or a row of nothing."""
    header = [told.titles["theme"], *_row(told.titles, _COLUMNS)]
    yield header
    for theme, rows in told.themes:
        for number, cells in enumerate(rows):
            yield [theme if number == 0 else "", *_row(cells, _COLUMNS)]
        chance = told.random.random()
        if chance < 0.2:
            yield header
        elif chance < 0.4:
            yield [""] * len(header)


def _tabs(told: _Told) -> str:
    lines = ("\t".join(row).rstrip("\t") for row in _grid(told))
    return "\n".join((*_prose(told.title, told.before), *lines, *_prose("", told.behind))) + "\n"


def _prose(title: str, sentences: Sequence[str]) -> Iterator[str]:
    for part in (title, *_paragraphs(sentences)):
        yield part
        yield ""


def _comma_separated(told: _Told) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([told.title])
    writer.writerows([part] for part in _paragraphs(told.before))
    writer.writerows(_grid(told))
    writer.writerows([part] for part in _paragraphs(told.behind))
    return file.getvalue()


def _piped(told: _Told) -> str:
    lines = [f"# {told.title}", "", "## Where we stand", "", *_prose("", told.before)]
    for number, (theme, rows) in enumerate(told.themes, start=1):
        lines += [f"## Priority {number}: {theme.capitalize()}", ""]
        lines += [_bars(_row(told.titles, _COLUMNS)), _bars(["---"] * len(_COLUMNS))]
        lines += [_bars(_row(cells, _COLUMNS)) for cells in rows]
        lines.append("")
    return "\n".join((*lines, "## How it is run", *_prose("", told.behind))) + "\n"


def _bars(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _web_page(told: _Told) -> str:
    parts = [f"<h1>{escape(told.title)}</h1>"]
    parts += [f"<p>{escape(part)}</p>" for part in _paragraphs(told.before)]
    for theme, rows in told.themes:
        parts += [f"<h2>{escape(theme)}</h2>", "<table>", _tagged("th", told.titles)]
        parts += [*(_tagged("td", cells) for cells in rows), "</table>"]
    parts += ["<h2>How it is run</h2>", *(f"<p>{escape(p)}</p>" for p in _paragraphs(told.behind))]
    head = f'<meta charset="utf-8"><title>{escape(told.title)}</title>'
    body = "\n".join(parts)
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n{body}\n</body></html>\n"


def _tagged(tag: str, cells: Cells) -> str:
    inside = "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in _row(cells, _COLUMNS))
    return f"<tr>{inside}</tr>"


def _labelled(told: _Told) -> str:
    lines = list(_prose(told.title, told.before))
    for theme, rows in told.themes:
        lines += [theme, ""]
        for cells in rows:
            lines.append(f"Action {cells['number']}: {cells['action'].strip()}")
            lines += [
                f"{told.titles[role]}: {cells[role]}" for role in _COLUMNS[2:] if cells.get(role)
            ]
            lines.append("")
    return "\n".join((*lines, *_prose("Governance", told.behind))) + "\n"


def _bulleted(told: _Told) -> str:
    lines = [f"# {told.title}", "", *_prose("", told.before)]
    for theme, rows in told.themes:
        lines += [f"## {theme.title()}", ""]
        for cells in rows:
            said = [
                f"{name}: {cells[role]}"
                for role, name in (("lead", "Lead"), ("lead_organisation", "with"), ("end", "by"))
                if cells.get(role)
            ]
            lines.append(f"- {cells['action'].strip()} ({'; '.join(said)})")
        lines.append("")
    return "\n".join((*lines, "## Who meets", *_prose("", told.behind))) + "\n"


LAYOUTS: tuple[tuple[str, Callable[[_Told], str]], ...] = (
    ("txt", _tabs),
    ("md", _piped),
    ("html", _web_page),
    ("csv", _comma_separated),
    ("txt", _labelled),
    ("md", _bulleted),
)
"""The suffix of each layout's files and what writes it, in the order in which plans take them."""


def main() -> None:
    """Write the plans, and say how many."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--areas", type=int, default=BOROUGHS)
    parser.add_argument("--years", type=int, default=1)
    parser.add_argument("--actions", type=int, default=ACTIONS)
    options = parser.parse_args()
    paths = write_plans(options.folder, options.areas, options.years, options.actions)
    print(f"{len(paths)} plans, {sum(path.stat().st_size for path in paths):,} bytes")


if __name__ == "__main__":
    main()
