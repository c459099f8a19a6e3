"""The code a person types: forgiving in how, strict in what, and of no use to the hub."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.protocol import enrolment
from app.protocol.enrolment import BadCode
from tests.protocol.sealed import ACCOUNT, BOUND, CODE, TICKET

PUBLIC = ACCOUNT.public
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_the_known_code():
    assert enrolment.ticket(CODE) == TICKET
    assert enrolment.bound(CODE, PUBLIC.sign, PUBLIC.box).hex() == BOUND
    assert enrolment.is_bound(CODE, PUBLIC.sign, PUBLIC.box, bytes.fromhex(BOUND))


def test_swapped_keys_are_seen():
    assert not enrolment.is_bound(CODE, PUBLIC.box, PUBLIC.sign, bytes.fromhex(BOUND))
    assert not enrolment.is_bound(enrolment.new_code(), PUBLIC.sign, PUBLIC.box, bytes.fromhex(BOUND))


def test_what_the_hub_keeps_is_neither_the_code_nor_the_ticket():
    digest = enrolment.ticket_digest(CODE)
    assert digest == enrolment.digest_of(TICKET)
    assert TICKET.encode() not in digest


def test_codes_differ_and_read_back():
    codes = {enrolment.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(enrolment.read_code(code) == code for code in codes)
    assert {len(code) for code in codes} == {32}


@pytest.mark.parametrize("typed", [CODE.lower(), CODE.replace("-", " "), CODE.replace("-", ""), f"  {CODE[3:]}\n"])
def test_it_may_be_typed_in_many_ways(typed: str):
    assert enrolment.ticket(typed) == TICKET


def test_letters_that_look_alike():
    code = next(code for code in iter(enrolment.new_code, "") if "0" in code and "1" in code)
    assert enrolment.read_code(code.replace("0", "o").replace("1", "l")) == code


@given(st.integers(3, 31), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_seen(place: int, letter: str):
    if CODE[place] in ("-", letter):
        return
    with pytest.raises(BadCode):
        enrolment.read_code(CODE[:place] + letter + CODE[place + 1 :])


@pytest.mark.parametrize("typed", ["", "KT", CODE[:-1], CODE + "0", "é" * 25, CODE.replace("K", "U")])
def test_what_is_no_code(typed: str):
    with pytest.raises(BadCode):
        enrolment.read_code(typed)
