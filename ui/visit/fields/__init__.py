"""All questions of a step on one page, each a row with its answer and how it is known."""
