"""A generation of the data key, with every way into it, and the key file as a value."""

from dataclasses import dataclass, replace

from db.data_key import DataKey
from db.key_slot import STANDARD_COST, Cost, Slot, SlotKind, fingerprint, seal


@dataclass(frozen=True, slots=True)
class Generation:
    """One data key: its id, the proof of it, and the slots that hold it."""

    id: str
    proof: bytes
    slots: tuple[Slot, ...]

    def is_of(self, key: DataKey) -> bool:
        """Whether this generation is of that key."""
        return self.proof == fingerprint(self.id, key)

    def cost(self) -> Cost:
        """What its passphrase slot costs."""
        return next((slot.cost for slot in self.slots if slot.cost is not None), STANDARD_COST)

    def without(self, *kinds: SlotKind) -> "Generation":
        """The same generation without the slots of these kinds."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind not in kinds))

    def with_slot(self, key: DataKey, kind: SlotKind, secret: str, cost: Cost | None) -> "Generation":
        """The same generation with one slot of this kind, which the secret opens."""
        kept = self.without(kind)
        return replace(kept, slots=(*kept.slots, seal(self.id, key, kind, secret, cost)))


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The generations, the oldest first."""

    generations: tuple[Generation, ...]

    def of(self, key: DataKey) -> Generation | None:
        """The generation of this key."""
        return next((generation for generation in self.generations if generation.is_of(key)), None)
