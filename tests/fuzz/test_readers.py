"""Changed files of every format, as many as a test may take; `make fuzz` tries more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, Target, bytes_changed

FOUND = sorted((Path(__file__).parent / "found").iterdir())
CHEAP = [target for target in TARGETS.values() if target.name != "extraction"]


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_sound_files_are_read(target: Target) -> None:
    from tests.fuzz.targets import document_of

    for seed in target.seeds():
        target.run(seed)
        assert document_of(seed, target.ending) is not None


@pytest.mark.parametrize("target", CHEAP, ids=lambda target: target.name)
def test_changed_files_are_read_or_refused(target: Target) -> None:
    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(st.integers(0, 2**64), st.integers(1, 6))
    def any_change(number: int, times: int) -> None:
        chance = random.Random(number)
        data = chance.choice(target.seeds())
        for _ in range(times):
            data = target.change(data, chance, lambda part: bytes_changed(part, chance))
        target.run(data)

    any_change()


@pytest.mark.parametrize("target", CHEAP, ids=lambda target: target.name)
def test_any_bytes_are_read_or_refused(target: Target) -> None:
    @settings(max_examples=40)
    @given(st.binary(max_size=400))
    def any_bytes(data: bytes) -> None:
        target.run(data)
        target.run(target.seeds()[0][:40] + data)

    any_bytes()


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_was_found_once_is_read_or_refused(path: Path) -> None:
    """Each file is named for the target that it once broke, and what was wrong."""
    TARGETS[path.name.partition("-")[0]].run(path.read_bytes())
