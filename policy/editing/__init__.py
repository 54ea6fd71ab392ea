"""The editors' side of the register: the list of commitments and the form for an update."""
