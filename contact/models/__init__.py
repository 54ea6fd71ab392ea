from .details import ContactDetails
from .page import ContactPage
from .people import ContactPerson
from .social import SocialLink

__all__ = ["ContactDetails", "ContactPage", "ContactPerson", "SocialLink"]
