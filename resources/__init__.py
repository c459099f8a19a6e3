"""Data only: parameters, texts, styles, icons and samples."""
