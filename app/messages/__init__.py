"""What leaves for a resident: reminders as text and as a calendar, and the gateway of the organisation."""
