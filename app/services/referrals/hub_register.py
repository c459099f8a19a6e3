"""The organisations that the hub knows: compared by their digits first, then referrals can be sealed to them."""

from dataclasses import dataclass

from app.errors import UserError
from app.protocol import keys
from app.services.enrol_state import Looked
from app.services.session import Session
from db import stream_keys
from db.stream_keys import OrganisationKey


@dataclass(frozen=True, slots=True)
class HubOrganisation:
    """An organisation on the hub. ``digits`` are thirty in six groups; ``is_changed``: they were others before, and
    nothing is sealed to the new ones."""

    name: str
    digits: str
    is_compared: bool
    is_changed: bool = False


def known(session: Session, looked: Looked) -> tuple[HubOrganisation, ...]:
    """The other organisations on the hub that have keys, by name."""
    found = []
    for each in looked.told.organisations:
        if each.organisation == looked.access.enrolled.organisation or not each.box_key or not each.escrow_key:
            continue
        kept = stream_keys.organisation_key(session.store, each.organisation)
        same = kept is not None and (kept.box, kept.escrow) == (each.box_key, each.escrow_key)
        digits = keys.organisation_fingerprint(each.box_key, each.escrow_key)
        found.append(HubOrganisation(each.organisation, digits, same, kept is not None and not same))
    return tuple(sorted(found, key=lambda one: one.name))


def own_digits(session: Session) -> str:
    """The digits of the own organisation, to read to who refers to it; empty while they are not known."""
    enrolled = stream_keys.enrolment_of(session.store)
    kept = stream_keys.organisation_key(session.store, enrolled.organisation) if enrolled else None
    return keys.organisation_fingerprint(kept.box, kept.escrow) if kept else ""


def compare(session: Session, looked: Looked, name: str) -> None:
    """Two persons read the digits of an organisation to each other and they were the same: it can get referrals.

    Raises UserError when the hub knows no such organisation.
    """
    told = looked.told.organisation(name)
    if told is None or told.box_key is None or told.escrow_key is None:
        raise UserError("organisaties.hub.onbekend", naam=name)
    with session.store.transaction():
        stream_keys.drop_organisation_key(session.store, name)  # it was compared anew, so what was kept is of no use
        stream_keys.keep_organisation_key(session.store, OrganisationKey(name, told.box_key, told.escrow_key))
