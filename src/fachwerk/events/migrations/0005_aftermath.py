"""Certificates, feedback, minutes and cards after the event."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import fachwerk.core.clock
import fachwerk.tenancy.scope
import fachwerk.tenancy.walls


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("events", "0004_queue"),
        ("networks", "0004_legal_pages"),
        ("notebook", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField(blank=True, verbose_name="Protokoll")),
                ("kept_at", models.DateTimeField(default=fachwerk.core.clock.now)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="minutes", to="events.event"
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        default=fachwerk.tenancy.scope.active_network_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.network",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="claim",
            name="absent",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="claim",
            name="added_later_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="claim",
            name="thanked_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="event",
            name="feedback_shown_from",
            field=models.PositiveSmallIntegerField(default=5, verbose_name="Ergebnis zeigen ab"),
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("person", models.PositiveSmallIntegerField(default=0)),
                ("number", models.CharField(max_length=20, verbose_name="Nummer")),
                ("code", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("event_title", models.CharField(max_length=200, verbose_name="Veranstaltung")),
                ("held_when", models.CharField(max_length=160, verbose_name="Wann")),
                ("held_where", models.CharField(blank=True, max_length=450, verbose_name="Wo")),
                ("issued_at", models.DateTimeField(default=fachwerk.core.clock.now, verbose_name="Ausgestellt")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=200, verbose_name="Grund")),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="certificates", to="events.claim"
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        default=fachwerk.tenancy.scope.active_network_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.network",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="CertificateCounter",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "network",
                    models.ForeignKey(
                        default=fachwerk.tenancy.scope.active_network_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.network",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FeedbackQuestion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.CharField(max_length=200, verbose_name="Frage")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback_questions",
                        to="events.event",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        default=fachwerk.tenancy.scope.active_network_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.network",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="FeedbackReply",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answer", models.PositiveSmallIntegerField(verbose_name="Bewertung")),
                (
                    "network",
                    models.ForeignKey(
                        default=fachwerk.tenancy.scope.active_network_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.network",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="events.feedbackquestion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FlipChart",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=60)),
                ("ending", models.CharField(max_length=4)),
                ("kept_at", models.DateTimeField(default=fachwerk.core.clock.now)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="flip_charts", to="events.event"
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        default=fachwerk.tenancy.scope.active_network_id,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="networks.network",
                    ),
                ),
            ],
            options={
                "ordering": ["kept_at"],
            },
        ),
        migrations.AddField(
            model_name="finding",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="cards",
                to="events.flipchart",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=fachwerk.tenancy.walls.SameNetwork(
                column="photo_id", name="events_finding_photo_same_network", to_table="events_flipchart"
            ),
        ),
        migrations.AddField(
            model_name="minutes",
            name="attachment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="notebook.attachment",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(fields=("network", "number"), name="events_certificate_number_once"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(fields=("network", "code"), name="events_certificate_code_once"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("claim", "person"),
                name="events_certificate_one_holds",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=fachwerk.tenancy.walls.Wall(name="events_certificate_wall"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(fields=("network", "id"), name="events_certificate_network_id_pair"),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=fachwerk.tenancy.walls.SameNetwork(
                column="claim_id", name="events_certificate_claim_same_network", to_table="events_claim"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatecounter",
            constraint=models.UniqueConstraint(
                fields=("network", "year"), name="events_certificate_counter_once_a_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="certificatecounter",
            constraint=fachwerk.tenancy.walls.Wall(name="events_certificatecounter_wall"),
        ),
        migrations.AddConstraint(
            model_name="certificatecounter",
            constraint=models.UniqueConstraint(
                fields=("network", "id"), name="events_certificatecounter_network_id_pair"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedbackquestion",
            constraint=fachwerk.tenancy.walls.Wall(name="events_feedbackquestion_wall"),
        ),
        migrations.AddConstraint(
            model_name="feedbackquestion",
            constraint=models.UniqueConstraint(
                fields=("network", "id"), name="events_feedbackquestion_network_id_pair"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedbackquestion",
            constraint=fachwerk.tenancy.walls.SameNetwork(
                column="event_id", name="events_feedbackquestion_event_same_network", to_table="events_event"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedbackreply",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__range", (1, 5))), name="events_reply_one_to_five"
            ),
        ),
        migrations.AddConstraint(
            model_name="feedbackreply",
            constraint=fachwerk.tenancy.walls.Wall(name="events_feedbackreply_wall"),
        ),
        migrations.AddConstraint(
            model_name="feedbackreply",
            constraint=models.UniqueConstraint(fields=("network", "id"), name="events_feedbackreply_network_id_pair"),
        ),
        migrations.AddConstraint(
            model_name="feedbackreply",
            constraint=fachwerk.tenancy.walls.SameNetwork(
                column="question_id",
                name="events_feedbackreply_question_same_network",
                to_table="events_feedbackquestion",
            ),
        ),
        migrations.AddConstraint(
            model_name="flipchart",
            constraint=fachwerk.tenancy.walls.Wall(name="events_flipchart_wall"),
        ),
        migrations.AddConstraint(
            model_name="flipchart",
            constraint=models.UniqueConstraint(fields=("network", "id"), name="events_flipchart_network_id_pair"),
        ),
        migrations.AddConstraint(
            model_name="flipchart",
            constraint=fachwerk.tenancy.walls.SameNetwork(
                column="event_id", name="events_flipchart_event_same_network", to_table="events_event"
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=fachwerk.tenancy.walls.Wall(name="events_minutes_wall"),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(fields=("network", "id"), name="events_minutes_network_id_pair"),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=fachwerk.tenancy.walls.SameNetwork(
                column="event_id", name="events_minutes_event_same_network", to_table="events_event"
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=fachwerk.tenancy.walls.SameNetwork(
                column="attachment_id", name="events_minutes_attachment_same_network", to_table="notebook_attachment"
            ),
        ),
    ]
