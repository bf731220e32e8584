"""What happens in the partnership."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class ExampleReleased:
    """An example can be read by every network."""

    publication_id: uuid.UUID


@dataclass(frozen=True)
class ExampleAdopted:
    """Another network made it its own impulse."""

    adoption_id: uuid.UUID


class AdoptablePublication(Protocol):
    """What other storeys may know of a publication."""

    @property
    def pk(self) -> uuid.UUID: ...

    @property
    def network_id(self) -> Any: ...

    title: str
    origin_name: str
