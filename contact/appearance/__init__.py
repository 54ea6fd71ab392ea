"""The branch's own colour and mark: on every page, icon and card, and in the admin."""
