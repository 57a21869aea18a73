"""Fuzzes one target in this process, guided by what of our code each input reaches.

    python -m tests.fuzz.one TARGET [flags and folders of libFuzzer]

It ends at the first input that breaks a promise, is computed over for more than thirty seconds
or takes too much memory.
"""

from __future__ import annotations

import random
import signal
import sys

from tests.fuzz.targets import TARGETS, bytes_changed

__all__ = ["main"]

_OURS = ["extract", "graph"]
_SECONDS = 30


class HangError(BaseException):
    """No `Exception`, so that nothing that forgives all faults forgives this one."""


def main(arguments: list[str]) -> None:
    """Fuzz the target that the first argument names; the others are libFuzzer's."""
    import atheris

    name, *flags = arguments
    target = TARGETS[name]
    with atheris.instrument_imports(include=_OURS):
        for seed in target.seeds():  # which imports all that is imported on the way
            target.run(seed)

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)

        def by_bytes(part: bytes) -> bytes:
            if chance.random() < 0.3:
                return bytes_changed(part, chance)
            return bytes(atheris.Mutate(part, len(part) + 64))

        made = target.change(data, chance, by_bytes)
        return made if len(made) <= most else data

    def hang(*_: object) -> None:
        raise HangError(f"no end after {_SECONDS} seconds of computing")

    def run(data: bytes) -> None:
        # libFuzzer's own limit is of time on the clock, which passes on a busy machine, too.
        signal.setitimer(signal.ITIMER_PROF, _SECONDS)
        target.run(data)
        signal.setitimer(signal.ITIMER_PROF, 0)

    signal.signal(signal.SIGPROF, hang)
    atheris.Setup(["fuzz", *flags], run, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
