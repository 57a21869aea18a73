"""Below which figures a reading is put before a person.

They rank readings for review and are no measured probabilities (docs/layout.md).
"""

from __future__ import annotations

__all__ = ["LOW_CLAIM", "LOW_KIND", "LOW_LIKENESS"]

LOW_CLAIM = 0.8
"""A claim of less confidence is doubtful: `check` lists it, and so does the review."""
LOW_KIND = 0.85
"""A thing none of whose mentions has this confidence is of a doubtful kind."""
LOW_LIKENESS = 0.9
"""A spelling less like the name that it was taken for is a doubtful merge."""
