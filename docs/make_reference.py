"""Writes docs/reference.md from the code: the commands' help, the bundled questions, and the
modules' docstrings.

    python docs/make_reference.py

A test checks that what is written is what the code says.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import click

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGES = ("viz", "queries", "extract", "graph", "ontology")
WIDTH = 88
_OPTIONS = {
    "area": "`--area`",
    "theme": "`--theme`",
    "kind": "`--kind`",
    "on": "`--on`",
    "not_current": "`--include-not-current`",
}


def reference() -> str:
    """The whole page."""
    return "\n".join((*_commands(), *_questions(), *_modules())).rstrip() + "\n"


def _commands() -> Iterator[str]:
    if str(REPOSITORY) not in sys.path:
        sys.path.insert(0, str(REPOSITORY))
    from partnergraph import main

    yield "# Reference"
    yield ""
    yield "Written by `make reference` from the code; change it there."
    yield ""
    yield "## Commands"
    with _context(main, "partnergraph") as context:
        yield from _help(main, context)
        for name in main.list_commands(context):
            command = main.get_command(context, name)
            if command is not None:
                with _context(command, name, context) as inner:
                    yield f"### partnergraph {name}"
                    yield from _help(command, inner)


def _questions() -> Iterator[str]:
    from queries.catalogue import questions

    yield "## Questions"
    yield ""
    yield "What `partnergraph ask` answers, by family; the example of each is invented."
    yield ""
    for question in questions():
        options = ", ".join(_OPTIONS[name] for name in question.parameters)
        yield f"### {question.name}"
        yield ""
        yield f"{question.summary}. Family: {question.family}. Filters: {options}."
        yield ""
        yield "| column | holds | example |"
        yield "|---|---|---|"
        for column, example in zip(question.columns, question.example, strict=True):
            dates = " (a date, where one is printed)" if column.dates else ""
            yield f"| {column.name} | {_cell(column.description)}{dates} | {_cell(example)} |"
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _context(
    command: click.Command, name: str, parent: click.Context | None = None
) -> click.Context:
    # A set width, so that the page does not depend on who writes it.
    return command.make_context(
        name,
        [],
        parent,
        resilient_parsing=True,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
    )


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    yield ""
    yield "```text"
    yield command.get_help(context)
    yield "```"
    yield ""


def _modules() -> Iterator[str]:
    yield "## Modules"
    yield ""
    yield from _module(REPOSITORY / "partnergraph.py")
    for package in PACKAGES:
        for path in sorted((REPOSITORY / package).rglob("*.py")):
            yield from _module(path)


def _module(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    docstring = ast.get_docstring(tree)
    if docstring is None:
        return
    yield f"### `{path.relative_to(REPOSITORY).as_posix()}`"
    yield ""
    yield docstring
    yield ""
    public = _public(tree)
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name in public:
            first = (ast.get_docstring(node) or "").partition("\n\n")[0]
            yield f"- `{node.name}`: {' '.join(first.split())}"
    yield ""


def _public(tree: ast.Module) -> frozenset[str]:
    """The names in a module's ``__all__``."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
        ):
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


def main() -> None:
    """Write the page."""
    path = REPOSITORY / "docs" / "reference.md"
    path.write_text(reference(), encoding="utf-8", newline="\n")
    print(f"written: {path.relative_to(REPOSITORY)}")


if __name__ == "__main__":
    main()
