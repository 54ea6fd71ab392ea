"""Mail waits in the database for the mail server: no request does, and none is lost."""
