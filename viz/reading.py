"""Reading the files of a build, each once and several at a time.

What has not changed since the earlier build is taken from there, and what an interrupted one
has read from its journal.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType

from graph.errors import InputError
from graph.records import PlanRecords
from viz.journal import Journal
from viz.kept import KEPT, Kept, fingerprint
from viz.output import journal_of
from viz.personal import ALL_NAMES, Names
from viz.plan_reader import PlanReader, Read, hash_of, read_from
from viz.processes import Method, method
from viz.workers import Work, done_by_workers

__all__ = ["Progress", "Reading"]

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many files are done, and how many there are."""

_WORTH_SHARING: dict[Method, int] = {"fork": 32_000, "spawn": 100_000}
"""How many bytes of plans must be there to read for several processes to be quicker than one:
each that does not begin as a copy loads the language model anew."""
_SHOWN = 3
_SHORT = 4
"""What a process has to read is a few times as long as a file that comes in its turn."""
_PACKED = frozenset({".docx", ".odt", ".pptx", ".odp", ".xlsx", ".ods", ".pdf"})
_PACKED_TO = 4
"""How many times as long the reading of a byte takes in these formats."""
_NO_MEMORY = "needs more memory than there is"
_ENDED = "ended the process that read it, twice, as too little memory does"
_LOST_WORKERS = "ended the worker that read it, again and again, as too little memory does"
_SMALLER = "Split it into parts, or build on a machine with more memory"


