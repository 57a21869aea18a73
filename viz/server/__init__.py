"""The local server: the page, a SPARQL endpoint, and a page for each thing of the graph."""
