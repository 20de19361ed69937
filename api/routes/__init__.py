"""What answers requests: a module for each address or family of addresses, and the pages that browsers get."""
