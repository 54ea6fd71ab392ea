from .generation import Generation
from .schedule import Heartbeat, ScheduleFailure

__all__ = ["Generation", "Heartbeat", "ScheduleFailure"]
