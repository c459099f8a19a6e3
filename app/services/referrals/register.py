"""The register of organisations: put one in, change it, take it away, or load a whole file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypedDict, Unpack

from app.domain.change import Changes
from app.domain.exact_yaml import parse_yaml
from app.domain.huishouden.kinds import Json, require_known, require_list, require_object
from app.domain.ids import RecordId, new_id
from app.domain.organisation import Organisation
from app.domain.referral import Channel
from app.errors import EnvironmentFault, UserError
from app.resources import folder
from app.services import fields
from app.services.referrals.kinds import kind_of
from app.services.session import Session
from app.services.text_files import read_text
from db import organisations as stored
from db.pen import writing

FORMAT = "keukentafel-organisaties/1"
LARGEST_FILE = 1_000_000
"""A file of organisations is never larger than this many bytes."""
MOST = 2_000
_MOST_LINES = 20
_KNOWN = {
    "naam": "name",
    "soort": "kind",
    "wijk": "district",
    "telefoon": "phone",
    "mail": "mail",
    "adres": "address",
    "openingstijden": "hours",
    "meenemen": "bring",
    "antwoord_binnen_dagen": "answer_days",
    "via": "channel",
}
_LISTS = frozenset({"openingstijden", "meenemen"})


class Details(TypedDict, total=False):
    """What can be said of an organisation; what is not named stays."""

    channel: Channel
    district: str
    phone: str
    mail: str
    address: str
    hours: tuple[str, ...]
    bring: tuple[str, ...]
    answer_days: int | None
    hub_name: str


def add(session: Session, kind: str, name: str, **details: Unpack[Details]) -> tuple[Changes, RecordId]:
    """Put an organisation in the register. Raises UserError that names the field when something cannot be."""
    made = _checked(replace(Organisation(RecordId(new_id()), kind, name), **details))
    with writing(session.store, fields.author(session)) as pen:
        pen.put(stored.ORGANISATIONS, made)
    return pen.changes(), made.id


def edit(session: Session, organisation_id: RecordId, kind: str, name: str, **details: Unpack[Details]) -> Changes:
    """Change an organisation; what is not named stays. Raises UserError that names the field."""
    with writing(session.store, fields.author(session)) as pen:
        changed = replace(of(session, organisation_id), kind=kind, name=name, **details)
        pen.put(stored.ORGANISATIONS, _checked(changed))
    return pen.changes()


def remove(session: Session, organisation_id: RecordId) -> Changes:
    """Take an organisation out of the register; referrals to it keep its name."""
    with writing(session.store, fields.author(session)) as pen:
        pen.take_away(stored.ORGANISATIONS, of(session, organisation_id).id)
    return pen.changes()


def of(session: Session, organisation_id: RecordId) -> Organisation:
    """One organisation. Raises UserError when it is not in the register."""
    found = stored.organisation(session.store, organisation_id)
    if found is None:
        raise UserError("organisatie.geen")
    return found


def listing(session: Session) -> tuple[Organisation, ...]:
    """The whole register, by name."""
    return stored.all_of_them(session.store)


def load_file(session: Session, path: Path) -> tuple[Changes, int]:
    """Put every organisation of a file in the register, or none when one of them is wrong; how many there were.

    One that is there already, by kind and name, is brought up to date. Raises UserError with the place in the file.
    """
    given = read_organisations(read_text(path, LARGEST_FILE))
    present = {(one.kind, one.name.casefold()): one for one in listing(session)}
    with writing(session.store, fields.author(session)) as pen:
        for one in given:
            known = present.get((one.kind, one.name.casefold()), one)
            pen.put(stored.ORGANISATIONS, replace(one, id=known.id, hub_name=known.hub_name))
    return pen.changes(), len(given)


def read_organisations(content: str) -> tuple[Organisation, ...]:
    """The organisations in YAML text. Raises UserError that names the fault by its path."""
    source = require_object(parse_yaml(content), "$")
    require_known(source, frozenset({"formaat", "organisaties"}), "$")
    if source.get("formaat") != FORMAT:
        raise UserError("organisatie.formaat", formaat=FORMAT)
    rows = require_list(source.get("organisaties"), "$.organisaties")
    if len(rows) > MOST:
        raise UserError("organisatie.te_veel", meeste=MOST)
    found = [_organisation(row, f"$.organisaties[{place}]") for place, row in enumerate(rows)]
    names = [(one.kind, one.name.casefold()) for one in found]
    double = next((place for place, name in enumerate(names) if name in names[:place]), None)
    if double is not None:
        raise UserError("organisatie.dubbel", plaats=f"$.organisaties[{double}]", naam=found[double].name)
    return tuple(found)


def write_example(target: Path) -> Path:
    """Write the example file in a folder; EnvironmentFault when that cannot be done."""
    place = target / "organisaties-voorbeeld.yaml"
    try:
        place.write_bytes(folder("organisations", "voorbeeld.yaml").read_bytes())
    except OSError as fault:
        raise EnvironmentFault("services.cannot_write", folder=str(target)) from fault
    return place


def _organisation(value: Json, path: str) -> Organisation:
    row = require_object(value, path)
    require_known(row, frozenset(_KNOWN), path)
    try:
        return _checked(_from_row(row))
    except UserError as error:
        raise UserError("organisatie.op_plaats", plaats=path, fout=str(error)) from None


def _from_row(row: Mapping[str, Json]) -> Organisation:
    return Organisation(
        RecordId(new_id()),
        kind=_words(row, "soort"),
        name=_words(row, "naam"),
        channel=_channel(_words(row, "via") or str(Channel.PACKAGE)),
        district=_words(row, "wijk"),
        phone=_words(row, "telefoon"),
        mail=_words(row, "mail"),
        address=_words(row, "adres"),
        hours=_lines(row, "openingstijden"),
        bring=_lines(row, "meenemen"),
        answer_days=_days(row),
    )


def _words(row: Mapping[str, Json], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UserError("organisatie.tekst", veld=key)
    return value


def _lines(row: Mapping[str, Json], key: str) -> tuple[str, ...]:
    value = row.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise UserError("organisatie.lijst", veld=key)
    return tuple(str(line) for line in value)


def _days(row: Mapping[str, Json]) -> int | None:
    value = row.get("antwoord_binnen_dagen")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise UserError("organisatie.dagen")
    return value


def _channel(word: str) -> Channel:
    if word not in set(Channel):
        raise UserError("organisatie.via")
    return Channel(word)


def _checked(given: Organisation) -> Organisation:
    days = given.answer_days
    mail = fields.line(given.mail, "mail", 120)
    if mail and ("@" not in mail[1:-1] or " " in mail):
        raise UserError("organisatie.mail")
    return replace(
        given,
        kind=kind_of(given.kind).key,
        name=fields.line(given.name, "organisation_name", 200, needed=True),
        district=fields.line(given.district, "district", 80),
        phone=fields.line(given.phone, "phone", 30),
        mail=mail,
        address=fields.line(given.address, "address", 200),
        hours=_short(given.hours, "hours"),
        bring=_short(given.bring, "bring"),
        answer_days=None if days is None else fields.whole(days, "answer_days", 1, 90),
        hub_name=fields.line(given.hub_name, "organisation_name", 60),
    )


def _short(lines: tuple[str, ...], field: str) -> tuple[str, ...]:
    bare = tuple(line for line in (fields.line(one, field, 120) for one in lines) if line)
    if len(bare) > _MOST_LINES:
        raise UserError("organisatie.te_veel_regels", field=fields.name(field), meeste=_MOST_LINES)
    return bare
