from django.db import migrations


class Migration(migrations.Migration):
    """Nothing of the tables: points that share an id get their own after migrating.

    That needs the models as they are today; see policy/register/duplicate_ids.py.
    """

    dependencies = [
        ('policy', '0005_private_pictures'),
    ]

    operations = []
