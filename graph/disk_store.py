"""The store of a large graph, kept on the disk beside it, so that no command loads it whole.

A build makes it where a graph has `ENOUGH` statements or more: below that, memory takes less
than a gigabyte and a question is answered sooner from there. It is opened to be read only, by
as many processes as ask. What it was made of is noted beside it; where that is no longer what
`graph.nq` holds, it is made anew.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.file_hash import sha256_of
from graph.parameters import Parameters, written_in
from graph.sparql_text import names_graphs
from graph.store import DISK_FOLDER, Dataset, Results, Store
from graph.table import Table

__all__ = ["DISK_NOTE", "ENOUGH", "DiskStore", "disk_store", "write_disk_store"]

ENOUGH = 1_500_000
"""From how many statements on a store is kept on the disk. Measured at a million: to load them
takes 3 s and 350 to 560 MB, to open the disk's 0.01 s and 30 MB; a question of it takes two to
four times as long as of memory."""
_AT_A_TIME = 15_000_000
"""So many bytes of a graph are loaded at a time. Of a graph of 14 million statements that takes
0.2 GB and as long as all of it at once, which takes 2 GB."""
DISK_NOTE = "graph.db.json"
"""What the folder was made of: the size, time and hash of its graph."""


class DiskStore(Store):
    """A store on the disk, or what is left of it without some of its graphs."""

    for_copies = False
    """What the engine has open belongs to one process."""

    def __init__(self, quads: ox.Store, left_out: Collection[str] = ()) -> None:
        super().__init__()
        self._quads = quads
        self._left_out = frozenset(left_out)

    def __len__(self) -> int:
        """The number of statements."""
        return sum(1 for _ in self.quads()) if self._left_out else len(self._quads)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        """Every statement, or those of the named graph with that IRI, in no set order."""
        return self._kept(super().quads(graph))

    def matching(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """Every statement that has these parts, in no set order."""
        return self._kept(super().matching(subject, predicate, object))

    def dumped(self) -> bytes:
        """Every statement, as N-Quads in no set order."""
        return ox.serialize(self.quads(), format=ox.RdfFormat.N_QUADS) or b""

    def without_graphs(self, graphs: Collection[str]) -> Store:
        """The same store without the named graphs with those IRIs; nothing is copied."""
        return DiskStore(self._quads, self._left_out.union(graphs))

    def _kept(self, quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
        if not self._left_out:
            return quads
        gone = {ox.NamedNode(graph) for graph in self._left_out}
        return (quad for quad in quads if quad.graph_name not in gone)

    def _asked(self, text: str, name: str, asked: Parameters) -> Table:
        if not asked:
            return self._answer(text, name)
        written = written_in(text, asked)
        if written is None:  # it cannot be given statements, as it can only be read
            return Store(self.quads()).query(text, name, asked)
        return self._answer(written, name)

    def _evaluated(self, text: str, dataset: Dataset | None = None) -> Results:
        if not self._left_out:
            return super()._evaluated(text, dataset)
        graphs = tuple(
            graph.value
            for graph in self._quads.named_graphs()
            if isinstance(graph, ox.NamedNode) and graph.value not in self._left_out
        )
        if dataset is not None:
            return super()._evaluated(
                text,
                Dataset(
                    tuple(graph for graph in dataset.default if graph in graphs),
                    tuple(graph for graph in dataset.named if graph in graphs),
                ),
            )
        if names_graphs(text):  # it would reach what is left out
            return Store(self.quads())._evaluated(text)
        return super()._evaluated(text, Dataset(graphs, graphs))


def disk_store(out: Path, graph: Path) -> Store | None:
    """The store on the disk of the graph in `out`; None where a build has made none.

    One that does not fit the graph is made anew or, where that cannot be written, passed over.
    """
    folder, note = out / DISK_FOLDER, out / DISK_NOTE
    if not folder.is_dir():
        return None
    try:
        if not _fits(graph, note):
            _make_anew(out, graph)
        return DiskStore(ox.Store.read_only(str(folder)))
    except (OSError, ValueError, RuntimeError):
        return None


def write_disk_store(folder: Path, graph: Path) -> tuple[str, str]:
    """Make the store of a graph file in a folder, and give the names of what was made.

    Raises OSError where it cannot be written.
    """
    store = ox.Store(str(folder / DISK_FOLDER))
    with graph.open("rb") as file:
        while lines := file.readlines(_AT_A_TIME):
            # The file is our own: its IRIs were checked when they were written.
            store.bulk_load(b"".join(lines), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    del store
    (folder / DISK_NOTE).write_text(json.dumps(_made_of(graph)), encoding="utf-8")
    return DISK_FOLDER, DISK_NOTE


def _fits(graph: Path, note: Path) -> bool:
    try:
        noted = json.loads(note.read_text(encoding="utf-8"))
        now = graph.stat()
        if noted["size"] != now.st_size:
            return False
        # A copy has another time; to read the whole file takes longer than to look at that.
        return bool(noted["changed"] == now.st_mtime_ns or noted["sha256"] == sha256_of(graph))
    except (OSError, ValueError, TypeError, KeyError):
        return False


def _made_of(graph: Path) -> dict[str, int | str]:
    now = graph.stat()
    return {"size": now.st_size, "changed": now.st_mtime_ns, "sha256": sha256_of(graph)}


def _make_anew(out: Path, graph: Path) -> None:
    new = Path(tempfile.mkdtemp(prefix=f".{DISK_FOLDER}-", dir=out))
    try:
        for name in write_disk_store(new, graph):
            old = out / name
            if old.is_dir():
                old.rename(new / f"old-{name}")
            (new / name).replace(old)
    finally:
        shutil.rmtree(new, ignore_errors=True)
