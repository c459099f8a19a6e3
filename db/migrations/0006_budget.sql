-- The budget of a household: its lines, pots, what is on the account, collection days that were agreed and reminders.
-- A CHECK can only be rewritten in the schema itself; this narrows nothing, so every row that is there stays right.
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = replace(
    sql, '''budget_line'',', '''budget_line'', ''budget_pot'', ''account_balance'', ''collection_move'', ''reminder'','
) WHERE type = 'table' AND name = 'journal';
PRAGMA writable_schema=RESET;

CREATE TABLE budget_line (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    category TEXT NOT NULL CHECK (length(category) BETWEEN 1 AND 60),
    label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 80),
    amount INTEGER CHECK (amount BETWEEN 0 AND 9999999999), -- eurocents per payment
    per TEXT NOT NULL CHECK (per IN ('week', 'vier_weken', 'maand', 'kwartaal', 'jaar')),
    payment TEXT NOT NULL
        CHECK (payment IN ('bijschrijving', 'incasso', 'overmaken', 'pinnen', 'contant', 'ingehouden', 'blijft_staan')),
    payer TEXT NOT NULL CHECK (payer IN ('bewoner', 'partner', 'samen', 'ander')),
    evidence TEXT NOT NULL CHECK (evidence IN ('gezien', 'verteld', 'geschat')),
    must INTEGER NOT NULL CHECK (must IN (0, 1)),
    movable INTEGER NOT NULL CHECK (movable IN (0, 1)),
    day INTEGER CHECK (day BETWEEN 1 AND 31),
    known_on TEXT CHECK (known_on IS date(known_on)),
    starts TEXT CHECK (starts IS date(starts)),
    ends TEXT CHECK (ends IS date(ends)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX budget_line_of_dossier ON budget_line (dossier_id);
CREATE INDEX budget_line_of_visit ON budget_line (visit_id);

CREATE TABLE budget_pot (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    category TEXT NOT NULL CHECK (length(category) BETWEEN 1 AND 60),
    balance INTEGER NOT NULL CHECK (balance BETWEEN 0 AND 9999999999), -- eurocents
    counted_on TEXT NOT NULL CHECK (counted_on IS date(counted_on)),
    goal INTEGER CHECK (goal BETWEEN 1 AND 9999999999),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX budget_pot_once ON budget_pot (dossier_id, category) WHERE deleted_at IS NULL;
CREATE INDEX budget_pot_of_visit ON budget_pot (visit_id);

CREATE TABLE account_balance (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    day TEXT NOT NULL CHECK (day IS date(day)),
    amount INTEGER NOT NULL CHECK (amount BETWEEN -9999999999 AND 9999999999), -- eurocents
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX account_balance_once ON account_balance (dossier_id, day) WHERE deleted_at IS NULL;
CREATE INDEX account_balance_of_visit ON account_balance (visit_id);

-- what was agreed about the day on which a cost is collected
CREATE TABLE collection_move (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    line_id TEXT NOT NULL REFERENCES budget_line (id),
    from_day INTEGER NOT NULL CHECK (from_day BETWEEN 1 AND 31),
    to_day INTEGER NOT NULL CHECK (to_day BETWEEN 1 AND 31),
    since TEXT NOT NULL CHECK (since IS date(since)),
    agreed_on TEXT NOT NULL CHECK (agreed_on IS date(agreed_on)),
    task_id TEXT REFERENCES task (id),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX collection_move_once ON collection_move (line_id) WHERE deleted_at IS NULL;
CREATE INDEX collection_move_of_dossier ON collection_move (dossier_id);
CREATE INDEX collection_move_of_visit ON collection_move (visit_id);

-- a reminder that the resident wants before a cost is collected, with the yes to it
CREATE TABLE reminder (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    line_id TEXT NOT NULL REFERENCES budget_line (id),
    number TEXT NOT NULL CHECK (length(number) BETWEEN 8 AND 20),
    days_before INTEGER NOT NULL CHECK (days_before BETWEEN 1 AND 14),
    agreed_on TEXT NOT NULL CHECK (agreed_on IS date(agreed_on)),
    how_given TEXT NOT NULL CHECK (length(how_given) BETWEEN 1 AND 200),
    link TEXT NOT NULL DEFAULT '' CHECK (length(link) <= 300),
    stopped_on TEXT CHECK (stopped_on IS date(stopped_on)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX reminder_once ON reminder (line_id, number) WHERE deleted_at IS NULL;
CREATE INDEX reminder_of_dossier ON reminder (dossier_id);
CREATE INDEX reminder_of_visit ON reminder (visit_id);
