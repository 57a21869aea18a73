"""What is said where something is known against a package, and where nobody could be asked."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
ALL_WELL = {"dependencies": [{"name": "lamp", "version": "1.0", "vulns": []}]}
WEAK = {
    "dependencies": [
        {
            "name": "lamp",
            "version": "1.0",
            "vulns": [
                {"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"]},
                {"id": "PYSEC-2", "fix_versions": []},
            ],
        }
    ]
}
PASSED_OVER = {"dependencies": [{"name": "lamp", "skip_reason": "Dependency not found: lamp"}]}
NPM_WELL: dict[str, Any] = {"vulnerabilities": {}}
NPM_WEAK = {"vulnerabilities": {"door": {"severity": "high", "range": "<2.0.0"}}}


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", REPOSITORY / ".ci" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["audit"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout, with made-up programs in place of those that ask."""
    (tmp_path / "viz" / "page").mkdir(parents=True)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "modules"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    for folder in ("modules", "bin"):
        (tmp_path / folder).mkdir()
    return tmp_path


def answering(place: Path, python: object, npm: object, complaint: str = "") -> None:
    """Both programs print this; words that are no JSON stand for a fault."""
    printed = python if isinstance(python, str) else json.dumps(python)
    code = f"import sys\nprint({printed!r})\nprint({complaint!r}, file=sys.stderr)\n"
    (place / "modules" / "pip_audit.py").write_text(code)
    said = npm if isinstance(npm, str) else json.dumps(npm)
    (place / "bin" / "npm").write_text(f"#!/bin/sh\ncat <<'END'\n{said}\nEND\n")
    (place / "bin" / "npm").chmod(0o755)


def test_nothing_known(audit: ModuleType, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answering(place, ALL_WELL, NPM_WELL)
    assert audit.main(place) == 0
    assert capsys.readouterr().out.splitlines() == [
        "requirements.lock: nothing known against it",
        "requirements-dev.lock: nothing known against it",
        "viz/page/package-lock.json: nothing known against it",
    ]


def test_what_is_known_is_listed_with_what_mends_it(
    audit: ModuleType, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answering(place, WEAK, NPM_WEAK)
    assert audit.main(place) == 1
    said = capsys.readouterr().out
    assert "requirements.lock: 2 known weaknesses\n" in said
    assert "  lamp 1.0: PYSEC-1, mended in 1.1, 2.0\n" in said
    assert "  lamp 1.0: PYSEC-2, not mended in any version yet\n" in said
    assert "package-lock.json: 1 known weakness\n  door <2.0.0: high\n" in said


@pytest.mark.parametrize(
    ("python", "npm", "why"),
    [
        ("", NPM_WELL, "connection refused"),
        (PASSED_OVER, NPM_WELL, "1 of 1 packages were passed over: Dependency not found: lamp"),
        (ALL_WELL, {"error": {"summary": "getaddrinfo failed"}}, "getaddrinfo failed"),
        (ALL_WELL, {"message": "405 Not Allowed"}, "405 Not Allowed"),
        (ALL_WELL, "<html>sign in</html>", "npm gave no answer"),
        ("[]", NPM_WELL, "connection refused"),
    ],
)
def test_not_to_be_able_to_ask_is_no_good_news(
    audit: ModuleType,
    place: Path,
    capsys: pytest.CaptureFixture[str],
    python: object,
    npm: object,
    why: str,
) -> None:
    answering(place, python, npm, "" if python is ALL_WELL else "a warning\nconnection refused")
    assert audit.main(place) == 3
    said = capsys.readouterr().out
    assert "NOT CHECKED" in said
    assert why in said


def test_a_weakness_counts_even_where_another_service_is_silent(
    audit: ModuleType, place: Path
) -> None:
    answering(place, WEAK, "")
    assert audit.main(place) == 1


def test_without_npm_the_page_is_not_checked(
    audit: ModuleType, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(place, ALL_WELL, NPM_WELL)
    monkeypatch.setenv("PATH", str(place / "nothing"))
    assert audit.npm_answer(place / "viz" / "page").not_asked == "npm is not installed"
