"""Graph exports: the projection of the graph to nodes and edges, and one writer per format."""
