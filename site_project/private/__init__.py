"""What lies in collections that are not for everyone, and who is served it."""
