"""Words and figures on paper: the content of a document and its PDF, without a screen."""
