"""The key file as bytes: JSON with a checksum, so that a damaged file is not mistaken for a wrong passphrase."""

import hashlib
import json
from typing import Any

from db.faults import KeyFileDamaged
from db.key_generation import Generation, KeyFile
from db.key_slot import FORMAT, Cost, Slot, SlotKind


def encode(file: KeyFile) -> bytes:
    """The bytes to write."""
    generations = [_generation_out(generation) for generation in file.generations]
    content = {"format": FORMAT, "checksum": _checksum(generations), "generations": generations}
    return json.dumps(content, indent=1).encode()


def decode(content: bytes) -> KeyFile:
    """The key file in these bytes. Raises KeyFileDamaged when they are not exactly what ``encode`` made."""
    try:
        read = json.loads(content)
        generations = read["generations"]
        whole = read["format"] == FORMAT and read["checksum"] == _checksum(generations)
        file = KeyFile(tuple(_generation_in(generation) for generation in generations))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyFileDamaged from error
    sane = all(slot.cost is None or slot.cost.is_sane() for each in file.generations for slot in each.slots)
    if not (whole and sane and file.generations):
        raise KeyFileDamaged
    return file


def _checksum(generations: Any) -> str:
    return hashlib.sha256(json.dumps(generations, sort_keys=True).encode()).hexdigest()


def _generation_out(generation: Generation) -> dict[str, object]:
    slots = [_slot_out(slot) for slot in generation.slots]
    return {"id": generation.id, "proof": generation.proof.hex(), "slots": slots}


def _generation_in(read: dict[str, Any]) -> Generation:
    return Generation(str(read["id"]), bytes.fromhex(read["proof"]), tuple(_slot_in(slot) for slot in read["slots"]))


def _slot_out(slot: Slot) -> dict[str, object]:
    out: dict[str, object] = {"kind": slot.kind.value}
    if slot.cost is not None:
        out |= {"memory_kib": slot.cost.memory_kib, "rounds": slot.cost.rounds, "lanes": slot.cost.lanes}
    return out | {"salt": slot.salt.hex(), "nonce": slot.nonce.hex(), "sealed": slot.sealed.hex()}


def _slot_in(read: dict[str, Any]) -> Slot:
    cost = None if "rounds" not in read else Cost(int(read["memory_kib"]), int(read["rounds"]), int(read["lanes"]))
    salt, nonce, sealed = (bytes.fromhex(read[name]) for name in ("salt", "nonce", "sealed"))
    return Slot(SlotKind(read["kind"]), cost, salt, nonce, sealed)
