"""The facts and their shapes: records, identity, statements, store, projections, checks."""
