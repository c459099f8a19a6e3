-- Goals in small steps and the marks of each pillar, since when an amount is received, and the first step of an
-- agreement. A column before the columns that travel needs its table made anew; nothing refers to these two.
ALTER TABLE finding RENAME TO finding_before;
CREATE TABLE finding (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    regeling TEXT NOT NULL CHECK (length(regeling) BETWEEN 1 AND 80),
    state TEXT NOT NULL
        CHECK (state IN ('te_kiezen', 'gepland', 'aangevraagd', 'toegekend', 'afgewezen', 'niet_gewenst')),
    visit_id TEXT REFERENCES visit (id),
    who TEXT CHECK (who IS NULL OR who IN ('bewoner', 'coach', 'samen', 'corporatie')),
    due TEXT CHECK (due IS date(due)),
    reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    planned_per_year INTEGER,
    realised INTEGER,
    realised_since TEXT CHECK (realised_since IS date(realised_since)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
INSERT INTO finding (
    id, dossier_id, regeling, state, visit_id, who, due, reason, planned_per_year, realised, stream, hub_rev,
    base, record_schema, extra, deleted_at
) SELECT
    id, dossier_id, regeling, state, visit_id, who, due, reason, planned_per_year, realised, stream, hub_rev,
    base, record_schema, extra, deleted_at
FROM finding_before;
DROP TABLE finding_before;
CREATE UNIQUE INDEX finding_once ON finding (dossier_id, regeling) WHERE deleted_at IS NULL;
CREATE INDEX finding_of_visit ON finding (visit_id);

ALTER TABLE agreement RENAME TO agreement_before;
CREATE TABLE agreement (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    visit_id TEXT NOT NULL REFERENCES visit (id),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 3),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    first_step TEXT NOT NULL DEFAULT '' CHECK (length(first_step) <= 300),
    who TEXT NOT NULL CHECK (who IN ('bewoner', 'coach', 'samen', 'corporatie')),
    due TEXT NOT NULL CHECK (due IS date(due)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    regeling TEXT NOT NULL DEFAULT '' CHECK (length(regeling) <= 80),
    first_step_on TEXT CHECK (first_step_on IS date(first_step_on)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
INSERT INTO agreement (
    id, visit_id, dossier_id, position, what, first_step, who, due, done_on, regeling, stream, hub_rev, base,
    record_schema, extra, deleted_at
) SELECT
    id, visit_id, dossier_id, position, what, first_step, who, due, done_on, regeling, stream, hub_rev, base,
    record_schema, extra, deleted_at
FROM agreement_before;
DROP TABLE agreement_before;
CREATE UNIQUE INDEX agreement_place ON agreement (visit_id, position) WHERE deleted_at IS NULL;
CREATE INDEX agreement_of_dossier ON agreement (dossier_id);

CREATE TABLE goal (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    reward TEXT NOT NULL DEFAULT '' CHECK (length(reward) <= 300),
    due TEXT CHECK (due IS date(due)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX goal_of_dossier ON goal (dossier_id);
CREATE INDEX goal_of_visit ON goal (visit_id);

CREATE TABLE step (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    goal_id TEXT NOT NULL REFERENCES goal (id),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 300),
    who TEXT NOT NULL CHECK (who IN ('bewoner', 'coach', 'samen', 'corporatie')),
    due TEXT CHECK (due IS date(due)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX step_of_goal ON step (goal_id);
CREATE INDEX step_of_dossier ON step (dossier_id);

CREATE TABLE pillar_score (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    pillar TEXT NOT NULL CHECK (length(pillar) BETWEEN 1 AND 40),
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 10),
    scored_on TEXT NOT NULL CHECK (scored_on IS date(scored_on)),
    visit_id TEXT REFERENCES visit (id),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX pillar_score_once ON pillar_score (dossier_id, pillar, scored_on) WHERE deleted_at IS NULL;
CREATE INDEX pillar_score_of_visit ON pillar_score (visit_id);
