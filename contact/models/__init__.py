from .appearance import Appearance
from .details import ContactDetails
from .message import Message
from .page import ContactPage
from .people import ContactPerson
from .social import SocialLink

__all__ = [
    "Appearance",
    "ContactDetails",
    "ContactPage",
    "ContactPerson",
    "Message",
    "SocialLink",
]
