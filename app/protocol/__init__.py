"""What a laptop and a hub say to each other, and how it is sealed. Both sides import this and nothing of the other.

Where to find what:

- ``encoding``: canonical JSON (the bytes that are signed and sealed) and base64url without padding.
- ``shapes``: strict reading of a message, with the place of what is wrong; unknown fields are kept in ``extra``.
- ``operations`` (push), ``feed`` (changes, have), ``blobs``, ``access`` (accounts, devices, sessions),
  ``membership`` (streams, members, keys, erasures), ``referrals``: the messages.
- ``problems``: what an answer with an error holds. ``version``: which versions understand each other.
- ``sealing``: a record to sealed bytes and back, and the signature of an operation.
- ``keys``: private keys of an account, keys of a stream, wrapping, fingerprints. ``enrolment``: the one-time code.
- ``clock``: the hybrid logical clock.

The hub never opens anything: every function in ``sealing`` and ``keys`` that needs a private key is for clients.
"""
