"""The hub's PostgreSQL: tables, numbered migrations and every query. It knows messages, never what is in them."""
