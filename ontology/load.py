"""Where the packaged ontology and shapes are, and their text."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["ontology_path", "ontology_text", "shapes_path", "shapes_text"]


def ontology_path() -> Path:
    """The OWL ontology, a Turtle file: every term of the graph with its meaning."""
    return _packaged("partnergraph.ttl")


def shapes_path() -> Path:
    """The SHACL shapes, a Turtle file: what the graph of one plan must hold."""
    return _packaged("shapes.ttl")


def ontology_text() -> str:
    """The ontology as Turtle."""
    return ontology_path().read_text(encoding="utf-8")


def shapes_text() -> str:
    """The shapes as Turtle."""
    return shapes_path().read_text(encoding="utf-8")


def _packaged(name: str) -> Path:
    return Path(str(files("ontology") / name))
