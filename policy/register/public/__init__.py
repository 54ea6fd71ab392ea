"""The public side of the register: summary, filters, downloads."""
