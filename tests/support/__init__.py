"""What the tests are helped by: sites that are served, forms that are sent, readers."""
