"""What came in: from one store to another through a sealed file, accepted, refused, begun and done."""

import base64
import json
import shutil
import subprocess
from datetime import date

import pytest

from app.domain.referral import Direction, Outcome, ReferralState, Refusal
from app.errors import EnvironmentFault, UserError
from app.services import dossiers, erasure, insight
from app.services.referrals import drafting, inbox, package, payload, replies, sending
from app.services.referrals.package import Package
from db import referrals as stored

NODE = shutil.which("node")


@pytest.fixture
def sealed(case, tmp_path) -> Package:
    return package.write(case.session, case.sent(), tmp_path)


def received(case, elsewhere, urgent=False):
    return inbox.receive(elsewhere, sending.text_of(case.session, case.sent(urgent=urgent)))[1]


def test_a_package_is_opened_with_its_code_and_no_other(case, elsewhere, sealed):
    with pytest.raises(UserError, match="code past niet"):
        package.open_file(elsewhere, sealed.place, package.new_code())
    _, referral = package.open_file(elsewhere, sealed.place, sealed.code.lower().replace("-", " "))
    line = inbox.listing(elsewhere)[0]
    assert (line.referral.id, line.about, line.dossier) == (referral, "Bewoner 14", None)
    assert line.referral.counterpart == "Corporatie De Sleutel"
    assert inbox.told_in(elsewhere, referral) == sending.preview(case.session, referral)
    with pytest.raises(UserError, match="is er al"):
        package.open_file(elsewhere, sealed.place, sealed.code)


def test_nothing_of_the_referral_stands_in_the_file_or_its_name(sealed):
    content = sealed.place.read_text(encoding="utf-8") + sealed.place.name
    for word in ("Bewoner 14", "Help met de post", "06 12345678", "De Sleutel", "Vrijwilligers", sealed.code):
        assert word not in content
    for coded in ("Bewoner 14", "Help met de post"):
        assert base64.b64encode(coded.encode()).decode()[:8] not in content


def test_every_package_has_a_code_of_its_own(case, sealed, tmp_path):
    referral = stored.to_send(case.session.store)[0].id
    again = package.write(case.session, referral, tmp_path)
    assert again.code != sealed.code
    assert len(again.code.replace("-", "")) == 20
    with pytest.raises(EnvironmentFault, match="niet worden geschreven"):
        package.write(case.session, referral, sealed.place)


