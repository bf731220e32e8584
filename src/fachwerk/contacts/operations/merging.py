"""Two entries become one, and can be taken apart again."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fachwerk.access.actor import Actor
from fachwerk.contacts import facts, policies
from fachwerk.contacts.models import KeptApart, Merge, Organisation, RegisterKind, name_key_of
from fachwerk.contacts.queries.merging import choices_between, known_entry, register_row, word_for
from fachwerk.contacts.queries.merging_plan import Plan, later_merge, plan_for
from fachwerk.contacts.queries.merging_rows import (
    bring_back,
    current,
    lacks_something,
    leads_somewhere,
    model_called,
    plain_row,
    to_plain,
    write,
)
from fachwerk.core import clock
from fachwerk.core.errors import NotNow, NotSo, NotThere
from fachwerk.core.facts import announce
from fachwerk.operation.gate import operation
from fachwerk.thread.models import Knot, Threaded


@operation("contacts.merge_entries", on="kept")
def merge_entries(actor: Actor, *, kept: Any, gone: Any, kind: str, choose: Mapping[str, str] | None = None) -> Merge:
    """Two entries become one: chosen values, everything that hangs on the second moves, its old address leads on."""
    kept, gone = _locked(kind, kept.pk, gone.pk)
    plan = plan_for(kind, kept.pk, gone.pk)
    if plan.obstacles:
        raise NotNow(" ".join(plan.obstacles))
    knot = Knot.objects.filter(pk=gone.pk).first() if kind == RegisterKind.ORGANISATION else None
    chosen = _chosen_values(kind, kept, gone, choose or {})
    own = [_own_change(kept, name, value) for name, value in chosen.items()]
    merge = Merge(
        kind=kind,
        kept_id=kept.pk,
        gone_id=gone.pk,
        gone_slug=knot.slug if knot else "",
        kept_title=kept.name,
        gone_title=gone.name,
        merged_by_id=actor.user_id,
        changes=[
            *({**change, "when": "first"} for change in plan.first),
            *({**change, "when": "then"} for change in plan.then),
            *({**change, "when": "own"} for change in own if change["before"] != change["after"]),
        ],
        removed=[plain_row(row) for row in [*([knot] if knot else []), gone, *reversed(plan.drops)]],
    )
    try:
        with transaction.atomic():
            _carry_out(plan, merge, kept, gone, knot, chosen)
    except IntegrityError as clash:
        raise NotNow(
            _(
                "Das ließ sich nicht zusammenführen, weil sich gerade etwas geändert hat. "
                "Bitte versuchen Sie es noch einmal."
            )
        ) from clash
    announce(facts.EntriesMerged(kind=kind, kept_id=kept.pk, gone_id=merge.gone_id))
    return merge


def _locked(kind: str, kept_id: uuid.UUID, gone_id: uuid.UUID) -> tuple[Any, Any]:
    """Both rows, locked in one order whoever asks; a sentence when the other one was faster."""
    if kept_id == gone_id:
        raise NotSo(_("Bitte wählen Sie zwei verschiedene Einträge."))
    rows = {}
    for key in sorted((kept_id, gone_id)):
        try:
            rows[key] = register_row(kind, key, lock=True)
        except NotThere as missing:
            raise NotNow(
                _("Einer der beiden Einträge ist inzwischen schon zusammengeführt. Es ist nichts geändert worden.")
            ) from missing
    return rows[kept_id], rows[gone_id]


def _chosen_values(kind: str, kept: Any, gone: Any, choose: Mapping[str, str]) -> dict[str, Any]:
    values = {}
    for choice in choices_between(kept, gone, kind):
        answer = choose.get(choice.name) or choice.suggested
        if answer not in ("kept", "gone", "both") or (answer == "both" and not choice.can_be_joined):
            raise NotSo(_("Bitte wählen Sie bei „%(field)s“, was bleibt.") % {"field": choice.label})
        if answer == "both":
            values[choice.name] = f"{getattr(kept, choice.name)}\n\n{getattr(gone, choice.name)}"
        else:
            values[choice.name] = getattr(kept if answer == "kept" else gone, choice.name)
    return values


def _own_change(kept: Any, name: str, value: Any) -> dict[str, Any]:
    before = getattr(kept, name)
    pairs = (getattr(before, "pk", before), getattr(value, "pk", value))
    return {
        "model": kept._meta.label,
        "pk": str(kept.pk),
        "field": name,
        "before": to_plain(pairs[0]),
        "after": to_plain(pairs[1]),
    }


def _carry_out(plan: Plan, merge: Merge, kept: Any, gone: Any, knot: Knot | None, chosen: dict[str, Any]) -> None:
    for change in plan.first:
        write(change["model"], change["pk"], change["field"], change["after"])
    for row in plan.drops:
        _remove_alone(row)
    for change in plan.then:
        write(change["model"], change["pk"], change["field"], change["after"])
    _remove_alone(gone)
    if knot is not None:
        _remove_alone(knot)
    for name, value in chosen.items():
        setattr(kept, name, value)
    kept.save()
    _refresh(plan.first + plan.then)
    merge.save()


def _remove_alone(row: Any) -> None:
    """Deletes one row; that something still hangs on it is a mistake of the plan and undoes everything."""
    total, per_model = row._meta.model._base_manager.filter(pk=row.pk).delete()
    if total != 1:
        raise RuntimeError(f"removing {row._meta.label} would have taken along {per_model}")


def _refresh(changes: Iterable[dict[str, Any]]) -> None:
    """What shows the organisation's name in thread and search is written anew."""
    for label, pk in sorted({(change["model"], change["pk"]) for change in changes}):
        model = model_called(label)
        if issubclass(model, Threaded):
            for row in model._base_manager.filter(pk=pk):
                row.save()
        elif label == "contacts.Membership":
            for organisation in Organisation.objects.filter(memberships=pk):
                organisation.save()


