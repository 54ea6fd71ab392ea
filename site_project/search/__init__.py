"""The site's search, and the index in which every search of site and admin looks."""
