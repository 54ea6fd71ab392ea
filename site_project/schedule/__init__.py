"""Publishing and taking down at the time that editors have set, one item at a time."""
