"""The recovery code: random letters that a person writes down once and types when the passphrase is gone.

Six groups of five letters from an alphabet of 23 that are hard to confuse in handwriting: 29 random letters (131
bits) and one check letter, which catches every single wrong letter and every swap of two neighbours.
"""

import secrets

from app.errors import UserError

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ"
GROUP = 5
LENGTH = 30


def new_code() -> str:
    """A fresh code, written in groups: ``ABCDE-FGHJK-…``."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    letters += ALPHABET[-_weighted(letters) % len(ALPHABET)]
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def letters_of(typed: str) -> str:
    """The bare letters of a code as someone typed it, in any case, with any spaces and dashes.

    Raises UserError when it cannot be a code: a wrong length, a letter that is never used, or a slip of the pen.
    """
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(letters) != LENGTH:
        raise UserError("store.code_length", n=len(letters), expected=LENGTH)
    if any(letter not in ALPHABET for letter in letters) or _weighted(letters) % len(ALPHABET):
        raise UserError("store.code_slip")
    return letters


def _weighted(letters: str) -> int:
    """Zero modulo 23 for a right code. The weight of the last letter is 1; 23 is prime, so no weight hides a slip."""
    weights = range(LENGTH, 0, -1)
    return sum(_weight(w) * ALPHABET.index(letter) for w, letter in zip(weights, letters, strict=False))


def _weight(place: int) -> int:
    return (place - 1) % (len(ALPHABET) - 1) + 1
