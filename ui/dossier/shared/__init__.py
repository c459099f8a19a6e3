"""What of this household is shared: referrals, and signals in the team."""
