"""The people of the admin: who they are, which group they are in, and who may change that."""
