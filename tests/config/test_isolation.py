"""The database every other test relies on."""

import os
import threading

import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_run_as_a_role_that_cannot_see_through_walls() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False)


@pytest.mark.django_db
def test_each_test_process_works_in_its_own_clone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        assert cursor.fetchone()[0].startswith(f"fachwerk_test_{os.getpid()}_")


def test_commits_in_an_own_database_reach_other_threads(own_database: str) -> None:
    seen: list[tuple[str, int]] = []

    def look() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database(), count(*) FROM django_session")
            seen.append(cursor.fetchone())
        connection.close()

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('key', 'content', now())")
    other = threading.Thread(target=look)
    other.start()
    other.join()
    assert seen == [(own_database, 1)]
