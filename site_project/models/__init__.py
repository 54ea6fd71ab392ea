from .generation import Generation
from .granted_permission import GrantedPermission
from .outgoing_mail import OutgoingMail
from .review import Review
from .schedule import Heartbeat, ScheduleFailure

__all__ = [
    "Generation",
    "GrantedPermission",
    "Heartbeat",
    "OutgoingMail",
    "Review",
    "ScheduleFailure",
]
