"""Version 2 of the open data: all that the register's logs hold. See docs/register-format.md."""
