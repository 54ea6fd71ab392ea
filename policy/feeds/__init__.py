"""Atom feeds (RFC 4287) of the programme and of the register."""
