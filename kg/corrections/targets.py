"""What a correction is about: a mention, a fact or some words, by its address and the words it stood on."""

from msgspec import Struct

from kg.addresses import Address, parse_address


class Target(Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """The address of a mention, a fact or some words, and the characters that stood there when it was written.

    By the words a target is met again where the text before it has grown or shrunk.
    """

    address: str
    words: str

    def __post_init__(self) -> None:
        parse_address(self.address)
        if not self.words.strip():
            raise ValueError(f"{self.address} comes without the words that stand there")

    @property
    def at(self) -> Address:
        """The address taken apart."""
        return parse_address(self.address)