def test_a_draft_has_no_package(case, tmp_path):
    with pytest.raises(UserError, match="Zet de verwijzing eerst klaar"):
        package.write(case.session, case.draft(), tmp_path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: "iets anders",
        lambda text: text.replace('"ronden": 600000', '"ronden": 9000000'),
        lambda text: text.replace('"ronden": 600000', '"ronden": true'),
        lambda text: text.replace("keukentafel-pakket/1", "keukentafel-pakket/2"),
        lambda text: text.replace('"zout": "', '"zout": "!'),
        lambda text: text.replace('"nonce"', '"niets"'),
    ],
)
def test_what_is_no_package(elsewhere, sealed, spoil):
    sealed.place.write_text(spoil(sealed.place.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(UserError, match="geen pakket van Keukentafel"):
        package.open_file(elsewhere, sealed.place, sealed.code)


@pytest.mark.skipif(NODE is None, reason="the script of the page runs in a browser; node runs it here when it is there")
def test_the_page_opens_itself_as_a_browser_does(case, sealed, tmp_path):
    content = sealed.place.read_text(encoding="utf-8")
    script = content.rpartition("<script>")[2].partition("</script>")[0]
    block = content.partition('id="sealed">')[2].partition("</script>")[0]
    run = f"{script}\nunseal({block}, process.argv[2]).then(found => console.log(JSON.stringify(found)));"
    place = tmp_path / "page.js"
    place.write_text(run, encoding="utf-8")
    done = subprocess.run(  # the program is found by the test itself
        [str(NODE), str(place), sealed.code], check=True, capture_output=True, text=True, timeout=60
    )
    found = json.loads(done.stdout)
    referral = stored.to_send(case.session.store)[0].id
    assert found["json"] == sending.text_of(case.session, referral)
    pdf = tmp_path / "referral.pdf"
    pdf.write_bytes(base64.b64decode(found["pdf"]))
    words = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    assert "Hulp gevraagd bij de post" in words
    assert "Bewoner 14" in words


def test_accepting_opens_a_dossier_with_the_contact_data(case, elsewhere):
    referral = received(case, elsewhere)
    _, dossier = inbox.accept(elsewhere, referral)
    made = dossiers.of(elsewhere, dossier)
    assert (made.label, made.phone, made.address) == ("Bewoner 14", "06 12345678", "Dorpsstraat 12")
    inbox.start(elsewhere, referral, date(2026, 12, 1))
    inbox.finish(elsewhere, referral, Outcome.ADVICE)
    found = drafting.of(elsewhere, referral)
    assert (found.state, found.outcome, found.first_on) == (ReferralState.FINISHED, Outcome.ADVICE, date(2026, 12, 1))
    assert inbox.listing(elsewhere)[0].referral.id == referral
    elsewhere.now.time = elsewhere.now.time.replace(year=2027)
    assert inbox.listing(elsewhere) == ()


def test_accepting_into_a_dossier_that_is_there(case, elsewhere):
    referral = received(case, elsewhere)
    _, known = dossiers.open_new(elsewhere, "Bekend huishouden")
    assert inbox.accept(elsewhere, referral, known)[1] == known
    assert len(dossiers.listing(elsewhere)) == 1
    assert inbox.listing(elsewhere)[0].dossier.label == "Bekend huishouden"


def test_a_no_throws_what_came_in_away(case, elsewhere):
    referral = received(case, elsewhere)
    with pytest.raises(UserError, match="Waarom het niet kan"):
        inbox.refuse(elsewhere, referral, Refusal.OTHER)
    inbox.refuse(elsewhere, referral, Refusal.OUTSIDE)
    assert drafting.of(elsewhere, referral).state is ReferralState.REFUSED
    assert inbox.told_in(elsewhere, referral) is None
    tables = [row["name"] for row in elsewhere.store.db.query("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    cells = [str(row) for table in tables for row in elsewhere.store.db.conn.execute(f"SELECT * FROM {table}")]
    assert not any("Bewoner 14" in cell for cell in cells)
    with pytest.raises(UserError, match="niet meer bewaard"):
        sending.preview(elsewhere, referral)
    with pytest.raises(UserError, match="deze verwijzing is niet aangenomen"):
        inbox.accept(elsewhere, referral)


def test_urgent_ones_come_first(case, elsewhere):
    calm, urgent = received(case, elsewhere), received(case, elsewhere, urgent=True)
    assert [line.referral.id for line in inbox.listing(elsewhere)] == [urgent, calm]


def test_each_side_has_its_own_steps(case, elsewhere):
    referral = received(case, elsewhere)
    with pytest.raises(UserError, match="ging van u uit"):
        inbox.accept(case.session, referral)
    with pytest.raises(UserError, match="kwam binnen"):
        replies.heard_accepted(elsewhere, referral)
    assert drafting.of(elsewhere, referral).direction is Direction.IN


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: told | {"formaat": "anders"}, "geen verwijzing"),
        (lambda told: told | {"id": "x"}, "^id:"),
        (lambda told: told | {"id": "z" * 36}, "^id:"),
        (lambda told: told | {"soort": "iets"}, "^soort:"),
        (lambda told: told | {"spoed": "ja"}, "^spoed:"),
        (lambda told: told | {"van": 3}, "^van:"),
        (lambda told: told | {"gemaakt_op": "2026-02-31"}, "^gemaakt_op:"),
        (lambda told: told | {"onderdelen": {}}, "^onderdelen:"),
        (lambda told: told | {"onderdelen": [1]}, "^onderdelen:"),
        (lambda told: told | {"onderdelen": [{"onderdeel": "x"}]}, "^onderdeel:"),
        (lambda told: told | {"niet_meegestuurd": [""]}, "^niet_meegestuurd:"),
        (lambda told: told | {"grond": "a\x00b"}, "^grond:"),
    ],
)
def test_what_came_in_is_not_trusted(case, elsewhere, change, said):
    told = json.loads(sending.text_of(case.session, case.sent()))
    with pytest.raises(UserError, match=said):
        inbox.receive(elsewhere, json.dumps(change(told)))
    assert inbox.listing(elsewhere) == ()


@pytest.mark.parametrize("content", ["", "[]", "[" * 100_000, "x" * (payload.LARGEST + 1), '{"a": 1e400'])
def test_what_is_no_referral_at_all(elsewhere, content):
    with pytest.raises(UserError, match=r"geen verwijzing|te groot"):
        inbox.receive(elsewhere, content)


def test_inzage_and_erasure_reach_what_was_sent_and_what_came_in(case, elsewhere, tmp_path):
    referral = received(case, elsewhere)
    _, dossier = inbox.accept(elsewhere, referral)
    for session, about in ((case.session, case.dossier), (elsewhere, dossier)):
        shown = json.loads(insight.inzage(session, about, tmp_path).read_text(encoding="utf-8"))
        assert shown["wat er verstuurd is"][0]["payload"]["onderdelen"][0]["titel"] == "Naam en telefoon"
        erasure.wis(session, about, "Verzoek", tmp_path)
        assert stored.content_of(session.store, referral) is None
        assert stored.is_known(session.store, referral) is False
