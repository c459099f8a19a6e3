"""The laptop's side of the sync: keys and sealing, enrolment, what is sent, what is fetched, and how it meets."""
