"""Authentication of editors: login, second factor, sessions and security notices."""
