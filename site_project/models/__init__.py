from .bin import BinEntry
from .generation import Generation
from .operation import Heartbeat, OutgoingMail, ScheduleFailure
from .permissions import GrantedPermission, Review
from .reads import PageReads, ReadCounting
from .reminder import Reminder

__all__ = [
    "BinEntry",
    "Generation",
    "GrantedPermission",
    "Heartbeat",
    "OutgoingMail",
    "PageReads",
    "ReadCounting",
    "Reminder",
    "Review",
    "ScheduleFailure",
]
