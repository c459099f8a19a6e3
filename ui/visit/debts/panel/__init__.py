"""The room and a proposal beside the list."""
