"""Reading the files of a build on a Dask cluster of the user's.

The bytes of each file are sent to a worker, which need not see the disk that it lies on, and
its records come back in writing, as they do from a process on this machine. A worker that is
lost costs what it was at: that is given to another.
"""

from __future__ import annotations

import asyncio
import json
import logging
import tempfile
import time
import warnings
from collections import Counter, deque
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from graph.errors import InputError
from viz.kept import fingerprint
from viz.personal import Names
from viz.plan_reader import PlanReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client, Future

__all__ = ["About", "Wanted", "about_worker", "done_by_cluster", "read_there"]

_CONNECTS_WITHIN = 15
_WORKERS_WITHIN = 60
_EACH_HAS = 2
"""How many files each worker has: one to read, and one to go on with."""
_LOOKS_EVERY = 0.5
_MOST_TIMES = 4
_LARGE = "1 TiB"
_REFUSED = b"?"
_ENDED = b""
_ONE_AT_A_TIME = Lock()
"""A worker with several threads reads one file all the same: what reads is not made for more."""

About = tuple[str, str, str]
"""Of a worker: the version of partnergraph, that of the model, and what `fingerprint` gives."""


class Wanted(tuple[str | None, Names, str]):
    """By what files are to be read: the model's name, what is left out of people's names, and
    what `fingerprint` gives for both where the build runs."""

    __slots__ = ()


def done_by_cluster(
    address: str,
    paths: Sequence[Path],
    wanted: Wanted,
    at_work: Callable[[Sequence[int]], None] = lambda _numbers: None,
) -> Generator[tuple[int, bytes | None]]:
    """The number of each file with the answer of a `PlanReader` for it, as they come; None for
    one at which workers were lost again and again.

    `at_work` is given the numbers of the files that are with workers, now and then. Raises
    InputError where Dask is not installed, no scheduler answers at the address or stops
    answering, no worker comes, or a worker would read otherwise than this machine.
    """
    with _client(address) as client:
        _check(address, client, wanted)
        yield from _Given(address, client, paths, wanted, at_work).answers()


class _LostAnswerError(Exception):
    """An answer was ready on a worker that was lost before it came: it is to be read again."""


class _Given:
    """Files that are given out to workers, few at a time."""

    def __init__(
        self,
        address: str,
        client: Client,
        paths: Sequence[Path],
        wanted: Wanted,
        at_work: Callable[[Sequence[int]], None],
    ) -> None:
        self._address = address
        self._client = client
        self._paths = paths
        self._wanted = wanted
        self._at_work = at_work
        self._waiting = deque(range(len(paths)))
        self._out: dict[Future[bytes], int] = {}
        self._again: Counter[int] = Counter()
        self._without_workers: float | None = None

    def answers(self) -> Generator[tuple[int, bytes | None]]:
        while self._waiting or self._out:
            self._look()
            while self._waiting and len(self._out) < _EACH_HAS * max(1, self._workers()):
                number = self._waiting.popleft()
                try:
                    self._give(number)
                except OSError as error:
                    # What is wrong with a file that cannot be read is said where it is read.
                    yield number, _said(InputError(str(self._paths[number]), *_unread(error)))
            self._at_work(list(self._out.values()))
            for future in self._ended():
                number = self._out.pop(future)
                try:
                    answer = self._answer(future)
                except _LostAnswerError:
                    self._again[number] += 1
                    if self._again[number] < _MOST_TIMES:
                        self._waiting.appendleft(number)
                        continue
                    answer = None
                yield number, answer

    def _ended(self) -> list[Future[bytes]]:
        """Those of which something is known, waited for until there is one, but not for long."""
        from concurrent.futures import CancelledError

        from distributed import wait

        if not self._out:
            return []
        # What Dask calls back from is a thread that stays, and keeps what follows from being
        # shared by copies of this process.
        with (
            self._client.as_current(),
            suppress(TimeoutError, CancelledError, asyncio.CancelledError),
        ):
            wait(list(self._out), timeout=_LOOKS_EVERY, return_when="FIRST_COMPLETED")
        return [future for future in self._out if future.status != "pending"]

    def _workers(self) -> int:
        # What the client was last told: asking the scheduler each time would take longer.
        return len(self._client.scheduler_info(n_workers=-1)["workers"])

    def _look(self) -> None:
        """See that there is still somebody to answer."""
        if self._client.status != "running":
            raise self._lost()
        if self._workers():
            self._without_workers = None
            return
        now = time.monotonic()
        self._without_workers = self._without_workers or now
        if now - self._without_workers > _WORKERS_WITHIN:
            raise _no_workers(self._address)

    def _give(self, number: int) -> None:
        path = self._paths[number]
        data = path.read_bytes()
        future = self._client.submit(read_there, str(path), data, self._wanted, pure=False)
        self._out[future] = number

    def _answer(self, future: Future[bytes]) -> bytes | None:
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        if future.status in ("cancelled", "lost"):
            raise _LostAnswerError
        error = future.exception() if future.status == "error" else None
        if isinstance(error, KilledWorker):
            return None
        if error is not None:
            raise _cannot(self._address, "a worker", error)
        try:
            answer: bytes = future.result()
        except (CancelledError, asyncio.CancelledError):
            raise _LostAnswerError from None
        future.release()
        if answer[:1] == _REFUSED:
            raise _reads_otherwise(self._address, answer[1:].decode())
        return answer

    def _lost(self) -> InputError:
        return InputError(
            self._address,
            "has stopped answering",
            "See that the scheduler runs, and give the same command again: "
            "what was read is not read anew",
        )


