"""A graph kept on a SPARQL 1.1 server that several people share."""
