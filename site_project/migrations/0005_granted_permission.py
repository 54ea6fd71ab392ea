from django.db import migrations


class Migration(migrations.Migration):
    """The model is renamed and keeps its table."""

    dependencies = [("site_project", "0004_search_in_words")]
    operations = [
        migrations.AlterModelTable(name="GivenPermission", table="site_project_givenpermission"),
        migrations.RenameModel(old_name="GivenPermission", new_name="GrantedPermission"),
    ]
