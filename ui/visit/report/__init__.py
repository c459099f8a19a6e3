"""Verslag: the page that stays with the resident, the next visit, and closing this one."""
