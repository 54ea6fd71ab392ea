from django.db import migrations


class Migration(migrations.Migration):
    """Messages are counted in a cache."""

    dependencies = [("contact", "0002_appearance")]

    operations = [
        migrations.DeleteModel(name="DailySalt"),
        migrations.DeleteModel(name="NetworkCount"),
    ]
