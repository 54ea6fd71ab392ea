"""What the site as a whole hears of from contact."""

from django.dispatch import Signal

# Sent when a visitor's message is to be delivered.
message_waiting = Signal()
# Sent with `user`, `instance` (what was changed) and `changes`, pairs of addresses before and
# after, when messages go to somebody else from now on.
recipient_changed = Signal()
