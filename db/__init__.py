"""Everything that speaks SQL. This module imports nothing, so that the hub runs without SQLCipher."""
