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

How a laptop goes about it:

1. *First laptop of an account.* The person types the code (``enrolment.read_code``); ``keys.new_account_keys``;
   ``POST /v1/devices`` (``access.Enrol``); keep keys, device id and secret in the encrypted store; then
   ``POST /v1/session``. The first one of an organisation also makes its box and escrow key pairs
   (``PUT /v1/organisations``) and shows the private half of the escrow key once, to be kept offline.
2. *Second laptop of an account.* The first one makes a code (``enrolment.new_code``, ``seal_link``,
   ``POST /v1/codes``); the second one asks ``POST /v1/link``, ``open_link``, and enrols with those keys.
3. *A stream.* ``POST /v1/streams``, ``keys.new_stream_key``, ``keys.wrap`` for oneself and for ``escrow``,
   ``POST /v1/keys``. ``me/<account>`` is there already and needs a key only.
4. *A member.* Compare ``keys.fingerprint``, or check ``enrolment.is_bound`` when the code was made here; then
   ``POST /v1/members`` and ``POST /v1/keys`` with every key of the stream. Who leaves: ``POST /v1/members``, and a new
   key for the others.
5. *Each sync.* ``GET /v1/erasures?since=`` first (drop what stands there), ``POST /v1/push`` until the outbox has its
   verdicts, ``GET /v1/keys`` when a key is not known, ``POST /v1/changes`` until no page says ``more``.
   A referral comes in the page of the stream it was sent from and of ``inbox/<organisation>``.
6. *409 epoch or ahead.* Take the new epoch, send the own erasures again, ``POST /v1/have`` for each stream, push what
   it lacks as new operations, and pull each stream from 0. *410 floor.* Pull the named streams from 0, with ``full``
   in the cursor until ``more`` is false, and drop records that did not come and have no unsent work.
7. *401.* Log in again, with the token that ran out or by asking the password; never lock the application for it.
   *429, 503.* Wait ``Retry-After`` seconds and send the same again.

The hub never opens anything: every function in ``sealing`` and ``keys`` that needs a private key is for clients.
"""
