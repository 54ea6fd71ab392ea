from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's users, with our form and rules."""

    user_viewset = "site_project.admin.people.views.PeopleViewSet"
