"""What an interface text does where it has not been translated into the language of the page."""
