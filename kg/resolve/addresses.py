"""How judgements write what they are about; see kg.addresses."""

from kg.addresses import fact_address, mention_address

__all__ = ["fact_address", "mention_address"]
