from .appearance import Appearance
from .details import ContactDetails
from .message import Message
from .network_count import DailySalt, NetworkCount
from .page import ContactPage
from .people import ContactPerson
from .social import SocialLink

__all__ = [
    "Appearance",
    "ContactDetails",
    "ContactPage",
    "ContactPerson",
    "DailySalt",
    "Message",
    "NetworkCount",
    "SocialLink",
]
