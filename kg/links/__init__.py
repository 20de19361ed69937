"""Links from people and bodies to identifiers elsewhere: an authority file's, or a reconciliation service's."""

from kg.links.linking import Linked, Linking
from kg.links.model import Entry, Kind, Post, Proposal, Subject

__all__ = ["Entry", "Kind", "Linked", "Linking", "Post", "Proposal", "Subject"]
