"""The front door: the command line, and `load` for Python users.

Each command parses its arguments and calls one function of `viz.commands`; nothing is
decided here. Results go to standard output, everything else to standard error; the exit
status is 0 for success, 1 for findings of `check`, 2 for bad input, 130 if interrupted.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from queries.asked import Filters
from viz import commands
from viz.export.forms import Form
from viz.options import (
    format_option,
    graph_option,
    reading_options,
    source_options,
    timeout_option,
    writing_options,
)
from viz.server.options import Told, serving_options
from viz.source import OUT, Source
from viz.terminal import Commands

if TYPE_CHECKING:
    from viz.session import Session

__all__ = ["load", "main"]


def load(out: str | Path = OUT, *, store: str | None = None) -> Session:
    """The graph that a build has written, for Python: its store, its answers as data
    frames and its networks. With `store`, the address of a shared store or a file of its
    addresses, the graph is fetched from there. Raises InputError where there is none.

    >>> graph = load("partnergraph-out")  # doctest: +SKIP
    >>> graph.ask("workload").head()  # doctest: +SKIP
    """
    return commands.load(Source(Path(out), store))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=commands.version,
    help="Show the version and exit.",
)
def main() -> None:
    """Read community safety plans into a graph of who does what with whom, and ask it.

    \b
    Example:
      partnergraph build plans/
      partnergraph ask workload
    """


@main.command()
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    default=OUT,
    show_default=True,
    help="The folder to write; an earlier build in it is replaced when this one has succeeded.",
)
@click.option("--model", metavar="NAME", help="An installed spaCy model to use.")
@click.option("--base", metavar="IRI", help="What the IRIs of things begin with.")
@click.option(
    "--review",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Apply the judgements in a review.xlsx or review.csv that a build has written.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Read up to N files at once.  [default: one for each processor core]",
)
@reading_options
@writing_options
def build(
    paths: tuple[Path, ...],
    out: Path,
    model: str | None,
    base: str | None,
    review: Path | None,
    jobs: int | None,
    store: str | None,
    remove_others: bool,
    names: str,
    dask: str | None,
) -> int:
    """Read files and folders and write their graph.

    What is doubtful is listed in OUT's review.xlsx, for people to judge (docs/correcting.md).
    What is held of people is told in docs/personal-data.md.

    \b
    Example:
      partnergraph build plans/ southwark.html -o partnergraph-out
      partnergraph build plans/ --names posts -o for-publishing
      partnergraph build plans/ --review partnergraph-out/review.xlsx
    """
    return commands.build(paths, out, model, base, review, jobs, store, remove_others, names, dask)


@main.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask before removing what is listed.")
@graph_option
def forget(name: str, yes: bool, out: Path) -> int:
    """Take a person's name out of a built graph, and keep it out of later builds there.

    NAME is any spelling of it. What would go is listed, and you are asked. The posts and
    actions stay, with "name removed at request". This cannot be undone; docs/personal-data.md
    tells what it does not reach.

    \b
    Example:
      partnergraph forget "Alex Dewsnap"
      partnergraph forget "Alex Dewsnap" --yes --graph partnergraph-out
    """
    return commands.forget(name, out, yes)


@main.command()
@click.argument("name", required=False)
@click.option("--area", metavar="AREA", help="Only this area (its name or ONS code).")
@click.option("--theme", metavar="THEME", help="Only themes with these words.")
@click.option("--kind", metavar="KIND", help="Only this kind: person, post, organisation, panel …")
@click.option("--on", metavar="DATE", help="What runs on this day; for `overdue`, what is late.")
@click.option(
    "--include-not-current",
    is_flag=True,
    help="Bring in what the plans say has ended or is only planned, and earlier versions of plans.",
)
@timeout_option
@format_option
@source_options
def ask(
    name: str | None,
    area: str | None,
    theme: str | None,
    kind: str | None,
    on: str | None,
    include_not_current: bool,
    timeout: int,
    form: str,
    source: Source,
) -> int:
    """Ask a bundled question; without a name, list them by family.

    \b
    Example:
      partnergraph ask who-leads-what --area Harrow --format csv
      partnergraph ask overdue --on 2019-03-31
    """
    filters = Filters(area, theme, kind, on, include_not_current)
    return commands.ask(name, filters, form, timeout, source)


@main.command()
@click.argument("query", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@timeout_option
@format_option
@source_options
def sparql(query: Path, timeout: int, form: str, source: Source) -> int:
    """Ask any SPARQL 1.1 query, from a file or, with -, from standard input.

    \b
    Example:
      echo 'SELECT ?name { ?panel a pg:Panel ; skos:prefLabel ?name }' | partnergraph sparql -
    """
    return commands.sparql(query, form, timeout, source)


@main.command()
@click.argument("name")
@source_options
def show(name: str, source: Source) -> int:
    """Tell all that is known of one thing, with the words and places that state it.

    \b
    Example:
      partnergraph show HAMROW
    """
    return commands.show(name, source)


@main.command()
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@click.option("--area", metavar="AREA", help="Only this area (its name or ONS code).")
@click.option(
    "--include-not-current",
    is_flag=True,
    help="Bring in what the plans say has ended or is only planned, and earlier versions of plans.",
)
@format_option
@source_options
def without(
    names: tuple[str, ...], area: str | None, include_not_current: bool, form: str, source: Source
) -> int:
    """Tell what is lost if these people, bodies, panels or services go.

    With a person go the posts that nobody else holds, with a body its teams. Each line
    gives the words and the place that it rests on, and who is nearest to take over.

    \b
    Example:
      partnergraph without "Stephen Douglass" Redthread
      partnergraph without Redthread --area Harrow --format csv
    """
    return commands.without(names, area, include_not_current, form, source)


@main.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@format_option
@click.option(
    "--graph",
    "out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Compare two plans of this build, by their key, file name or title.",
)
def compare(old: str, new: str, form: str, out: Path | None) -> int:
    """Tell what changed between two versions of a plan, or of the plans of two builds.

    OLD and NEW are two folders that builds have written, two files, or, with --graph, two
    plans of one build. docs/comparing.md tells what is listed and how sure it is.

    \b
    Example:
      partnergraph compare built-2018 built-2020
      partnergraph compare harrow-2018 harrow-2020 --graph partnergraph-out --format csv
    """
    return commands.compare(old, new, out, OUT, form)


@main.command()
@format_option
@source_options
def check(form: str, source: Source) -> int:
    """List what is wrong: faults in the plans, doubtful claims, breaches of the shapes.

    The exit status is 1 if anything was found.

    \b
    Example:
      partnergraph check --format csv
    """
    return commands.check(form, source)


@main.command()
@click.option(
    "--to",
    "form",
    required=True,
    type=click.Choice([form.value for form in Form]),
    help="The form to write.",
)
@click.option(
    "-o",
    "--out",
    "target",
    metavar="FILE|FOLDER",
    type=click.Path(path_type=Path),
    help="Where to write it; csv, open-referral and pyvis are folders, or a .zip.  "
    "[default: partnergraph.FORM here]",
)
@click.option("--area", metavar="AREA", help="Only the plans for this area (its name or ONS code).")
@click.option(
    "--include-not-current",
    is_flag=True,
    help="Bring in what the plans say has ended or is only planned.",
)
@click.option("--force", is_flag=True, help="Replace what is there already.")
@source_options
def export(
    form: str,
    target: Path | None,
    area: str | None,
    include_not_current: bool,
    force: bool,
    source: Source,
) -> int:
    """Write the graph for another tool: Excel, Gephi, Kumu, linked data, service directories;
    or, with pyvis, as pictures for a browser.

    docs/exporting.md tells what each form holds.

    \b
    Example:
      partnergraph export --to xlsx -o answers.xlsx
      partnergraph export --to kumu --area Harrow
    """
    return commands.export(form, target, area, include_not_current, force, source)


@main.command()
@click.option(
    "-o",
    "--out",
    "target",
    metavar="FILE|FOLDER",
    type=click.Path(path_type=Path),
    help="Where to write it.  [default: explorer.html in the graph's folder; here with --store]",
)
@click.option("--open", "show", is_flag=True, help="Open it in a browser.")
@source_options
def explore(target: Path | None, show: bool, source: Source) -> int:
    """Write the page in which people explore the graph: one file that opens anywhere.

    A build writes it too. It asks nothing of any network; docs/exploring.md tells what is
    in it.

    \b
    Example:
      partnergraph explore --open
      partnergraph explore -o for-the-meeting.html
    """
    return commands.explore(target, show, source)


@main.command()
@serving_options
@graph_option
def serve(out: Path, **told: Unpack[Told]) -> int:
    """Serve the explorer, a SPARQL 1.1 endpoint and a page for each thing on this machine.

    Nothing can be changed through it, and only the graph be read. docs/serving.md tells
    what is where, and how to let others use it.

    \b
    Example:
      partnergraph serve
      partnergraph serve --graph partnergraph-out --port 8081 --timeout 10
    """
    return commands.serve(out, told)


@main.command()
@click.argument("graph", metavar="GRAPH", type=click.Path(path_type=Path))
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.option(
    "--verbose",
    is_flag=True,
    help="List each miss and extra with its sentence; in forms other than table, only these.",
)
@click.option(
    "--min",
    "least",
    metavar="MEASURE=FIGURE",
    multiple=True,
    help="Exit with status 1 if F1 (or accuracy) over all plans is lower; may be given again.",
)
@format_option
def score(graph: Path, gold: Path, verbose: bool, least: tuple[str, ...], form: str) -> int:
    """Tell how right a graph is, against annotations made by careful readers.

    GRAPH is a folder that a build has written, or a graph.nq or graph.trig; GOLD a gold
    file or a folder of them (docs/measuring.md).

    \b
    Example:
      partnergraph score partnergraph-out gold/ --min relations=0.8
    """
    return commands.score(graph, gold, verbose, least, form)


if __name__ == "__main__":
    main()
