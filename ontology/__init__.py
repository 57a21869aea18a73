"""What the words mean: ontology, shapes, and the registry of known things."""
