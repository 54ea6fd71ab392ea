"""The first page of the admin: what one can do here, and what waits for somebody."""
