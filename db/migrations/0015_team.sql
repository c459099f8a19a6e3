-- Counts of a team without names; who is in each stream; and dossiers of which this account is no member any more.
-- A CHECK can only be rewritten in the schema itself; this widens what was allowed, so every row stays right.
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = replace(
    sql, '''team_signal''', '''team_signal'', ''team_counts'''
) WHERE type = 'table' AND name = 'journal';
-- A colleague in the dossier has not the register of who referred: there it stands for an organisation elsewhere.
UPDATE sqlite_schema SET sql = replace(
    sql, 'organisation_id TEXT REFERENCES organisation (id),', 'organisation_id TEXT,'
) WHERE type = 'table' AND name = 'referral';
PRAGMA writable_schema=RESET;
UPDATE set_aside SET name = '' WHERE why = 'ouder'; -- such referrals wait no longer

-- What coaches show their team: numbers per part of town, nothing under five. Own and of colleagues, one per account.
CREATE TABLE team_counts (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    account TEXT NOT NULL CHECK (length(account) BETWEEN 1 AND 80),
    published_at TEXT NOT NULL CHECK (published_at GLOB '????-??-??T??:??:??*'),
    areas TEXT NOT NULL CHECK (json_valid(areas) AND json_type(areas) = 'array'),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;

-- Who is in each stream of the hub, as it told last.
CREATE TABLE hub_member (
    stream TEXT NOT NULL,
    account TEXT NOT NULL,
    may_share INTEGER NOT NULL CHECK (may_share IN (0, 1)),
    PRIMARY KEY (stream, account)
) STRICT, WITHOUT ROWID;

-- Dossiers of which this account is no member any more: what is here of them is closed until it is thrown away.
CREATE TABLE hub_left (
    stream TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Dossiers whose copy was thrown away here because this account may not read them any more. Ids only; they may come back.
CREATE TABLE dropped (
    dossier_id TEXT PRIMARY KEY CHECK (length(dossier_id) = 36)
) STRICT, WITHOUT ROWID;
