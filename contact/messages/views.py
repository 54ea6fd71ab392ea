from django.core.exceptions import SuspiciousOperation
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from contact.cross_origin import is_from_elsewhere
from contact.models import ContactPage

from .forms import MessageForm, stamp_of_now
from .receive import receive

ENCODING = "application/x-www-form-urlencoded"
dates = Signer(salt="contact.views.received")


# No token: contact.cross_origin says what protects the form, and why without a cookie.
# No no-store: the browser's Back leads to the form with its errors and all that was typed.
@csrf_exempt
@cache_control(private=True, no_cache=True)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request, page_pk):
    """Take the message that a visitor posts from the contact page, and redirect (302) to thanks.

    With errors the page comes back with all that was typed: 422 for what is missing, 403 where
    another site sent the form, 429 where the network has sent too many.
    """
    page = get_object_or_404(ContactPage.objects.live(), id=page_pk)
    if request.method != "POST":
        return redirect(page.url)
    try:
        form = MessageForm(page, posted(request))
    except SuspiciousOperation:
        return answer(request, page, too_large(page), 413)
    if is_from_elsewhere(request):
        form.add_error(
            None,
            _("The message came from another website. Read it through here and send it again."),
        )
        return answer(request, page, form, 403)
    if not form.is_valid():
        return answer(request, page, form, 422)
    message = receive(form, Site.find_for_request(request), request.META["REMOTE_ADDR"])
    if message is None:
        return answer(request, page, form, 429, too_many=True)
    return redirect("contact:received", page.pk, dates.sign(message.delete_on.isoformat()))


def posted(request):
    """Return the fields of the form; raise SuspiciousOperation where it cannot be the form's."""
    if request.content_type != ENCODING:
        raise SuspiciousOperation("not the form's encoding")
    return request.POST.dict()


def too_large(page):
    form = MessageForm(page, {})
    form.errors.clear()
    form.add_error(
        "text", _("The message is too large to be sent this way. Shorten it, or send an e-mail.")
    )
    return form


def answer(request, page, form, status, **context):
    """Show the contact page with the form as it was filled in and what is wrong with it."""
    request.is_preview = False
    context = {**page.get_context(request), "form": form, **context}
    return TemplateResponse(request, page.get_template(request), context, status=status)


@require_safe
@never_cache
def received(request, page_pk, signed_date):
    """Thank the visitor and say what happens next and when the message is deleted.

    The date travels in the address, signed, because there is no cookie to keep it in.
    """
    page = get_object_or_404(ContactPage.objects.live(), id=page_pk)
    try:
        delete_on = parse_date(dates.unsign(signed_date))
    except BadSignature as error:
        raise Http404 from error
    title = _("Thank you for your message")
    context = {"page": page, "title": title, "delete_on": delete_on}
    return TemplateResponse(request, "contact/message_received.html", context)


@require_safe
@never_cache
def stamp(request):
    """Return the stamp of this second, which contact/message.js puts into the form."""
    return HttpResponse(stamp_of_now(), content_type="text/plain")
