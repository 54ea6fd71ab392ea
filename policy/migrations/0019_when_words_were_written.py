from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("policy", "0018_new_term")]

    operations = [
        # In two steps, so that rows from before have no time rather than that of the migration.
        *(
            migrations.AddField(
                model, "written_at", models.DateTimeField("written", null=True, editable=False)
            )
            for model in ("commitmentwording", "commitmentmove")
        ),
        *(
            migrations.AlterField(
                model, "written_at", models.DateTimeField("written", null=True, auto_now_add=True)
            )
            for model in ("commitmentwording", "commitmentmove")
        ),
    ]
