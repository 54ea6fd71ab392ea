import re
from urllib.parse import urlsplit

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from wagtail.documents import get_document_model_string

import policy.models.commitments.evidence
from policy.addresses import host_of
from policy.register.triggers import drop_triggers

DOCUMENT = re.compile(r"/documents/(\d+)/")


def give_evidence_rows(apps, schema_editor):
    """Make the evidence of each update its first piece, seen on the day of the writing."""
    Update = apps.get_model("policy", "CommitmentUpdate")
    Evidence = apps.get_model("policy", "Evidence")
    documents = set(apps.get_model(get_document_model_string()).objects.values_list("pk", flat=True))
    sites = apps.get_model("wagtailcore", "Site").objects
    hosts = set(sites.values_list("hostname", flat=True))
    rows = []
    for update in Update.objects.exclude(evidence_url="").order_by("pk").iterator(500):
        path = path_here(update.evidence_url, hosts)
        found = DOCUMENT.match(path)
        document = int(found[1]) if found and int(found[1]) in documents else None
        rows.append(
            Evidence(
                update=update,
                address=update.evidence_url,
                title=update.evidence_title,
                kept=timezone.localdate(update.written_at),
                document_id=document,
                is_own=bool(path) and not found,
            )
        )
    Evidence.objects.bulk_create(rows, batch_size=500)
    check_constraints_now(apps, schema_editor)


def path_here(address, hosts):
    """Return the path of an address on this site, "" for another's."""
    parts = urlsplit(address)
    return parts.path if not parts.netloc or host_of(address) in hosts else ""


def give_evidence_back(apps, schema_editor):
    """Write the first piece of evidence in its update; a migration backwards loses the others."""
    Update = apps.get_model("policy", "CommitmentUpdate")
    Evidence = apps.get_model("policy", "Evidence")
    first = Evidence.objects.filter(update=OuterRef("pk")).order_by("pk")
    Update.objects.filter(Exists(first)).update(
        evidence_url=Subquery(first.values("address")[:1]),
        evidence_title=Subquery(first.values("title")[:1]),
    )
    for update in Update.objects.filter(Exists(first), evidence_url=""):
        document = update.evidence.order_by("pk").first().document
        address = f"/documents/{document.pk}/{document.file.name.rpartition('/')[2]}"
        Update.objects.filter(pk=update.pk).update(evidence_url=address)
    check_constraints_now(apps, schema_editor)


def check_constraints_now(apps, schema_editor):
    """PostgreSQL alters no table whose foreign keys wait to be checked."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("policy", "0011_licence_of_open_data"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(blank=True, help_text="Where anyone can check it, for instance minutes or a decision: https://… A page of this site may be written as /education/.", max_length=500, validators=[policy.models.commitments.evidence.validate_evidence_address], verbose_name="address of the evidence")),
                ("title", models.CharField(blank=True, help_text="The text of the link, for instance: Minutes of the council, 3 March 2020.", max_length=200, verbose_name="name of the evidence")),
                ("kept", models.DateField(default=django.utils.timezone.localdate, help_text="The day on which you saw what stands there.", verbose_name="seen")),
                ("is_own", models.BooleanField(default=False, editable=False, help_text="Whether it is a page of the party's own site.")),
                ("document", models.ForeignKey(blank=True, help_text="The evidence itself, or a copy of what stands at the address. It can be neither replaced nor deleted later.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=get_document_model_string(), verbose_name="document")),
                ("update", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="policy.commitmentupdate")),
            ],
            options={
                "verbose_name": "evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["pk"],
                "abstract": False,
                "default_permissions": (),
                "base_manager_name": "objects",
            },
        ),
        migrations.RunPython(give_evidence_rows, give_evidence_back),
        migrations.RunPython(migrations.RunPython.noop, drop_triggers),
        migrations.RemoveField(model_name="commitmentupdate", name="evidence_title"),
        migrations.RemoveField(model_name="commitmentupdate", name="evidence_url"),
    ]
