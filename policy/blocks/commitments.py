from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, TextBlock


class CommitmentsBlock(StructBlock):
    """What we promise, point by point: a line each."""

    heading = CharBlock(
        label=_("Heading"),
        max_length=150,
        required=False,
        help_text=_("For instance: We are strengthening skills. May be left empty."),
    )
    points = ListBlock(
        TextBlock(label=_("Point"), max_length=500, rows=1),
        label=_("Points"),
        min_num=1,
        help_text=_("One promise a line. Press Enter for the next one."),
        form_classname="commitment-points",
    )

    followed_up = BooleanBlock(
        label=_("Follow up in public"),
        required=False,
        default=True,
        help_text=_(
            "Every point is entered in the register of commitments when the page is published, "
            "and stays there: anyone can see how far it has come."
        ),
    )

    class Meta:
        label = _("Commitments")
        icon = "list-ul"
        description = _("A heading and what we promise, point by point")
        template = "policy/blocks/commitments.html"
        label_format = "{heading}"
        preview_value = {
            "heading": "Vi stärker kompetensen",
            "points": ["Alla medarbetare får den utbildning som arbetet kräver."],
        }
