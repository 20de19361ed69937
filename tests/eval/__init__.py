"""How well newskg reads articles it was not made for: an annotated corpus, its scores, and floors under them."""
