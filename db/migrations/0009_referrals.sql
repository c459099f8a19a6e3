-- Referrals with what was sent, the register of organisations, the duties before an early signal, and signals in a team.
-- A CHECK can only be rewritten in the schema itself; this widens what was allowed, so every row stays right.
PRAGMA writable_schema=ON;
UPDATE sqlite_schema SET sql = replace(
    sql, '''referral''', '''referral'', ''organisation'', ''collection_duty'', ''team_signal'''
) WHERE type = 'table' AND name = 'journal';
PRAGMA writable_schema=RESET;

-- A referral, out or in. What was sent or came in is kept apart, so that the journal holds none of it and an answer of
-- no can throw it away.
CREATE TABLE referral (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    direction TEXT NOT NULL CHECK (direction IN ('uit', 'in')),
    kind TEXT NOT NULL CHECK (kind IN ('verwijzing', 'overdracht', 'warme_overdracht', 'vroegsignaal')),
    state TEXT NOT NULL CHECK (state IN ('concept', 'verzonden', 'ontvangen', 'geaccepteerd', 'in_behandeling', 'afgerond',
                                         'geweigerd', 'ingetrokken', 'verlopen', 'toestemming_ingetrokken')),
    organisation_kind TEXT NOT NULL CHECK (length(organisation_kind) BETWEEN 1 AND 60),
    counterpart TEXT NOT NULL CHECK (length(counterpart) <= 200),
    channel TEXT NOT NULL CHECK (channel IN ('hub', 'pakket')),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    dossier_id TEXT REFERENCES dossier (id), -- NULL as long as what came in was not taken on
    organisation_id TEXT REFERENCES organisation (id),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    name TEXT NOT NULL DEFAULT '' CHECK (length(name) <= 120),
    reachable TEXT NOT NULL DEFAULT '' CHECK (length(reachable) <= 200),
    question TEXT NOT NULL DEFAULT '' CHECK (length(question) <= 2000),
    parts TEXT NOT NULL CHECK (json_valid(parts) AND json_type(parts) = 'array'),
    notes TEXT NOT NULL CHECK (json_valid(notes) AND json_type(notes) = 'array'),
    arrears INTEGER CHECK (arrears > 0),
    arrears_since TEXT CHECK (arrears_since IS date(arrears_since)),
    ground_id TEXT REFERENCES disclosure_ground (id),
    sent_at TEXT CHECK (sent_at IS NULL OR sent_at GLOB '????-??-??T??:??:??*'),
    received_at TEXT CHECK (received_at IS NULL OR received_at GLOB '????-??-??T??:??:??*'),
    answer_by TEXT CHECK (answer_by IS date(answer_by)),
    answered_at TEXT CHECK (answered_at IS NULL OR answered_at GLOB '????-??-??T??:??:??*'),
    started_at TEXT CHECK (started_at IS NULL OR started_at GLOB '????-??-??T??:??:??*'),
    closed_at TEXT CHECK (closed_at IS NULL OR closed_at GLOB '????-??-??T??:??:??*'),
    refusal TEXT CHECK (refusal IS NULL OR refusal IN ('geen_plek', 'buiten_gebied', 'niet_onze_hulp', 'al_bekend',
                                                       'te_weinig_gegevens', 'anders')),
    reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
    outcome TEXT CHECK (outcome IS NULL OR outcome IN ('hulp_gestart', 'betalingsregeling', 'opgelost',
                                                       'informatie_en_advies', 'doorverwezen', 'al_in_hulp',
                                                       'wil_geen_hulp', 'niet_bereikt', 'verhuisd', 'anders')),
    outcome_note TEXT NOT NULL DEFAULT '' CHECK (length(outcome_note) <= 1000),
    stop_asked_at TEXT CHECK (stop_asked_at IS NULL OR stop_asked_at GLOB '????-??-??T??:??:??*'),
    first_on TEXT CHECK (first_on IS date(first_on)),
    checked TEXT NOT NULL CHECK (json_valid(checked) AND json_type(checked) = 'array'),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX referral_of_dossier ON referral (dossier_id);
CREATE INDEX referral_by_state ON referral (direction, state);

CREATE TABLE referral_content (
    referral_id TEXT PRIMARY KEY REFERENCES referral (id) ON DELETE CASCADE,
    payload TEXT NOT NULL CHECK (json_valid(payload) AND length(payload) <= 2000000)
) STRICT;

CREATE TRIGGER referral_content_no_update BEFORE UPDATE ON referral_content
BEGIN SELECT raise(ABORT, 'what was sent does not change'); END;
CREATE TRIGGER referral_content_no_replace BEFORE INSERT ON referral_content
WHEN EXISTS (SELECT 1 FROM referral_content WHERE referral_id = new.referral_id)
BEGIN SELECT raise(ABORT, 'what was sent does not change'); END;
CREATE TRIGGER referral_no_replace BEFORE INSERT ON referral
WHEN EXISTS (SELECT 1 FROM referral WHERE id = new.id)
BEGIN SELECT raise(ABORT, 'a referral is there once'); END;
-- What was sent says what was chosen then; only how far it is may change.
CREATE TRIGGER referral_sent_stays BEFORE UPDATE OF id, direction, kind, organisation_kind, counterpart, channel,
    created_at, organisation_id, urgent, name, reachable, question, parts, notes, arrears, arrears_since, ground_id,
    sent_at, answer_by ON referral
WHEN old.state <> 'concept'
BEGIN SELECT raise(ABORT, 'a referral that was sent does not change'); END;
CREATE TRIGGER referral_closed_stays BEFORE UPDATE OF state ON referral
WHEN old.state IN ('afgerond', 'geweigerd', 'ingetrokken', 'verlopen', 'toestemming_ingetrokken')
    AND new.state <> old.state
BEGIN SELECT raise(ABORT, 'a referral ends once'); END;

-- The register of organisations that help households, as an organisation keeps it itself.
CREATE TABLE organisation (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 60),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    channel TEXT NOT NULL CHECK (channel IN ('hub', 'pakket')),
    district TEXT NOT NULL DEFAULT '' CHECK (length(district) <= 80),
    phone TEXT NOT NULL DEFAULT '' CHECK (length(phone) <= 30),
    mail TEXT NOT NULL DEFAULT '' CHECK (length(mail) <= 120),
    address TEXT NOT NULL DEFAULT '' CHECK (length(address) <= 200),
    hours TEXT NOT NULL CHECK (json_valid(hours) AND json_type(hours) = 'array'),
    bring TEXT NOT NULL CHECK (json_valid(bring) AND json_type(bring) = 'array'),
    answer_days INTEGER CHECK (answer_days BETWEEN 1 AND 90),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;

-- The duties that come before arrears are told to the municipality, each with its day.
CREATE TABLE collection_duty (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    duty TEXT NOT NULL CHECK (duty IN ('herinnering', 'contact', 'schuldhulp', 'aanbod', 'bezwaar')),
    day TEXT NOT NULL CHECK (day IS date(day)),
    way TEXT NOT NULL CHECK (way IN ('telefoon', 'brief', 'e-mail', 'bericht', 'aan_de_deur')),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX collection_duty_once ON collection_duty (dossier_id, duty) WHERE deleted_at IS NULL;

-- What one member of a district team noticed, for the others.
CREATE TABLE team_signal (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    dossier_id TEXT NOT NULL REFERENCES dossier (id),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 500),
    for_role TEXT NOT NULL CHECK (for_role IN ('coach', 'sociaal_beheer', 'huurincasso', 'verhuur', 'techniek')),
    author TEXT NOT NULL,
    seen_at TEXT NOT NULL CHECK (seen_at GLOB '????-??-??T??:??:??*'),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    handled_on TEXT CHECK (handled_on IS date(handled_on)),
    stream TEXT NOT NULL,
    hub_rev INTEGER,
    base TEXT CHECK (base IS NULL OR json_valid(base)),
    record_schema INTEGER NOT NULL DEFAULT 1,
    extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    deleted_at TEXT
) STRICT;
CREATE INDEX team_signal_of_dossier ON team_signal (dossier_id);
CREATE INDEX team_signal_open ON team_signal (for_role) WHERE handled_on IS NULL;
