"""Pictures from the upload to the page: form, metadata, focal point, renditions, sharing cards."""
