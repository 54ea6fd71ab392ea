"""How languages write dates, where we choose otherwise than Django."""
