from django.db import migrations


class Migration(migrations.Migration):
    """Changes nothing itself: after it, everything is indexed anew (site_project.search.setup)."""

    dependencies = [
        ('site_project', '0003_outgoing_mail'),
    ]

    operations = []
