"""The statements of a build, set down as they come: a country's would fill the memory.

They are kept as sorted lines of N-Quads, apart for each graph, in a file without a name once
they are many, and come back from there as lines, as a store or as files.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain, groupby, islice
from operator import attrgetter
from os import SEEK_CUR
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType

from pyoxigraph import Quad

from graph.serialise import lines_of, prefix_lines, trig_block

__all__ = ["Block", "Part", "Statements", "blocks_of", "lines_by_graph"]

_IN_MEMORY = 64_000_000
"""So many bytes of lines are kept, and are sorted, without the disk."""
_AT_A_TIME = 200_000
"""So many statements are held at a time while they are set down or written as TriG."""
_READ = 65_536
_READ_IN_ALL = 32_000_000
"""How many bytes are read ahead of all parts together while they are merged."""

_CLOSING = b"}\n"


@dataclass(frozen=True, slots=True)
class Part:
    """Statements of one graph that were set down together: where their lines stand, and how
    many there are. `graph` is the graph's name as N-Quads has it."""

    graph: str
    start: int
    length: int
    number: int


@dataclass(frozen=True, slots=True)
class Block:
    """The sorted lines of statements of one graph, and how many there are. `graph` as above."""

    graph: str
    number: int
    lines: bytes


def lines_by_graph(quads: Iterable[Quad]) -> Iterator[Block]:
    """Statements as blocks of lines, several of a graph where they are very many."""
    waiting = iter(quads)
    while some := list(islice(waiting, _AT_A_TIME)):
        by_graph: dict[str, list[Quad]] = defaultdict(list)
        for graph, run in groupby(some, key=attrgetter("graph_name")):
            by_graph[str(graph)] += run
        for name in sorted(by_graph):
            lines = sorted(set(lines_of(by_graph[name])))
            yield Block(name, len(lines), _joined(lines))


def blocks_of(graph: str, lines: Iterable[str]) -> Iterator[Block]:
    """The statements of one graph, given as lines of canonical N-Quads without their ends, as
    blocks of them, several where they are very many."""
    waiting = iter(lines)
    while some := list(islice(waiting, _AT_A_TIME)):
        # Text is in the order of its UTF-8.
        ordered = sorted(set(some))
        yield Block(graph, len(ordered), "\n".join((*ordered, "")).encode())


class Statements:
    """Statements that were set down. To be left by `with`, which lets go of the disk.

    The file is made in `folder`, where what is built from it will lie. Raises OSError where
    the disk is full.
    """

    def __init__(self, folder: Path) -> None:
        self._file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(  # noqa: SIM115
            max_size=_IN_MEMORY, dir=str(folder)
        )
        self._end = 0

    def __enter__(self) -> Statements:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add_lines(self, blocks: Iterable[Block]) -> tuple[Part, ...]:
        """Set down what `lines_by_graph` or `blocks_of` has made of statements, here or
        elsewhere, and say where, by their graphs; a few hundred thousand are held at a time."""
        parts = tuple(map(self._add, blocks))
        # A copy of this process shares the file, and would write what is still to be written too.
        self._file.flush()
        return parts

    def _add(self, block: Block) -> Part:
        self._file.seek(self._end)
        self._file.write(block.lines)
        part = Part(block.graph, self._end, len(block.lines), block.number)
        self._end += part.length
        return part

    def data(self, part: Part) -> bytes:
        """The lines of a part as N-Quads."""
        return self._read(part.start, part.length)

    def write_nquads(self, parts: Sequence[Part], path: Path) -> None:
        """Write the lines of these parts, sorted, each once. Raises OSError where it cannot."""
        with path.open("wb") as file:
            file.writelines(_joined(run) for run in self._merged(parts))

    def write_trig(self, parts: Iterable[Part], path: Path) -> None:
        """Write these parts as `graph.serialise.write_trig` does, one graph at a time."""
        by_graph: dict[str, list[Part]] = defaultdict(list)
        for part in parts:
            by_graph[part.graph].append(part)
        with path.open("wb") as file:
            file.write(prefix_lines())
            for graph in sorted(by_graph):
                first, *more = self._blocks(by_graph[graph])
                file.write(first)
                for block in more:
                    # Each is a block of its own: they are made one.
                    file.seek(-len(_CLOSING), SEEK_CUR)
                    file.write(block.partition(b"\n")[2])

    def _blocks(self, parts: Sequence[Part]) -> Iterator[bytes]:
        """The statements of one graph as TriG, so many at a time, no subject in two blocks."""
        if sum(part.length for part in parts) <= _IN_MEMORY:
            yield trig_block(b"".join(map(self.data, parts)))
            return
        lines: list[bytes] = []
        merged = chain.from_iterable(self._merged(parts))
        for _, about in groupby(merged, key=lambda line: line.partition(b" ")[0]):
            lines += about
            if len(lines) >= _AT_A_TIME:
                yield trig_block(_joined(lines))
                lines = []
        if lines:
            yield trig_block(_joined(lines))

    def _merged(self, parts: Sequence[Part]) -> Iterator[Sequence[bytes]]:
        """The lines of these parts, sorted, each once, by runs: a plan says most of what it
        says about things of its own, so that much of one part comes before the next one's."""
        size = max(1, min(_READ, _READ_IN_ALL // max(1, len(parts))))
        sources = [self._lines(part, size) for part in parts]
        # The next line of each part, with the part's number and where it stands in what was read.
        waiting = [
            (lines[0], number, 0, lines)
            for number, source in enumerate(sources)
            for lines in islice(source, 1)
        ]
        heapify(waiting)
        last = b""
        while waiting:
            line, number, at, lines = heappop(waiting)
            end = max(at + 1, bisect_left(lines, waiting[0][0], at)) if waiting else len(lines)
            if line == last:
                at += 1
            if at < end:
                yield lines[at:end]
            last = lines[end - 1]
            if end == len(lines):
                end, lines = 0, next(sources[number], [])
            if lines:
                heappush(waiting, (lines[end], number, end, lines))

    def _read(self, start: int, length: int) -> bytes:
        if self._end > _IN_MEMORY and hasattr(os, "pread"):
            # Copies of this process share the place in the file, and may read at the same time.
            return os.pread(self._file.fileno(), length, start)
        self._file.seek(start)
        return self._file.read(length)

    def _lines(self, part: Part, size: int) -> Iterator[list[bytes]]:
        """The lines of a part, so many bytes of them read at a time."""
        at, end, torn = part.start, part.start + part.length, b""
        while at < end:
            data = self._read(at, min(size, end - at))
            at += len(data)
            *whole, torn = (torn + data).split(b"\n")
            if whole:
                yield whole


def _joined(lines: Sequence[bytes]) -> bytes:
    return b"\n".join((*lines, b""))
