"""What the history of the admin says of each notice."""

from django.utils.translation import gettext_lazy as _

ACTIONS = {
    "new_browser": (_("New browser"), _("Logged in with a new browser")),
    "second_factor_added": (_("Second factor added"), _("Added a passkey or an app for codes")),
    "second_factor_removed": (_("Second factor removed"), _("Removed a passkey or an app")),
    "second_factor_reset": (_("New recovery codes"), _("Made new recovery codes")),
    "second_factor_cleared": (_("Second factors cleared"), _("All second factors were removed")),
    "recovery_codes_read": (_("Recovery codes read"), _("Looked at the recovery codes")),
    "email_changed": (_("Another e-mail"), _("The e-mail address was changed")),
    "codes_tried": (_("Wrong codes"), _("The right password, then several wrong codes")),
    "roles_changed": (_("Role changed"), _("What this person may do was changed")),
    "many_deleted": (_("Much deleted"), _("Deleted many pages, pictures or documents")),
    "recipient_changed": (
        _("Messages go elsewhere"),
        _("Changed where visitors' messages are sent"),
    ),
}


def register(actions):
    for name, (label, message) in ACTIONS.items():
        actions.register_action(f"login.{name}", label, message)
