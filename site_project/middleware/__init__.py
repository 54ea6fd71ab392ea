"""Middleware that belongs to no other package."""
