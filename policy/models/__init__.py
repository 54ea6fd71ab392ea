from .area import PolicyAreaPage
from .article import ArticlePage
from .images import Picture, PictureRendition
from .index import PolicyIndexPage

__all__ = ["ArticlePage", "Picture", "PictureRendition", "PolicyAreaPage", "PolicyIndexPage"]
