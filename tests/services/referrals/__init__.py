"""Services for referrals."""
