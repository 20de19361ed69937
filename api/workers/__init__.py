"""The processes that run queries: their pool, what is said to them, what they are kept from, what is remembered."""