class Reading:
    """Reads plans, in up to `jobs` processes at once or on the cluster whose scheduler is at the
    address `dask`. Where processes of this machine do so, `meanwhile` is called while they make
    ready.

    `model` is what the manifest says of the language model and `reader` stands for all that
    decides what is read, with what `names` leaves out. `kept_files` counts the files that the
    build in OUT had read, `resumed_files` those that an interrupted one had. To be left by
    `with`, which keeps what was read for the next build. Raises InputError where the model is
    not installed.
    """

    def __init__(
        self,
        out: Path,
        model: str | None,
        jobs: int,
        progress: Progress,
        meanwhile: Callable[[], object] = lambda: None,
        names: Names = ALL_NAMES,
        dask: str | None = None,
    ) -> None:
        from extract.model_version import model_version

        self._plan_reader = PlanReader(model, names)
        self._name = model
        self._names = names
        self._dask = dask
        self._jobs = jobs
        self._progress = progress
        self._meanwhile = meanwhile
        self._out = out
        self.kept_files = self.resumed_files = 0
        version = model_version(model)
        self.model = version or self._plan_reader.extractor().model
        # A model that does not tell its version may be another one by the next build.
        self._keeps = bool(version)
        self._begins = not ((out / KEPT).exists() or journal_of(out).exists())

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._journal is not None:
            self._journal.close()

    @cached_property
    def reader(self) -> str:
        """What stands for all that decides what is read. It reads much of the program, so it is
        made when it is first asked for: where nothing is kept, while workers make ready."""
        return fingerprint(self.model + self._names.mark)

    @cached_property
    def _kept(self) -> Kept | None:
        return Kept(self._out / KEPT, self.reader) if self._keeps else None

    @cached_property
    def _journal(self) -> Journal | None:
        return Journal(journal_of(self._out), self.reader) if self._keeps else None

    @property
    def in_writing(self) -> tuple[Kept, ...]:
        """Where the records of what was read stand already."""
        return tuple(source for source in (self._journal, self._kept) if source is not None)

    def read(self, files: Sequence[Path]) -> Generator[tuple[int, PlanRecords | InputError]]:
        """The number of each file with what it says, or with why it cannot be read, in the
        order in which they are done: not that of the files, nor the same each time.

        Nothing is left running when the iterator is closed.
        """
        unread: list[int] = []
        for number, path in enumerate(files):
            known = self._known(path)
            if known is None:
                unread.append(number)
            else:
                yield number, known
        with closing(self._read([files[number] for number in unread])) as answers:
            for at, answer in answers:
                if isinstance(answer, InputError):
                    yield unread[at], answer
                    continue
                records, written = answer
                if self._journal is not None:
                    self._journal.add(records.document.name, records.document.sha256, written)
                yield unread[at], records

    def _known(self, path: Path) -> PlanRecords | None:
        if self._begins or self._kept is None or self._journal is None:
            return None
        if not (len(self._kept) or len(self._journal)):
            return None
        sha256 = hash_of(path)
        if (records := self._kept.records(path.name, sha256)) is not None:
            self.kept_files += 1
        elif (records := self._journal.records(path.name, sha256)) is not None:
            self.resumed_files += 1
        return records

    def _read(self, paths: Sequence[Path]) -> Generator[tuple[int, Read | InputError]]:
        left = dict(enumerate(paths))
        sizes = [_size(path) for path in paths]
        how = method()
        if self._dask is not None:
            yield from self._by_cluster(self._dask, paths)
            return
        if min(self._jobs, len(paths)) > 1 and sum(sizes) >= _WORTH_SHARING[how]:
            try:
                with closing(self._by_workers(paths, sizes, how)) as answers:
                    for at, answer in answers:
                        del left[at]
                        yield at, answer
            except OSError:
                pass  # Where no process can be started, this one reads what is left.
        for at, path in left.items():
            yield at, self._here(path, len(paths) - len(left) + at, len(paths))

    def _here(self, path: Path, done: int, of: int) -> Read | InputError:
        self._progress(path.name, done, of)
        try:
            return self._plan_reader.read(
                path, lambda words: self._progress(f"{path.name}, {words}", done, of)
            )
        except InputError as error:
            return error
        except MemoryError:
            return InputError(str(path), _NO_MEMORY, _SMALLER)

    def _by_cluster(
        self, address: str, paths: Sequence[Path]
    ) -> Generator[tuple[int, Read | InputError]]:
        from viz.cluster import Wanted, done_by_cluster

        done = 0

        def at_work(numbers: Sequence[int]) -> None:
            self._progress(_listed([paths[at].name for at in numbers]), done, len(paths))

        if not paths:
            return
        self._progress(f"asking {address}", 0, len(paths))
        wanted = Wanted((self._name, self._names, self.reader))
        with closing(done_by_cluster(address, paths, wanted, at_work)) as answers:
            for at, answer in answers:
                done += 1
                try:
                    if answer is None:
                        raise InputError(str(paths[at]), _LOST_WORKERS, _SMALLER)
                    yield at, read_from(answer)
                except InputError as error:
                    yield at, error

    def _by_workers(
        self, paths: Sequence[Path], sizes: Sequence[int], how: Method
    ) -> Generator[tuple[int, Read | InputError]]:
        done = 0

        def at_work(tasks: Sequence[tuple[int, str]]) -> None:
            told = [", ".join(filter(None, (tasks_of[at].name, words))) for at, words in tasks]
            self._progress(_listed(told), done, len(paths))

        self._progress("loading the language model", 0, len(paths))
        # What takes long comes first, so that no process is left waiting for another at the
        # end; the others come as they stand, so that the pace tells what is left.
        long = sum(sizes) / (_SHORT * self._jobs)
        order = sorted(range(len(paths)), key=lambda at: -sizes[at] if sizes[at] > long else 0)
        tasks_of = [paths[at] for at in order]
        tasks = [str(path) for path in tasks_of]
        make: Callable[[], Work] = partial(_prepared, self._name, self._names)

        def meanwhile() -> None:
            self._meanwhile()
            _ = self._journal  # while there is time

        with closing(done_by_workers(tasks, make, self._jobs, how, at_work, meanwhile)) as answers:
            for at, answer in answers:
                done += 1
                try:
                    if answer is None:
                        raise InputError(tasks[at], _ENDED, _SMALLER)
                    yield order[at], read_from(answer)
                except InputError as error:
                    yield order[at], error


def _listed(told: Sequence[str]) -> str:
    more = f" and {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    return "; ".join(told[:_SHOWN]) + more


def _prepared(model: str | None, names: Names) -> PlanReader:
    reader = PlanReader(model, names)
    # What stops this stops the reading of each file, where it is said.
    with suppress(Exception):
        reader.prepare()
    return reader


def _size(path: Path) -> int:
    try:
        size = path.stat().st_size
        return size * _PACKED_TO if path.suffix.lower() in _PACKED else size
    except OSError:
        return 0
