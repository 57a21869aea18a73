"""Fuzzes one target in this process, guided by what of our code each input reaches.

    python -m tests.fuzz.one TARGET [flags and folders of libFuzzer]

It ends at the first input that breaks a promise, hangs or takes too much memory.
"""

from __future__ import annotations

import random
import sys

from tests.fuzz.targets import TARGETS, bytes_changed

__all__ = ["main"]

_OURS = ["extract", "graph"]


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

    atheris.Setup(["fuzz", *flags], target.run, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
