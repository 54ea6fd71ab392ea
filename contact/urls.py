from django.urls import path

from . import vcard
from .messages import views

app_name = "contact"
urlpatterns = [
    path("meddelande/tid/", views.stamp, name="stamp"),
    path("meddelande/<int:page_pk>/", views.send, name="send"),
    path("meddelande/<int:page_pk>/skickat/<str:signed_date>/", views.received, name="received"),
    path("kontaktkort/<int:pk>.vcf", vcard.download, name="vcard"),
]
