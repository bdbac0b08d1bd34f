"""What a story found: what it tried, in numbers, and every fault by name."""

from dataclasses import dataclass, field


@dataclass
class Told:
    """One row of the table: ``tried`` counts what was done, ``faults`` must stay empty."""

    part: str
    what: str
    tried: dict[str, int | str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def count(self, name: str, more: int = 1) -> None:
        """Add to one of the counts."""
        self.tried[name] = int(self.tried.get(name, 0)) + more

    @property
    def numbers(self) -> str:
        """The counts as the table shows them."""
        return ", ".join(
            f"{count:,} {name}" if isinstance(count, int) else f"{name} {count}"
            for name, count in self.tried.items()
        )
