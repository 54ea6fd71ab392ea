"""People who belong to one of the groups, for tests without a browser."""

from django.contrib.auth.models import Group, User


def member(group, name="asta", **fields):
    user = User.objects.create_user(name, f"{name}@example.org", "en god fika", **fields)
    user.groups.add(Group.objects.get(name=group))
    return user


def change_account(client, **changes):
    """Post what the page of one's own account posts, and return the answer."""
    panels = {
        "name_email-first_name": "Asta",
        "name_email-last_name": "A",
        "name_email-email": "admin@example.com",
        "name_email-password": "",
        "locale-preferred_language": "sv",
        "locale-current_time_zone": "Europe/Stockholm",
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
        "password-old_password": "",
        "password-new_password1": "",
        "password-new_password2": "",
    }
    return client.post("/admin/account/", {**panels, **changes}, REMOTE_ADDR="10.0.0.1")


def new_email(email, password=""):
    """Return the changes that give the account another e-mail address."""
    return {"name_email-email": email, "name_email-password": password}


def new_password(old, new="en annan god fika"):
    return {
        "password-old_password": old,
        "password-new_password1": new,
        "password-new_password2": new,
    }
