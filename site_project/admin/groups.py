"""The three groups, and each permission with the groups that get it.

`manage.py set_up` grants each group each permission once (see group_sync.py): a new row here
reaches existing sites, and what is taken away from a group afterwards stays away.
"""

from django.utils.translation import gettext_lazy as _

EDITORS = "Redaktörer"
REVIEWERS = "Granskare"
ADMINISTRATORS = "Administratörer"

EVERYBODY = (EDITORS, REVIEWERS, ADMINISTRATORS)
PUBLISHERS = (REVIEWERS, ADMINISTRATORS)
ADMINISTRATORS_ONLY = (ADMINISTRATORS,)

# In one sentence each, where a person is given a group.
ROLE_DESCRIPTIONS = {
    EDITORS: _(
        "write and change pages, upload pictures, follow up commitments and change contact "
        "details. Send what they write for review."
    ),
    REVIEWERS: _("may do the same, and publish: read and approve what editors send."),
    ADMINISTRATORS: _(
        "may do the same, and decide who may do what, read the visitors' messages and change "
        "settings."
    ),
}

# For the whole site: "app.codename".
SITE = {
    "wagtailadmin.access_admin": EVERYBODY,
    # What has happened to a commitment, and the proof.
    "policy.view_commitment": EVERYBODY,
    "policy.add_commitmentupdate": EVERYBODY,
    # Close a term that is over, and correct its years.
    "policy.add_termclosing": ADMINISTRATORS_ONLY,
    # Make a prepared programme the first page of the site, and take that back.
    "policy.add_newterm": ADMINISTRATORS_ONLY,
    "wagtail_localize.submit_translation": EVERYBODY,
    # Which languages the site has.
    "wagtailcore.add_locale": ADMINISTRATORS_ONLY,
    "wagtailcore.change_locale": ADMINISTRATORS_ONLY,
    "wagtailcore.delete_locale": ADMINISTRATORS_ONLY,
    "contact.change_contactdetails": EVERYBODY,
    "contact.add_contactperson": EVERYBODY,
    "contact.change_contactperson": EVERYBODY,
    "contact.delete_contactperson": PUBLISHERS,
    # A visitor's message may reveal a political opinion (GDPR, article 9).
    "contact.view_message": ADMINISTRATORS_ONLY,
    "contact.change_message": ADMINISTRATORS_ONLY,
    "contact.delete_message": ADMINISTRATORS_ONLY,
    "auth.add_user": ADMINISTRATORS_ONLY,
    "auth.change_user": ADMINISTRATORS_ONLY,
    "auth.delete_user": ADMINISTRATORS_ONLY,
    "contact.change_appearance": ADMINISTRATORS_ONLY,
    "site_project.change_review": ADMINISTRATORS_ONLY,
    "site_project.change_readcounting": ADMINISTRATORS_ONLY,
    "wagtailredirects.add_redirect": ADMINISTRATORS_ONLY,
    "wagtailredirects.change_redirect": ADMINISTRATORS_ONLY,
    "wagtailredirects.delete_redirect": ADMINISTRATORS_ONLY,
}

# For every page, given at the root of the tree. Adding includes changing one's own pages.
PAGES = {
    "wagtailcore.add_page": EVERYBODY,
    "wagtailcore.change_page": EVERYBODY,
    "wagtailcore.publish_page": PUBLISHERS,
    "wagtailcore.lock_page": PUBLISHERS,
    "wagtailcore.unlock_page": PUBLISHERS,
    # Deleting a page that has pages below it.
    "wagtailcore.bulk_delete_page": ADMINISTRATORS_ONLY,
}

# For pictures, documents and their collections, given at the root of the collections. Adding
# includes changing and deleting one's own until visitors see it (policy/files/), changing includes
# deleting anybody's.
FILES = {
    "wagtailimages.choose_image": EVERYBODY,
    "wagtailimages.add_image": EVERYBODY,
    "wagtailimages.change_image": PUBLISHERS,
    "wagtaildocs.choose_document": EVERYBODY,
    "wagtaildocs.add_document": EVERYBODY,
    "wagtaildocs.change_document": PUBLISHERS,
    "wagtailcore.add_collection": ADMINISTRATORS_ONLY,
    "wagtailcore.change_collection": ADMINISTRATORS_ONLY,
    "wagtailcore.delete_collection": ADMINISTRATORS_ONLY,
}
