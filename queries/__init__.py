"""Questions to a built graph, and their answers."""
