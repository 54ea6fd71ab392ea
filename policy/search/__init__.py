"""What visitors search: the words of pages and of the register, the same on every database."""
