"""The register of commitments: what the published pages promise, entered as they are published."""
