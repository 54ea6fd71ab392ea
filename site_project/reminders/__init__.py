"""A mail each month about promises without news, for those who have chosen it."""
