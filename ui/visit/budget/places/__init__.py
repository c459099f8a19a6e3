"""The places within the step Budget."""
