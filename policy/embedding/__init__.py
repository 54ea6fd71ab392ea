"""What other sites may show and read: small pages for their frames, oEmbed, open data."""
