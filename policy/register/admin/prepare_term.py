"""The button that makes a new programme beside the present one, for the term to come."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.models import Page

from policy.models import PolicyIndexPage
from policy.pages.slugs import unused_slug
from policy.register.new_term.plan import present_programme

from .permissions import may_begin


class PrepareTermView(View):
    """Makes a draft with the slogan of the present programme, for the years that follow it."""

    def dispatch(self, request):
        if not may_begin(request.user):
            return permission_denied(request)
        return super().dispatch(request)

    def get(self, request):
        return redirect("commitments:new_term")

    def post(self, request):
        present = present_programme()
        if present is None:
            messages.error(request, _("The first page of the site is no programme."))
            return redirect("commitments:new_term")
        root = Page.objects.get(depth=1)
        length = present.term_end - present.term_start
        start, end = present.term_end, present.term_end + length
        page = PolicyIndexPage(
            title=present.title,
            slug=unused_slug(root, f"{present.slug}-{start}-{end}"),
            slogan=present.slogan,
            introduction=present.introduction,
            term_start=start,
            term_end=end,
            locale=present.locale,
            owner=request.user,
            live=False,
        )
        root.add_child(instance=page)
        page.save_revision(user=request.user, log_action=True)
        text = _("The programme for %(term)s is a draft. Write what it says, and add its areas.")
        messages.success(request, text % {"term": page.term})
        return redirect("wagtailadmin_pages:edit", page.pk)
