class RealAddress:
    """Takes the visitor's address from nginx, which sets X-Real-IP itself on every request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        address = request.META.get("HTTP_X_REAL_IP")
        if address:
            request.META["REMOTE_ADDR"] = address
        return self.get_response(request)
