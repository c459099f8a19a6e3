-- What this laptop holds for the sync: the private keys of accounts, where it is enrolled, whose public keys it knows, the
-- keys of streams, those of the organisation, and the one-time codes made here. Nothing of it travels.
CREATE TABLE account_key (
    url TEXT NOT NULL,
    account TEXT NOT NULL,
    sign_key BLOB NOT NULL CHECK (length(sign_key) = 32),
    box_key BLOB NOT NULL CHECK (length(box_key) = 32),
    PRIMARY KEY (url, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    url TEXT NOT NULL,
    account TEXT NOT NULL,
    device TEXT NOT NULL CHECK (length(device) = 36),
    secret TEXT NOT NULL CHECK (length(secret) = 43),
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('ingeschreven', 'vergeleken', 'klaar')),
    FOREIGN KEY (url, account) REFERENCES account_key (url, account)
) STRICT;

CREATE TABLE known_account (
    account TEXT PRIMARY KEY,
    sign_key BLOB NOT NULL CHECK (length(sign_key) = 32),
    box_key BLOB NOT NULL CHECK (length(box_key) = 32),
    trust TEXT NOT NULL CHECK (trust IN ('bound', 'compared', 'seen'))
) STRICT, WITHOUT ROWID;

CREATE TABLE stream_key (
    stream TEXT NOT NULL,
    place INTEGER NOT NULL,
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    PRIMARY KEY (stream, place),
    UNIQUE (stream, secret)
) STRICT, WITHOUT ROWID;

-- escrow_private is here only until the person says that it is on paper.
CREATE TABLE organisation_key (
    organisation TEXT PRIMARY KEY,
    box_key BLOB NOT NULL CHECK (length(box_key) = 32),
    escrow_key BLOB NOT NULL CHECK (length(escrow_key) = 32),
    box_private BLOB CHECK (length(box_private) = 32),
    escrow_private BLOB CHECK (length(escrow_private) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE made_code (
    account TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (account, code)
) STRICT, WITHOUT ROWID;
