"""What a person may do: read; judge (and add reports); admin (and rebuild, and see who signed in)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A role; each may do what those before it may."""

    READ = "read"
    JUDGE = "judge"
    ADMIN = "admin"

    def may(self, needed: Role) -> bool:
        """Whether this role covers what `needed` may do."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: the name that judgements and the log carry, and the role."""

    name: str
    role: Role
