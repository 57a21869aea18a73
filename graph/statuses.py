"""What a plan may say of something besides that it is so."""

from __future__ import annotations

__all__ = ["NOT_CURRENT"]

NOT_CURRENT = ("ended", "planned")
"""The statuses of what does not hold at present."""
