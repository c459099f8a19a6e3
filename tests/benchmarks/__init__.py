"""What the program may cost, each figure beside a named reference measured in the same run."""
