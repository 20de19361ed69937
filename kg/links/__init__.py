"""Links from people and bodies to identifiers elsewhere: an authority file's, or a reconciliation service's."""

from kg.links.linking import Linking
from kg.links.model import Kind, Proposal

__all__ = ["Kind", "Linking", "Proposal"]
