"""The explorer: one self-contained page in which people look at a graph."""
