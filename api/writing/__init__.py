"""How the store is written to: who may, what is taken in, the desk, and the writer process."""
