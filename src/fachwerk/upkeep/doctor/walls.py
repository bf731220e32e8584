"""The walls between networks, the rights of the three roles, and the state of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import connections, models
from django.db.migrations.loader import MigrationLoader

from fachwerk.tenancy.walls import RowPolicy, SameNetwork
from fachwerk.upkeep.doctor.findings import Finding, rows, some

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE")
MEND_BY_UPGRADE = "Führen Sie „fachwerk upgrade“ aus; hilft das nicht, holen Sie die letzte Sicherung zurück."


def _walled() -> dict[str, RowPolicy]:
    return {
        model._meta.db_table: constraint
        for model in apps.get_models()
        if not model._meta.proxy
        for constraint in model._meta.constraints
        if isinstance(constraint, RowPolicy)
    }


def walls_stand() -> Iterator[Finding]:
    """Each walled table enforces row-level security, for its owner too, with exactly the policies of its kind."""
    walled = _walled()
    secured = {
        name: enabled and forced
        for name, enabled, forced in rows(
            "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        )
    }
    found: dict[str, set[tuple[str, str]]] = {}
    for table, policy, command in rows(
        "SELECT tablename, policyname, cmd FROM pg_policies WHERE schemaname = 'public' AND permissive = 'PERMISSIVE'"
    ):
        found.setdefault(table, set()).add((policy, command))
    open_tables = [table for table in walled if not secured.get(table)]
    other = [table for table, wall in walled.items() if secured.get(table) and found.get(table) != _policies_of(wall)]
    if open_tables:
        yield Finding("walls.open", f"Ohne Mauer zwischen den Netzwerken: {some(open_tables)}.", MEND_BY_UPGRADE)
    if other:
        yield Finding("walls.different", f"Die Mauer ist nicht die vorgesehene: {some(other)}.", MEND_BY_UPGRADE)


def _policies_of(wall: RowPolicy) -> set[tuple[str, str]]:
    # "FOR SELECT USING (…)" → SELECT
    return {(f"{wall.name}_{suffix}", clause.split()[1]) for suffix, clause in wall.policies().items()}


def keys_stay_in_their_network() -> Iterator[Finding]:
    """Each composite key exists and is validated: a plain key would accept a row of another network."""
    known = {
        name
        for (name,) in rows(
            "SELECT conname FROM pg_constraint WHERE contype = 'f' AND convalidated"
            " AND connamespace = 'public'::regnamespace"
        )
    }
    wanted = [
        constraint.name
        for model in apps.get_models()
        if not model._meta.proxy
        for constraint in model._meta.constraints
        if isinstance(constraint, SameNetwork)
    ]
    missing = [name for name in wanted if name not in known]
    if missing:
        yield Finding("walls.keys", f"Schlüssel ohne Bindung an ihr Netzwerk: {some(missing)}.", MEND_BY_UPGRADE)


def roles_have_their_rights() -> Iterator[Finding]:
    """The web's role passes no wall and changes no table; the keeper sees everything; nobody is superuser."""
    names = {
        alias: str(connections[alias].settings_dict["USER"])
        for alias in ("default", "owner", "keeper")
        if alias in settings.DATABASES
    }
    rights = {
        name: (is_super, bypasses)
        for name, is_super, bypasses in rows("SELECT rolname, rolsuper, rolbypassrls FROM pg_roles")
    }
    app = names["default"]
    if any(rights.get(app, (True, True))):
        yield Finding(
            "roles.app_passes",
            f"Die Rolle „{app}“ kommt durch die Mauern zwischen den Netzwerken.",
            f"Führen Sie als Verwaltung der Datenbank aus: ALTER ROLE {app} NOSUPERUSER NOBYPASSRLS;",
        )
    if "owner" in names and any(rights.get(names["owner"], (True, True))):
        yield Finding(
            "roles.owner_passes",
            f"Die Rolle „{names['owner']}“ hat mehr Rechte als nötig.",
            f"Führen Sie als Verwaltung der Datenbank aus: ALTER ROLE {names['owner']} NOSUPERUSER NOBYPASSRLS;",
        )
    yield from _rights_on_tables(app)


def _rights_on_tables(app: str) -> Iterator[Finding]:
    tables = (
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND {} ORDER BY 1"
    )
    usable = " AND ".join(f"has_table_privilege(%s, oid, '{right}')" for right in RIGHTS)
    closed = [name for (name,) in rows(tables.format(f"NOT ({usable})"), [app] * len(RIGHTS))]
    if closed:
        yield Finding(
            "roles.app_lacks", f"Die Anwendung darf diese Tabellen nicht benutzen: {some(closed)}.", MEND_BY_UPGRADE
        )
    changeable = "(has_table_privilege(%s, oid, 'TRUNCATE') OR pg_has_role(%s, relowner, 'MEMBER'))"
    too_open = [name for (name,) in rows(tables.format(changeable), [app, app])]
    if too_open:
        yield Finding(
            "roles.app_owns",
            f"Die Anwendung darf diese Tabellen leeren oder ändern: {some(too_open)}.",
            "Die Tabellen gehören der Rolle aus DATABASE_OWNER_URL; die Anwendung darf kein Mitglied von ihr sein.",
        )


def migrations_are_current() -> Iterator[Finding]:
    """Program and tables are of the same version."""
    loader = MigrationLoader(connections["keeper"])
    disk, applied = set(loader.disk_migrations or ()), set(loader.applied_migrations or ())
    ours = {name.rpartition(".")[2] for name in settings.INSTALLED_APPS if name.startswith("fachwerk.")}
    waiting = sorted("/".join(name) for name in disk - applied)
    unknown = sorted("/".join(name) for name in applied - disk if name[0] in ours)
    if waiting:
        yield Finding(
            "migrations.waiting",
            f"Die Tabellen sind älter als das Programm: {some(waiting)}.",
            "Führen Sie „fachwerk upgrade“ aus.",
        )
    if unknown:
        yield Finding(
            "migrations.unknown",
            f"Die Tabellen sind neuer als das Programm: {some(unknown)}.",
            "Installieren Sie wieder die neuere Fassung von Fachwerk.",
        )


def rows_lie_in_known_networks() -> Iterator[Finding]:
    """No row of a walled table belongs to a network that does not exist (a restore without keys could do that)."""
    parts = [
        f"SELECT '{model._meta.db_table}', count(*) FROM \"{model._meta.db_table}\" r"  # noqa: S608 - names of our models
        " WHERE NOT EXISTS (SELECT 1 FROM networks_network n WHERE n.id = r.network_id)"
        for model in apps.get_models()
        if _belongs_to_a_network(model)
    ]
    lost = [table for table, count in rows(" UNION ALL ".join(parts)) if count]
    if lost:
        yield Finding(
            "walls.lost_rows", f"Zeilen ohne Netzwerk: {some(lost)}.", "Holen Sie die letzte Sicherung zurück."
        )


def _belongs_to_a_network(model: type[models.Model]) -> bool:
    return not model._meta.proxy and any(
        field.name == "network" and field.column == "network_id" for field in model._meta.local_fields
    )
