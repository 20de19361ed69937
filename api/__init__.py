"""The HTTP service: SPARQL, questions, look-ups and exports over one store. No query runs in the serving process."""
