"""Doorverwijzen: what came in, what went out, a referral in the making, and the register."""
