"""The register of organisations."""
