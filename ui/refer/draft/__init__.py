"""A referral in the making."""
