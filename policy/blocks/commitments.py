from django.forms import Textarea
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, TextBlock

from policy.importing.points import points_of


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

    not_followed_up_because = CharBlock(
        label=_("Why they are no longer followed up"),
        max_length=300,
        required=False,
        help_text=_(
            "Needed where promises of the list are in the register: it is told there. They stay "
            "promised as long as they stand on the page."
        ),
    )

    def __init__(self, *args, **kwargs):
        """Let points grow by their style: a script would measure the page for each of them."""
        super().__init__(*args, **kwargs)
        self.child_blocks["points"].child_block.field.widget = Textarea(attrs={"rows": 1})

    def value_from_datadict(self, data, files, prefix):
        """Leave out points in which nothing stands, but for the first of a list of those alone."""
        value = super().value_from_datadict(data, files, prefix)
        points = value["points"]
        for number in reversed(range(len(points))):
            if len(points) > 1 and not points[number].strip():
                del points[number]
        return value

    def clean(self, value):
        """Make a point of every line: in the register of commitments each is followed by itself."""
        value = super().clean(value)
        points = value["points"]
        for number, point in reversed(list(enumerate(points))):
            first, *rest = points_of(point) or [""]
            points.bound_blocks[number].value = first
            for line in reversed(rest):
                points.insert(number + 1, line)
        return value

    def get_context(self, value, parent_context=None):
        """Add how many points are in the register, and how many of them somebody has assessed."""
        context = super().get_context(value, parent_context)
        followed = [one for one in value["points"].bound_blocks if hasattr(one, "status")]
        context["followed"] = len(followed)
        context["assessed"] = sum(one.status is not None for one in followed)
        return context

    def get_form_state(self, value):
        """Leave the id of a point that was never saved to the browser, which makes one a block.

        Wagtail sends a new block's state once a page load: every list added would begin with the
        same id.
        """
        value = self.normalize(value)
        state = super().get_form_state(value)
        for point, sent in zip(value["points"].bound_blocks, state["points"], strict=True):
            if not point.original_id:
                del sent["id"]
        return state

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
