"""Links in running text: as they are chosen, saved and shown."""
