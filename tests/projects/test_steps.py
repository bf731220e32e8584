"""From the idea to the result: each step with its refusal."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from decimal import Decimal

import pytest

from fachwerk.access.actor import Actor, actor_for, visitor
from fachwerk.access.roles import Role
from fachwerk.accounts.models import User
from fachwerk.contacts.operations import affiliate, enter_person
from fachwerk.core import clock
from fachwerk.core.errors import NotAllowed, NotNow, NotSo, NotThere
from fachwerk.core.files import read_file
from fachwerk.decisions.operations import cast_ballot, close_decision
from fachwerk.mailing.models import NetworkMail
from fachwerk.networks.models import Network
from fachwerk.projects import queries
from fachwerk.projects.models import EndorsementSeal
from fachwerk.projects.operations import (
    close_idea,
    close_project,
    enter_award,
    enter_past_project,
    enter_result,
    fulfil_duty,
    give_reason,
    hand_in_sketch,
    issue_endorsement,
    put_to_vote,
    record_endorsement,
    request_sketch,
    start_project,
    suggest_idea,
    tell_reason,
    tie_to_goals,
)
from fachwerk.projects.operations.issuing import prefix_of
from fachwerk.tenancy.scope import network_scope
from fachwerk.thread.trace import reach
from tests.decisions.makers import a_body
from tests.projects.makers import REASON, a_carrier, a_goal, a_project, a_sketch

pytestmark = pytest.mark.usefixtures("scope", "frozen_clock")


def test_an_idea_is_one_sentence(office: Actor, guest: Actor) -> None:
    goal = a_goal()
    idea = suggest_idea(office, title="Lernwerkstatt", belongs_to=[goal])
    assert reach(idea.knot, kinds=["goal"], back=True) == [goal]
    with pytest.raises(NotSo, match="worum es geht"):
        suggest_idea(office, title=" ")
    with pytest.raises(NotAllowed):
        suggest_idea(guest, title="Von außen")
    with pytest.raises(NotThere):
        queries.idea_for(guest, idea.knot.slug)


def test_a_sketch_is_asked_for_once(office: Actor) -> None:
    idea = suggest_idea(office, title="Lernwerkstatt")
    with pytest.raises(NotSo, match="Vergangenheit"):
        request_sketch(office, idea=idea, due_on=clock.today() - timedelta(days=1))
    assert request_sketch(office, idea=idea).state == "sketch_requested"
    hand_in_sketch(office, idea=idea, lead=a_carrier(office))
    with pytest.raises(NotAllowed, match="schon eine Skizze"):
        request_sketch(office, idea=idea)
    with pytest.raises(NotNow):
        close_idea(office, idea=idea, because="Zu spät")


def test_costs_must_add_up(office: Actor) -> None:
    with pytest.raises(NotSo, match=r"176\.000\u00a0€, die Gesamtkosten sind 180\.000\u00a0€") as refused:
        a_sketch(office, total_eur=Decimal(180000), own_eur=None)
    assert refused.value.field == "total_eur"


def test_a_sketch_without_goal_is_not_put_to_vote(office: Actor) -> None:
    body, _seats = a_body(office, 2)
    sketch = a_sketch(office, goal=False)
    with pytest.raises(NotAllowed, match=r"Noch nicht möglich: Die Skizze ist keinem Ziel zugeordnet\."):
        put_to_vote(office, sketch=sketch, body=body)
    step = queries.step_of(office, "teutoheim", sketch)
    assert step is not None
    assert (step.label, bool(step.verdict), step.fix_label) == ("Zur Empfehlung vorlegen", False, "Ziel zuordnen")
    tie_to_goals(office, sketch=sketch, belongs_to=[a_goal()])
    assert put_to_vote(office, sketch=sketch, body=body, silently=True).decision is not None
    with pytest.raises(NotAllowed, match="liegt schon zur Entscheidung vor"):
        put_to_vote(office, sketch=sketch, body=body)
    with pytest.raises(NotNow, match="nicht mehr ändern"):
        hand_in_sketch(office, lead=sketch.lead, replaces=sketch)


def test_the_endorsement_follows_the_count(office: Actor) -> None:
    body, seats = a_body(office, 2)
    sketch = put_to_vote(office, sketch=a_sketch(office), body=body, silently=True)
    decision = sketch.decision
    with pytest.raises(NotNow, match="läuft noch"):
        record_endorsement(office, sketch=sketch)
    _vote(office, decision, seats)
    close_decision(office, decision=decision)
    with pytest.raises(NotSo, match="passt nicht zum ausgezählten Beschluss"):
        record_endorsement(office, sketch=sketch, result="not_recommended")
    made = record_endorsement(office, sketch=sketch, hints="Plätze für kleine Betriebe")
    assert (made.result, made.is_backfilled, made.decided_on) == ("recommended_with_hints", False, clock.today())
    assert sketch.visibility == "public"
    with pytest.raises(NotAllowed, match="schon entschieden"):
        record_endorsement(office, sketch=sketch)
    page = queries.endorsement_for(office, "teutoheim", made.knot.slug)
    assert page.decision is not None
    assert page.decision.votes is not None


def _vote(office: Actor, decision: object, seats: list[object]) -> None:
    for seat in seats:
        cast_ballot(office, decision=decision, seat=seat, choice="yes", silently=True)  # type: ignore[arg-type]


def test_a_body_that_was_not_quorate_is_asked_again(office: Actor) -> None:
    body, _seats = a_body(office, 2)
    sketch = put_to_vote(office, sketch=a_sketch(office), body=body, silently=True)
    first = sketch.decision
    close_decision(office, decision=first)
    with pytest.raises(NotNow, match="nicht beschlussfähig"):
        record_endorsement(office, sketch=sketch, result="recommended")
    again = put_to_vote(office, sketch=sketch, body=body, silently=True)
    assert again.decision != first


def test_backfilled_endorsement_needs_a_day(office: Actor) -> None:
    sketch = a_sketch(office)
    with pytest.raises(NotSo, match="Bitte nennen Sie das Datum"):
        record_endorsement(office, sketch=sketch, result="recommended")
    made = record_endorsement(
        office, sketch=sketch, result="recommended", decided_on=date(2012, 7, 1), decided_precision="year"
    )
    assert (made.is_backfilled, made.shown_day, made.body_name) == (True, "2012", "Lenkungskreis")


def test_a_statement_has_number_hash_and_seal(office: Actor, network: Network) -> None:
    made = record_endorsement(office, sketch=a_sketch(office), result="recommended", decided_on=date(2016, 6, 14))
    with pytest.raises(NotAllowed, match="Die Begründung fehlt"):
        issue_endorsement(office, endorsement=made)
    give_reason(office, endorsement=made, reason=REASON)
    with pytest.raises(NotSo, match="sieht so aus"):
        issue_endorsement(office, endorsement=made, number="7")
    issue_endorsement(office, endorsement=made)
    assert made.number == f"{prefix_of(network)}-2016-01"
    statement = read_file(made.file_key)
    assert statement.startswith(b"%PDF-")
    assert b"pdfuaid" in statement
    seal = queries.seal_of(made.pk)
    assert seal is not None
    assert seal.sha256 == made.sha256 == hashlib.sha256(statement).hexdigest()
    with pytest.raises(NotAllowed, match="schon ausgefertigt"):
        issue_endorsement(office, endorsement=made)
    with pytest.raises(NotAllowed, match="schon ausgefertigt"):
        give_reason(office, endorsement=made, reason="anders")


def test_numbers_go_on_behind_old_ones(office: Actor, network: Network) -> None:
    made = [
        record_endorsement(office, title=title, result="recommended", decided_on=date(2016, 6, 14), reason=REASON)
        for title in ("Eins", "Zwei", "Drei")
    ]
    issue_endorsement(office, endorsement=made[0], number="OWL-2016-07")
    with pytest.raises(NotSo, match="schon vergeben"):
        issue_endorsement(office, endorsement=made[1], number="OWL-2016-07")
    assert issue_endorsement(office, endorsement=made[1]).number == "TEU-2016-08"
    network.name = "Fachkräftebündnis OWL"
    assert prefix_of(network) == "OWL"


def test_a_refusal_is_told_and_not_issued(office: Actor, guest: Actor) -> None:
    made = record_endorsement(office, sketch=a_sketch(office), result="not_recommended", decided_on=date(2016, 6, 14))
    with pytest.raises(NotNow, match="Begründung fehlt"):
        tell_reason(office, endorsement=made, email="buero@bildungswerk.example", text="Guten Tag")
    give_reason(office, endorsement=made, reason=REASON)
    with pytest.raises(NotAllowed, match="nur, was die Region empfiehlt"):
        issue_endorsement(office, endorsement=made)
    tell_reason(office, endorsement=made, email="buero@bildungswerk.example", text="Guten Tag")
    assert NetworkMail.objects.filter(purpose="projects.tell_reason").count() == 1
    with pytest.raises(NotThere):
        queries.endorsement_for(guest, "teutoheim", made.knot.slug)
    with pytest.raises(NotAllowed, match="nicht empfohlen"):
        enter_award(office, endorsement=made, awarded_on=date(2016, 8, 1))


def test_a_project_knows_what_its_sketch_said(office: Actor, guest: Actor) -> None:
    project = a_project(office)
    assert (project.title, project.lead.name) == ("Lernwerkstatt Digitale Fertigung", "Bildungswerk Dalke")
    assert [knot.kind for knot in reach(project.knot, kinds=["goal", "award", "endorsement", "sketch"], back=True)] == [
        "goal", "endorsement", "award", "sketch",
    ]  # fmt: skip
    page = queries.project_for(guest, project.knot.slug)
    assert (page.state, page.sees_duties, page.step) == ("running", False, None)
    assert page.award is not None
    with pytest.raises(NotSo, match="Träger"):
        start_project(office, title="Ohne", starts_on=date(2016, 1, 1))
    with pytest.raises(NotSo, match="vor dem Anfang"):
        start_project(
            office, title="Rückwärts", lead=project.lead, starts_on=date(2016, 1, 1), ends_on=date(2015, 1, 1)
        )


def test_state_follows_from_the_days(office: Actor) -> None:
    project = a_project(office)
    states = [
        project.state_on(day) for day in (date(2016, 8, 31), date(2016, 9, 1), date(2019, 8, 31), date(2019, 9, 1))
    ]
    assert states == ["planned", "running", "running", "ended"]
    close_project(office, project=project, closed_on=date(2017, 3, 31))
    assert project.state_on(clock.today()) == "ended"
    with pytest.raises(NotAllowed, match="schon abgeschlossen"):
        close_project(office, project=project)


def test_carrier_enters_results_of_the_own_project_only(office: Actor, network: Network) -> None:
    project = a_project(office)
    user = User.objects.create_user("traeger@bildungswerk.example")
    person = enter_person(office, name="Ansprechperson", user=user)
    affiliate(office, person=person, organisation=project.lead)
    carrier = actor_for(user.pk, network.pk)
    assert carrier.has(Role.CARRIER)
    made = enter_result(carrier, project=project, sentence="96 Abschlüsse.", figure=96, unit="Abschlüsse")
    assert queries.project_for(carrier, project.knot.slug).duties
    assert [line.result for line in queries.project_for(carrier, project.knot.slug).results] == [made]
    other = enter_past_project(
        office, title="Fremd", lead=a_carrier(office, "Anderer Träger"), starts_on=date(2014, 1, 1)
    )
    with pytest.raises(NotAllowed, match="der Träger des Projekts"):
        enter_result(carrier, project=other, sentence="Nicht meins.")
    with pytest.raises(NotSo, match="Was zählt diese Zahl"):
        enter_result(carrier, project=project, sentence="Zahl ohne Einheit", figure=3)


def test_past_project_needs_five_fields(office: Actor) -> None:
    goal = a_goal()
    project = enter_past_project(
        office, title="Werkstattsamstag", lead=a_carrier(office), starts_on=date(2012, 9, 1), starts_precision="month",
        grant_eur=Decimal(98000), belongs_to=[goal], result_sentence="Elf Betriebe öffnen weiter.",
        ends_on=date(2014, 6, 1), ends_precision="month", endorsed_on=date(2012, 5, 1), endorsed_precision="month",
    )  # fmt: skip
    assert project.is_backfilled
    assert project.period == "September 2012 bis Juni 2014"
    figure = queries.project_figures(date(2012, 12, 31))[0]
    assert (figure.endorsed, figure.awarded_eur) == (True, Decimal(98000))
    assert queries.project_figures(date(2012, 8, 31)) == []
    assert project.endorsement is not None
    assert project.endorsement.is_backfilled


def test_figures_hold_on_their_day(office: Actor) -> None:
    a_project(office)
    before, after = queries.project_sums(date(2016, 8, 31)), queries.project_sums(date(2016, 9, 1))
    assert (before.projects, after.projects, after.endorsed, after.awarded_eur) == (0, 1, 1, Decimal(176000))
    assert queries.project_sums(date(2017, 1, 1), since=date(2017, 1, 1)).projects == 0


def test_duties_are_done_and_undone(office: Actor) -> None:
    a_project(office)
    duty = queries.duties_due(date(2017, 5, 31)).get()
    fulfil_duty(office, duty=duty)
    assert not queries.duties_due(date(2017, 5, 31)).exists()
    fulfil_duty(office, duty=duty, undone=True)
    assert queries.duties_due(date(2017, 5, 31)).exists()


def test_the_pipeline_shows_everything_once(office: Actor) -> None:
    body, _seats = a_body(office, 1)
    a_project(office)
    suggest_idea(office, title="Nur eine Idee")
    put = hand_in_sketch(
        office, title="Vorgelegt", lead=a_carrier(office, "Haus Zwei"), belongs_to=[a_goal("Zwei", "zwei")]
    )
    put_to_vote(office, sketch=put, body=body, silently=True)
    record_endorsement(office, title="Empfohlen", result="recommended", decided_on=date(2016, 6, 14))
    rows = queries.pipeline()
    assert [(row.title, row.stage) for row in rows] == [
        ("Nur eine Idee", "idea"), ("Vorgelegt", "put"), ("Empfohlen", "endorsed"),
        ("Lernwerkstatt Digitale Fertigung", "running"),
    ]  # fmt: skip
    assert {code: count for code, _word, count in queries.stage_counts(rows)}["awarded"] == 0


def test_another_network_sees_nothing_but_the_seal(office: Actor, other_network: Network) -> None:
    project = a_project(office)
    assert project.endorsement is not None
    seal = queries.seal_of(project.endorsement_id)  # type: ignore[arg-type]
    assert seal is not None
    slug = project.knot.slug
    with network_scope(other_network):
        stranger = visitor(other_network.pk)
        for asked in (queries.project_for, queries.idea_for, queries.sketch_for, queries.award_for, queries.result_for):
            with pytest.raises(NotThere):
                asked(stranger, slug)
        with pytest.raises(NotThere):
            queries.endorsement_for(stranger, "wesermark", slug)
        assert queries.project_figures(clock.today()) == []
        assert queries.projects_list(stranger) == []
        assert queries.pipeline() == []
        assert not queries.duties_due(date(2030, 1, 1)).exists()
        assert list(queries.results_recent()) == []
        assert not EndorsementSeal.own().exists()
        assert queries.seal_at(seal.code.lower()) == seal  # anybody may check