@operation("contacts.unmerge_entries", on="merge", when=policies.may_unmerge)
def unmerge_entries(actor: Actor, *, merge: Merge) -> Merge:
    """What was made one is two again: every row goes back, except what somebody has changed since."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        raise NotNow(_("Diese Zusammenführung ist bereits rückgängig gemacht."))
    later = later_merge(merge)
    if later is not None:
        raise NotNow(
            _("Zuerst muss die spätere Zusammenführung von „%(gone)s“ mit „%(kept)s“ rückgängig gemacht werden.")
            % {"gone": later.gone_title, "kept": later.kept_title}
        )
    try:
        kept = register_row(merge.kind, merge.kept_id, lock=True)
    except NotThere as missing:
        raise NotNow(_("„%(name)s“ gibt es nicht mehr.") % {"name": merge.kept_title}) from missing
    stayed = _put_back_own(merge, kept)
    _check_names(merge)
    # exactly backwards, so that every step finds the state it left
    entry = [row for row in merge.removed if row["values"]["id"] == str(merge.gone_id)]
    for row in entry:
        stayed += _brought_back(row)
    stayed += _move_back(merge, "then")
    for row in merge.removed:
        stayed += _brought_back(row) if row not in entry else []
    stayed += _move_back(merge, "first")
    gone = register_row(merge.kind, merge.gone_id)
    _refresh(merge.changes)
    register_row(merge.kind, merge.kept_id).save()
    gone.save()
    merge.undone_at, merge.stayed = clock.now(), stayed
    merge.save()
    announce(facts.EntriesTakenApart(kind=merge.kind, kept_id=merge.kept_id, gone_id=merge.gone_id))
    return merge


def _put_back_own(merge: Merge, kept: Any) -> list[str]:
    """The survivor's own fields; what was changed after the merge is newer and stays."""
    stayed = []
    for change in merge.changes:
        if change["when"] != "own":
            continue
        field = kept._meta.get_field(change["field"])
        if to_plain(getattr(kept, field.attname)) == change["after"]:
            setattr(kept, field.attname, change["before"])
        else:
            label = _("Zugang") if field.name == "user" else field.verbose_name
            stayed.append(_("„%(field)s“ wurde seither geändert und bleibt so.") % {"field": label})
    kept.save()
    return stayed


