"""What the site needs of its database beside the models."""
