"""The hub: a small service that keeps sealed operations in order and hands them on. It holds nothing between requests
and can open nothing; what it does know, who may do what and which operation came first, is in PostgreSQL.
"""
