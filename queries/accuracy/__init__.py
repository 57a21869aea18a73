"""How right a graph is: its plans against what careful readers have annotated in them."""
