"""What a question asks: the form it was read as, and the text in that form's slots."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """A question read: its form's name, the question made plain, and the text in each slot."""

    form: str
    plain: str
    slots: dict[str, str] = field(default_factory=dict)

    def slot(self, name: str) -> str:
        """The text in a slot, empty where the question leaves it out."""
        return self.slots.get(name) or ""
