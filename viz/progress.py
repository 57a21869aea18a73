"""What shows how far a build is: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from viz.terminal import complain, printable

if TYPE_CHECKING:
    from viz.reading import Progress

__all__ = ["Lines", "Pace", "progress"]

_DRAWN_EVERY = 0.1
_FIRST_LINE, _LINE_EVERY = 20.0, 30.0
_LOOKS_BACK = 60.0
_SURE_AFTER = 2.0
_MINUTE, _HOUR = 60, 3600


@contextmanager
def progress(stream: TextIO | None = None) -> Iterator[Progress]:
    """What to tell a build's progress to, which is shown on standard error unless told
    otherwise: as a bar on a terminal; elsewhere as lines, and only if the build is long."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield Lines()
        return
    with _bar(stream) as tell:
        yield tell


class Pace:
    """How fast files are done, as it was over the last minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: int | None = None
        self._seen: deque[tuple[float, int]] = deque()

    def told(self, done: int, of: int) -> str:
        """The pace and the time left in words, "" where there is nothing left or neither can
        be told yet."""
        now = self._clock()
        if self._begun is None or done < self._begun:
            self._begun = done
            self._seen.clear()
        # What comes before the first file is done, loading the language model above all,
        # says nothing of the next ones.
        if done > (self._seen[-1][1] if self._seen else self._begun):
            self._seen.append((now, done))
        if not self._seen:
            return ""
        while len(self._seen) > 2 and now - self._seen[0][0] > _LOOKS_BACK:
            self._seen.popleft()
        since, before = self._seen[0]
        if done == before or done >= of or now - since < _SURE_AFTER:
            return ""
        each = (now - since) / (done - before)
        pace = f"{1 / each:.1f} a second" if each < 1 else f"{each:.1f} s each"
        return f"{pace}, about {in_words(each * (of - done))} left"


def in_words(seconds: float) -> str:
    """A stretch of time, no more exact than it is known.

    >>> in_words(0.4), in_words(75), in_words(150), in_words(8000)
    ('1 s', '75 s', '3 min', '2 h 13 min')
    """
    if seconds < 2 * _MINUTE:
        return f"{max(1, round(seconds))} s"
    if seconds < _HOUR:
        return f"{-(-seconds // _MINUTE):.0f} min"
    return f"{seconds // _HOUR:.0f} h {seconds % _HOUR // _MINUTE:.0f} min"


class Lines:
    """Tells progress in lines, the first after 20 seconds and then one each half minute."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next = clock() + _FIRST_LINE
        self._pace = Pace(clock)

    def __call__(self, what: str, done: int, of: int) -> None:
        """Tell what is being done, how many files are done and how many there are."""
        pace = self._pace.told(done, of)
        if self._clock() >= self._next:
            self._next = self._clock() + _LINE_EVERY
            complain(", ".join(filter(None, (f"{done} of {of} plans", pace, f"at {what}"))))


@contextmanager
def _bar(stream: TextIO) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(
            "{task.description}",
            markup=False,
            table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1),
        ),
    )
    # Drawn here and not by a thread: a process with one thread can be copied for workers.
    bar = Progress(
        *columns, console=Console(file=stream), transient=True, auto_refresh=False, expand=True
    )
    with bar:
        task = bar.add_task("starting", total=None)
        pace = Pace()
        drawn = 0.0

        def tell(what: str, done: int, of: int) -> None:
            nonlocal drawn
            said = ": ".join(filter(None, (pace.told(done, of), printable(what))))
            bar.update(task, description=said, completed=done, total=of)
            if time.monotonic() - drawn >= _DRAWN_EVERY:
                bar.refresh()
                drawn = time.monotonic()

        yield tell
