"""The register: entered, changed, loaded from a file, with a sentence for every fault in it."""

import pytest

from app.domain.referral import Channel, Part
from app.errors import EnvironmentFault, UserError
from app.services.referrals import kinds, register
from app.services.referrals.kinds import kind_of

GOOD = """
formaat: keukentafel-organisaties/1
organisaties:
  - {naam: Voedselbank, soort: voedselbank, via: hub}
  - naam: Vrijwilligers
    soort: thuisadministratie
    wijk: Oost
    telefoon: "020 1234567"
    openingstijden: [dinsdag 10.00 tot 12.00 uur]
    meenemen: [Het formulier]
    antwoord_binnen_dagen: 5
"""


@pytest.fixture
def place(tmp_path):
    return tmp_path / "eigen.yaml"


def test_every_kind_says_what_it_does_and_what_to_bring():
    found = kinds.kinds()
    assert {kind.key for kind in found} == {
        "thuisadministratie",
        "schuldhulpverlening",
        "schuldhulproute",
        "buurtteam",
        "verhuiscoach",
        "voedselbank",
        "energiefixers",
        "gemeente",
    }
    for kind in found:
        assert kind.bring
        assert Part.CONTACT in kind.parts
        assert 0 < kind.urgent_days <= kind.answer_days
    assert len(kind_of("thuisadministratie").checklist) >= 5


def test_an_organisation_is_entered_changed_and_taken_out(session):
    _, made = register.add(session, "buurtteam", "  Buurtteam  Oost ", hours=("maandag",), channel=Channel.HUB)
    assert register.of(session, made).name == "Buurtteam Oost"
    register.edit(session, made, "buurtteam", "Buurtteam Noord", phone="020 1", answer_days=3)
    found = register.of(session, made)
    assert (found.name, found.hours, found.phone, found.channel) == (
        "Buurtteam Noord",
        ("maandag",),
        "020 1",
        Channel.HUB,
    )
    assert kinds.days_for(kind_of("buurtteam"), found, urgent=False) == 3
    assert kinds.days_for(kind_of("buurtteam"), found, urgent=True) == 2
    assert kinds.days_for(kind_of("buurtteam"), None, urgent=False) == 7
    register.remove(session, made)
    with pytest.raises(UserError, match="niet meer in de lijst"):
        register.of(session, made)


@pytest.mark.parametrize(
    ("details", "said"),
    [
        ({"mail": "geen mail"}, "geen mailadres"),
        ({"answer_days": 0}, "van 1 tot en met 90"),
        ({"phone": "0" * 31}, "hoogstens 30"),
        ({"hours": ("x",) * 21}, "te veel regels"),
    ],
)
def test_what_cannot_be_is_named(session, details, said):
    with pytest.raises(UserError, match=said):
        register.add(session, "buurtteam", "Team", **details)
    with pytest.raises(UserError, match="geen soort hulp"):
        register.add(session, "kapper", "Team")
    assert register.listing(session) == ()


def test_a_file_is_loaded_and_loading_it_again_brings_it_up_to_date(session, place):
    place.write_text(GOOD, encoding="utf-8")
    assert register.load_file(session, place)[1] == 2
    changes, count = register.load_file(session, place)
    assert (bool(changes), count) == (False, 2)
    place.write_text(GOOD.replace("5\n", "9\n"), encoding="utf-8")
    register.load_file(session, place)
    assert [(one.name, one.answer_days) for one in register.listing(session)] == [
        ("Voedselbank", None),
        ("Vrijwilligers", 9),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("organisaties/1", "organisaties/2", "formaat: hier hoort"),
        ("soort: voedselbank", "soort: kapper", r"\$.organisaties\[0\]: kapper is geen soort hulp"),
        ("via: hub", "via: duif", r"\[0\]: via: hier hoort pakket of hub"),
        ("via: hub", "bsn: 1", "bsn"),
        ("[Het formulier]", "Het formulier", r"\[1\]: meenemen: hier hoort een lijst"),
        ("5\n", "vijf\n", "heel getal"),
        ("5\n", "ja\n", "heel getal"),
        ('"020 1234567"', "20", "telefoon: hier hoort tekst"),
        ("naam: Vrijwilligers", "naam: ''", r"\[1\]: Naam van de organisatie"),
        ("soort: thuisadministratie", "soort: voedselbank\n    naam: Voedselbank", "Regel 5"),
    ],
)
def test_one_fault_in_a_file_loads_nothing(session, place, old, new, said):
    place.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(UserError, match=said):
        register.load_file(session, place)
    assert register.listing(session) == ()


def test_the_same_organisation_twice(session, place):
    place.write_text(GOOD + "  - {naam: voedselbank, soort: voedselbank}\n", encoding="utf-8")
    with pytest.raises(UserError, match="staat twee keer"):
        register.load_file(session, place)


def test_the_example_can_be_loaded(session, tmp_path):
    place = register.write_example(tmp_path)
    assert register.load_file(session, place)[1] == 1
    with pytest.raises(EnvironmentFault):
        register.write_example(tmp_path / "weg")
