"""Who reads a dossier, or opens the referrals that come in."""
