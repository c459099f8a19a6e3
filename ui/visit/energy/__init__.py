"""An energy coach walks through the home: what is seen and done, what is measured, and what it comes to."""
