"""Changes to Wagtail's admin: groups and permissions, users, review, forms, guide."""
