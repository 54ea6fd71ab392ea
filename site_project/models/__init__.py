from .generation import Generation
from .given_permission import GivenPermission
from .outgoing_mail import OutgoingMail
from .review import Review
from .schedule import Heartbeat, ScheduleFailure

__all__ = [
    "Generation",
    "GivenPermission",
    "Heartbeat",
    "OutgoingMail",
    "Review",
    "ScheduleFailure",
]