# --- on the worker -----------------------------------------------------------------


def about_worker(wanted: Wanted) -> About:
    """What a worker would read with."""
    from extract.model_version import model_version
    from viz.report import own_version

    model, names, _ = wanted
    version = model_version(model)
    return own_version(), version, fingerprint(version + names.mark)


def read_there(path: str, data: bytes, wanted: Wanted) -> bytes:
    """What a `PlanReader` answers of a file with these bytes; the path is only its name."""
    if _fingerprint(*wanted) != wanted[2]:
        return _REFUSED + " and ".join(filter(None, about_worker(wanted)[:2])).encode()
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="partnergraph-") as folder:
        copy = Path(folder) / Path(path).name
        copy.write_bytes(data)
        answer = _reader(*wanted[:2])(str(copy), lambda _words: None)
    return answer if answer[:1] == b"=" else _about(answer, str(copy), path)


@lru_cache(maxsize=4)
def _fingerprint(model: str | None, names: Names, _expected: str) -> str:
    return about_worker(Wanted((model, names, "")))[2]


@lru_cache(maxsize=1)
def _reader(model: str | None, names: Names) -> PlanReader:
    return PlanReader(model, names)


def _about(answer: bytes, copy: str, path: str) -> bytes:
    """An answer that says what is wrong with a copy, said of the file itself."""
    said = [part.replace(copy, path) for part in json.loads(answer[1:])]
    return answer[:1] + json.dumps(said).encode()


# --- here --------------------------------------------------------------------------


@contextmanager
def _client(address: str) -> Iterator[Client]:
    try:
        import dask
        from distributed import Client
    except ImportError as error:
        raise InputError(
            "--dask",
            f"needs what is not installed here ({error.name})",
            "Install it with: pip install 'partnergraph[dask]'",
        ) from error
    for name in list(logging.root.manager.loggerDict):
        # What it says of lost connections is said by us, once.
        if name.split(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with (
        warnings.catch_warnings(),
        dask.config.set({"distributed.admin.large-graph-warning-threshold": _LARGE}),
    ):
        # That versions differ is judged by what the workers would read.
        warnings.simplefilter("ignore")
        try:
            client = Client(address, timeout=_CONNECTS_WITHIN, set_as_default=False)
        except (OSError, ValueError, RuntimeError) as error:
            raise InputError(
                address,
                "no Dask scheduler answers there",
                "Give the address that `dask scheduler` shows, such as tcp://10.0.0.1:8786",
            ) from error
        try:
            yield client
        finally:
            client.close(timeout=_CONNECTS_WITHIN)


def _check(address: str, client: Client, wanted: Wanted) -> None:
    """Raises InputError where there is no worker, or one that reads otherwise than we do."""
    try:
        client.wait_for_workers(1, timeout=_WORKERS_WITHIN)
    except TimeoutError as error:
        raise _no_workers(address) from error
    found: dict[str, Any] = client.run(about_worker, wanted, on_error="return")
    for worker, about in sorted(found.items()):
        if isinstance(about, BaseException):
            raise _cannot(address, worker, about)
        if about[2] != wanted[2]:
            raise _reads_otherwise(worker, " and ".join(filter(None, about[:2])))


def _reads_otherwise(worker: str, has: str) -> InputError:
    from viz.report import own_version

    return InputError(
        worker,
        f"is a worker that would read otherwise than this machine: it has {has}, and here is "
        f"{own_version()}",
        "Install the same version of partnergraph, its model and its libraries on both",
    )


def _cannot(address: str, worker: str, error: BaseException) -> InputError:
    return InputError(
        address,
        f"{worker} cannot read plans ({type(error).__name__}: {error})",
        "Install the same version of partnergraph, its model and its libraries on the workers",
    )


def _no_workers(address: str) -> InputError:
    return InputError(
        address,
        f"has had no worker for {_WORKERS_WITHIN} seconds",
        "Start some with `dask worker ADDRESS --nthreads 1`, then give the same command again",
    )


def _unread(error: OSError) -> tuple[str, str]:
    return f"cannot be read ({error.strerror or error})", "Check that it is there"


def _said(error: InputError) -> bytes:
    return b"!" + json.dumps([error.name, error.problem, error.advice, error.place]).encode()
