"""The register of commitments: what published pages promise, and how far it has come."""
