"""The dossier of a household: who lives there, what was agreed, what happened when; notes, contacts and pictures."""
