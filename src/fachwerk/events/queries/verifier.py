"""The verifier: every counter of every pool, recomputed from the claims."""

from __future__ import annotations

from django.db import connection

from fachwerk.events.models import Pool
from fachwerk.events.models.claim import HOLDING

#: (pool, what its claims say) for each pool whose counter says something else; the one parameter are the standings
#: that hold places. Used by the tests inside a network and by the doctor for all networks at once.
DISAGREEING = """
    WITH holding AS (
        SELECT id, event_id, places, in_contingent FROM events_claim WHERE standing = ANY(%s)
    ), counted AS (
        SELECT p.id, coalesce(sum(c.places), 0) AS places
          FROM events_pool p
          LEFT JOIN events_sessionchoice s ON p.kind = 'session' AND s.session_id = p.session_id
          LEFT JOIN holding c ON c.event_id = p.event_id AND CASE p.kind
               WHEN 'session' THEN c.id = s.claim_id
               WHEN 'contingent' THEN c.in_contingent
               ELSE true END
         GROUP BY p.id
    )
    SELECT p.id, n.places FROM events_pool p JOIN counted n ON n.id = p.id WHERE p.taken <> n.places
"""
STANDINGS = [str(standing) for standing in HOLDING]


def pools_that_disagree() -> list[tuple[Pool, int]]:
    """Every counter of the active network that differs from the sum of its claims, with the sum."""
    with connection.cursor() as cursor:
        cursor.execute(DISAGREEING, [STANDINGS])
        found = dict(cursor.fetchall())
    return [(pool, int(found[pool.pk])) for pool in Pool.objects.filter(pk__in=list(found))]
