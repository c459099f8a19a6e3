-- What is to be sent is counted by record, no longer by row of the journal: edits that were not sent yet are one. Beside
-- it: what was sent and waits for its verdict, how far each stream is, what could not be applied yet, and conflicts.
CREATE TABLE sending (
    nth INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    hlc TEXT NOT NULL
) STRICT;
INSERT INTO sending (kind, record_id, stream, hlc)
    SELECT kind, record_id, min(outbox.stream), max(at) FROM outbox JOIN journal ON journal.id = journal_id
    WHERE NOT EXISTS (SELECT 1 FROM erased WHERE erased.dossier_id = journal.dossier_id)
    GROUP BY kind, record_id ORDER BY min(journal.id);
DROP TABLE outbox;

CREATE TABLE outbox (
    nth INTEGER PRIMARY KEY, -- the order in which records were first changed: what others point at goes first
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    hlc TEXT NOT NULL, -- of the last edit
    refused TEXT, -- why the hub did not take it; it waits then for an edit or a person
    UNIQUE (kind, record_id)
) STRICT;
INSERT INTO outbox (nth, kind, record_id, stream, hlc) SELECT * FROM sending ORDER BY nth;
DROP TABLE sending;

-- An operation as it was first sent: from then on it never changes, so that sending it again is harmless.
CREATE TABLE in_flight (
    nth INTEGER PRIMARY KEY,
    op TEXT NOT NULL UNIQUE CHECK (length(op) = 36),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    stream TEXT NOT NULL, -- as the hub calls it
    body TEXT CHECK (body IS NULL OR json_valid(body)), -- what is in it; NULL when it takes the record away
    operation BLOB NOT NULL,
    UNIQUE (kind, record_id)
) STRICT;

-- The operation by which a record stands on the hub, for when the hub was restored.
CREATE TABLE agreed (
    stream TEXT NOT NULL,
    record_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    op TEXT NOT NULL CHECK (length(op) = 36),
    rev INTEGER NOT NULL CHECK (rev > 0),
    seq INTEGER NOT NULL, -- its place in the stream; 0 after the hub was restored
    came INTEGER NOT NULL DEFAULT 1 CHECK (came IN (0, 1)), -- in the full fetch that is under way
    PRIMARY KEY (stream, record_id)
) STRICT, WITHOUT ROWID;

-- How far this laptop is with each stream of the hub.
CREATE TABLE hub_stream (
    stream TEXT PRIMARY KEY,
    since INTEGER NOT NULL DEFAULT 0,
    in_full INTEGER NOT NULL DEFAULT 1 CHECK (in_full IN (0, 1)), -- began at 0 and is not at the head yet
    may_write INTEGER NOT NULL DEFAULT 1 CHECK (may_write IN (0, 1)),
    synced_at TEXT CHECK (synced_at IS NULL OR synced_at GLOB '????-??-??T??:??:??*')
) STRICT, WITHOUT ROWID;

-- Changes as they came that cannot be a record here (yet): a key, an account, another record or a newer program is
-- needed first, or they are not what they say they are. Of a record the newest one only.
CREATE TABLE set_aside (
    stream TEXT NOT NULL,
    record_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('sleutel', 'account', 'ouder', 'nieuwer', 'handtekening', 'veranderd', 'past_niet')),
    name TEXT NOT NULL DEFAULT '', -- of the key, the account or the other record
    change BLOB NOT NULL,
    PRIMARY KEY (stream, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX set_aside_for ON set_aside (why, name);

-- Two versions of one record that met: nothing of either is lost. What was settled stays, for who looks back.
CREATE TABLE conflict (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    dossier_id TEXT,
    what TEXT NOT NULL CHECK (what IN ('zelfde_veld', 'samengevoegd', 'weg_en_gewijzigd', 'zelfde_plek')),
    found_at TEXT NOT NULL CHECK (found_at GLOB '????-??-??T??:??:??*'),
    fields TEXT NOT NULL CHECK (json_valid(fields) AND json_type(fields) = 'array'),
    mine TEXT CHECK (mine IS NULL OR json_valid(mine)),
    theirs TEXT CHECK (theirs IS NULL OR json_valid(theirs)),
    mine_hlc TEXT NOT NULL,
    theirs_hlc TEXT NOT NULL,
    account TEXT NOT NULL, -- who wrote theirs
    picked TEXT CHECK (picked IN ('mijn', 'hun', 'gezien')),
    picked_at TEXT CHECK (picked_at IS NULL OR picked_at GLOB '????-??-??T??:??:??*'),
    CHECK ((picked IS NULL) = (picked_at IS NULL))
) STRICT;
CREATE INDEX conflict_of_record ON conflict (kind, record_id);
CREATE INDEX conflict_of_dossier ON conflict (dossier_id);

-- How it stands with the hub: its epoch, the session, when it last went well and what was wrong since.
CREATE TABLE hub_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT,
    reconcile INTEGER NOT NULL DEFAULT 0 CHECK (reconcile IN (0, 1)), -- the hub was restored: compare first
    erasures_since INTEGER NOT NULL DEFAULT 0,
    token TEXT,
    synced_at TEXT,
    fault TEXT,
    fault_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    not_before TEXT
) STRICT;
INSERT INTO hub_state (id) VALUES (1);

-- Dossiers of the hub that were erased here: told to the hub, and told again when the hub was restored.
CREATE TABLE hub_erasure (
    dossier_id TEXT PRIMARY KEY,
    told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Pictures under way: sealed once, so that a cut upload goes on; or known to be there and still to be fetched.
CREATE TABLE blob (
    attachment_id TEXT PRIMARY KEY,
    stream TEXT NOT NULL,
    name TEXT NOT NULL CHECK (length(name) = 64),
    key TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('op', 'daar', 'ophalen', 'mist')),
    sealed BLOB
) STRICT;

-- The same withdrawal on two laptops: the earlier moment counts.
DROP TRIGGER disclosure_ground_withdrawn_once;
CREATE TRIGGER disclosure_ground_withdrawn_once BEFORE UPDATE OF withdrawn_at ON disclosure_ground
WHEN old.withdrawn_at IS NOT NULL AND (new.withdrawn_at IS NULL OR new.withdrawn_at > old.withdrawn_at)
BEGIN SELECT raise(ABORT, 'a ground is withdrawn once'); END;
