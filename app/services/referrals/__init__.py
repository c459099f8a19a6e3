"""Referrals: to whom, with which parts, on what ground; what came in; and the register of organisations."""
