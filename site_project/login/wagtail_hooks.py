"""The log actions, account panel and session watch of the admin."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks

from .account import SecondFactorPanel
from .notices import register_log_actions

hooks.register("register_log_actions", register_log_actions)
hooks.register("register_account_settings_panel", SecondFactorPanel)


@hooks.register("insert_global_admin_js")
def session_script():
    return format_html(
        '<script type="module" src="{}" id="admin-session" data-url="{}" data-login="{}" '
        'data-gone="{}" data-log-in="{}" data-back="{}" data-offline="{}" '
        'data-online="{}"></script>'
        '<script type="module" src="{}"></script>',
        static("js/admin-session.js"),
        reverse("admin_session"),
        reverse("account_login"),
        _(
            "You have been logged out. What you have written is still here: log in in a new tab, "
            "then come back and save."
        ),
        _("Log in in a new tab"),
        _("You are logged in again. Now you can save."),
        _(
            "The website cannot be reached just now. What you have written is still here: leave "
            "the window open, and save when the connection is back."
        ),
        _("The connection is back. What you have written is still here, and can be saved."),
        static("js/admin-draft.js"),
    )


@hooks.register("insert_global_admin_css")
def session_stylesheet():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-session.css"))
