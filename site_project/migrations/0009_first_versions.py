from django.db import migrations
from django.db.models import Exists, OuterRef


def log_first_versions(apps, schema_editor):
    """Let the history of every page offer the oldest version that is kept.

    The history offers those of which the log says that they changed something: until now, what a
    site was made with was not logged so. A page without a version, as an alias, gets none.
    """
    Revision = apps.get_model("wagtailcore", "Revision")
    PageLogEntry = apps.get_model("wagtailcore", "PageLogEntry")
    of_pages = Revision.objects.filter(
        base_content_type__app_label="wagtailcore", base_content_type__model="page"
    )
    same = of_pages.filter(object_id=OuterRef("object_id"), pk__lt=OuterRef("pk"))
    logged = PageLogEntry.objects.filter(revision=OuterRef("pk"), content_changed=True)
    oldest = of_pages.exclude(Exists(same)).exclude(
        Exists(logged.exclude(action="wagtail.publish"))
    )
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            action="wagtail.edit",
            content_changed=True,
            content_type_id=one.content_type_id,
            label=one.object_str,
            page_id=int(one.object_id),
            revision=one,
            timestamp=one.created_at,
            user_id=one.user_id,
        )
        for one in oldest.iterator()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("site_project", "0008_bin"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(log_first_versions, migrations.RunPython.noop)]
