"""One referral that was sent or came in."""
