"""Whatever editors do and in whatever order: no wording or update is lost, no draft is shown."""

from datetime import timedelta

from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from policy.models import Commitment, CommitmentRelation, CommitmentUpdate, CommitmentWording
from policy.register.bullets import bullets_of
from tests.support.register import forget, lists, new_area, set_body, snapshot, update

# An open form sends one id as often as it likes: a page load gives all its new lists the same one.
POINTS = st.lists(
    st.tuples(
        st.sampled_from(["first", "second"]),
        st.sampled_from("aabcd"),
        st.sampled_from(["Träd", "Luft", "Vatten", "Skola"]),
    ),
    max_size=5,
)
ACTIONS = st.one_of(
    st.tuples(st.sampled_from(["edit", "edit and publish", "schedule"]), POINTS),
    st.tuples(
        st.sampled_from(["publish", "unpublish", "time passes", "copy", "translate", "move"]),
        st.none(),
    ),
    st.tuples(st.sampled_from(["revert", "update", "turn to"]), st.integers(0, 9)),
)


def sent(name, points):
    """The list called `name` as a form sends it, or none where it has no points."""
    own = [(one, text) for in_list, one, text in points if in_list == name]
    body = lists(*(text for _id, text in own), ids=[one for one, _text in own])
    return [{**block, "id": name} for block in body if own]


class Editor:
    """Does to pages what an editor does, and remembers all that was ever published."""

    def __init__(self, index, elsewhere, copies_drafts=True):
        self.copies_drafts = copies_drafts
        self.index, self.elsewhere = index, elsewhere
        self.pages = [new_area(index, "Klimat", "Träd", ids=["a"])]
        self.at = 0
        self.published = set()
        self.updates = CommitmentUpdate.objects.count()
        self.note()

    @property
    def page(self):
        return type(self.pages[self.at]).objects.get(pk=self.pages[self.at].pk)

    def note(self):
        for page in self.pages:
            page.refresh_from_db()
            if page.live:
                said = bullets_of(page.body)
                self.published |= {(page.translation_key, one.text) for one in said}

    def draft(self, points, **fields):
        page = self.page.get_latest_revision_as_object()
        set_body(page, [block for name in ("first", "second") for block in sent(name, points)])
        for name, value in fields.items():
            setattr(page, name, value)
        return page.save_revision()

    def do(self, action, value):
        if action == "edit":
            self.draft(value)
        elif action == "edit and publish":
            self.draft(value, go_live_at=None).publish()
        elif action == "schedule":
            self.draft(value, go_live_at=timezone.now() + timedelta(days=1)).publish()
        elif action == "publish":
            self.page.get_latest_revision().publish()
        elif action == "unpublish":
            self.page.unpublish()
        elif action == "time passes":
            self.let_time_pass()
        elif action == "copy" and len(self.pages) < 3 and self.may_copy():
            self.pages.append(self.page.copy(update_attrs={"slug": f"kopia-{len(self.pages)}"}))
        elif action == "translate":
            self.translate()
        elif action == "move" and self.may_move():
            self.page.move(self.elsewhere, pos="last-child")
        elif action == "revert":
            revisions = list(self.page.revisions.order_by("pk"))
            old = revisions[value % len(revisions)]
            page = old.as_object()
            # A copy's old revisions have the address of what it was copied from, which is taken.
            page.slug = self.page.slug
            page.save_revision(previous_revision=old).publish(previous_revision=old)
        elif action == "update":
            self.write(value)
        elif action == "turn to":
            self.at = value % len(self.pages)
        self.note()

    def may_copy(self):
        return self.copies_drafts or not self.page.has_unpublished_changes

    def may_move(self):
        """Wagtail refuses a page whose slug another one has there."""
        there = self.elsewhere.get_children().exclude(pk=self.page.pk)
        return not there.filter(slug=self.page.slug).exists()

    def let_time_pass(self):
        for revision in self.page.revisions.filter(approved_go_live_at__isnull=False):
            past = timezone.now() - timedelta(minutes=1)
            revision.content = {**revision.content, "go_live_at": past.isoformat()}
            revision.approved_go_live_at = past
            revision.save()
        call_command("publish_scheduled")

    def translate(self):
        english = Locale.objects.get(language_code="en")
        if self.page.locale != english and not self.page.has_translation(english):
            self.pages.append(self.page.copy_for_translation(english, copy_parents=True))

    def write(self, value):
        keys = [page.translation_key for page in self.pages]
        found = list(Commitment.objects.filter(translation_key__in=keys))
        update(found[value % len(found)], what_happened=f"Händelse {self.updates}")
        self.updates += 1


def assert_nothing_is_lost(editor):
    keys = {page.translation_key for page in editor.pages}
    wordings = CommitmentWording.objects.filter(commitment__translation_key__in=keys)
    said = set(wordings.exclude(text="").values_list("commitment__translation_key", "text"))
    assert said == editor.published
    assert CommitmentUpdate.objects.count() == editor.updates


def assert_register_says_what_the_pages_say(editor):
    for page in editor.pages:
        standing = []
        for one in Commitment.objects.filter(translation_key=page.translation_key):
            last = one.wordings.filter(language=page.locale.language_code).last()
            standing += [last.text] if last and last.text else []
        live = bullets_of(page.body) if page.live else []
        assert sorted(standing) == sorted(one.text for one in live)
        assert len({one.block_id for one in live}) == len(live)


@settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(actions=st.lists(ACTIONS, min_size=3, max_size=10))
def test_any_sequence_of_actions(index, area, actions):
    with transaction.atomic():
        Locale.objects.get_or_create(language_code="en")
        editor = Editor(index, area.get_parent())
        for action, value in actions:
            editor.do(action, value)
            assert_register_says_what_the_pages_say(editor)
        assert_nothing_is_lost(editor)
        live = snapshot()
        call_command("rebuild_register", verbosity=0)
        assert snapshot() == live
        transaction.set_rollback(True)


@settings(
    max_examples=6,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(actions=st.lists(ACTIONS.filter(lambda one: one[0] != "update"), min_size=3, max_size=10))
def test_register_rebuilt_from_nothing_equals_the_live_one(index, area, actions):
    """Save for a copy of a live page with a draft: Wagtail does not record what it published."""
    with transaction.atomic():
        Locale.objects.get_or_create(language_code="en")
        editor = Editor(index, area.get_parent(), copies_drafts=False)
        for action, value in actions:
            editor.do(action, value)
        live = snapshot()
        # What became of a promise in another one is stored for good, and those with it.
        if not CommitmentRelation.objects.exists():
            for page in editor.pages:
                forget(page.translation_key)
        call_command("rebuild_register", verbosity=0)
        assert snapshot() == live
        transaction.set_rollback(True)
