"""The demonstration holds a whole visit in the real window and leaves a store, a PDF and pictures."""

import subprocess
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.services import answers, dossiers, profile
from ui import demo


def test_the_demonstration_leaves_a_whole_visit(qapp: QApplication, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("KEUKENTAFEL_VERSLAGEN", str(tmp_path / "elders"))
    said: list[str] = []
    assert demo.run(tmp_path / "demo", said.append) == 0
    heard = [line.replace("\u00a0", " ") for line in said]
    assert "Dit huishouden laat nu per jaar € 1.542 liggen." in heard
    assert "Zorgtoeslag: € 883 per jaar" in heard
    pictures = sorted((tmp_path / "demo" / "beelden").iterdir())
    assert [place.stem.partition("-")[2] for place in pictures] == [
        "eerste-start",
        "vandaag",
        "begin",
        "huishouden",
        "inkomen",
        "wonen",
        "zorg",
        "energie",
        "gemeente",
        "belasting",
        "vraag",
        "samen-kijken",
        "kansen",
        "uitleg",
        "afspraken",
        "verslag",
    ]
    assert all(QImage(str(place)).width() == 1280 for place in pictures)
    (pdf,) = (tmp_path / "demo").glob("*.pdf")
    told = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    assert "Zorgtoeslag aanvragen" in told
    assert "Ongeveer 128 euro per maand" in told
    session = profile.unlock(tmp_path / "demo" / "profiel", demo.PASSPHRASE)
    try:
        (dossier,) = dossiers.listing(session)
        kept = {answer.path: answer.value for answer in answers.of_dossier(session, dossier.id)}
    finally:
        profile.lock(session)
    assert kept["woning.kale_huur"] == 68420


def test_a_second_demonstration_replaces_the_first(qapp: QApplication, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("KEUKENTAFEL_VERSLAGEN", str(tmp_path / "elders"))
    left = tmp_path / "beelden" / "oud.png"
    left.parent.mkdir()
    left.write_bytes(b"")
    assert demo.run(tmp_path, lambda line: None) == 0
    assert not left.exists()
