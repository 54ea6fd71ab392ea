"""A prepared programme becomes the first page of the site, and the present one its archive."""
