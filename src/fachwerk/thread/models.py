"""The roter Faden: one anchor row per traceable object, and ties from what came later to what it grew from."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fachwerk.core import clock
from fachwerk.core.dates import Precision, show_day
from fachwerk.core.facts import announce
from fachwerk.core.slugs import slug_of
from fachwerk.tenancy.models import NetworkModel
from fachwerk.thread import facts
from fachwerk.thread.kinds import Kind, kind_of


class Visibility(models.TextChoices):
    """Who may see a knot; for everybody else it is a nameless stub."""

    PUBLIC = "public", _("öffentlich")
    MEMBERS = "members", _("für Mitglieder")
    OFFICE = "office", _("nur Geschäftsstelle")


class Relation(models.TextChoices):
    """Why the later thing hangs on the earlier one."""

    GROWS_FROM = "grows_from", _("ist entstanden aus")
    SERVES = "serves", _("dient")
    ANSWERS = "answers", _("antwortet auf")
    ENDORSES = "endorses", _("empfiehlt")
    FUNDS = "funds", _("fördert")
    RESULTS_IN = "results_in", _("ist Ergebnis von")
    RETELLS = "retells", _("erzählt weiter")
    DECIDES = "decides", _("beschließt")
    REPLACES = "replaces", _("löst ab")


class Knot(NetworkModel):
    """The anchor of one object: same id in URL, journal, thread and export.

    Title, standing and visibility are a read model, written by ``Threaded.save``; a nightly check compares.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=80)
    standing = models.CharField(max_length=80, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.PUBLIC)
    happened_on = models.DateField(null=True)
    happened_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    tied_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "kind", "slug"], name="thread_knot_one_slug_per_kind"),
        ]
        indexes: ClassVar = [models.Index(fields=["network", "kind", "happened_on"], name="thread_knot_by_kind")]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_row(self) -> Kind:
        """Label, icon and address of the knot's kind."""
        return kind_of(self.kind)

    @property
    def shown_day(self) -> str:
        """The day as exact as it is known."""
        return show_day(self.happened_on, self.happened_precision)


class Tie(NetworkModel):
    """Points from what came later to what it grew from. Never to itself, never across networks."""

    id = models.BigAutoField(primary_key=True)
    later = models.ForeignKey(Knot, on_delete=models.CASCADE, related_name="ties_back")
    earlier = models.ForeignKey(Knot, on_delete=models.CASCADE, related_name="ties_forward")
    relation = models.CharField(max_length=20, choices=Relation.choices, default=Relation.GROWS_FROM)
    because = models.CharField(max_length=300, blank=True)
    declared = models.BooleanField(default=False)  # written from a foreign key named in grows_from
    tied_by_id = models.BigIntegerField(null=True)
    tied_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["later", "relation", "earlier"], name="thread_tie_once"),
            models.CheckConstraint(condition=~models.Q(later=models.F("earlier")), name="thread_tie_never_to_itself"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["network", "later"], name="thread_tie_back"),
            models.Index(fields=["network", "earlier"], name="thread_tie_forward"),
        ]


_collected: ContextVar[list[Threaded] | None] = ContextVar("fachwerk_collected", default=None)


@contextmanager
def collected(rows: list[Threaded]) -> Iterator[None]:
    """Inside, ``save`` of a traceable object only puts it into ``rows``; ``thread.bulk.save_all`` writes them."""
    mark = _collected.set(rows)
    try:
        yield
    finally:
        _collected.reset(mark)


class Threaded(NetworkModel):
    """Base of every traceable object. Its row shares the id with its knot.

    A subclass sets ``kind`` and overrides the ``knot_…`` words; ``grows_from`` names foreign keys to other Threaded
    objects of the same context, whose ties ``save`` keeps in step with the key (the key is the truth).
    """

    kind: ClassVar[str]
    grows_from: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    def knot_title(self) -> str:
        """What the thread calls it."""
        return str(getattr(self, "title", self))

    def knot_standing(self) -> str:
        """Its state in one or two words, or nothing."""
        return ""

    def knot_visibility(self) -> str:
        """Who sees it by name."""
        return Visibility.PUBLIC

    def knot_day(self) -> tuple[date | None, str]:
        """When it happened: day and precision."""
        return None, Precision.DAY

    def knot_text(self) -> str:
        """Words to find it by, besides the title."""
        return ""

    @property
    def knot(self) -> Knot:
        """The anchor row, asked for once; saving the row or reading it anew forgets it."""
        known: Knot | None = vars(self).get("_knot")
        if known is None or known.pk != self.pk:
            known = vars(self)["_knot"] = Knot.objects.get(pk=self.pk)
        return known

    @knot.setter
    def knot(self, knot: Knot) -> None:
        vars(self)["_knot"] = knot

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Forgets the knot as well."""
        vars(self).pop("_knot", None)
        super().refresh_from_db(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the row and keeps its knot and its declared ties in step."""
        waiting = _collected.get()
        if waiting is not None:
            waiting.append(self)
            return
        is_new = self._state.adding
        knot = self.knot = self._write_knot()
        super().save(*args, **kwargs)
        self._write_declared_ties(is_new=is_new)
        announce(facts.KnotWritten(knot_id=knot.pk, title=knot.title, text=self.knot_text(), is_new=is_new))

    @classmethod
    def prepare_all(cls, rows: Sequence[Any]) -> None:
        """Reads at once what the words of many knots need; called before ``thread.bulk.save_all`` writes."""

    def knot_words(self) -> dict[str, Any]:
        """What the knot says of the row."""
        day, precision = self.knot_day()
        return {
            "title": self.knot_title()[:300],
            "standing": self.knot_standing()[:80],
            "visibility": self.knot_visibility(),
            "happened_on": day,
            "happened_precision": precision,
        }

    def _write_knot(self) -> Knot:
        words = self.knot_words()
        knot = None if self._state.adding else Knot.objects.filter(pk=self.pk).first()
        if knot is None:
            return Knot.objects.create(id=self.pk, kind=self.kind, slug=self._free_slug(), **words)
        if any(getattr(knot, name) != value for name, value in words.items()):
            for name, value in words.items():
                setattr(knot, name, value)
            knot.save(update_fields=list(words))
        return knot

    def knot_slug(self) -> str:
        """The wish for the readable address."""
        return slug_of(self.knot_title())

    def _free_slug(self) -> str:
        wish = self.knot_slug()
        taken = set(Knot.objects.filter(kind=self.kind, slug__startswith=wish).values_list("slug", flat=True))
        if wish not in taken:
            return wish
        return next(f"{wish}-{number}" for number in range(2, 100_000) if f"{wish}-{number}" not in taken)

    def _write_declared_ties(self, *, is_new: bool) -> None:
        if not self.grows_from:
            return
        wanted = {key for name in self.grows_from if (key := getattr(self, f"{name}_id"))}
        known = (
            set()
            if is_new
            else set(Tie.objects.filter(later_id=self.pk, declared=True).values_list("earlier_id", flat=True))
        )
        if known - wanted:
            Tie.objects.filter(later_id=self.pk, declared=True, earlier_id__in=known - wanted).delete()
        if is_new:
            Tie.objects.bulk_create(
                Tie(later_id=self.pk, earlier_id=key, relation=Relation.GROWS_FROM, declared=True)
                for key in sorted(wanted)
            )
            return
        for earlier_id in wanted - known:
            Tie.objects.update_or_create(
                later_id=self.pk, earlier_id=earlier_id, relation=Relation.GROWS_FROM, defaults={"declared": True}
            )
