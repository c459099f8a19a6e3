"""Everything in Keukentafel that works without a screen."""
