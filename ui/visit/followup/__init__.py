"""Looking back in a follow-up visit: promise against result, agreements, goals and marks then and now."""
