"""The screens on which a document is read in as a programme."""
