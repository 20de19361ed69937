"""The W3C's SPARQL 1.1 tests, put to our endpoint over HTTP and to the engine itself, side by side."""
