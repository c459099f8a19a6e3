"""Search finds while typing, with or without accents, and no typing breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.change import Kind
from app.services import dossiers, notes
from app.services.search import search
from tests.builders import a_dossier, a_session

RUBBISH = [
    *('"', "''", "*", "^", "(", ")", "((", "a OR", "AND", "NOT b", "NEAR(a b)", "title:", "kind:note", "{a}:b"),
    *(
        "a*b",
        "-a",
        "a-b",
        '"a',
        'a"b',
        "\\",
        "%",
        "_",
        "a_b",
        ";",
        "--",
        "/*",
        "\x00",
        "a\x00b",
        "é",
        "\ud800",
        "🙂",
        "  ",
    ),
    *("'; DROP TABLE note; --", "NEAR/2", "+", "a + b", ":", "::", "a:b", "rank", "a" * 5000, "a " * 500),
]


@pytest.fixture(scope="module")
def session():
    made = a_session()
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def filled(session):
    dossier = a_dossier(session, "Café-eigenaar, één kind", "Plein 1813 nr 4")
    other = a_dossier(session, "Alleenstaande, AOW", "Dorpsstraat 12")
    for body in (
        "In het café werd over geïsoleerde ramen gesproken",
        "Mevrouw spaart voor een ijskast; de reünie was gezellig",
        "Cafe dicht, koffie bij de buren",
        "a_b en OR en NEAR",
    ):
        notes.write(session, dossier, body)
    notes.write(session, other, "Dorpsstraat 14 staat leeg")
    return dossier, other


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("cafe", ["dossier", "note", "note"]),
        ("café", ["dossier", "note", "note"]),
        ("CAFÉ", ["dossier", "note", "note"]),
        ("caf", ["dossier", "note", "note"]),
        ("geisol", ["note"]),
        ("reunie", ["note"]),
        ("een kind", ["dossier"]),
        ("kind een", ["dossier"]),
        ("1813", ["dossier"]),
        ("dorpss", ["dossier", "note"]),
        ("dorpsstraat 12", ["dossier"]),
        ("oost", ["dossier", "dossier"]),
        ("a_b", ["note"]),
        ("or near", ["note"]),
        ("note", []),
        ("dossier", []),
        ("bestaat niet", []),
        ("", []),
        ("  ", []),
    ],
)
def test_what_is_found_while_typing(session, filled, typed, kinds):
    assert [str(hit.kind) for hit in search(session, typed)] == kinds


def test_a_hit_shows_its_dossier_and_the_words_around(session, filled):
    dossier, _ = filled
    (hit,) = search(session, "geïsoleerd")
    assert (hit.kind, hit.dossier_id, hit.title) == (Kind.NOTE, dossier, "Café-eigenaar, één kind")
    assert "geïsoleerde ramen" in hit.snippet


def test_the_newest_note_comes_first_and_the_limit_holds(session, filled):
    assert search(session, "cafe", limit=2)[1].snippet.startswith("Cafe dicht")
    assert len(search(session, "cafe", limit=1)) == 1
    assert search(session, "cafe", limit=0) == ()


def test_a_changed_label_is_found_and_the_old_one_no_longer(session, filled):
    dossier = a_dossier(session, "Weduwe", "Laan 3")
    dossiers.edit(session, dossier, label="Weduwnaar", address="Singel 8")
    assert [hit.snippet for hit in search(session, "weduwnaar")] == ["Singel 8 Oost"]
    assert len(search(session, "singel weduwnaar")) == 1  # a word of the address and one of the label
    assert search(session, "weduwe") == ()
    assert search(session, "laan") == ()


@pytest.mark.parametrize("typed", RUBBISH)
def test_no_typing_breaks_it(session, filled, typed):
    assert isinstance(search(session, typed), tuple)


def test_any_text_is_safe(session, filled):
    @settings(max_examples=300)
    @given(st.text(max_size=60))
    def typing(typed):
        assert isinstance(search(session, typed), tuple)

    typing()


def test_the_index_agrees_with_what_is_kept(session, filled):
    session.store.db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
