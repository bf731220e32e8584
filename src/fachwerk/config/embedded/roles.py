"""The three roles and what each may do. The walls hold because neither the owner nor the plain role bypasses RLS."""

import psycopg
from psycopg import sql

from fachwerk.config.embedded.instance import DATABASE, Connection

OWNER, APP, KEEPER = "fachwerk_owner", "fachwerk_app", "fachwerk_keeper"
EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist", "fuzzystrmatch")

Session = psycopg.Connection[tuple[object, ...]]


def prepare_cluster(template: Session, maintenance: Session, connection: Connection) -> None:
    """Create roles, extensions and rights in template1, so that every later database – test clones too – has them."""
    _create_role(template, OWNER, "CREATEDB NOBYPASSRLS", connection.owner)
    _create_role(template, APP, "NOBYPASSRLS", connection.app)
    _create_role(template, KEEPER, "BYPASSRLS", connection.keeper)
    # Restoring writes into the owner's tables: the keeper acts for the owner, the walls open by BYPASSRLS alone.
    template.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(OWNER), sql.Identifier(KEEPER)))
    for extension in EXTENSIONS:
        template.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    # Dropping a test's database ends the sessions the plain role still has in it.
    template.execute(sql.SQL("GRANT pg_signal_backend TO {}").format(sql.Identifier(OWNER)))
    template.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(sql.Identifier(APP)))
    grant_rights_on_later_tables(template, owner=OWNER, app=APP)
    template.close()  # a database with a connection cannot serve as template
    maintenance.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
    maintenance.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(DATABASE)))
    maintenance.execute(
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(
            sql.Identifier(DATABASE), sql.Identifier(APP), sql.Identifier(KEEPER)
        )
    )


def grant_rights_on_later_tables(session: Session, *, owner: str, app: str) -> None:
    """Let the plain role read and write – never truncate or alter – what the owner creates from now on."""
    for rights in ("SELECT, INSERT, UPDATE, DELETE ON TABLES", "USAGE, SELECT ON SEQUENCES"):
        session.execute(
            sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} IN SCHEMA public GRANT {} TO {}").format(
                sql.Identifier(owner), sql.SQL(rights), sql.Identifier(app)
            )
        )


def _create_role(connection: Session, name: str, attributes: str, password: str) -> None:
    connection.execute(
        sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER {} PASSWORD {}").format(
            sql.Identifier(name), sql.SQL(attributes), sql.Literal(password)
        )
    )
