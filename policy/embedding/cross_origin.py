"""What pages of other sites may do with ours: nothing, but for what these decorators name."""

from functools import wraps

from csp.decorators import csp_replace
from django.views.decorators.clickjacking import xframe_options_exempt


def readable_elsewhere(view):
    """Let scripts and pages of any site read what `view` answers, without anybody's cookies.

    Fetch standard, 3.3 (CORS) and 3.7 (Cross-Origin-Resource-Policy). For what is public by
    nature: open data, feeds, cards, documents.
    """

    @wraps(view)
    def answer(*args, **kwargs):
        response = loadable_elsewhere(view)(*args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def loadable_elsewhere(view):
    """Let any site load what `view` answers, though it may demand that of all that it loads."""

    @wraps(view)
    def answer(*args, **kwargs):
        response = view(*args, **kwargs)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


def framed_anywhere(view):
    """Let any site show what `view` answers in a frame; it must hold nothing that one can do."""
    return xframe_options_exempt(
        csp_replace({"frame-ancestors": ["*"]})(loadable_elsewhere(view)),
    )
