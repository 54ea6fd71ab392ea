from wagtail.admin.ui.components import Component

from policy.translation.older import older_translations

MOST = 20


class OlderTranslations(Component):
    """On the first page of the admin: translations that their Swedish source has overtaken."""

    name = "older_translations"
    template_name = "wagtailadmin/home/older_translations.html"
    order = 120

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        pages = older_translations()
        user = self.request.user
        mine = [page for page in pages[: MOST * 2] if page.permissions_for_user(user).can_edit()]
        return {"pages": mine[:MOST]}
