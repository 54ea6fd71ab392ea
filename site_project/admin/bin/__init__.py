"""The bin: what is deleted in the admin can be brought back for some weeks."""
