"""The code on paper, for when somebody lost the laptop."""
