-- What an energy coach sees, reads and measures, and the steps of a visit about energy. A CHECK can only be rewritten
-- in the schema itself; neither of these narrows what was allowed, so every row that is there stays right.
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = replace(
    sql, '''energie'', ''gemeente'', ''belasting'',', '''energie'', ''rondgang'', ''meten'', ''besparen'', ''gemeente'', ''belasting'','
) WHERE type = 'table' AND name = 'visit';
UPDATE sqlite_schema SET sql = replace(
    sql, '''appliance'',', '''appliance'', ''room_climate'','
) WHERE type = 'table' AND name = 'journal';
PRAGMA writable_schema=RESET;

CREATE TABLE energy_observation (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    visit_id TEXT NOT NULL REFERENCES visit (id),
    item TEXT NOT NULL CHECK (length(item) BETWEEN 1 AND 60),
    seen TEXT CHECK (seen IS NULL OR seen IN ('goed', 'kan_beter', 'niet_hier')),
    choice TEXT CHECK (choice IS NULL OR choice IN ('doet_het_al', 'gaat_het_doen', 'wil_niet', 'past_niet')),
    explained INTEGER NOT NULL CHECK (explained IN (0, 1)),
    placed INTEGER NOT NULL CHECK (placed IN (0, 1)),
    reported INTEGER NOT NULL CHECK (reported IN (0, 1)),
    look_again TEXT CHECK (look_again IS date(look_again)),
    pieces INTEGER NOT NULL CHECK (pieces BETWEEN 0 AND 200),
    needed INTEGER CHECK (needed BETWEEN 0 AND 200),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 1000),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX energy_observation_once ON energy_observation (visit_id, item) WHERE deleted_at IS NULL;
CREATE INDEX energy_observation_of_dossier ON energy_observation (dossier_id);

CREATE TABLE meter_reading (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    register TEXT NOT NULL
        CHECK (register IN ('gas', 'stroom_normaal', 'stroom_laag', 'terug_normaal', 'terug_laag', 'warmte', 'water')),
    day TEXT NOT NULL CHECK (day IS date(day)),
    value INTEGER NOT NULL CHECK (value >= 0), -- thousandths of the unit of the register
    meter TEXT NOT NULL DEFAULT '' CHECK (length(meter) <= 40),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX meter_reading_once ON meter_reading (dossier_id, register, day, meter) WHERE deleted_at IS NULL;
CREATE INDEX meter_reading_of_visit ON meter_reading (visit_id);

CREATE TABLE appliance (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    way TEXT NOT NULL CHECK (way IN ('altijd', 'uren', 'beurten')),
    typical TEXT NOT NULL DEFAULT '' CHECK (length(typical) <= 60),
    tenths_w INTEGER CHECK (tenths_w > 0),
    wh INTEGER CHECK (wh >= 0),
    minutes INTEGER CHECK (minutes > 0),
    minutes_a_day INTEGER CHECK (minutes_a_day BETWEEN 0 AND 1440),
    days_a_year INTEGER NOT NULL CHECK (days_a_year BETWEEN 0 AND 366),
    tenths_turns_a_week INTEGER CHECK (tenths_turns_a_week >= 0),
    standby INTEGER NOT NULL CHECK (standby IN (0, 1)),
    medical INTEGER NOT NULL CHECK (medical IN (0, 1)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX appliance_of_dossier ON appliance (dossier_id);
CREATE INDEX appliance_of_visit ON appliance (visit_id);

CREATE TABLE room_climate (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    room TEXT NOT NULL CHECK (length(room) BETWEEN 1 AND 40),
    day TEXT NOT NULL CHECK (day IS date(day)),
    tenths_c INTEGER CHECK (tenths_c BETWEEN -200 AND 600),
    humidity INTEGER CHECK (humidity BETWEEN 0 AND 100),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX room_climate_once ON room_climate (dossier_id, room, day) WHERE deleted_at IS NULL;
CREATE INDEX room_climate_of_visit ON room_climate (visit_id);
