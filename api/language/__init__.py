"""What a text in SPARQL says, told before the engine runs it."""
