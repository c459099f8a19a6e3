"""The places of the step Schulden."""
