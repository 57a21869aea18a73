"""Where things stand in the pictures: worked out here, so that every page shows the same."""

from __future__ import annotations

from viz.explorer.forces import forces
from viz.explorer.ordering import order

__all__ = ["forces", "order"]
