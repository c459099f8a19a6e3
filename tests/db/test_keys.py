"""The key file: what opens it, what does not, and what tampering leads to."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from db import key_codec, keys, recovery_code
from db.data_key import DataKey
from db.faults import KeyFileDamaged, KeyFileMissing, WrongPassphrase, WrongRecoveryCode
from db.key_generation import KeyFile
from db.key_slot import STANDARD_COST, Cost, SlotKind
from tests.profiles import CHEAP, PASSPHRASE

KEY = DataKey(bytes(range(32)))
CODE = recovery_code.new_code()
FILE = KeyFile((keys.new_generation(KEY, PASSPHRASE, CODE, CHEAP),))
CONTENT = key_codec.encode(FILE)


def resealed(change) -> bytes:
    """The key file after a change by someone who also repaired the checksum."""
    read = json.loads(CONTENT)
    change(read["generations"][0])
    read["checksum"] = key_codec._checksum(read["generations"])
    return json.dumps(read).encode()


def test_both_ways_in_give_the_same_key() -> None:
    assert keys.keys_from_passphrase(FILE, PASSPHRASE) == (KEY,)
    assert keys.keys_from_code(FILE, CODE) == (KEY,)


@pytest.mark.parametrize("typed", ["", "vier losse woorden", PASSPHRASE.upper(), PASSPHRASE + " "])
def test_another_passphrase_opens_nothing(typed: str) -> None:
    with pytest.raises(WrongPassphrase):
        keys.keys_from_passphrase(FILE, typed)


def test_a_passphrase_is_the_same_however_its_accents_are_typed() -> None:
    file = KeyFile((keys.new_generation(KEY, "caf\u00e9 om de hoek", CODE, CHEAP),))
    assert keys.keys_from_passphrase(file, "cafe\u0301 om de hoek") == (KEY,)


def test_a_code_of_another_profile_is_refused() -> None:
    with pytest.raises(WrongRecoveryCode):
        keys.keys_from_code(FILE, recovery_code.new_code())


def test_the_file_survives_writing_and_reading(tmp_path: Path) -> None:
    keys.write(tmp_path / "a.json", FILE)
    assert keys.read(tmp_path / "a.json") == FILE
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_the_key_itself_is_nowhere_in_the_file() -> None:
    assert KEY.reveal().hex().encode() not in CONTENT
    assert PASSPHRASE.encode() not in CONTENT
    assert recovery_code.letters_of(CODE).encode() not in CONTENT


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing):
        keys.read(tmp_path / "a.json")


@pytest.mark.parametrize("weaker", [{"memory_kib": 32}, {"rounds": 2}, {"lanes": 2}, {"salt": "00" * 16}])
def test_parameters_that_were_tampered_with_open_nothing(weaker: dict[str, object]) -> None:
    content = resealed(lambda generation: generation["slots"][0].update(weaker))
    with pytest.raises(WrongPassphrase):
        keys.keys_from_passphrase(key_codec.decode(content), PASSPHRASE)


def test_a_slot_cannot_pose_as_another_kind() -> None:
    content = resealed(lambda generation: generation["slots"][1].update(kind="wachtwoord"))
    with pytest.raises(WrongPassphrase):
        keys.keys_from_passphrase(key_codec.decode(content), recovery_code.letters_of(CODE))


def test_a_slot_cannot_move_to_another_generation() -> None:
    content = resealed(lambda generation: generation.update(id="11111111-1111-4111-8111-111111111111"))
    with pytest.raises(WrongPassphrase):
        keys.keys_from_passphrase(key_codec.decode(content), PASSPHRASE)


@pytest.mark.parametrize("hostile", [{"memory_kib": 1 << 30}, {"rounds": 10**6}, {"lanes": 0}, {"rounds": "x"}])
def test_parameters_no_computer_can_meet_are_refused_before_trying(hostile: dict[str, object]) -> None:
    with pytest.raises(KeyFileDamaged):
        key_codec.decode(resealed(lambda generation: generation["slots"][0].update(hostile)))


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", CONTENT[:-1], CONTENT[: len(CONTENT) // 2]]
)
def test_a_file_that_is_not_whole_is_damaged(content: bytes) -> None:
    with pytest.raises(KeyFileDamaged):
        key_codec.decode(content)


@given(st.integers(0, len(CONTENT) - 1), st.integers(0, 7))
def test_a_flipped_bit_is_damage_and_never_a_wrong_passphrase(place: int, bit: int) -> None:
    flipped = bytearray(CONTENT)
    flipped[place] ^= 1 << bit
    try:
        assert key_codec.decode(bytes(flipped)) == FILE  # in white space or the case of a hexadecimal digit
    except KeyFileDamaged:
        return


def test_a_generation_knows_its_key_and_keeps_one_slot_per_kind() -> None:
    generation = FILE.generations[0]
    assert generation.is_of(KEY)
    assert not generation.is_of(DataKey.new())
    assert FILE.of(DataKey.new()) is None
    again = generation.with_slot(KEY, SlotKind.PASSPHRASE, "iets anders", CHEAP)
    assert sorted(slot.kind for slot in again.slots) == [SlotKind.RECOVERY, SlotKind.PASSPHRASE]
    assert keys.keys_from_passphrase(KeyFile((again,)), "iets anders") == (KEY,)


def test_the_standard_cost_is_64_mebibytes_and_works() -> None:
    assert Cost(memory_kib=65536, rounds=3, lanes=4) == STANDARD_COST
    started = time.perf_counter()
    file = KeyFile((keys.new_generation(KEY, PASSPHRASE, CODE, STANDARD_COST),))
    assert keys.keys_from_passphrase(file, PASSPHRASE) == (KEY,)
    assert time.perf_counter() - started > 0.02  # it cannot be this quick without doing the work


def test_a_code_has_six_groups_of_letters_that_are_hard_to_confuse() -> None:
    groups = CODE.split("-")
    assert [len(group) for group in groups] == [5] * 6
    assert not set(CODE) & set("ILO0123456789")
    assert recovery_code.new_code() != CODE


@given(st.sampled_from(["-", " ", "", ".", " - "]), st.booleans())
def test_a_code_may_be_typed_in_any_way(between: str, small: bool) -> None:
    typed = CODE.replace("-", between)
    assert recovery_code.letters_of(typed.lower() if small else typed) == CODE.replace("-", "")


def test_every_single_wrong_letter_is_noticed() -> None:
    letters = CODE.replace("-", "")
    for place in range(recovery_code.LENGTH):
        for other in recovery_code.ALPHABET.replace(letters[place], ""):
            with pytest.raises(UserError, match="schrijffout"):
                recovery_code.letters_of(letters[:place] + other + letters[place + 1 :])


@given(st.integers(0, recovery_code.LENGTH - 2))
def test_every_swap_of_neighbours_is_noticed(place: int) -> None:
    letters = recovery_code.new_code().replace("-", "")
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if swapped != letters:
        with pytest.raises(UserError, match="schrijffout"):
            recovery_code.letters_of(swapped)


@pytest.mark.parametrize("typed", ["", CODE[:-1], CODE + "A"])
def test_a_code_of_another_length_says_how_long_it_is(typed: str) -> None:
    with pytest.raises(UserError, match="30 letters"):
        recovery_code.letters_of(typed)


def test_a_letter_that_is_never_used_is_a_slip() -> None:
    with pytest.raises(UserError, match="schrijffout"):
        recovery_code.letters_of("O" * 30)