def _check_names(merge: Merge) -> None:
    for row in merge.removed:
        if row["model"] == "contacts.Organisation":
            values = row["values"]
            twin = Organisation.objects.filter(name_key=name_key_of(values["name"]), ags=values["ags"]).first()
            if twin is not None:
                raise NotNow(
                    _("Der Name „%(name)s“ ist inzwischen vergeben. Bitte ändern Sie zuerst den Namen dieses Eintrags.")
                    % {"name": twin.name}
                )


def _brought_back(row: dict[str, Any]) -> list[str]:
    """Inserts a removed row; one that no longer fits is named instead."""
    if row["model"] == "thread.Knot":
        row = {**row, "values": {**row["values"], "slug": _free_slug(row["values"]["slug"], row["values"]["kind"])}}
    if row["model"] == "contacts.Person":
        return _bring_back_person(row)
    if lacks_something(row):
        return [_does_not_fit(row)]
    try:
        with transaction.atomic():
            bring_back(row)
    except IntegrityError:
        return [_does_not_fit(row)]
    return []


def _does_not_fit(row: dict[str, Any]) -> str:
    model = model_called(row["model"])
    word = word_for(model)
    return _("Ein Eintrag passte nicht mehr und kam nicht zurück: %(name)s.") % {
        "name": word.one if word else model._meta.verbose_name
    }


def _bring_back_person(row: dict[str, Any]) -> list[str]:
    user = row["values"].get("user_id")
    person = model_called("contacts.Person")
    if user and person._base_manager.filter(user=user).exists():
        row = {**row, "values": {**row["values"], "user_id": None}}
        bring_back(row)
        return [_("Der Zugang gehört inzwischen zu einer anderen Person und bleibt dort.")]
    bring_back(row)
    return []


def _free_slug(slug: str, kind: str) -> str:
    taken = set(Knot.objects.filter(kind=kind, slug__startswith=slug).values_list("slug", flat=True))
    if slug not in taken:
        return slug
    return next(f"{slug}-{number}" for number in range(2, 100_000) if f"{slug}-{number}" not in taken)


def _move_back(merge: Merge, when: str) -> list[str]:
    """Fields of other rows get their old value, unless somebody has given them another one since."""
    stayed = []
    for change in reversed([change for change in merge.changes if change["when"] == when]):
        label, pk, name = change["model"], change["pk"], change["field"]
        there, value = current(label, pk, name)
        field: Any = model_called(label)._meta.get_field(name)
        if there and value == change["after"] and leads_somewhere(field, change["before"]):
            write(label, pk, name, change["before"])
        elif there:
            row: Any = model_called(label)._base_manager.get(pk=pk)
            word = word_for(model_called(label))
            stayed.append(
                _("%(kind)s „%(row)s“ wurde seither geändert und bleibt, wie es ist.")
                % {"kind": word.one if word else field.verbose_name, "row": row}
            )
    return stayed


@operation("contacts.keep_apart")
def keep_apart(actor: Actor, *, kind: str, first_id: uuid.UUID, second_id: uuid.UUID) -> KeptApart:
    """The office says of two entries that they are not the same; they are not proposed again until one changes."""
    one, two = sorted((known_entry(kind, first_id), known_entry(kind, second_id)), key=lambda entry: entry.id)
    said, _made = KeptApart.objects.update_or_create(
        first_id=one.id,
        second_id=two.id,
        defaults={
            "kind": kind,
            "first_marks": one.marks,
            "second_marks": two.marks,
            "said_at": clock.now(),
            "said_by_id": actor.user_id,
        },
    )
    return said


@operation("contacts.compare_again", on="apart")
def compare_again(actor: Actor, *, apart: KeptApart) -> KeptApart:
    """The judgement "nicht dieselbe" is taken back, and the pair is proposed again."""
    KeptApart.objects.filter(pk=apart.pk).delete()
    return apart
