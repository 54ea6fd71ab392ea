"""The editors' side of the register: its list, filters and follow-up."""
