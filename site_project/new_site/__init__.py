"""An empty site for a branch of its own: headings to fill in, and what is true from the start."""
