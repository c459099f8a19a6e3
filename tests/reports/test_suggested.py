"""An agreement that was suggested in one language is said in that of the paper; words of somebody's own stay."""
