"""Base classes of every table that belongs to a network or to two."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self, TypeVar

from django.db import models

from fachwerk.tenancy.scope import active_network_id

ModelType = TypeVar("ModelType", bound=models.Model, covariant=True)


class ScopedManager(models.Manager[ModelType]):
    """Raises NoNetwork when no scope is active, instead of quietly finding nothing."""

    def get_queryset(self) -> models.QuerySet[ModelType]:
        active_network_id()
        return super().get_queryset()


class NetworkModel(models.Model):
    """A row of exactly one network.

    ``wall`` names what stands around the table: ``"wall"`` (only the own network, the default), ``"window"``
    (everybody reads, the owner writes) or ``"ledger"`` (own network reads and adds; nobody changes or removes).
    The wall, the unique pair (network, id) and the composite keys are added by ``tenancy.walls.raise_walls``.
    """

    wall: ClassVar[str] = "wall"
    # keys that may lead to a window of another network, such as an answer to a question asked there
    crosses: ClassVar[tuple[str, ...]] = ()

    network = models.ForeignKey(
        "networks.Network", on_delete=models.PROTECT, editable=False, default=active_network_id, related_name="+"
    )

    objects: ClassVar[models.Manager[Self]] = ScopedManager()

    class Meta:
        abstract = True


class WindowModel(NetworkModel):
    """A row that everybody reads and only its own network writes: holds nothing but released content."""

    wall: ClassVar[str] = "window"

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True

    @classmethod
    def own(cls) -> models.QuerySet[Self]:
        """Only the rows of the active network."""
        return cls.objects.filter(network=active_network_id())


class BridgeModel(models.Model):
    """A row between two networks: both read it, operations of either write it. ``bridge`` names the two keys."""

    bridge: ClassVar[tuple[str, str]] = ("asking_network", "answering_network")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects: ClassVar[models.Manager[Self]] = ScopedManager()

    class Meta:
        abstract = True
