"""A laptop as a process of its own, to be killed at any moment: it shares until it is told to stop.

Arguments: the file of the store, its key in hex, the address of the hub; it says a word on each step that it takes.
"""

import sys
from datetime import datetime
from pathlib import Path

from app.sync.course import Drive, Work
from app.sync.machine import sync
from app.sync.transport import Transport
from db.data_key import DataKey
from db.journal import Author
from db.store import open_store


def main(path: str, key: str, url: str) -> None:
    store = open_store(Path(path), DataKey(bytes.fromhex(key)))
    own = Author("wij", "018f0000-0000-7000-8000-0000000000cc", datetime.fromisoformat("2026-11-25T10:00:00"))
    with Transport(url) as hub:
        under_way = Drive(sync(own))
        under_way.begin()
        while under_way.next is not None:
            word = "winkel" if isinstance(under_way.next, Work) else "hub"
            print(word, flush=True)
            under_way.take(store, hub)
    print("klaar", flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
