from .generation import Generation
from .operation import Heartbeat, OutgoingMail, ScheduleFailure
from .permissions import GrantedPermission, Review

__all__ = [
    "Generation",
    "GrantedPermission",
    "Heartbeat",
    "OutgoingMail",
    "Review",
    "ScheduleFailure",
]
