from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable, PreviewableMixin, TranslatableMixin
from wagtail.search import index

from policy.checks.editorial import PRIVATE_PICTURE
from policy.editing.conflicts import ConflictForm
from policy.translation.fields import SharedField

# E-mail, phone, area and portrait are the same in every language.
TRANSLATED_FIELDS = ("name", "role", "hours")


class ContactPerson(PreviewableMixin, TranslatableMixin, index.Indexed, Orderable):
    """Somebody whom visitors can turn to."""

    name = models.CharField(_("name"), max_length=100, help_text=_("First name and surname."))
    role = models.CharField(
        _("role"), max_length=100, help_text=_("What the person does, for instance ombudsman.")
    )
    area = models.ForeignKey(
        "policy.PolicyAreaPage",
        verbose_name=_("policy area"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contact_people",
        help_text=_("The area that the person answers for. Shown on the page of that area too."),
    )
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown on every page."))
    phone = PhoneNumberField(
        _("phone"), blank=True, help_text=_("For instance 070-123 45 67. Shown on every page.")
    )
    hours = models.CharField(
        _("hours"),
        max_length=150,
        blank=True,
        help_text=_("When the person can be reached, for instance weekdays 9–16."),
    )
    portrait = models.ForeignKey(
        "policy.Picture",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A picture of the person, shown on the contact page."),
    )

    override_translatable_fields = [
        SharedField("area"),
        SharedField("email"),
        SharedField("phone"),
        SharedField("portrait"),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.AutocompleteField("role"),
    ]

    base_form_class = ConflictForm
    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("area"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("email"), FieldPanel("phone")])], heading=_("Reach")
        ),
        FieldPanel("hours"),
        FieldPanel("portrait"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact people")
        unique_together = [("translation_key", "locale")]

    def __str__(self):
        return f"{self.name}, {self.role}"

    def clean(self):
        super().clean()
        if self.portrait and self.portrait.is_private:
            raise ValidationError({"portrait": PRIVATE_PICTURE})

    def get_preview_template(self, request, mode_name):
        return "contact/person_preview.html"

    def get_preview_context(self, request, mode_name):
        return {**super().get_preview_context(request, mode_name), "person": self}


def people_in(language):
    """Return the ContactPersons in order, translated to `language` if possible, from the cache.

    Each has the attribute `language`, the tag of the language of the role.
    """
    return caches["shared"].get_or_set(f"people-{language}", lambda: load_people(language))


def load_people(language):
    people, translations = {}, {}
    languages = (language, settings.LANGUAGE_CODE)
    rows = ContactPerson.objects.filter(locale__language_code__in=languages)
    rows = rows.select_related("portrait", "area", "locale")
    for person in rows.prefetch_related("portrait__renditions"):
        person.language = person.locale.language_code
        is_source = person.language == settings.LANGUAGE_CODE
        (people if is_source else translations)[person.translation_key] = person
    for key, translation in translations.items():
        person = people.setdefault(key, translation)
        if translation.role != person.role:
            for name in TRANSLATED_FIELDS:
                setattr(person, name, getattr(translation, name) or getattr(person, name))
            person.language = language
    return sorted(people.values(), key=lambda person: person.sort_order or 0)
